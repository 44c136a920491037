"""`review`: what a change brings for each client, in the words of the business."""

import click

from reports.cli.context import Here

FORMATS = ("text", "markdown", "json")


@click.command("review", epilog="Example: aboveboard review main..HEAD")
@click.argument("revisions", metavar="BASE..HEAD")
@click.option("--format", "form", type=click.Choice(FORMATS), default="text", show_default=True, help="For whom.")
@click.pass_obj
def command(here: Here, revisions: str, form: str) -> int:
    """Say what changes for each client between two commits, the most serious first.

    Without HEAD (`main..` or `main`) it is the working copy. Compared is with the newest commit that is behind both.
    Exit 0: nothing stands in the way; 1: the change brings an error.
    """
    from reports.pipeline.review import review
    from reports.review import as_json, as_markdown, as_text

    found = review(here.root, revisions)
    written = {"text": as_text, "markdown": as_markdown, "json": as_json}[form](found)
    click.echo(written)
    return int(found.is_blocked)
