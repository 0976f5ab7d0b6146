"""The page of the stick (gửi và nhận qua USB): export, carry, take in; what was done is said in sentences."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QStorageInfo, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from cchc_desktop.ui.moments import short_moment
from cchc_desktop.ui.shell.help import Keys
from cchc_desktop.ui.theme import restyle
from cchc_desktop.ui.widgets.action_bar import ActionBar
from cchc_desktop.ui.widgets.buttons import KeyButton
from cchc_desktop.ui.widgets.card import Card
from cchc_desktop.ui.widgets.field import Field
from cchc_desktop.ui.widgets.labels import label

if TYPE_CHECKING:
    from cchc_desktop.sync.stick_carry import Carried
    from cchc_desktop.sync.stick_export import Exported
    from cchc_desktop.sync.stick_take import Taken

TITLE = "Gửi và nhận qua USB"
NO_FOLDER = "Cắm USB rồi ghi thư mục của nó vào ô trên. Chưa làm gì."
NOTHING_THERE = "Trên USB chưa có trả lời nào cho máy này. Nhờ đơn vị có mạng chuyển hộ gói đã xuất."
_STEPS = (
    "1. Quầy không có mạng: cắm USB, bấm Xuất ra USB. Gói đã niêm phong, chỉ cổng đọc được.",
    "2. Đem USB tới đơn vị bất kỳ có mạng: mở trang này ở đó, bấm Chuyển hộ.",
    "3. Đem USB về quầy: bấm Nhận trả lời. Chỉ khi ấy hồ sơ mới tính là cổng đã nhận.",
)
_MEDIA = ("/media/", "/run/media/", "/mnt/", "/Volumes/")


class StickView(QWidget):
    """Body of the page; `bar` is its action bar. Shows and reports, decides nothing."""

    export_wanted = Signal()
    carry_wanted = Signal()
    take_wanted = Signal()
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.folder = Field("Thư mục USB", width=520)
        self.said = label(role="strong", wrap=True)
        self.last = label(role="muted", wrap=True)
        card = Card(TITLE)
        for step in _STEPS:
            card.add(label(step, wrap=True))
        card.add(self.folder)
        card.add(self.said)
        card.add(self.last)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(card)
        column.addStretch(1)
        self.setFocusProxy(self.folder)
        self.bar = self._bar()

    def _bar(self) -> ActionBar:
        back = KeyButton("Quay lại", "Esc")
        self.take = KeyButton("Nhận trả lời", "Ctrl+N")
        self.carry = KeyButton("Chuyển hộ", "Ctrl+G")
        self.export = KeyButton("Xuất ra USB", "Ctrl+Enter", "primary")
        pairs = (
            *((back, self.left), (self.take, self.take_wanted)),
            *((self.carry, self.carry_wanted), (self.export, self.export_wanted)),
        )
        for button, signal in pairs:
            button.triggered.connect(signal)
        return ActionBar([back, self.take, self.carry], [self.export])

    def keys(self) -> Keys:
        """All of them stand on buttons."""
        return ()

    def open_at(self, folders: list[str]) -> None:
        """A stick that is plugged in is offered; what the clerk wrote stays while it is there."""
        if folders and not Path(self.folder.text or "?").is_dir():
            self.folder.set_text(folders[0])

    def show_busy(self, words: str | None) -> None:
        """While one of the three is under way; None: ready again."""
        for button in (self.take, self.carry, self.export):
            button.set_busy(words)

    def show_said(self, tone: str, words: str) -> None:
        """What came of it: "done", "waiting" or "wrong"."""
        sign = {"done": "✓ ", "waiting": "◷ ", "wrong": "✕ "}.get(tone, "")
        self.said.setText(sign + words)
        restyle(self.said, role="strong" if tone == "done" else "problem", tone=tone)

    def show_last(self, made: datetime | None, taken: datetime | None, now: datetime) -> None:
        """When this counter last exported, and last took an answer in."""
        out = f"Xuất lần cuối {short_moment(made, now)}." if made else "Máy này chưa xuất lần nào."
        back = f" Nhận trả lời lần cuối {short_moment(taken, now)}." if taken else ""
        self.last.setText(out + back)


def sticks() -> list[str]:
    """Folders of the media that can be taken away and written to, as this machine has them mounted."""
    found = [
        each for each in QStorageInfo.mountedVolumes() if each.isValid() and each.isReady() and not each.isReadOnly()
    ]
    return [each.rootPath() for each in found if not each.isRoot() and _may_be_taken_away(each.rootPath())]


def _may_be_taken_away(root: str) -> bool:
    return root.startswith(_MEDIA) or (root[1:2] == ":" and root[:1].upper() not in "ABC")


def exported(done: Exported) -> tuple[str, str]:
    """Tone and sentences of an export."""
    what = f"{done.entries} việc" + (f" và {done.files} tệp" if done.files else "")
    return "done", (
        f"Đã xuất {what} thành {done.parts} gói trên USB. Đem USB tới đơn vị có mạng để chuyển hộ. "
        "Hồ sơ vẫn tính là chờ gửi cho đến khi nhận trả lời."
    )


def carried(done: Carried) -> tuple[str, str]:
    """Tone and sentences of a carrying."""
    if not (done.answered or done.before or done.refused):
        return "waiting", "Trên USB không có gói nào để chuyển hộ. Chưa gửi gì."
    words = [f"Đã chuyển hộ {done.answered} gói; trả lời của cổng đã nằm trên USB."]
    if done.before:
        words.append(f"{done.before} gói đã có trả lời từ trước.")
    words += [f"{name}: {why}" for name, why in done.refused]
    words.append("Đem USB về quầy đã xuất.")
    return ("wrong" if done.refused else "done"), "\n".join(words)


def taken(done: Taken) -> tuple[str, str]:
    """Tone and sentences of taking in."""
    if not (done.answers or done.refused):
        return "waiting", NOTHING_THERE
    words = [f"Đã nhận {done.answers} thư trả lời: cổng đã xem {done.outcomes.total()} việc của quầy."]
    words += [f"{name}: {why}" for name, why in done.refused]
    return ("wrong" if done.refused else "done"), "\n".join(words)
