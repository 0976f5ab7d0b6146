"""The line up: what an answer decides, and whose trouble it is when it decides nothing."""

from __future__ import annotations

import socket
from collections.abc import Iterator

import pytest

from cchc_desktop.hub.upstream.link import Link
from cchc_desktop.hub.upstream.settings import WrongSettings
from cchc_desktop.hub.upstream.troubles import SignedOut, Trouble
from tests.hub.upstream.fakes import FakeMinistry


@pytest.fixture
def link(ministry: FakeMinistry) -> Iterator[Link]:
    made = Link(ministry.url, 30.0, {"dstcode": "VN:1"})
    yield made
    made.close()


@pytest.mark.parametrize(
    ("word", "what", "of_all", "asked"),
    [("500", "HTTP_500", False, None), ("503", "HTTP_503", True, None), ("429", "HTTP_429", True, 77.0),
     ("lost", "OFFLINE", True, None), ("html", "CAPTIVE", True, None)],
)  # fmt: skip
def test_an_answer_that_decides_nothing_is_trouble(
    link: Link, ministry: FakeMinistry, word: str, what: str, of_all: bool, asked: float | None
) -> None:
    ministry.trouble.append(("token", word))
    with pytest.raises(Trouble) as trouble:
        link.post("/token", {"client_id": "quay"})
    assert (trouble.value.what, trouble.value.of_all, trouble.value.retry_after) == (what, of_all, asked)


def test_a_token_that_is_not_taken_signs_out(link: Link) -> None:
    with pytest.raises(SignedOut):
        link.post("/next", {}, bearer="old")


def test_a_refusal_decides_with_words_or_without(link: Link, ministry: FakeMinistry) -> None:
    ministry.trouble.append(("create", "422"))
    assert link.post("/create", {"MaHoSo": "x"}).status == 422
    ministry.tokens, ministry.refuses = 1, "Sai"
    refused = link.post("/create", {"MaHoSo": "x"}, bearer="t1")
    assert (refused.status, refused.document["message"]) == (400, "Sai")
    assert ministry.headers[-1]["dstcode"] == "VN:1"


def test_a_file_goes_as_a_form_s_part(link: Link, ministry: FakeMinistry) -> None:
    ministry.tokens = 1
    link.upload("/upload", "abc.pdf", "application/pdf", b"%PDF\r\n", "t1")
    assert (
        b'name="file"; filename="abc.pdf"\r\nContent-Type: application/pdf\r\n\r\n%PDF\r\n\r\n--'
        in ministry.calls[0][1]
    )


def test_nobody_there_is_everybody_s_trouble() -> None:
    with socket.socket() as taken:  # so that nobody else listens there
        taken.bind(("127.0.0.1", 0))
        link = Link(f"http://127.0.0.1:{taken.getsockname()[1]}", 30.0, {})
        with pytest.raises(Trouble) as trouble:
            link.post("/x", {})
    assert (trouble.value.what, trouble.value.of_all) == ("OFFLINE", True)
    link.close()


@pytest.mark.parametrize("address", ["http://truc.example.vn", "https://quay:hunter2@truc.example.vn", "truc"])
def test_only_https_leaves_this_machine(address: str) -> None:
    with pytest.raises(WrongSettings, match="https") as wrong:
        Link(address, 5.0, {})
    assert "hunter2" not in str(wrong.value)
