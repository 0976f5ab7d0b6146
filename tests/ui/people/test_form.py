"""A form about a clerk says at once what is missing, and never shows its password."""

from __future__ import annotations

from dataclasses import replace

from cchc_desktop.domain.clerk import Clerk, Role
from cchc_desktop.ui.people.form import ClerkForm

FULL = ClerkForm(" cb05 ", "Lò Thị Ví  Dụ", "Chuyên viên", "clerk", "mật khẩu dài", "mật khẩu dài")


def test_a_full_form_has_no_problem_and_describes_its_clerk() -> None:
    assert FULL.problems() == []
    assert FULL.clerk == Clerk("cb05", "Lò Thị Ví Dụ", "Chuyên viên", Role.CLERK)


def test_every_lack_is_told_at_its_field() -> None:
    form = replace(FULL, code=" ", name="", again="khác")

    assert [problem.field for problem in form.problems()] == ["code", "name", "again"]


def test_a_password_is_in_no_text_of_the_form() -> None:
    assert "mật khẩu" not in repr(FULL)
