"""A message in a channel: what it says at each level, and how it gets there, or why not."""

import json
from collections.abc import Iterator

import pytest

from reports.errors import Refused
from reports.notify.chat import message, slack
from reports.notify.outbox import Outcome, post
from reports.notify.servers import Webhook, webhook
from reports.words import Words
from tests.notify.test_letter import PUBLISHED
from tests.notify.test_takeaways import told
from tests.support.channel_host import PATH, ChannelHost, channel_host
from tests.support.mail_host import authority

NAME = "ABOVEBOARD_SLACK_URL_HARBOUR"


@pytest.fixture(scope="module")
def host(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ChannelHost]:
    ca, file = authority(tmp_path_factory.mktemp("authority"))
    with pytest.MonkeyPatch.context() as patch, channel_host(ca) as host:
        patch.setenv("SSL_CERT_FILE", str(file))
        yield host


def test_a_message_says_no_more_than_was_chosen() -> None:
    ready = "A new update is ready for you. Your passphrase opens it:\nhttps://s.example/abc/"
    code = "On record as 7f3a-91c2-e05d."
    title = "Week 47, 16 to 22 November 2026: On track"
    assert message(None, PUBLISHED, Words("en")) == f"{ready}\n\n{code}"
    assert message(told("titles"), PUBLISHED, Words("en")) == f"{ready}\n\n{title}\n\n{code}"
    assert message(told("summary"), PUBLISHED, Words("en")).startswith(f"{ready}\n\n{title}\nLeads cost less.")
    assert message(None, PUBLISHED, Words("ja")).endswith("記録番号：7f3a-91c2-e05d")


def test_no_text_is_more_than_text_to_slack() -> None:
    said = json.loads(slack("*R&D* <!channel> said 新しい\n<https://e.example|here>"))
    assert said["text"] == "*R&amp;D* &lt;!channel&gt; said 新しい\n&lt;https://e.example|here&gt;"
    assert (said["mrkdwn"], said["parse"], said["unfurl_links"]) == (False, "none", False)


def test_a_message_is_taken(host: ChannelHost) -> None:
    host.taken.clear()
    assert post(webhook(NAME, host.address()), slack("Ready."), seconds=5) == Outcome("sent")
    assert [(path, said["text"]) for path, said in host.taken] == [(PATH, "Ready.")]


@pytest.mark.parametrize(
    ("status", "answer", "reason"),
    [
        (302, "", "localhost sends us elsewhere (302), and that is not followed"),
        (400, "invalid_payload", "localhost does not take it (400): invalid_payload"),
        (403, f"no: {PATH}", "localhost does not take it (403): it is forbidden"),
        (404, "", "localhost does not take it (404): it is not there any more"),
        (410, "channel_is_archived", "localhost does not take it (410): channel_is_archived"),
        (429, "", "localhost does not take it (429): it has too much to do"),
        (500, "<html>", "localhost does not take it (500): it gives no reason"),
    ],
)
def test_a_message_that_is_not_taken_is_told_with_the_reason(
    host: ChannelHost, monkeypatch: pytest.MonkeyPatch, status: int, answer: str, reason: str
) -> None:
    host.taken.clear()
    monkeypatch.setattr(host, "status", status)
    monkeypatch.setattr(host, "answer", answer)
    assert post(webhook(NAME, host.address()), slack("Ready."), seconds=5) == Outcome("refused", reason)
    assert len(host.taken) == 1


def test_without_an_answer_nobody_knows_whether_it_was_taken(
    host: ChannelHost, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(host, "is_silent", True)
    assert post(webhook(NAME, host.address()), slack("Ready."), seconds=5).fate == "unknown"


def test_a_host_that_cannot_be_trusted_or_reached_gets_nothing(
    host: ChannelHost, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    host.taken.clear()
    away = post(Webhook("nowhere.invalid", 443, PATH), slack("Ready."), seconds=5)
    assert away == Outcome("refused", "there is no host nowhere.invalid")
    monkeypatch.setenv("SSL_CERT_FILE", str(authority(tmp_path_factory.mktemp("other"))[1]))
    stranger = post(webhook(NAME, host.address()), slack("Ready."), seconds=5)
    assert stranger.reason.startswith("the certificate of localhost cannot be trusted: ")
    assert (stranger.fate, host.taken) == ("refused", [])


@pytest.mark.parametrize(
    "address",
    [
        "http://hooks.example/services/s3cret",
        "http://localhost/services/s3cret",
        "hooks.example/services/s3cret",
        "https://hooks.example",
        "https://hooks.example/",
        "https://me:s3cret@hooks.example/x",
        "https://hooks.example/x?s3cret",
        "https://hooks.example/x#s3cret",
        "https://hooks.example:s3cret/x",
        "https://hooks.example/s3 cret",
    ],
)
def test_an_address_that_is_no_webhook_is_refused_and_not_repeated(address: str) -> None:
    with pytest.raises(Refused, match=f"{NAME} is no address of an incoming webhook") as refused:
        webhook(NAME, address)
    assert "s3" not in refused.value.message + refused.value.hint


def test_the_secret_of_an_address_is_not_shown() -> None:
    hook = webhook(NAME, f"https://hooks.example{PATH}\n")
    assert (hook.host, hook.port, hook.path) == ("hooks.example", 443, PATH)
    assert "s3cret" not in repr(hook)
