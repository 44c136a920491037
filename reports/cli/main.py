"""The command line: arguments in, exit code out. The one place where errors become exit codes.

0 fine, 1 findings, 2 wrong use or refused.
"""

import sys
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path
from textwrap import indent

import click

from reports.cli.context import Here
from reports.environment import take_secrets
from reports.errors import Error
from reports.problems import shown

VERBS = (
    "demo",
    "init",
    "new",
    "check",
    "due",
    "overview",
    "review",
    "schema",
    "build",
    "publish",
    "mail",
    "verify",
    "export",
    "brief",
    "serve",
    "accept",
    "access",
    "completion",
)


class Verbs(click.Group):
    """Finds a verb in the module of its name, when it is needed."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 -- click's signature
        """Return the verbs in the order of a first day."""
        return list(VERBS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002 -- click's signature
        """Return the verb, None for a word that is none."""
        if cmd_name not in VERBS:
            return None
        command = import_module(f"reports.cli.{cmd_name}").command
        return command if isinstance(command, click.Command) else None

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Return the verb that is called; a mistyped one is told with the one that was probably meant."""
        if args[0] not in VERBS and not args[0].startswith("-"):
            from reports.source.wording import did_you_mean

            raise click.UsageError(f"No such command {args[0]!r}. {did_you_mean(args[0], VERBS)}".rstrip(), ctx)
        return super().resolve_command(ctx, args)


@click.command(
    cls=Verbs,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="Example: aboveboard demo build/demo",
)
@click.version_option(package_name="aboveboard", prog_name="aboveboard")
@click.option("-C", "directory", type=click.Path(path_type=Path), default=".", help="Work in this directory.")
@click.pass_context
def aboveboard(context: click.Context, directory: Path) -> None:
    """Client status sites from YAML and git: versioned, sealed behind passphrases, with every promise on record."""
    context.obj = Here(directory)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command; return its exit code. What a person can put right is told in words, never as a traceback."""
    take_secrets()
    try:
        result = aboveboard.main(args=arguments, prog_name="aboveboard", standalone_mode=False)
    except click.ClickException as wrong:
        wrong.show()
        if hint := _one_client(wrong):
            click.echo(f"  {hint}", err=True)
        return 2
    except (click.Abort, KeyboardInterrupt):
        click.echo("Stopped. Nothing was changed.", err=True)
        return 2
    except Error as error:
        tell(error)
        return 2
    except OSError as failed:
        where = f": {shown(str(failed.filename))}" if failed.filename else ""
        click.echo(f"Error: {failed.strerror or failed}{where}", err=True)
        return 2
    return result if isinstance(result, int) else 0


def tell(error: Error) -> None:
    """Say what went wrong and the way out."""
    click.echo(f"Error: {_shown(error.message)}", err=True)
    if error.hint:
        click.echo(indent(_shown(error.hint), "  "), err=True)


def _shown(text: str) -> str:
    """Return lines with all written out that a terminal would obey: names of files and words of git stand in them."""
    return "\n".join(map(shown, text.split("\n")))


def _one_client(wrong: click.ClickException) -> str:
    """Say how a client is named, where somebody named it as `new` and `serve` take it."""
    context = wrong.ctx if isinstance(wrong, click.UsageError) else None
    if context is None or not wrong.message.startswith("Got unexpected extra argument"):
        return ""
    options = [option for param in context.command.params for option in param.opts]
    return f"One client alone: {context.command_path} --client ID" if "--client" in options else ""


if __name__ == "__main__":
    sys.exit(main())
