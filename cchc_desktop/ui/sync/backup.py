"""The line that tells of the backup (dòng sao lưu): when the newest was made, and what to do when there is none."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtWidgets import QLabel

from cchc_desktop.reports.backup_state import BackupState
from cchc_desktop.ui.moments import short_moment
from cchc_desktop.ui.shell.status import age
from cchc_desktop.ui.theme import restyle
from cchc_desktop.ui.widgets.labels import label

NONE = "Chưa chọn nơi sao lưu: hỏng ổ đĩa là mất hồ sơ chưa gửi. Quản trị chọn USB hoặc thư mục chung."


def backup_label() -> QLabel:
    """Empty until `show_backup`."""
    return label(role="muted", wrap=True)


def show_backup(line: QLabel, state: BackupState, now: datetime) -> None:
    """Red only when the newest is older than a day; trouble younger than that waits."""
    tone = "wrong" if state.red else "waiting" if state.trouble else ""
    sign = {"wrong": "✕ ", "waiting": "◷ "}.get(tone, "")
    line.setText(sign + words(state, now))
    restyle(line, role="problem" if tone else "muted", tone=tone)


def words(state: BackupState, now: datetime) -> str:
    """What the line says."""
    if not state.placed:
        return NONE
    if state.last is None:
        newest = "Chưa sao lưu được lần nào."
    else:
        ago = age(max(now - state.last, now - now))
        newest = f"Sao lưu lần cuối {short_moment(state.last, now)}, cách đây {ago}."
    return " ".join(part for part in (newest, state.trouble) if part)
