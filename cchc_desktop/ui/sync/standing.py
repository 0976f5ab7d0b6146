"""Sentences below the counts (tình hình với cổng): contact, clocks, catalogue, what the portal does itself, comparison."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime

from PySide6.QtWidgets import QVBoxLayout

from cchc_desktop.domain.instants import parse_instant
from cchc_desktop.reports.sync_standing import Standing
from cchc_desktop.reports.sync_state import SyncState
from cchc_desktop.store import abilities
from cchc_desktop.store.reconciling import Reconciled
from cchc_desktop.ui.moments import short_moment
from cchc_desktop.ui.shell.status import age
from cchc_desktop.ui.sync.backup import backup_label, show_backup
from cchc_desktop.ui.sync.reading import SyncReading
from cchc_desktop.ui.theme import restyle
from cchc_desktop.ui.widgets.labels import label

ALONE = "Quầy này chưa nối cổng nên không gửi gì. Mọi hồ sơ vẫn lưu đủ tại máy."
CLOCK_WARNING_MS = 120_000  # of the contract
ENOUGH = "Đã đồng bộ đủ"
_COUNTED = "Số đếm là hồ sơ hôm nay và hồ sơ cũ còn việc cổng chưa nhận."
_LACKING = {
    abilities.CODES: "Cổng này tự cấp mã: quầy in số biên nhận tạm, mã về sau.",
    abilities.RANGES: "Cổng này không cấp số trước: quầy in số biên nhận tạm, mã về sau.",
    abilities.RECEPTION_TIME: "Cổng này ghi giờ tiếp nhận theo giờ cổng; giờ trên giấy hẹn vẫn giữ.",
}


class StandingLines(QVBoxLayout):
    """A few wrapped lines; amber or red only where somebody has to look. No widget: lines that wrap need their height."""

    def __init__(self) -> None:
        super().__init__()
        self.contact, self.portal = (label(role="muted", wrap=True) for _ in range(2))
        self.verdict = label(role="muted", wrap=True)
        self.clock = label(role="problem", tone="waiting", wrap=True)
        self.backup = backup_label()
        self.setSpacing(4)
        for line in (self.verdict, self.contact, self.clock, self.portal, self.backup):
            self.addWidget(line)

    def show_reading(self, reading: SyncReading, now: datetime) -> None:
        """All anew."""
        state, standing = reading.state, reading.standing
        self.contact.setToolTip(_COUNTED if state.connected else "")
        self.contact.setText(" ".join(_contact(state, standing, now)))
        far = _far_clock(standing)
        self.clock.setText(f"◷ {far}")
        self.clock.setVisible(bool(far) and state.connected)
        told = " ".join(_LACKING[ability] for ability in _shown(standing))
        self.portal.setText(told)
        self.portal.setVisible(bool(told) and state.connected)
        said, tone = verdict(standing, now)
        sign = {"wrong": "✕ ", "waiting": "◷ ", "done": "✓ "}.get(tone, "")
        self.verdict.setText(sign + said)
        restyle(self.verdict, role="problem" if tone in ("wrong", "waiting") else "strong", tone=tone)
        self.verdict.setVisible(bool(said) and state.connected)
        show_backup(self.backup, reading.backup, now)


def verdict(standing: Standing, now: datetime) -> tuple[str, str]:
    """What the last comparison says, and its tone; ("", "") before the first.

    Only a clean one says that all is in step, and only until a dossier changes.
    """
    done = standing.reconciled
    if standing.reconcile_trouble:
        return standing.reconcile_trouble, "waiting"
    if standing.reconcile_asked:
        return "Sẽ đối soát với cổng ở lượt đồng bộ tới, qua mạng hoặc USB.", ""
    if done is None:
        return "", ""
    when = f"{short_moment(parse_instant(done.at), now)}, ngày {date.fromisoformat(done.day):%d/%m}"
    if not done.clean:
        return f"Đối soát lúc {when}: {_apart(done)}.", "waiting" if _only_waits(done) else "wrong"
    if standing.acts_since:
        told = f"Đối soát lúc {when}: khớp đủ {done.compared} hồ sơ. Từ đó có thêm {standing.acts_since} việc."
        return told, ""
    return f"{ENOUGH}: {done.compared} hồ sơ khớp với cổng, đối soát lúc {when}.", "done"


def _apart(done: Reconciled) -> str:
    parts = (
        (done.not_there, "hồ sơ cổng không có"),
        (done.not_here, "hồ sơ máy này không có"),
        (done.differing, "hồ sơ khác nhau"),
        (done.waiting, "hồ sơ còn việc chưa gửi"),
        (done.onward_waiting, "hồ sơ cổng chưa chuyển lên cổng trên"),
        (done.onward_failed, "hồ sơ cổng trên không nhận"),
    )
    return ", ".join(f"{count} {words}" for count, words in parts if count)


def _only_waits(done: Reconciled) -> bool:
    return not (done.not_there or done.not_here or done.differing or done.onward_failed)


def _contact(state: SyncState, standing: Standing, now: datetime) -> Iterator[str]:
    if not state.connected:
        yield ALONE
        return
    if state.last_contact is None:
        yield "Chưa gặp cổng lần nào."
    else:
        ago = age(max(now - state.last_contact, now - now))
        yield f"Gặp cổng lần cuối {short_moment(state.last_contact, now)}, cách đây {ago}."
        if standing.offset_ms is not None and not _far_clock(standing):
            yield f"Đồng hồ lệch {_seconds(standing.offset_ms)}."
    if state.at_gateway:
        yield f"{state.at_gateway} hồ sơ đã gửi cổng trung gian, còn việc chờ cổng trên nhận."
    if held := state.undecided - state.at_gateway:
        yield f"{held} hồ sơ có việc cổng đang giữ, chờ quầy khác gửi phần trước."
    if standing.catalogue:
        yield _catalogue(standing, now)


def _catalogue(standing: Standing, now: datetime) -> str:
    version = f"Danh mục bản {standing.catalogue}"
    if standing.catalogue_at is None:
        return f"{version}."
    return f"{version}, nhận {age(max(now - standing.catalogue_at, now - now))} trước."


def _far_clock(standing: Standing) -> str:
    offset = standing.offset_ms or 0
    if abs(offset) <= CLOCK_WARNING_MS:
        return ""
    side = "chậm hơn" if offset > 0 else "nhanh hơn"
    return f"Đồng hồ máy này {side} cổng {_seconds(offset)}. Vẫn tiếp nhận được; nhờ quản trị chỉnh giờ máy."


def _seconds(offset_ms: int) -> str:
    seconds = round(abs(offset_ms) / 1000)
    if seconds < 60:
        return f"{seconds} giây"
    if seconds < 3600:
        return f"{seconds // 60} phút"
    return f"{seconds // 3600} giờ" if seconds < 48 * 3600 else f"{seconds // 86400} ngày"


def _shown(standing: Standing) -> list[str]:
    """A portal that makes all codes itself grants no ranges either: said once."""
    lacking = list(standing.lacking)
    return [each for each in lacking if not (each == abilities.RANGES and abilities.CODES in lacking)]
