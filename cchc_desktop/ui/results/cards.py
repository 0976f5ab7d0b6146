"""The right column of the page of the results (cột phải): what has come back, what goes and comes by post."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Signal

from cchc_desktop.domain.dossier import Dossier
from cchc_desktop.domain.instants import day_text
from cchc_desktop.domain.problem import Problem
from cchc_desktop.reports.shelf import OnShelf
from cchc_desktop.ui.results import words
from cchc_desktop.ui.results.reading import PostOfDay
from cchc_desktop.ui.widgets.card import Card
from cchc_desktop.ui.widgets.field import DATE_WIDTH, ID_WIDTH, Field
from cchc_desktop.ui.widgets.labels import label

_LISTED = 8


class ArriveCard(Card):
    """Folders that were scanned and are back from the divisions."""

    entered = Signal()

    def __init__(self) -> None:
        super().__init__("Kết quả về kệ")
        self._figure, self._listed = label(role="figure"), label(wrap=True)
        self.place = Field("Ô trên kệ (nếu có)", width=ID_WIDTH)
        self.place.editor.returnPressed.connect(self.entered)
        for part in (self._figure, self.place, self._listed):
            self.add(part)
        self.body.addStretch(1)

    def show_folders(self, folders: Sequence[Dossier]) -> None:
        """What was scanned so far."""
        self._figure.setText(str(len(folders)))
        self._figure.setAccessibleName(f"{len(folders)} kết quả đã về")
        named = [f"{each.printed_code} · {each.intake.owner.name}" for each in folders[-_LISTED:]]
        more = len(folders) - len(named)
        self._listed.setText("\n".join([*named, *([f"và {more} hồ sơ trước đó"] if more else [])]))


class PostCard(Card):
    """The envelope of the current row, and how many of the list have their code."""

    entered = Signal()

    def __init__(self) -> None:
        super().__init__("Gửi bưu chính")
        self._shown = ("", "")  # whose envelope, and its code
        self._who, self._where = label(role="heading", wrap=True), label(wrap=True)
        self.item = Field("Mã bưu gửi")
        self._count = label(role="muted", wrap=True)
        for part in (self._who, self._where, self.item, self._count):
            self.add(part)
        self.item.editor.returnPressed.connect(self.entered)
        self.body.addStretch(1)

    def show_current(self, result: OnShelf | None, code: str, done: int, count: int) -> None:
        """Whose envelope, its code when it has one, and how far the list is."""
        if result is not None:
            intake = result.dossier.intake
            collector = intake.collector
            self._who.setText(collector.name or intake.owner.name)
            self._where.setText(collector.address or intake.owner.address.text)
        else:
            self._who.setText("")
            self._where.setText(words.NO_POST)
        self._who.setVisible(result is not None)
        self._count.setVisible(result is not None)
        self.item.setVisible(result is not None)
        shown = (result.dossier.uid if result else "", code)
        if shown != self._shown:  # of the same one what is half typed stays
            self._shown = shown
            self.item.set_text(code)
        self._count.setText(f"Đã có mã {done} / {count} bưu gửi. Danh sách chỉ gồm những bưu gửi đã có mã.")


class ItemCard(Card):
    """An item of the public post that came with a dossier in it, and what was noted and sent on the day."""

    entered = Signal()

    def __init__(self) -> None:
        super().__init__("Bưu gửi đến")
        self.item, self.day = Field("Mã bưu gửi"), Field("Ngày đến", width=DATE_WIDTH)
        self._fields = {"item_code": self.item, "arrived_on": self.day}
        self._came, self._sent = label(wrap=True), label(wrap=True)
        self.add(label(words.ITEM_NOTE, "muted", wrap=True))
        for field in self._fields.values():
            self.add(field)
            field.editor.returnPressed.connect(self.entered)
        for title, listed in ((words.CAME, self._came), (words.SENT, self._sent)):
            self.add(label(title, "strong"))
            self.add(listed)
        self.body.addStretch(1)

    def begin(self, today: date) -> None:
        """For the next item."""
        self.item.set_text("")
        self.day.set_text(day_text(today))

    def show_day(self, post: PostOfDay) -> None:
        """What came and what left on the day."""
        self._came.setText(words.came_by_post(post.arrivals))
        self._sent.setText(words.left_by_post(post.lists))

    def show_problems(self, problems: Sequence[Problem]) -> bool:
        """Each under its field, the first focused; False when none is a field of this card."""
        known = [problem for problem in problems if problem.field in self._fields]
        for problem in reversed(known):
            self._fields[problem.field].show_problem(problem if problem.is_error else words.once_more(problem))
            self._fields[problem.field].setFocus()
        return bool(known)
