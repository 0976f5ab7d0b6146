"""Cards of the right column (các khung bên phải): papers, what was printed, the legs of an interconnected procedure."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from cchc_desktop.domain.intake import Paper
from cchc_desktop.domain.legs import LegDates, at_work
from cchc_desktop.store.prints import Print
from cchc_desktop.ui.dossier import words
from cchc_desktop.ui.widgets.card import Card, empty
from cchc_desktop.ui.widgets.icons import IconLabel
from cchc_desktop.ui.widgets.labels import label


class ListCard(Card):
    """Lines with an icon each; away when there is none and no sentence for that."""

    def __init__(self, title: str, nothing: str = "") -> None:
        super().__init__(title)
        self._nothing = nothing
        self._rows = QVBoxLayout()
        self._rows.setSpacing(6)
        self.add(self._rows)

    def show_lines(self, lines: Sequence[tuple[str, str]]) -> None:
        """Icon and words of each."""
        empty(self._rows)
        for glyph, said in lines:
            self._rows.addWidget(_line(glyph, said))
        if not lines:
            self._rows.addWidget(label(self._nothing, "muted", wrap=True))
        self.setVisible(bool(lines or self._nothing))


class PapersCard(ListCard):
    """What was handed in, and what is still waited for."""

    def __init__(self) -> None:
        super().__init__("Giấy tờ", "Chưa ghi giấy tờ nào cho hồ sơ này.")

    def show_papers(self, papers: Sequence[Paper], awaited: Sequence[Paper], taken: bool = True) -> None:
        """Of one dossier; not `taken`: the papers were seen, and the citizen has them."""
        lines = [_paper(paper, taken) for paper in papers]
        self.show_lines([*lines, *(("warning", f"{words.asked(paper)}: chờ bổ sung") for paper in awaited)])


class PrintsCard(ListCard):
    """Each slip that was printed, how often and when last; one whose last printing failed says so."""

    def __init__(self) -> None:
        super().__init__("Giấy đã in")

    def show_prints(self, prints: Sequence[Print], now: datetime) -> None:
        """Of one dossier, in order."""
        slips: dict[tuple[str, str], list[Print]] = {}
        for each in prints:
            slips.setdefault((each.slip, each.slip_number), []).append(each)
        self.show_lines([words.printed(found, now) for found in slips.values()])


class LegsCard(ListCard):
    """Which agency works until when; the one at work now is marked."""

    def __init__(self) -> None:
        super().__init__("Các cơ quan giải quyết")

    def show_legs(self, legs: Sequence[LegDates], now: datetime, running: bool) -> None:
        """In order."""
        at = at_work(legs, now) if running else None
        self.show_lines([("hourglass" if leg is at else "circle-dashed", words.leg(leg)) for leg in legs])


def _paper(paper: Paper, taken: bool) -> tuple[str, str]:
    if not taken:
        return "square", f"{words.asked(paper)}: đã xem, công dân giữ"
    return ("check-square" if paper.handed_in else "square"), words.paper(paper)


def _line(glyph: str, said: str) -> QWidget:
    row = QWidget()
    line = QHBoxLayout(row)
    line.setContentsMargins(0, 0, 0, 0)
    line.setSpacing(8)
    line.addWidget(IconLabel(glyph))
    line.addWidget(label(said, wrap=True), 1)
    return row
