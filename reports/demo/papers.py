"""A decision → the paper that shows it: the mail that came, or the certificate of a signing service."""

from dataclasses import dataclass
from datetime import datetime
from email.utils import format_datetime

from reports.demo.cast import cast_file

_INVENTED = "Everybody here is invented: this paper is part of a demonstration."


@dataclass(frozen=True, slots=True)
class Paper:
    """Who decided when on what; `title` says it in words, `digest` is that of the exact wording."""

    title: str
    version: int
    digest: str
    client: str
    person: str
    mail: str
    at: datetime

    def letter(self, client_id: str, said: str) -> bytes:
        """Return the mail in which a person decided, as it reached the agency."""
        return (
            f"From: {self.person} <{self.mail}>\n"
            f"To: {client_id}-team@quayside.example\n"
            f"Date: {format_datetime(self.at)}\n"
            f"Subject: {self.title}, version {self.version}\n"
            f"Message-ID: <{self.at:%Y%m%d%H%M}.{self.mail}>\n"
            "Content-Type: text/plain; charset=utf-8\n"
            "Content-Transfer-Encoding: 8bit\n"
            f"X-Note: {_INVENTED}\n\n{said}\n\n{self.person}\n"
        ).encode()

    def certificate(self) -> bytes:
        """Return what a signing service says of a signature: names and times, and nothing that could be verified."""
        return (
            f"{self._head()}\nSigned by: {self.person} <{self.mail}>\n"
            f"Signed at: {self.at.isoformat(timespec='minutes')}\n"
            f"Digest of the wording: {self.digest}\n\n{_INVENTED}\n"
        ).encode()

    def _head(self) -> str:
        agency = cast_file()["agency"]["name"]
        return f"{self.title}, version {self.version}\nBetween {agency} and {self.client}"
