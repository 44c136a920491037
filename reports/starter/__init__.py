"""A name, a language and a time zone → a new workspace."""

from reports.starter.start import refuse_occupied, start_workspace

__all__ = ["refuse_occupied", "start_workspace"]
