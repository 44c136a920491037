"""A client's allowed_signers → a problem where a line cannot be read, or where it lets nobody of the client sign."""

from collections.abc import Iterator, Mapping

from reports.model import Client
from reports.problems import Problem, Severity
from reports.source import Folder, Loaded, Workspace
from reports.source.names import SIGNERS
from reports.source.wording import did_you_mean, there_are
from reports.workspace import CLIENTS


def signer_problems(workspace: Workspace, loaded: Mapping[str, Loaded]) -> Iterator[Problem]:
    """Yield what is wrong with whose keys may sign, of each client whose profile and agreement can be read."""
    for client_id, one in loaded.items():
        if one.client and one.shelf and SIGNERS in one.shelf.names:
            yield from _problems(f"{CLIENTS}/{client_id}/{SIGNERS}", workspace.client_folder(client_id), one.client)


def _problems(file: str, folder: Folder, client: Client) -> Iterator[Problem]:
    from reports.receipts import AGENCY, BadSigners, parse_signers  # here, since most workspaces have no such file

    try:
        text = folder.read(SIGNERS).decode()
        signers = parse_signers(text)
    except UnicodeDecodeError:
        yield Problem(file, 0, 0, "", "bad-signers", "it is not written in UTF-8", "Restore it from git.")
        return
    except BadSigners as error:
        message = f"this line {error.reason}"
        yield Problem(file, error.line, 1, "", "bad-signers", message, "Until it is mended, no signature counts.")
        return
    people = sorted({*client.profile.people, *client.agreement.approvers})
    # A line that was given an end stays for what was signed before, also of somebody who is gone.
    strangers = {one.principal for one in signers if one.before is None} - {AGENCY, *people}
    for number, line in enumerate(text.splitlines(), 1):
        who = line.split(" ")[0]
        if who in strangers:
            message = f"`{who}` is nobody of this client; {there_are(people)}"
            hint = did_you_mean(who, people) or "Remove the line: what they signed before still counts."
            yield Problem(file, number, 1, "", "unknown-signer", message, hint, Severity.WARNING)
