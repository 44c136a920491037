"""An attachment's bytes → its size, if they are a picture."""

import hashlib
import struct
import zlib

import pytest

from reports.source import FileInfo, describe_file

GIF = b"GIF89a" + struct.pack("<HH", 7, 5) + b"\x00\x00\x00;"
JPEG = b"\xff\xd8\xff\xc0\x00\x11\x08" + struct.pack(">HH", 5, 7) + b"\x03" + b"\x01\x22\x00" * 3 + b"\xff\xd9"
WEBP = b"RIFF" + struct.pack("<I", 22) + b"WEBPVP8X" + struct.pack("<I", 10) + b"\0\0\0\0" + b"\x06\0\0" + b"\x04\0\0"


def png(width: int, height: int) -> bytes:
    header = b"IHDR" + struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + struct.pack(">I", 13) + header + struct.pack(">I", zlib.crc32(header))


@pytest.mark.parametrize("data", [png(7, 5), GIF, JPEG, WEBP], ids=["png", "gif", "jpeg", "webp"])
def test_pictures_have_a_size_whatever_their_name(data: bytes) -> None:
    digest = hashlib.sha256(data).hexdigest()
    assert describe_file("files/shelf.bin", data) == FileInfo("files/shelf.bin", digest, True, 7, 5)  # noqa: FBT003


@pytest.mark.parametrize(
    "data",
    [
        b"%PDF-1.4",
        b"<svg xmlns='http://www.w3.org/2000/svg' width='7' height='5'/>",
        b"",
        b"\x89PNG\r\n\x1a\n",
        b"GIF89a",
        b"\xff\xd8\xff",
        b"RIFF\0\0\0\0WEBP",
        b"BM" + b"\0" * 40,
        png(0, 0),
    ],
)
def test_what_is_no_picture_has_no_size(data: bytes) -> None:
    info = describe_file("files/shelf.png", data)
    assert (info.is_image, info.width, info.height) == (False, None, None)
