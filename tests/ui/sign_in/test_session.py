"""A password is written nowhere by accident."""

from __future__ import annotations

from cchc_desktop.ui.sign_in.session import SHIFTS, Entrance, SignInForm


def test_the_password_is_in_no_text_of_the_form() -> None:
    form = SignInForm("cb01", "bí mật", "03", "morning")

    assert "bí mật" not in repr(form)
    assert "bí mật" not in str(form)
    assert "bí mật" not in f"{form}"


def test_an_entrance_starts_on_a_shift_that_exists() -> None:
    assert Entrance((), "03").shift in SHIFTS
