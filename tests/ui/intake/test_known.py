"""Earlier dossiers are told to who may see dossiers, and to nobody else."""

from __future__ import annotations

import pytest
from counter_fixtures import PROCEDURE, Counter

from cchc_desktop.acts.refusal import Refused
from cchc_desktop.domain.clerk import Role
from cchc_desktop.ui.intake import known

NUMBER = "000190000012"


@pytest.mark.parametrize("role", [Role.CLERK, Role.LEAD])
def test_at_the_counter_it_is_told_who_was_here_and_what_is_open(counter: Counter, role: Role) -> None:
    dossier = counter.receive()

    found = known.returning(counter.db, NUMBER, counter.people[role])

    assert found is not None
    assert found.intake.owner.name == "Trần Thị Ví Dụ"
    assert known.open_same(counter.db, NUMBER, PROCEDURE, counter.people[role]) == [dossier]


def test_an_administrator_is_told_nothing(counter: Counter) -> None:
    counter.receive()
    admin = counter.people[Role.ADMIN]

    with pytest.raises(Refused, match="read_dossier"):
        known.returning(counter.db, NUMBER, admin)
    with pytest.raises(Refused, match="read_dossier"):
        known.open_same(counter.db, NUMBER, PROCEDURE, admin)
