"""Who may do what: every cell of the table of roles and duties."""

from dataclasses import replace

import pytest
from factories import a_clerk

from cchc_desktop.domain.clerk import Approval, Duty, Role

# The words: clerk every counter act and own corrections until handed over; lead also second supplement, later
# corrections, voids, reassigning, conflicts, passwords; admin set-up, enrolment, backup, catalogue, no dossier content.
MAY = {  # duty: clerk, lead, admin
    Duty.RECEIVE: (True, True, False),
    Duty.READ_DOSSIER: (True, True, False),
    Duty.PRINT: (True, True, False),
    Duty.REFUSE: (True, True, False),
    Duty.REQUEST_SUPPLEMENT: (True, True, False),
    Duty.RECEIVE_SUPPLEMENT: (True, True, False),
    Duty.HAND_OVER: (True, True, False),
    Duty.TAKE_RESULT: (True, True, False),
    Duty.RETURN_RESULT: (True, True, False),
    Duty.COLLECT_FEE: (True, True, False),
    Duty.MAKE_PAD: (True, True, False),
    Duty.CLOSE_DAY: (True, True, False),
    Duty.CORRECT_OWN: (True, True, False),
    Duty.LINK_FILE: (True, True, False),
    Duty.FEEDBACK: (True, True, False),
    Duty.SYNC: (True, True, True),
    Duty.SECOND_SUPPLEMENT: (False, True, False),
    Duty.CORRECT_LATER: (False, True, False),
    Duty.VOID: (False, True, False),
    Duty.REASSIGN: (False, True, False),
    Duty.RESOLVE_CONFLICT: (False, True, False),
    Duty.SET_PASSWORD: (False, True, False),
    Duty.ARCHIVE: (False, True, False),
    Duty.SET_UP: (False, False, True),
    Duty.ENROL: (False, False, True),
    Duty.BACK_UP: (False, False, True),
    Duty.IMPORT_CATALOGUE: (False, False, True),
    Duty.SET_CALENDAR: (False, True, True),
    Duty.RETENTION: (False, False, True),
}
CELLS = [
    pytest.param(role, duty, may, id=f"{role.value}-{duty.value}")
    for duty, row in MAY.items()
    for role, may in zip((Role.CLERK, Role.LEAD, Role.ADMIN), row, strict=True)
]


def test_the_table_has_every_duty() -> None:
    assert set(MAY) == set(Duty)


@pytest.mark.parametrize(("role", "duty", "may"), CELLS)
def test_a_role_may_do_its_duties_and_no_other(role: Role, duty: Duty, may: bool) -> None:
    assert (a_clerk(role).may_not(duty) is None) is may


def test_a_refusal_says_whose_duty_it_is_and_that_nothing_changed() -> None:
    problem = a_clerk(Role.CLERK).may_not(Duty.VOID)

    assert problem is not None
    assert problem.message == "Việc này cần quyền của trưởng quầy. Chưa thay đổi gì."
    assert problem.code == "role.void"


def test_a_refusal_names_every_role_that_may() -> None:
    problem = a_clerk(Role.ADMIN).may_not(Duty.RECEIVE)

    assert problem is not None
    assert "cán bộ tiếp nhận hoặc trưởng quầy" in problem.message


def test_an_approval_is_a_leads_unless_it_is_flagged() -> None:
    by_lead = Approval("tq01", "quét thiếu", Duty.VOID, "cb01")
    assert not by_lead.flagged
    assert replace(by_lead, flagged=True) != by_lead


def test_roles_are_called_as_on_the_screen() -> None:
    assert [role.label for role in Role] == ["Cán bộ tiếp nhận", "Trưởng quầy", "Quản trị"]
