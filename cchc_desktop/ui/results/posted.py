"""A postal list scanned again (danh sách bưu chính): held against what was posted, then shown as it was printed."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Signal

from cchc_desktop.acts.record import require
from cchc_desktop.domain.batch import BatchNumber
from cchc_desktop.domain.clerk import Clerk, Duty
from cchc_desktop.domain.postal import PostalList
from cchc_desktop.reports import post
from cchc_desktop.store.connection import Database
from cchc_desktop.ui.reader import Reader

LIST = "postal_list"
_CORRECTED = "Bản vừa quét in trước khi sửa mã bưu gửi: bỏ bản ấy, dùng bản in lại."


class PostedLists(QObject):
    """`take` a scanned list; `look_wanted` when this counter made it and the bars are its own."""

    took = Signal(str)
    heeded = Signal(str)  # a list printed before a code of it was corrected
    refused = Signal(str)
    look_wanted = Signal(str, str)  # kind of slip, number
    troubled = Signal(object)

    def __init__(self, reader: Reader, clerk: Callable[[], Clerk | None]) -> None:
        super().__init__()
        self._reader, self._clerk = reader, clerk

    def take(self, number: BatchNumber) -> None:
        """The list that was scanned, or whose number was typed."""
        by = self._clerk()
        if by is not None:
            done = partial(self._found, number)
            self._reader.ask("postal list", read_list, number, by, done=done, failed=self.troubled.emit)

    def _found(self, number: BatchNumber, found: PostalList | None) -> None:
        if found is None:
            self.refused.emit(f"Máy này không có danh sách {number.number}. Hỏi quầy đã gửi, hoặc xem đúng giấy.")
        elif number.check in found.former:
            self.heeded.emit(f"{words(found)}. {_CORRECTED}")
            self.look_wanted.emit(LIST, found.number)
        elif number.check not in ("", found.digest):
            self.refused.emit(
                f"{number.number} vừa quét không phải bản của quầy: bưu gửi trên giấy khác trong kho. "
                "Dùng bản gốc, hoặc in lại."
            )
        else:
            self.took.emit(words(found))
            self.look_wanted.emit(LIST, found.number)


def read_list(db: Database, number: BatchNumber, by: Clerk) -> PostalList | None:
    """The list of that number, None for one this store has not made; raises Refused for who may not see dossiers."""
    require(by, Duty.READ_DOSSIER)
    return post.postal_list(db, number.number)


def words(listed: PostalList) -> str:
    """In the strip: how many left, when, and by whom."""
    who = listed.by.name or listed.by.code
    return f"{listed.number}: {len(listed.items)} bưu gửi, {who} gửi {listed.at:%H:%M %d/%m/%Y}"
