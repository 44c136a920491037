"""What was agreed changes in the open: terms beside acceptances, money and dates beside decisions."""

from base64 import b64encode
from datetime import date

import pytest

from reports.history import digest, document_digest, documents_of
from reports.receipts import public_blob
from reports.source import find_workspace, load, slug
from tests.rules.history import Committed
from tests.support.workspace import agreement_text

REQUEST = """\
title: Prices on the page
raised: {by: sponsor, on: 2026-11-10}
kind: scope
why: Callers ask for the price first.
options:
  show-prices:
    what: Prices for three products
    budget: 1200
  finish-first:
    what: Finish what was agreed
"""
DEARER = """
  currency: EUR
  lines:
    build: {name: Design and build, amount: 15200}
    media: {name: Media, amount: 6000}"""
OTHERWISE = agreement_text(title="Fewer leads from the shop")


def decided(option: str = "show-prices", on: str = "2026-11-19", budget: int = 1200) -> str:
    request = REQUEST.replace("1200", str(budget))
    return f"{request}decision: {{option: {option}, by: sponsor, on: {on}}}\n"


def digest_of(committed: Committed) -> str:
    client = load(find_workspace(committed.agency.root), "northwind", None).client
    assert client
    return digest("northwind", client.agreement)


def accept(
    committed: Committed, version: int = 1, on: str = "2026-11-13", words: str = "", after: str = "", more: str = ""
) -> None:
    text = (
        f"document: agreement\nversion: {version}\ndigest: {words or digest_of(committed)}\n"
        f"{f'supersedes: {after}{chr(10)}' if after else ''}{more}"
        f"by: sponsor\ndecision: accept\nat: {on}T18:00:00+00:00\nmethod: email\n"
    )
    committed.write(f"acceptances/{on}-agreement-sponsor.yml", text)


def codes(committed: Committed) -> list[str]:
    return [line.split(": ")[1] for line in committed.said().splitlines() if line[:1] != " "]


def test_accepted_terms_that_stay_are_well(committed: Committed) -> None:
    accept(committed)
    assert committed.said() == ""
    committed.write("agreement.yml", "# as agreed\n" + agreement_text() + "private:\n  note: They like it.\n")
    assert committed.said() == ""


def test_accepted_terms_that_change(committed: Committed) -> None:
    accept(committed)
    committed.write("agreement.yml", OTHERWISE)
    said = (
        "clients/northwind/agreement.yml:1:1: terms-changed: `title` differs from what `sponsor` accepted on "
        "2026-11-13, and no request that was decided since names it\n"
        "    Take the change back, or ask for it: a file in clients/northwind/changes/, and a decision.\n"
    )
    assert committed.said() == said
    committed.commit("2026-11-20")
    assert committed.said() == said


def test_terms_change_by_a_decided_request(committed: Committed) -> None:
    accept(committed)
    committed.write("agreement.yml", agreement_text(budget=DEARER))
    committed.write("changes/cr-001.yml", REQUEST)
    assert codes(committed) == ["terms-changed"]
    committed.write("changes/cr-001.yml", decided())
    assert committed.said() == ""


def test_a_request_decided_before_the_acceptance_allows_nothing_new(committed: Committed) -> None:
    accept(committed)
    committed.write("agreement.yml", OTHERWISE)
    committed.write("changes/cr-001.yml", decided("finish-first", "2026-11-12"))
    assert codes(committed) == ["terms-changed"]


def test_new_terms_accepted_anew_are_well(committed: Committed) -> None:
    accept(committed)
    before = digest_of(committed)
    committed.write("agreement.yml", OTHERWISE)
    accept(committed, version=2, on="2026-11-19", after=before)
    assert committed.said() == ""


def test_an_acceptance_of_words_that_never_were(committed: Committed) -> None:
    accept(committed, words="sha256:" + "0" * 64)
    assert codes(committed) == ["unknown-digest"]
    assert "`sha256:000000000000…` is the digest of no wording that agreement.yml ever had" in committed.said()


def test_an_acceptance_of_another_version(committed: Committed) -> None:
    accept(committed, version=2)
    assert "version: this digest is that of version 1, not of version 2" in committed.said()


def test_an_acceptance_of_old_words_stays_known(committed: Committed) -> None:
    accept(committed)
    first = digest_of(committed)
    committed.write("agreement.yml", OTHERWISE)
    committed.commit("2026-11-20")
    accept(committed, version=2, on="2026-11-20", after=first)
    assert committed.said() == ""


