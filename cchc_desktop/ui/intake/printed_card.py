"""What was received just now (vừa in), so that the paper in the printer can be told from the next."""

from __future__ import annotations

from PySide6.QtCore import Signal

from cchc_desktop.ui.theme import restyle
from cchc_desktop.ui.widgets.buttons import KeyButton, bind
from cchc_desktop.ui.widgets.card import Card
from cchc_desktop.ui.widgets.labels import label

GROUP_KEY = "Ctrl+Shift+G"
_EMPTY = "Chưa tiếp nhận hồ sơ nào trong phiên này. Quét căn cước, hoặc gõ số định danh rồi Enter."


class PrintedCard(Card):
    """The last dossier, what the printer did with its receipt, and how long the present one has taken."""

    reprint_wanted = Signal(str)  # uid of the dossier it names
    group_wanted = Signal()
    slips_wanted = Signal()

    def __init__(self) -> None:
        super().__init__("Vừa in")
        self._uid = ""
        self._tag = label(role="tag")
        self._tag.hide()
        self._code = label(role="strong", wrap=True)
        self._line = label(_EMPTY, role="muted", wrap=True)
        self.reprint = KeyButton("In lại", "Ctrl+R", kind="quiet")
        self.reprint.about = "In lại giấy tiếp nhận vừa in"
        self.reprint.triggered.connect(lambda: self.reprint_wanted.emit(self._uid))
        self.reprint.hide()
        self.group = KeyButton("", GROUP_KEY, kind="quiet")
        self.group.about = "In giấy chung cho mọi hồ sơ người nộp đã nộp hôm nay"
        self.group.triggered.connect(self.group_wanted)
        self._none = bind(GROUP_KEY, self, self.group_wanted.emit)  # while there is no button to hear the key
        self.slips = KeyButton("Giấy khác", "Ctrl+Shift+I", kind="quiet")
        self.slips.about = "Mọi giấy in được của hồ sơ vừa nhận, của thủ tục, của quầy"
        self.slips.triggered.connect(self.slips_wanted)
        self._code.hide()
        self._elapsed = label(role="muted")
        self.add_to_header(self._tag)
        self.body.setSpacing(4)
        self.add(self._code)
        self.add(self._line)
        for button in (self.reprint, self.group, self.slips):
            self.add(button)
        self.show_together(0)
        self.body.addStretch(1)
        self.add(self._elapsed)

    def show_received(self, uid: str, code: str, name: str) -> None:
        """A dossier was saved; its receipt is on its way."""
        if uid != self._uid:
            self.show_together(0)
        self._uid = uid
        self._code.setText(f"{code} · {name}")
        self._code.show()
        self._line.setText("Đã lưu.")
        self._tag.hide()

    def forget(self) -> None:
        """Another clerk: whose paper it was is none of theirs."""
        self._uid = ""
        self._code.hide()
        self._code.clear()
        self._tag.hide()
        self._line.setText(_EMPTY)
        self.reprint.hide()
        self.show_together(0)

    @property
    def uid(self) -> str:
        """Of the dossier it names, "" for none."""
        return self._uid

    def show_together(self, count: int) -> None:
        """How many dossiers its submitter handed in today: from two on they may have one receipt."""
        self.group.set_words(f"Giấy chung {count} hồ sơ")
        self.group.setVisible(count > 1)
        for shortcut in self._none:
            shortcut.setEnabled(count < 2)

    def show_print(self, tone: str, tag: str, line: str, can_reprint: bool = True) -> None:
        """What became of the receipt: `tag` in a tone (done, waiting, wrong), `line` "2 liên, 08:12"."""
        self._tag.setText(tag)
        restyle(self._tag, tone=None if tone == "done" else tone)
        self._tag.setVisible(bool(tag))
        self._line.setText(line)
        self.reprint.setVisible(can_reprint)

    def show_elapsed(self, text: str) -> None:
        """How long since the card was scanned; "": nothing under way."""
        self._elapsed.setText(text)
