"""The comparison's envelopes: what is not told is not sent, what is not known is not minded."""

from __future__ import annotations

import msgspec

from cchc_desktop.wire.reconciliation import Held, Request, Result


def test_members_that_are_not_told_are_absent_and_no_money_is_told() -> None:
    request = Request("H52.18", "2026-10-05", [Held("u", tongTienDaThu=0)])

    assert msgspec.json.encode(request) == (
        b'{"MaDonVi":"H52.18","ngay":"2026-10-05","entries":[{"dossierUid":"u","tongTienDaThu":0}]}'
    )


def test_an_answer_without_anything_says_that_all_is_in_step() -> None:
    assert msgspec.json.decode(b'{"later":1}', type=Result) == Result()


def test_the_portal_above_is_told_when_there_is_one() -> None:
    told = msgspec.json.decode(b'{"upstream":{"sent":2,"waiting":1,"failed":[{"x":1}]}}', type=Result)

    assert told.upstream
    assert (told.upstream.sent, told.upstream.waiting, len(told.upstream.failed)) == (2, 1, 1)
