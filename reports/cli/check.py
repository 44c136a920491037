"""`check`: every fault in every file of the workspace, and what good reporting misses, in one run."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

import click

from reports.cli.context import ClientId, Here
from reports.cli.findings import FORMATS, as_commands, as_json, as_text, show_problems
from reports.errors import UsageError

if TYPE_CHECKING:
    from reports.rules import Rule


@click.command("check", epilog="Example: aboveboard check --client northwind")
@click.option("--client", "client_id", type=ClientId(), metavar="ID", help="Only this client.")
@click.option("--format", "form", type=click.Choice(FORMATS), default="text", show_default=True, help="For whom.")
@click.option("--strict", is_flag=True, help="Exit 1 for warnings, too.")
@click.option("--rules", "show_rules", is_flag=True, help="List the rules, and what each of them weighs here.")
@click.option("--explain", "code", metavar="CODE", help="Say what one rule finds and why, and how to weigh it.")
@click.pass_obj
def command(here: Here, client_id: str | None, form: str, *, strict: bool, show_rules: bool, code: str | None) -> int:
    """Find every mistake, with its place and a way out.

    Reads the working copy as of today. Exit 0: no error; 1: something to put right.
    """
    if show_rules:
        return _list_rules(here)
    if code:
        return _explain(here, code)
    from reports.pipeline.checkup import examine

    checkup = examine(here.root, client_id)
    if form == "json":
        click.echo(as_json(checkup.problems))
    elif form == "github":
        click.echo(as_commands(checkup.problems), nl=bool(checkup.problems))
    else:
        show_problems(checkup.problems)
        click.echo(as_text(checkup.problems, checkup.clients))
    for note in checkup.notes:
        click.echo(f"note: {note}", err=True)
    return int(checkup.has_errors or (strict and bool(checkup.problems)))


def _list_rules(here: Here) -> int:
    from reports.rules import RULES

    settings = _settings(here)
    for rule in RULES:
        click.echo(_described(rule, settings))
    return 0


def _explain(here: Here, code: str) -> int:
    from reports.rules import RULES
    from reports.source import did_you_mean

    rules = {rule.code: rule for rule in RULES}
    if code not in rules:
        hint = did_you_mean(code, rules) or "See all rules with: aboveboard check --rules"
        raise UsageError(f"There is no rule {code!r}.", hint)
    click.echo(_described(rules[code], _settings(here)))
    click.echo(f"    To weigh it otherwise, write in agency.yml, below `rules:`, `{code}: off`, `warning` or `error`.")
    return 0


def _described(rule: "Rule", settings: Mapping[str, str]) -> str:
    """Return what a rule finds and why, and what it weighs by agency.yml's settings."""
    set_here = settings.get(rule.code, rule.weight)
    weight = rule.weight if set_here == rule.weight else f"{set_here} here, {rule.weight} by default"
    return f"{rule.code} ({weight}): {rule.finds}\n    {rule.reason}"


def _settings(here: Here) -> Mapping[str, str]:
    """Return what agency.yml says of rules; nothing outside a workspace, and where it cannot be read."""
    from reports.source import find_workspace, load_agency

    try:
        agency = load_agency(find_workspace(here.root)).agency
    except UsageError:
        return {}
    return agency.rules if agency else {}