def test_a_request_names_the_days_and_the_money_that_change(committed: Committed) -> None:
    accept(committed)
    later = agreement_text(budget=DEARER).replace("due: 2026-12-01", "due: 2026-12-04")
    committed.write("agreement.yml", later)
    committed.write("changes/cr-001.yml", decided())
    assert "terms-changed: `milestones.beta.due` differs from what `sponsor` accepted" in committed.said()
    committed.write("changes/cr-001.yml", f"{decided()}result: {digest_of(committed)}\n")
    assert committed.said() == ""


def test_many_terms_that_changed_are_counted(committed: Committed) -> None:
    accept(committed)
    committed.write("agreement.yml", agreement_text(title="Fewer", risks=None, promises=None, ends="2026-12-30"))
    assert " and 1 more differ from what `sponsor` accepted on 2026-11-13" in committed.said()


def test_terms_that_should_carry_a_request_out_and_never_did(committed: Committed) -> None:
    committed.write("changes/cr-001.yml", f"{decided('finish-first')}result: sha256:{'0' * 64}\n")
    assert "request-not-applied: result: agreement.yml never had the terms that carry this out" in committed.said()


def test_a_request_that_all_accepted_waits_for_its_decision(committed: Committed) -> None:
    committed.write("changes/cr-001.yml", REQUEST)
    accept_document(committed, "cr-001", more="option: show-prices\n")
    assert "request-not-applied: all accepted `show-prices`, and no decision is written down" in committed.said()


def test_an_acceptance_of_an_option_that_there_is_not(committed: Committed) -> None:
    committed.write("changes/cr-001.yml", REQUEST)
    accept_document(committed, "cr-001", more="option: show-price\n")
    assert committed.said() == (
        "clients/northwind/acceptances/2026-11-20-cr-001-sponsor.yml:8:9: other-option: option: `show-price` is no "
        "option of `cr-001`; there are `show-prices`, `finish-first`\n    Did you mean `show-prices`?\n"
    )


def test_a_decision_for_another_option_than_the_accepted_one(committed: Committed) -> None:
    committed.write("changes/cr-001.yml", REQUEST)
    accept_document(committed, "cr-001", more="option: show-prices\n")
    committed.write("changes/cr-001.yml", decided("finish-first"))
    assert "other-option: option: `sponsor` accepted `show-prices`, and `cr-001` is decided as `finish-first`" in (
        committed.said()
    )
    committed.write("agreement.yml", agreement_text(budget=DEARER))
    committed.write("changes/cr-001.yml", decided())
    assert committed.said() == ""


def test_terms_named_as_the_result_that_do_not_have_what_was_decided(committed: Committed) -> None:
    moves = decided().replace("budget: 1200", "milestones: {beta: 2026-12-04}")
    committed.write("changes/cr-001.yml", f"{moves}result: {digest_of(committed)}\n")
    assert "other-option: result: these terms have `beta` on 2026-12-01, which is not what was decided" in (
        committed.said()
    )
    committed.write("agreement.yml", agreement_text().replace("due: 2026-12-01", "due: 2026-12-04"))
    committed.write("changes/cr-001.yml", f"{moves}result: {digest_of(committed)}\n")
    assert committed.said() == ""


def test_a_line_of_allowed_signers_that_cannot_be_read(committed: Committed) -> None:
    committed.write("allowed_signers", "# ours\n*@northwind.example ssh-ed25519 AAAA\n")
    assert (
        "clients/northwind/allowed_signers:2:1: bad-signers: this line is none that is known here" in committed.said()
    )


def test_a_key_of_somebody_who_is_nobody_of_the_client(committed: Committed) -> None:
    key = b64encode(public_blob(b"1" * 32)).decode()
    line = f'%s namespaces="aboveboard-acceptance"%s ssh-ed25519 {key}\n'
    known = "".join(line % who for who in (("sponsor", ""), ("agency", ""), ("gone", ',valid-before="20261101Z"')))
    committed.write("allowed_signers", known)
    assert committed.said() == ""
    committed.write("allowed_signers", known + line % ("sponsr", ""))
    assert "warning: clients/northwind/allowed_signers:4:1: unknown-signer: `sponsr` is nobody of this client" in (
        committed.said()
    )


def test_a_request_that_sets_out_from_superseded_terms(committed: Committed) -> None:
    accept(committed)
    first = digest_of(committed)
    committed.write("changes/cr-001.yml", f"{REQUEST}base: {first}\n")
    assert committed.said() == ""
    committed.commit("2026-11-18")
    committed.write("agreement.yml", OTHERWISE)
    accept(committed, version=2, on="2026-11-19", after=first)
    assert "stale-request: base: the terms in force are not those that this request sets out from" in committed.said()
    assert f"write `base: {digest_of(committed)}`" in committed.said()


