"""What one person handed in on one day, whoever owns it, and what names their common receipt."""

from __future__ import annotations

from dataclasses import replace

from counter_fixtures import Counter
from factories import a_person

from cchc_desktop.acts import decide
from cchc_desktop.reports import together


def test_it_is_all_of_one_submitter_of_one_day_in_order(counter: Counter) -> None:
    counter.clock.forward(days=-1)
    counter.receive()
    counter.clock.forward(days=1)
    first = counter.receive()
    counter.receive(owner=a_person(name="Ngô Thị Hai", number="000190000013"))
    child = a_person(name="Trần Văn Con", number="000215000014")
    last = counter.receive(owner=child, submitter=first.intake.owner, authorised=True)

    for dossier in (first, last):
        assert [each.uid for each in together.handed_in_with(counter.db, dossier)] == [first.uid, last.uid]
        assert together.codes_with(counter.db, dossier.uid) == (first.code, last.code)


def test_what_is_void_shares_no_receipt(counter: Counter) -> None:
    first, wrong = counter.receive(), counter.receive()
    decide.void(counter.db, wrong.uid, "Nhập nhầm", (counter.lead, counter.now, None))

    assert together.codes_with(counter.db, first.uid) == (first.code,)


def test_what_was_not_received_here_stands_with_nothing(counter: Counter) -> None:
    filed = counter.mirror(code=None, received_at=None, due_at=None)

    assert together.handed_in_with(counter.db, filed) == ()
    assert together.codes_with(counter.db, filed.uid) == ()
    assert together.codes_with(counter.db, "0192f7c0-0000-7000-8000-00000000dead") == ()


def test_a_corrected_phone_parts_nobody_from_the_group_and_a_withdrawal_does(counter: Counter) -> None:
    first, second, third = (counter.receive() for _ in range(3))
    changed = replace(second.intake, owner=replace(second.intake.owner, phone="0912000111"))
    decide.amend(counter.db, second.uid, changed, "số mới", (counter.clerk, counter.now, None))
    assert [each.uid for each in together.handed_in_with(counter.db, first)] == [first.uid, second.uid, third.uid]

    decide.withdraw(counter.db, third.uid, "đổi ý", None, counter.clerk, counter.now)

    assert [each.uid for each in together.handed_in_with(counter.db, counter.dossier(second.uid))] == [
        first.uid,
        second.uid,
    ]
