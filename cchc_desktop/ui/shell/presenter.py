"""What the frame does (điều khiển khung): scans and searches come in, sounds and strips go out."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Signal

from cchc_desktop.acts.refusal import Refused
from cchc_desktop.domain.scanned_code import Flaw, OtherScan, RefusedScan, SheetScan, read_scan
from cchc_desktop.domain.scanner_sheet import verdict
from cchc_desktop.store.errors import StoreTrouble
from cchc_desktop.ui.reader import Reader
from cchc_desktop.ui.scans import ScanCatcher
from cchc_desktop.ui.shell.findings import FoundRow
from cchc_desktop.ui.shell.status import SyncCounts, light
from cchc_desktop.ui.shell.view import ShellView
from cchc_desktop.ui.sounds import Sound, Sounds

LOCKED = "Màn hình đang khóa nên chưa nhận mã vừa quét. Mở khóa rồi quét lại."


class ShellPresenter(QObject):
    """The pages' way to the frame: `took`, `refused`, `warn`; and what the clerk gave the frame: `code`, `opened`."""

    code = Signal(str)  # scanned anywhere and ours or a card (domain/scanned_code.py), or entered in the one box
    other = Signal(str, str)  # scanned, and perhaps a dossier's code in another system; what to say if it is not
    opened = Signal(object)  # a finding chosen in the one box: FoundRow.value

    def __init__(
        self,
        view: ShellView,
        catcher: ScanCatcher,
        sounds: Sounds,
        reader: Reader,
        find: Callable[..., Sequence[FoundRow]],
    ) -> None:
        """`find(db, text)` looks up what is typed, on the reader's thread."""
        super().__init__(view)
        self._view = view
        self._catcher = catcher
        self._sounds = sounds
        self._reader = reader
        self._find = find
        self.takes_foreign: Callable[[str], bool] = lambda _text: False  # a page that asks for somebody else's code
        catcher.scanned.connect(self._scanned)
        catcher.refused.connect(self._not_understood)
        view.entered.connect(self.code)
        view.searched.connect(self._search)
        view.chosen.connect(self.opened)
        reader.troubled.connect(self.trouble)

    def took(self, words: str) -> None:
        """A scan was taken: tone up, green strip ("Căn cước: Trần Thị Ví Dụ")."""
        self._say(Sound.TAKEN, "done", words)

    def heed(self, words: str) -> None:
        """A scan was taken, and there is something to know about its paper: tone up, amber strip."""
        self._say(Sound.TAKEN, "waiting", words)

    def refused(self, words: str) -> None:
        """A scan was refused: low tone twice, red strip until the next key."""
        self._say(Sound.REFUSED, "wrong", words)

    def warn(self, words: str) -> None:
        """A state of the world the clerk should know; stays until replaced."""
        self._view.say("waiting", words)

    def trouble(self, error: Exception) -> None:
        """A refusal or trouble with the store that no page has asked to hear of; connect `troubled` of workers here."""
        if isinstance(error, (Refused, StoreTrouble)):
            self.refused(error.sentence)

    def show_sync(self, counts: SyncCounts) -> None:
        """The sync light."""
        self._view.show_status(light(counts))

    def _scanned(self, text: str) -> None:
        scan = read_scan(text)
        if self._view.covered:
            self.refused(LOCKED)
        elif isinstance(scan, RefusedScan | OtherScan):
            self._not_ours(text, scan)
        elif isinstance(scan, SheetScan):
            self._judge(scan.text)
        else:
            self._view.top.box.start_over()
            self.code.emit(text)

    def _not_ours(self, text: str, scan: RefusedScan | OtherScan) -> None:
        """A page may be asking for it; it may be a dossier's other code; else it is refused."""
        refused = scan.otherwise if isinstance(scan, OtherScan) else scan
        if refused.flaw is Flaw.FOREIGN and self.takes_foreign(text):
            return
        if isinstance(scan, OtherScan):
            self.other.emit(scan.text, refused.sentence)
        else:
            self.refused(refused.sentence)

    def _not_understood(self, sentence: str) -> None:
        self.refused(LOCKED if self._view.covered else sentence)

    def _judge(self, sheet: str) -> None:
        """The scanner's test sheet: what is set wrongly, the first to be mended first."""
        found = verdict(sheet, self._catcher.arrival, self._catcher.prefix)
        tell = self.took if found.good else self.refused
        tell(" ".join(found.told))

    def _search(self, text: str) -> None:
        self._reader.ask("one box", self._find, text, done=self._view.show_results)

    def _say(self, sound: Sound, tone: str, words: str) -> None:
        self._view.strip.flashes = not self._sounds.audible
        self._sounds.play(sound)
        self._view.say(tone, words)
