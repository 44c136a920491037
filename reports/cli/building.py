"""A build → progress, its notes, and a line a site; or the problems that kept it from being made."""

from collections.abc import Callable
from typing import TYPE_CHECKING

import click

from reports.cli.context import Progress
from reports.cli.findings import show_problems

if TYPE_CHECKING:
    from reports.pipeline.report import BuiltClient, Report


def run_build(build: "Callable[[Progress], Report]", said: "Callable[[Report, BuiltClient], str]") -> int:
    """Run a build and tell of it; return the exit code. `said` tells of one site in a line."""
    from reports.pipeline.report import Found

    progress = Progress()
    try:
        report = build(progress)
    except Found as found:
        progress.close()
        return show_problems(found.problems)
    finally:
        progress.close()
    for note in report.notes:
        click.echo(f"note: {note}", err=True)
    for built in report.clients:
        click.echo(said(report, built))
    return 0
