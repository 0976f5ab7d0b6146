"""What was received just now (vừa in), so that the paper in the printer can be told from the next."""

from __future__ import annotations

from PySide6.QtCore import Signal

from cchc_desktop.ui.theme import restyle
from cchc_desktop.ui.widgets.buttons import KeyButton
from cchc_desktop.ui.widgets.card import Card
from cchc_desktop.ui.widgets.labels import label

_EMPTY = "Chưa tiếp nhận hồ sơ nào trong phiên này. Quét căn cước, hoặc gõ số định danh rồi Enter."


class PrintedCard(Card):
    """The last dossier, what the printer did with its receipt, and how long the present one has taken."""

    reprint_wanted = Signal(str)  # uid of the dossier it names

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
        self._code.hide()
        self._elapsed = label(role="muted")
        self.add_to_header(self._tag)
        self.body.setSpacing(4)
        self.add(self._code)
        self.add(self._line)
        self.add(self.reprint)
        self.body.addStretch(1)
        self.add(self._elapsed)

    def show_received(self, uid: str, code: str, name: str) -> None:
        """A dossier was saved; its receipt is on its way."""
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
