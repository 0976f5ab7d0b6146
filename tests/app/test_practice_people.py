"""Made-up citizens."""

from __future__ import annotations

from collections import Counter
from datetime import date
from random import Random

from cchc_desktop.app.practice_people import Crowd
from cchc_desktop.domain.identity import Sex, personal_number_problems


def test_the_same_seed_gives_the_same_people() -> None:
    assert [Crowd(7).citizen(n) for n in range(20)] == [Crowd(7).citizen(n) for n in range(20)]
    assert Crowd(7).citizen(1) != Crowd(8).citizen(1)


def test_their_numbers_are_well_made_but_of_no_province() -> None:
    for which in range(300):
        person = Crowd(1).citizen(which)
        doubts = personal_number_problems(person.number, person.born, Sex(person.sex), date(2026, 11, 22))
        assert person.number.startswith("000")
        assert [problem.code for problem in doubts if problem.is_error] == []
        assert {problem.code for problem in doubts} <= {"personal_number.province"}


def test_names_come_with_their_real_frequency_and_some_people_again() -> None:
    chance = Random(3)
    people = [Crowd(1).someone(chance) for _ in range(4000)]
    families = Counter(person.name.split()[0] for person in people)

    assert 0.3 < families["Nguyễn"] / len(people) < 0.48
    assert len({person.number for person in people}) < len(people)
