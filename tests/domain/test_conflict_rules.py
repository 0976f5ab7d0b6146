"""The table of the conflict rules: whole, unambiguous, and what docs/conflicts.md says."""

from __future__ import annotations

import os
import re
from dataclasses import fields
from pathlib import Path

import pytest
from factories import INTAKES, an_intake
from hypothesis import given

from cchc_desktop.domain.conflict_rules import (
    AMENDABLE,
    CONTACT,
    ENDED,
    RULES,
    Answer,
    Decides,
    Item,
    Rule,
    changed,
    named,
    with_items,
)
from cchc_desktop.domain.intake import Intake
from cchc_desktop.domain.person import Person

PAGE = Path(__file__).parents[2] / "docs" / "conflicts.md"


def rule_row(rule: Rule) -> str:
    advised = rule.recommended.label if rule.recommended else "–"
    also = f" (or: {', '.join(answer.label for answer in rule.answers[1:])})" if rule.chooses else ""
    names = ", ".join(item.label for item in rule.items)
    cells = (names, rule.english, rule.wins.value, rule.decides.value, advised + also, rule.sentence)
    return f"| {' | '.join(cells)} |"


def rules_table() -> str:
    head = "| members | what they are | whose word counts | who decides | advised | what a clerk reads |\n|---|---|---|---|---|---|"
    return "\n".join([head, *map(rule_row, RULES)])


def items_table() -> str:
    head = "| item | members of the contract |\n|---|---|"
    rows = (f"| {item.label} | {', '.join(f'`{member}`' for member in item.members)} |" for item in AMENDABLE)
    return "\n".join([head, *rows])


@pytest.mark.parametrize(("name", "table"), [("rules", rules_table()), ("items", items_table())])
def test_the_page_shows_the_table_of_the_code(name: str, table: str) -> None:
    text = PAGE.read_text(encoding="utf-8")
    block = re.compile(rf"(<!-- {name} -->\n).*?(<!-- /{name} -->)", re.DOTALL)
    if os.environ.get("CCHC_WRITE_DOCS"):
        text = block.sub(lambda found: f"{found[1]}{table}\n{found[2]}", text)
        PAGE.write_text(text, encoding="utf-8")
    found = block.search(text)
    assert found
    assert found[0] == f"<!-- {name} -->\n{table}\n<!-- /{name} -->"


def test_every_field_of_an_intake_belongs_to_exactly_one_item() -> None:
    own = {field.name for field in fields(Intake)} - {"owner"}
    whole = own | {f"owner.{field.name}" for field in fields(Person)}
    told = [field for item in AMENDABLE for field in item.fields]

    assert sorted(told) == sorted(whole)


def test_no_member_stands_in_two_items() -> None:
    members = [member for item in AMENDABLE for member in item.members]
    assert len(members) == len(set(members))


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_whoever_is_asked_has_an_advised_answer_and_nobody_else_is(rule: Rule) -> None:
    assert bool(rule.answers) == (rule.decides is not Decides.NOBODY)
    assert rule.recommended == (rule.answers[0] if rule.answers else None)
    assert rule.sentence.endswith(".")


def test_two_hand_overs_can_only_both_stand() -> None:
    assert ENDED.answers == (Answer.BOTH,)
    assert not ENDED.chooses


@given(INTAKES, INTAKES)
def test_what_was_changed_put_into_the_former_is_the_new_one(one: Intake, other: Intake) -> None:
    assert with_items(one, other, changed(one, other)) == other
    assert changed(one, one) == ()


@pytest.mark.parametrize("item", AMENDABLE, ids=lambda item: item.name)
def test_an_item_is_taken_without_its_neighbours(item: Item) -> None:
    ours, theirs = an_intake(), an_intake(summary="Khác", note="Khác", sets=9, fee_amount=5)
    mixed = with_items(ours, theirs, (item,))

    assert item.of(mixed) == item.of(theirs)
    assert all(other.of(mixed) == other.of(ours) for other in AMENDABLE if other != item)


def test_an_item_of_a_later_program_is_left_out() -> None:
    assert named(("phone", "of a later program")) == (CONTACT.items[0],)
