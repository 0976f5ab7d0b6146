"""Troubles may be logged: their text is a code, and what the portal said goes to staff alone."""

from __future__ import annotations

from cchc_desktop.hub.upstream.troubles import SignedOut, Trouble, turned_down, unsendable


def test_a_refusal_s_text_is_its_code() -> None:
    refused = turned_down("Hồ sơ của  Trần Thị\nVí Dụ sai")
    assert str(refused) == "CONG_TREN_TU_CHOI"
    assert refused.detail.endswith("Hồ sơ của Trần Thị Ví Dụ sai")
    assert str(unsendable("mục dài.", "/GhiChu")) == "CONG_TREN_KHONG_GUI_DUOC"


def test_a_long_word_of_the_portal_shows_that_it_goes_on_and_none_is_said() -> None:
    assert turned_down("x" * 900).detail.endswith("xxx…")
    assert turned_down(" ").detail.endswith("không nói lý do")


def test_a_trouble_knows_whose_it_is() -> None:
    assert (SignedOut().of_all, Trouble("HTTP_500").of_all, str(Trouble("HTTP_500"))) == (True, False, "HTTP_500")