@pytest.mark.parametrize(
    ("more", "says"),
    [
        ("required: [marketing-lead]\n", "required: this does not count: the approvers of that wording are others"),
        (f"supersedes: sha256:{'0' * 64}\n", "supersedes: this does not count: these are not the terms"),
    ],
)
def test_an_acceptance_that_does_not_count(committed: Committed, more: str, says: str) -> None:
    accept(committed, more=more)
    assert "warning: clients/northwind/acceptances/2026-11-13-agreement-sponsor.yml" in committed.said()
    assert f"void-acceptance: {says}" in committed.said()


def test_money_that_was_decided_and_never_written(committed: Committed) -> None:
    committed.write("changes/cr-001.yml", decided())
    assert committed.said() == (
        "clients/northwind/changes/cr-001.yml:11:1: request-not-applied: decision: decided on 2026-11-19: the agreed "
        "money changes by 1200; agreement.yml still adds up to 20000\n"
        "    Write into its `budget` what is agreed now, 21200 together.\n"
    )
    committed.write("agreement.yml", agreement_text(budget=DEARER))
    assert committed.said() == ""


@pytest.mark.parametrize("amount", [800, -1200])
def test_of_two_decisions_the_one_that_was_not_carried_out_is_told(committed: Committed, amount: int) -> None:
    committed.write("changes/cr-001.yml", decided())
    committed.write("changes/cr-002.yml", decided(on="2026-11-20", budget=amount))
    committed.write("agreement.yml", agreement_text(budget=DEARER))
    said = [line for line in committed.said().splitlines() if "request-not-applied" in line]
    assert [line.partition(":")[0].rpartition("/")[2] for line in said] == ["cr-002.yml"]


def test_a_decision_older_than_the_history_is_believed(committed: Committed) -> None:
    committed.write("changes/cr-001.yml", decided(on=date(2026, 11, 12).isoformat()))
    assert committed.said() == ""


def test_to_finish_first_changes_no_money(committed: Committed) -> None:
    committed.write("changes/cr-001.yml", decided("finish-first"))
    assert committed.said() == ""


def accept_document(committed: Committed, document: str, words: str = "", more: str = "") -> None:
    """Accept a document as it stands, or by other words."""
    workspace = find_workspace(committed.agency.root)
    client = load(workspace, "northwind", None).client
    assert client
    right = document_digest("northwind", document, documents_of(client)[document])
    text = (
        f"document: {document}\nversion: 1\ndigest: {words or right}\nby: sponsor\ndecision: accept\n"
        f"at: 2026-11-20T18:00:00+00:00\nmethod: email\n{more}"
    )
    committed.write(f"acceptances/2026-11-20-{slug(document)}-sponsor.yml", text)


@pytest.mark.parametrize("document", ["cr-001", "deliverable:landing-page", "update:2026-W47"])
def test_what_is_accepted_as_it_stands_is_known(committed: Committed, document: str) -> None:
    committed.write("changes/cr-001.yml", REQUEST)
    accept_document(committed, document)
    assert committed.said() == ""


@pytest.mark.parametrize("document", ["cr-001", "deliverable:landing-page", "update:2026-W47"])
def test_words_that_a_document_never_had(committed: Committed, document: str) -> None:
    committed.write("changes/cr-001.yml", REQUEST)
    accept_document(committed, document, words="sha256:" + "0" * 64)
    assert codes(committed) == ["unknown-digest"]
    assert f"is the digest of no wording that `{document}` ever had" in committed.said()


def test_a_request_was_accepted_before_its_decision_stood_in_it(committed: Committed) -> None:
    committed.write("changes/cr-001.yml", REQUEST)
    accept_document(committed, "cr-001")
    committed.write("changes/cr-001.yml", decided("finish-first"))
    assert committed.said() == ""


@pytest.mark.parametrize("document", ["cr-001", "deliverable:landing-page", "update:2026-W47"])
def test_an_earlier_wording_stays_known(committed: Committed, document: str) -> None:
    committed.write("changes/cr-001.yml", REQUEST)
    accept_document(committed, document)
    committed.commit("2026-11-20")
    committed.write("changes/cr-001.yml", REQUEST.replace("Prices for", "All prices for"))
    committed.write("agreement.yml", agreement_text().replace("what: Landing page", "what: A landing page"))
    committed.report(47, planned="\n  variant: done", summary="The page is live, and read.")
    assert committed.said() == ""
