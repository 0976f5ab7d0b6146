"""The main window (cửa sổ chính): rail, top bar, pages, strip; it shows and reports, and decides nothing."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QCloseEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QMainWindow, QStackedWidget, QVBoxLayout, QWidget
from shiboken6 import isValid

from cchc_desktop.domain.clerk import Clerk, Duty
from cchc_desktop.ui.shell.banner import practice_banner
from cchc_desktop.ui.shell.box import OneBox
from cchc_desktop.ui.shell.cover import Cover
from cchc_desktop.ui.shell.findings import Findings, FoundRow
from cchc_desktop.ui.shell.help import EVERYWHERE, HelpOverlay, keys_of
from cchc_desktop.ui.shell.page import Page
from cchc_desktop.ui.shell.pages import Pages
from cchc_desktop.ui.shell.rail import Rail
from cchc_desktop.ui.shell.status import Light
from cchc_desktop.ui.shell.strip_place import at_the_foot, over_the_box
from cchc_desktop.ui.shell.top_bar import OWED_KEY, TopBar
from cchc_desktop.ui.widgets.breakpoints import Breadth, Breakpoints
from cchc_desktop.ui.widgets.buttons import bind
from cchc_desktop.ui.widgets.strip import Strip


class ShellView(QMainWindow):
    """The frame of every page. A page is added once and kept; what is half typed in it stays."""

    searched = Signal(str)  # typed in the one box, after a short pause
    entered = Signal(str)  # Enter in the one box with nothing found
    chosen = Signal(object)  # FoundRow.value
    page_shown = Signal(str)  # Page.name, also when its key is pressed again on the page itself
    status_asked = Signal()
    owed_asked = Signal()
    lock_asked = Signal()
    closing = Signal()

    def __init__(self, title: str = "Một cửa") -> None:
        super().__init__()
        self.setWindowTitle(title)
        self.setMinimumSize(560, 340)
        self.resize(1366, 768)
        self._before_box: QWidget | None = None
        self._stack = QStackedWidget()
        self.setCentralWidget(self._stack)
        self._desk = QWidget()
        self._desk.setProperty("role", "page")
        self._stack.addWidget(self._desk)
        self._cover = Cover(self._stack, self._desk)
        self.rail = Rail()
        self._pages = Pages()
        self._practice = practice_banner()
        self.findings = Findings(self._desk)
        self.top = TopBar(OneBox(self.findings))
        self.strip = Strip(self, floating=True)
        self.help = HelpOverlay(self._desk)
        self.breakpoints = Breakpoints(self)
        self._lay_out()
        self._connect()

    def add_page(self, page: Page) -> None:
        """One more page; the first becomes current. Its key (F2 …) works from everywhere."""
        self._pages.add(page)
        if page.key:
            self.rail.add(page.key, page.title, page.glyph)
        if way := page.key or page.chord:
            bind(way, self._desk, lambda: self.show_page(page.name))
        if self._pages.count() == 1:
            self.rail.mark(page.key)

    def admit(self, clerk: Clerk) -> None:
        """Offer only the pages, and the one box, that are this clerk's to use."""
        self._pages.clerk = clerk
        for page in self._pages.of_the_rail:
            self.rail.offer(page.key, page in self._pages.offered)
        self.top.box.setVisible(self._pages.refusal(Duty.READ_DOSSIER) is None)

    def show_home(self) -> None:
        """Go to the first page of the rail that is this clerk's to use."""
        self.show_page(self._pages.offered[0].name)

    def show_page(self, name: str) -> None:
        """Go to a page; the focus returns to where it was there. One that is not this clerk's is refused in words."""
        self.help.close_help()
        page = self._pages.named(name)
        if (refusal := self._pages.refusal(page.duty)) is not None:
            self.say("wrong", refusal.message)
            return
        self._pages.show_page(name)
        if page.key or page.chord:  # what is opened from a page leaves that page lit
            self.rail.mark(page.key)
        self.page_shown.emit(name)

    @property
    def page(self) -> str:
        """The name of the current page."""
        return self._pages.current.name

    # what is shown

    def show_results(self, rows: Sequence[FoundRow]) -> None:
        """What was found for the text in the one box."""
        self.top.box.show_findings(rows)

    def say(self, tone: str, text: str) -> None:
        """In the top bar, over the one box: done | waiting | wrong | note. The focus stays where it is."""
        self.strip.say(tone, text)
        self._place_strip()

    def show_status(self, light: Light) -> None:
        """The sync light."""
        self.top.show_status(light)
        self._place_strip()

    def show_owed(self, words: str, count: int) -> None:
        """The red mark of what is not printed yet, until it is; none: no mark."""
        self.top.show_owed(words, count)
        self._place_strip()

    def show_clerk(self, counter: str, name: str) -> None:
        """Who is at the counter; "": nobody."""
        self.top.show_clerk(counter, name)

    def show_practice(self, practice: bool) -> None:
        """The banner that says nothing here counts."""
        self._practice.setVisible(practice)

    # cover

    def cover(self, widget: QWidget) -> None:
        """Put `widget` over everything; nothing below is lost, or seen, or hears a key."""
        self.findings.hide()
        self._cover.put(widget)
        self._place_strip()

    def uncover(self, restore: bool = True) -> None:
        """Show the desk again. `restore` False (another clerk): windows that were open beside it stay closed."""
        if not self._cover.lift(restore):
            self._pages.give_focus()
        self._place_strip()

    @property
    def covered(self) -> bool:
        """Whether something lies over the desk."""
        return self._cover.on

    # Qt's

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.findings.hide()
        self.help.close_help()
        self._place_strip()

    def closeEvent(self, event: QCloseEvent) -> None:
        self.closing.emit()
        super().closeEvent(event)

    def _place_strip(self) -> None:
        if self._cover.on or self.help.isVisible():
            self.strip.setGeometry(at_the_foot(self.strip, self))
        else:
            below = self._practice.height() if self._practice.isVisible() else 0
            self.strip.setGeometry(over_the_box(self.strip, self._desk, self.rail, self.top, below))

    def _set_breadth(self, breadth: Breadth) -> None:
        self.rail.set_narrow(breadth is Breadth.NARROW)
        self.top.set_breadth(breadth)
        self._place_strip()

    def _to_box(self) -> None:
        self.strip.clear()
        box = self.top.box
        if (refusal := self._pages.refusal(Duty.READ_DOSSIER)) is not None:
            self.say("wrong", refusal.message)
            return
        if not box.hasFocus():
            self._before_box = QApplication.focusWidget()
        box.setFocus()
        box.selectAll()

    def _from_box(self) -> None:
        before = self._before_box
        if before is not None and isValid(before) and before.isVisible():
            before.setFocus()
        else:
            self._pages.give_focus()

    def _ask(self, key: str) -> None:
        if key == "F1":
            self._toggle_help()
            return
        self.show_page(next(page.name for page in self._pages.of_the_rail if page.key == key))

    def _toggle_help(self) -> None:
        if self.help.isVisible():
            self.help.close_help()
            return
        page = self._pages.current
        pages = sorted((each.key, f"Trang {each.title}") for each in self._pages.offered)
        self.help.open(page.title, [*keys_of(page.actions, page.body), *page.keys()], [*pages, *EVERYWHERE])
        self._place_strip()

    def _connect(self) -> None:
        box = self.top.box
        box.searched.connect(self.searched)
        box.entered.connect(self.entered)
        box.chosen.connect(self.chosen)
        box.left.connect(self._from_box)
        self.rail.asked.connect(self._ask)
        self.top.pill.triggered.connect(self.status_asked)
        self.top.owed.triggered.connect(self.owed_asked)
        self.top.clerk.triggered.connect(self.lock_asked)
        self.help.closed.connect(self._pages.give_focus)
        self.help.closed.connect(self._place_strip)
        self.breakpoints.changed.connect(self._set_breadth)
        bind("Ctrl+K", self._desk, self._to_box)
        bind("F1", self._desk, self._toggle_help)
        bind(OWED_KEY, self._desk, self.owed_asked.emit)

    def _lay_out(self) -> None:
        right = QVBoxLayout()
        right.setSpacing(0)
        right.addWidget(self._practice)
        right.addWidget(self.top)
        right.addWidget(self._pages, 1)
        row = QHBoxLayout(self._desk)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.rail)
        row.addLayout(right, 1)
