"""Keys that fields were given (phím đã vào ô), remembered for a moment: when they were a scanner's, they are taken back."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QTextEdit, QWidget
from shiboken6 import isValid

from cchc_desktop.ui.burst import ANNOUNCED_MEAN_GAP_S, SHORTEST, Burst

NEAR_S = 0.250  # further apart than this two keys are not of one scan
MOST = 256

Editor = QLineEdit | QPlainTextEdit | QTextEdit


@dataclass(frozen=True, slots=True)
class Content:
    """What an editor holds, and where its cursor and selection are."""

    text: str
    position: int
    anchor: int


@dataclass(frozen=True, slots=True)
class Given:
    """One key, when it was pressed, and what it did; `field` None: it went to something that holds no text."""

    text: str
    moment: float
    field: Editor | None
    before: Content | None
    after: Content | None


class GivenKeys:
    """The latest run of keys without a pause between them."""

    def __init__(self) -> None:
        self._run: list[Given] = []

    def note(self, given: Given) -> None:
        """One more key; a pause before it begins a new run."""
        if self._run and given.moment - self._run[-1].moment > NEAR_S:
            self._run.clear()
        self._run.append(given)
        del self._run[:-MOST]

    def forget(self) -> None:
        """What was given is the clerk's."""
        self._run.clear()

    def before(self, burst: Burst, ended_at: float | None) -> Iterator[tuple[int, str]]:
        """Keys given right before the burst that with it are a scan's by their number and pace: how many, and what."""
        follows = burst.first if burst.keys else ended_at
        if not self._run or follows is None or follows - self._run[-1].moment > NEAR_S:
            return
        last = burst.last if burst.keys else self._run[-1].moment
        for count in range(1, len(self._run) + 1):
            length, seconds = count + burst.keys, last - self._run[-count].moment
            if length >= SHORTEST and seconds / (length - 1) < ANNOUNCED_MEAN_GAP_S:
                yield count, "".join(given.text for given in self._run[-count:])

    def take_back(self, count: int) -> None:
        """The last `count` keys leave their field again, with what they replaced; a field changed since is let be."""
        taken, self._run = self._run[-count:], []
        first, last = taken[0], taken[-1]
        field, before = first.field, first.before
        if field is None or before is None or not isValid(field) or last.field is not field:
            return
        if content(field) == last.after:
            _put(field, before)


def editor(widget: QWidget) -> Editor | None:
    """The widget as an editor whose text may be taken back, or the one it passes its letters on to; else None."""
    passed_on = getattr(widget, "writes_into", widget)
    return passed_on if isinstance(passed_on, QLineEdit | QPlainTextEdit | QTextEdit) else None


def content(field: Editor) -> Content:
    """What it holds now."""
    if isinstance(field, QLineEdit):
        start, end = field.selectionStart(), field.cursorPosition()
        other = field.selectionEnd() if start == end else start
        return Content(field.text(), end, other if start >= 0 else end)
    cursor = field.textCursor()
    return Content(field.toPlainText(), cursor.position(), cursor.anchor())


def _put(field: Editor, was: Content) -> None:
    """As if typed, so that whoever listens to edits hears of it."""
    if isinstance(field, QLineEdit):
        field.selectAll()
        field.insert(was.text)
        field.setCursorPosition(was.position)
        if was.anchor != was.position:
            field.setSelection(was.anchor, was.position - was.anchor)
        return
    cursor = field.textCursor()
    cursor.select(QTextCursor.SelectionType.Document)
    cursor.insertText(was.text)
    cursor.setPosition(was.anchor)
    cursor.setPosition(was.position, QTextCursor.MoveMode.KeepAnchor)
    field.setTextCursor(cursor)
