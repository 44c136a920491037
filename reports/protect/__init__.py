"""Plain files of one client → sealed files that tell a stranger nothing; format in docs/sealed-format.md."""

from reports.protect.head import Moment
from reports.protect.keys import ClientKeys

__all__ = ["ClientKeys", "Moment"]
