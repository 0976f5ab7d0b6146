"""What the page of the scans does (điều khiển trang quét giấy tờ): a file comes, one key keeps it with its paper."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage

from cchc_desktop.acts.refusal import Refused
from cchc_desktop.domain.clerk import Clerk
from cchc_desktop.domain.dossier import Dossier
from cchc_desktop.domain.scan import PaperScans
from cchc_desktop.domain.scanned_code import DossierScan
from cchc_desktop.ui.printing.paper_thread import PaperThread
from cchc_desktop.ui.reader import Reader
from cchc_desktop.ui.scanning import this_system, words
from cchc_desktop.ui.scanning.desk import ScannerDesk
from cchc_desktop.ui.scanning.driver import Device, Driver, Scanned
from cchc_desktop.ui.scanning.machine import PaperScanner
from cchc_desktop.ui.scanning.picture import pages
from cchc_desktop.ui.scanning.reading import Reading, keep_scanner, link_file, picture_of, read, uid_of, watch_folder
from cchc_desktop.ui.scanning.side import PICTURE
from cchc_desktop.ui.scanning.view import ScanningView
from cchc_desktop.ui.scanning.watch import FolderWatch
from cchc_desktop.ui.writer import Writer


class ScanningPresenter(QObject):
    """`open` a dossier's uid, `take` its scanned receipt; files wait in order until they are linked."""

    took = Signal(str)
    refused = Signal(str)
    said = Signal(str, str)  # tone, words
    happened = Signal(str)  # dossier uid
    left = Signal()
    troubled = Signal(object)

    def __init__(
        self,
        view: ScanningView,
        threads: tuple[Reader, Writer, PaperThread],
        clerk: Callable[[], Clerk | None],
        clock: Callable[[], datetime],
        driver: Driver | None = None,
    ) -> None:
        super().__init__(view)
        self._view, (self._reader, self._writer, self._paper) = view, threads
        self._clerk, self._clock = clerk, clock
        self._uid, self._code = "", ""
        self._waiting: list[Path | Scanned] = []
        self._seen = ""  # hash of the scan whose picture is wanted
        self._linked_last: str | None = None  # the paper whose scan has just been kept, to be looked at
        self.watch = FolderWatch()
        self.watch.came.connect(lambda file: self.add([file]))
        self.watch.lost.connect(lambda: self.refused.emit(words.LOST))
        self.desk = ScannerDesk(view, PaperScanner(driver or this_system.driver()), self._paper, clock)
        self.desk.came.connect(self._take_scanned)
        self.desk.chosen.connect(self._keep)
        self.desk.said.connect(self.said)
        self.desk.refused.connect(self.refused)
        view.committed.connect(self._commit)
        view.moved.connect(self._look_at)
        view.dropped.connect(self.add)
        view.skipped.connect(self._skip)
        view.folder_entered.connect(lambda text: self._watch(Path(text)))
        view.left.connect(self.left)

    @property
    def uid(self) -> str:
        """Whose papers are scanned; "" for nobody's."""
        return self._uid

    def start_over(self) -> None:
        """For another clerk: no dossier, no files."""
        self._uid, self._code, self._waiting = "", "", []
        self.desk.start_over()
        self._view.show_waiting(())
        self._show(Reading(None, (), ""))

    def open(self, uid: str) -> None:
        """The papers of that dossier; "" reads the one that is open again."""
        by = self._clerk()
        if by is not None:
            self._uid = uid or self._uid
            self._reader.ask("scans", read, self._uid, by, done=self._show, failed=self.troubled.emit)

    def take(self, scan: DossierScan) -> None:
        """A receipt: its papers are scanned next."""
        by = self._clerk()
        if by is not None:
            ask = (uid_of, scan.code, by)
            self._reader.ask("scans of", *ask, done=lambda uid: self._found(scan.code, uid), failed=self.troubled.emit)

    def add(self, files: Sequence[Path]) -> None:
        """Files that came; a folder that was dragged here is the one to watch."""
        for folder in [file for file in files if file.is_dir()][:1]:
            self._watch(folder)
        self._waiting += [file for file in files if file not in self._waiting and not file.is_dir()]
        self._view.show_waiting(self._waiting)

    def _take_scanned(self, scanned: Scanned) -> None:
        self._waiting.append(scanned)
        self._view.show_waiting(self._waiting)

    def _keep(self, device: Device) -> None:
        by = self._clerk()
        if by is not None:
            self._writer.run(keep_scanner, device, by, failed=self._failed)

    def _found(self, code: str, uid: str) -> None:
        if uid:
            self.took.emit(f"Số hóa giấy tờ của {code}")
            self.open(uid)
        else:
            self.refused.emit(f"Không thấy hồ sơ {code} ở quầy này. Chờ đồng bộ, hoặc hỏi quầy đã nhận.")

    def _show(self, reading: Reading) -> None:
        self._code = reading.dossier.printed_code if reading.dossier else ""
        self._view.show_dossier(reading)
        self.desk.use(reading.scanner)
        linked = [each for each in reading.papers if each.paper == self._linked_last]
        self._linked_last = None
        current = linked[0] if linked else self._view.table.current
        if current is not None:
            self._look_at(current)
        else:
            self._view.side.picture.say("")
        if reading.folder:
            self.watch.watch(Path(reading.folder))

    def _commit(self) -> None:
        by, paper = self._clerk(), self._view.table.current
        if by is None or paper is None or not self._waiting or not self._view.commit.isEnabled():
            return
        self._view.show_busy(True)
        file = self._waiting[0]
        run = (link_file, self._uid, paper.paper, file, by, self._clock())
        self._writer.run(*run, done=lambda dossier: self._linked(file, paper, dossier), failed=self._failed)

    def _linked(self, file: Path | Scanned, paper: PaperScans, dossier: Dossier) -> None:
        self._view.show_busy(False)
        self._waiting = [waiting for waiting in self._waiting if waiting != file]
        self._view.show_waiting(self._waiting)
        self._linked_last = paper.paper
        self.said.emit("done", words.linked(paper, dossier.printed_code))
        self.open("")
        self.happened.emit(dossier.uid)

    def _failed(self, error: Exception) -> None:
        self._view.show_busy(False)
        if isinstance(error, Refused) and error.problems and error.problems[0].field == "folder":
            self._view.side.files.folder.show_problem(error.problems[0])
        else:
            self.troubled.emit(error)

    def _skip(self) -> None:
        self._waiting = self._waiting[1:]
        self._view.show_waiting(self._waiting)

    def _watch(self, folder: Path) -> None:
        by = self._clerk()
        if by is not None:
            self._writer.run(watch_folder, folder, by, done=lambda _folder: self.open(""), failed=self._failed)

    def _look_at(self, paper: PaperScans) -> None:
        self._view.side.picture.set_title(words.seen(paper))
        if not paper.scans:
            self._seen = ""
            self._view.side.picture.say(words.NO_SCAN)
            return
        self._seen = wanted = paper.scans[-1].sha256
        ask = (picture_of, wanted)
        self._reader.ask("scan", *ask, done=lambda data: self._draw(wanted, data), failed=self.troubled.emit)

    def _draw(self, wanted: str, data: bytes | None) -> None:
        if data is None:
            self._view.side.picture.say(words.NOT_HERE)
        else:
            self._paper.run(pages, data, PICTURE * 2, done=lambda found: self._drawn(wanted, found))

    def _drawn(self, wanted: str, found: Sequence[QImage]) -> None:
        if wanted == self._seen:
            self._view.side.picture.show_pages(found)
