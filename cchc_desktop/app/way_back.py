"""The way back from a page (đường quay lại): the page it was reached from, not what was opened from it."""

from __future__ import annotations

from cchc_desktop.app.ground import HOME
from cchc_desktop.ui.shell.view import ShellView


class WayBack:
    """Of one page. Either only `come` leads to it, or a key from everywhere: then `shown` is told of each page seen."""

    def __init__(self, shell: ShellView, page: str, *beyond: str) -> None:
        """`beyond` the page are those that are opened from it: coming back from one does not change the way."""
        self._shell, self._page, self._beyond = shell, page, beyond
        self.forget()

    def forget(self) -> None:
        """For another clerk."""
        self.back = self._seen = HOME
        self._led = False  # whether what is seen was reached from the page, or the page on purpose

    def come(self) -> None:
        """To the page, from the one that is seen."""
        self._note(self._shell.page)
        self._shell.show_page(self._page)

    def leave(self) -> None:
        """To where the page was reached from."""
        self._shell.show_page(self.back)

    def lead(self) -> None:
        """To the page as if back from somewhere: what was made ready there stays."""
        self._led = True
        self._shell.show_page(self._page)

    def shown(self, name: str) -> str:
        """One of the shell's pages is seen from now on; says from which page it was come back to this one, else ""."""
        before, led = self._seen, self._led
        if name == self._page:
            self._note(before)
        self._led = name in self._beyond and (led or before == self._page)
        self._seen = name
        return before if led and name == self._page else ""

    def _note(self, before: str) -> None:
        if before not in (self._page, *self._beyond):
            self.back = before
