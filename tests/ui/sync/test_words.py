"""What the portal said is shown on one line, whatever it was; every task says which key leads on."""

from __future__ import annotations

import json

import pytest

from cchc_desktop.store.tasks import Task
from cchc_desktop.ui.sync.words import key, of_kind, portal_says


def task(kind: str, **detail: object) -> Task:
    return Task(1, kind, None, None, json.dumps(detail).encode(), "2026-10-05T08:15:00.000+07:00")


def test_the_portal_s_own_words_are_shown_on_one_line() -> None:
    assert portal_says(task("rejected", detail="Sai số\n điện thoại")) == "Cổng ghi: Sai số điện thoại"
    assert portal_says(task("rejected", title="rejected")) == ""


@pytest.mark.parametrize("detail", [b"", b"{", b"5", b'"x"', b"\xff"])
def test_whatever_the_portal_sent_is_survived(detail: bytes) -> None:
    strange = Task(1, "rejected", None, None, detail, "2026-10-05T08:15:00.000+07:00")
    assert portal_says(strange) == ""


def test_a_list_of_faults_is_read_out() -> None:
    wrong = Task(1, "catalogue_wrong", None, None, b'["d\\u00f2ng 3", "d\\u00f2ng 9"]', "2026-10-05T08:15:00.000+07:00")
    assert portal_says(wrong) == "Cổng ghi: dòng 3; dòng 9"


def test_entries_about_no_dossier_have_words_too() -> None:
    assert of_kind("counter.event", "?").startswith("Việc của quầy")
    assert of_kind("dossier.received", "Tiếp nhận") == "Tiếp nhận"


@pytest.mark.parametrize(
    ("uid", "sides", "said"),
    [
        ("u", True, "Enter: xem hai bản cạnh nhau, rồi chọn."),
        ("u", False, "Enter: mở hồ sơ. Ctrl+H: đã xử lý xong."),
        (None, False, "Ctrl+H: đã xử lý xong."),
    ],
)
def test_every_task_says_which_key_leads_on(uid: str | None, sides: bool, said: str) -> None:
    assert key(Task(1, "THIEU_TEP", uid, None, b"{}", ""), sides) == said
