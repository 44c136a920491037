"""Joins the stages: a workspace becomes its sealed site, a plain preview, or a live one."""

from reports.pipeline.report import BuiltClient, Found, Report
from reports.pipeline.sealed import build_sealed

__all__ = ["BuiltClient", "Found", "Report", "build_sealed"]
