"""The pages of the window (các trang): one is shown, all are kept as they were left, some are not this clerk's."""

from __future__ import annotations

from PySide6.QtWidgets import QStackedWidget

from cchc_desktop.domain.clerk import Clerk, Duty
from cchc_desktop.domain.problem import Problem
from cchc_desktop.ui.shell.page import Page, PageFrame


class Pages(QStackedWidget):
    """A page is added once. Which may be shown depends on `clerk`: before anybody signed in, all."""

    def __init__(self) -> None:
        super().__init__()
        self.clerk: Clerk | None = None
        self._frames: dict[str, PageFrame] = {}

    def add(self, page: Page) -> None:
        """One more; the first becomes current."""
        frame = PageFrame(page)
        self._frames[page.name] = frame
        self.addWidget(frame)

    def show_page(self, name: str) -> None:
        """The focus returns to where it was there."""
        frame = self._frames[name]
        self.setCurrentWidget(frame)
        frame.give_focus()

    def give_focus(self) -> None:
        """To the current page; nothing happens while there is none."""
        if self._frames:
            self._current.give_focus()

    @property
    def current(self) -> Page:
        """The page that is shown."""
        return self._current.page

    def named(self, name: str) -> Page:
        """By its name."""
        return self._frames[name].page

    @property
    def of_the_rail(self) -> list[Page]:
        """Those with a key of their own, in their order."""
        return [frame.page for frame in self._frames.values() if frame.page.key]

    @property
    def offered(self) -> list[Page]:
        """Of these, the clerk's to use."""
        return [page for page in self.of_the_rail if self.refusal(page.duty) is None]

    def refusal(self, duty: Duty | None) -> Problem | None:
        """Why what needs this duty is not the clerk's; None: it is."""
        return self.clerk.may_not(duty) if self.clerk and duty else None

    @property
    def _current(self) -> PageFrame:
        frame = self.currentWidget()
        assert isinstance(frame, PageFrame)
        return frame
