"""What a sheet says of dossiers that were blanked (hồ sơ đã xóa nội dung): what it can no longer count of them."""

from __future__ import annotations

from cchc_desktop.domain.figure_text import whole
from cchc_desktop.domain.period import Period
from cchc_desktop.store import tallies
from cchc_desktop.store.connection import Database


def blanked_note(db: Database, period: Period) -> tuple[str, ...]:
    """One note, or none: no dossier of the period was blanked."""
    count = tallies.blanked(db, period)
    if not count:
        return ()
    said = "không còn điểm đánh giá, nguyên nhân quá hạn, tên giấy tờ đã quét để tính"
    return (f"{whole(count)} hồ sơ của kỳ đã xóa nội dung theo thời hạn lưu trữ: {said}.",)
