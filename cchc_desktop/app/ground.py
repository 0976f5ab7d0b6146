"""What the pages of the window stand on (nền của các trang): the shell, the threads, the counter, paper, who is there."""

from __future__ import annotations

from dataclasses import dataclass

from cchc_desktop.app.counter import Counter
from cchc_desktop.app.threads import Threads
from cchc_desktop.ui.printing.desk import PrintDesk
from cchc_desktop.ui.reader import Reader
from cchc_desktop.ui.shell.presenter import ShellPresenter
from cchc_desktop.ui.shell.view import ShellView
from cchc_desktop.ui.sign_in.session import Who
from cchc_desktop.ui.writer import Writer

HOME, DOSSIER, SYNC = "intake", "dossier", "sync"  # pages that others lead to


@dataclass(frozen=True, slots=True)
class Ground:
    """Made once, before the pages; `frame` hears what they have to say."""

    shell: ShellView
    frame: ShellPresenter
    threads: Threads
    counter: Counter
    prints: PrintDesk
    who: Who

    @property
    def both(self) -> tuple[Reader, Writer]:
        """What reads and what writes."""
        return self.threads.reader, self.threads.writer
