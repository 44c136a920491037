"""An attachment's bytes → what pages and sealing need to know of it."""

import hashlib
from dataclasses import dataclass
from io import BytesIO

_BEGINNINGS = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"GIF87a", b"GIF89a")
_RIFF, _WEBP = b"RIFF", b"WEBP"


@dataclass(frozen=True, slots=True)
class FileInfo:
    """A file of a client's folder: `sha256` in hex; width and height in pixels, None for what is no picture."""

    name: str
    sha256: str
    is_image: bool
    width: int | None
    height: int | None


def describe_file(name: str, data: bytes) -> FileInfo:
    """Describe a file. PNG, JPEG, GIF and WebP are pictures if their bytes say so, whatever their name says."""
    size = _size(data) if _claims_to_be_picture(data) else None
    width, height = size or (None, None)
    return FileInfo(name, hashlib.sha256(data).hexdigest(), size is not None, width, height)


def _claims_to_be_picture(data: bytes) -> bool:
    return data.startswith(_BEGINNINGS) or (data[:4] == _RIFF and data[8:12] == _WEBP)


def _size(data: bytes) -> tuple[int, int] | None:
    import imagesize  # takes 50 ms, which only a build with pictures should

    try:
        width, height = imagesize.get(BytesIO(data))
    except (ValueError, OSError, LookupError):
        return None
    return (width, height) if width > 0 and height > 0 else None
