"""Terms of the conflict rules: what an item is made of, what is advised, what has to be chosen."""

from __future__ import annotations

import pytest
from factories import a_person, an_intake

from cchc_desktop.domain.conflict_terms import Answer, Decides, Item, Rule, Wins, get

NUMBER = Item("phone", "Số điện thoại", ("SoDienThoai",), ("owner.phone",))


def test_an_item_is_read_by_its_fields() -> None:
    ours, theirs = (an_intake(owner=a_person(phone=phone)) for phone in ("0912345678", "0987654321"))

    assert (get(ours, "owner.phone"), NUMBER.of(theirs)) == ("0912345678", ("0987654321",))
    assert NUMBER.differs(ours, theirs)
    assert not NUMBER.differs(ours, ours)


@pytest.mark.parametrize(
    ("answers", "advised", "chooses"),
    [((), None, False), ((Answer.BOTH,), Answer.BOTH, False), ((Answer.OURS, Answer.PORTAL), Answer.OURS, True)],
)
def test_the_first_answer_is_advised(answers: tuple[Answer, ...], advised: Answer | None, chooses: bool) -> None:
    rule = Rule("r", (NUMBER,), "", Wins.BOTH, Decides.LEAD, answers, "")

    assert (rule.recommended, rule.chooses) == (advised, chooses)


def test_each_answer_has_a_name_of_its_own() -> None:
    assert len({answer.label for answer in Answer}) == len(Answer)
