"""Figures as Vietnamese papers write them (cách viết số): 1.234,5 and 38,16 %, rounded half up and never by a float."""

from __future__ import annotations

from datetime import date, datetime
from decimal import ROUND_HALF_UP, Decimal

from cchc_desktop.domain.instants import day_text, moment_text
from cchc_desktop.domain.sheet import Cell, Share

NOTHING = "–"  # a share of nothing
_MARKS = str.maketrans(",.", ".,")


def whole(value: int) -> str:
    """ "1.234"."""
    return f"{value:,}".replace(",", ".")


def number(value: Decimal) -> str:
    """With its own decimals: "1.234,5"."""
    return f"{value:,f}".translate(_MARKS)


def rounded(value: Decimal, decimals: int) -> Decimal:
    """To so many decimals, half up: 0,125 → 0,13; below nought away from it."""
    return value.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)


def per_cent(share: Share) -> Decimal | None:
    """With two decimals, half up: 29 of 76 is 38,16; None of nothing."""
    if not share.whole:
        return None
    part, of = (share.part, share.whole) if share.whole > 0 else (-share.part, -share.whole)
    hundredths = (abs(part) * 20_000 + of) // (2 * of)
    return Decimal(-hundredths if part < 0 else hundredths).scaleb(-2)


def shared(share: Share) -> str:
    """ "38,16 %"; of nothing "–"."""
    value = per_cent(share)
    return NOTHING if value is None else f"{number(value)} %"


def cell_text(cell: Cell) -> str:
    """A cell as screen and paper show it; None is empty."""
    match cell:
        case None:
            return ""
        case str():
            return cell
        case int():
            return whole(cell)
        case Decimal():
            return number(cell)
        case Share():
            return shared(cell)
        case datetime():
            return moment_text(cell)
        case date():
            return day_text(cell)
