"""`completion`: the script that teaches a shell our verbs, options and clients."""

from collections.abc import Mapping

import click
from click.shell_completion import BashComplete, FishComplete, ShellComplete, ZshComplete

_PROGRAM = "aboveboard"
_VARIABLE = "_ABOVEBOARD_COMPLETE"
"""How click's scripts ask us for completions; the name follows from the program's."""
_SHELLS: Mapping[str, type[ShellComplete]] = {"bash": BashComplete, "zsh": ZshComplete, "fish": FishComplete}


@click.command(
    "completion",
    epilog='Examples: eval "$(aboveboard completion bash)" in ~/.bashrc · the same with zsh, in ~/.zshrc · '
    "aboveboard completion fish > ~/.config/fish/completions/aboveboard.fish",
)
@click.argument("shell", type=click.Choice(list(_SHELLS)))
@click.pass_context
def command(context: click.Context, shell: str) -> int:
    """Print the script that lets SHELL complete verbs, options and clients with the Tab key."""
    click.echo(_SHELLS[shell](context.find_root().command, {}, _PROGRAM, _VARIABLE).source())
    return 0
