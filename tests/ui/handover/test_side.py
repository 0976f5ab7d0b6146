"""The side counts what was scanned, names what is missing, and says whether the holders add up."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QApplication, QLabel, QWidget

from cchc_desktop.domain.day_close import Held, Holders
from cchc_desktop.domain.status import HolderKind
from cchc_desktop.ui.handover.basket import Basket, Row
from cchc_desktop.ui.handover.side import HandoverSide

ROWS = tuple(Row(str(n), f"H00-261005-{n:04}", f"Người {n}", "", None, 1) for n in range(9))


def texts(widget: QWidget) -> str:
    return "\n".join(each.text() for each in widget.findChildren(QLabel) if each.isVisibleTo(widget))


def test_the_count_and_what_is_missing_are_told(show: Callable[..., QWidget]) -> None:
    side = HandoverSide()
    show(side)

    side.count.show_basket(Basket(ROWS).with_scanned([ROWS[0].code]), taking=False)

    said = texts(side.count)
    assert "1 / 9" in said
    assert "0001 · Người 1" in said
    assert "và 2 hồ sơ nữa" in said
    assert not side.count.person.isVisibleTo(side)


def test_when_taking_somebody_signs(show: Callable[..., QWidget]) -> None:
    side = HandoverSide()
    show(side)

    side.count.show_basket(Basket(ROWS), taking=True)

    assert side.count.person.isVisibleTo(side)


def test_what_was_put_aside_is_named_and_an_unlisted_slip_has_no_sum(show: Callable[..., QWidget]) -> None:
    side = HandoverSide()
    show(side)

    side.count.show_slip(Basket(ROWS[:2]).with_scanned([ROWS[0].code, ROWS[1].code]), ["H00-261005-0088"], listed=False)

    said = texts(side.count)
    assert "Để riêng, không nhận\nH00-261005-0088" in said
    assert "2 / 2" not in said
    side.count.show_basket(Basket(ROWS), taking=False)
    assert "H00-261005-0088" not in texts(side.count)


def test_holders_that_do_not_add_up_are_told_in_words(show: Callable[..., QWidget]) -> None:
    side = HandoverSide()
    show(side)
    held = (Held(HolderKind.COUNTER, "", 3), Held(HolderKind.DIVISION, "Phòng A", 1200))

    side.holders.show_holders(Holders(held, 1203), "03")
    QApplication.processEvents()
    assert "1203 · khớp" in texts(side.holders).replace(".", "")
    assert "Quầy 03" in texts(side.holders)
    side.holders.show_holders(Holders(held, 1204), "03")

    assert "KHÔNG KHỚP" in texts(side.holders)


def test_where_nobody_holds_anything_it_says_so_and_old_holders_are_gone_at_once(show: Callable[..., QWidget]) -> None:
    side = HandoverSide()
    show(side)
    side.holders.show_holders(Holders((Held(HolderKind.COUNTER, "", 3),), 3), "03")
    QApplication.processEvents()

    side.holders.show_holders(Holders((), 0), "03")
    QApplication.processEvents()

    assert "Quầy 03" not in texts(side.holders)
    assert "Chưa có hồ sơ nào đang mở." in texts(side.holders)
