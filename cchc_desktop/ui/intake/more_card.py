"""What is seldom asked (thông tin thêm): how and when it was filed, a summary, a note; closed until Ctrl+M."""

from __future__ import annotations

from PySide6.QtCore import Signal

from cchc_desktop.domain.intake import Channel
from cchc_desktop.ui.intake.fields import FieldRows, PartField
from cchc_desktop.ui.intake.form import MoreForm
from cchc_desktop.ui.intake.person_part import written_date
from cchc_desktop.ui.widgets.buttons import KeyButton
from cchc_desktop.ui.widgets.card import Card
from cchc_desktop.ui.widgets.choice import RadioGroup
from cchc_desktop.ui.widgets.field import DATE_WIDTH
from cchc_desktop.ui.widgets.labels import label

CHANNELS = {
    Channel.COUNTER: "Nộp tại quầy",
    Channel.POST: "Qua bưu chính",
    Channel.ONLINE: "Trực tuyến",
}
_WIDE = (("filed_on", "summary"), ("note",))
_NARROW = (("filed_on",), ("summary",), ("note",))


class MoreCard(Card):
    """One line while closed, saying what is inside when something is."""

    edited = Signal(str)
    left = Signal(str)

    def __init__(self) -> None:
        super().__init__("Cách nộp, trích yếu, ghi chú")
        self.toggle = KeyButton("Mở", "Ctrl+M", kind="quiet")
        self.toggle.about = "Cách nộp, trích yếu, ghi chú: mở, gọn lại"
        self._inside = label(role="muted")
        self.channels = RadioGroup({key.value: words for key, words in CHANNELS.items()}, "Cách nộp hồ sơ")
        fields = {
            "filed_on": PartField("Ngày nộp", DATE_WIDTH, written=written_date),
            "summary": PartField("Trích yếu"),
            "note": PartField("Ghi chú"),
        }
        self.rows = FieldRows(fields, _WIDE, _NARROW, 560)
        self.add_to_header(self._inside)
        self.add_to_header(self.toggle)
        self.add(self.channels)
        self.add(self.rows)
        self.toggle.triggered.connect(lambda: self.set_open(not self.is_open, by_clerk=True))
        self.channels.group.buttonClicked.connect(self._choose)
        for name, field in fields.items():
            field.edited.connect(lambda _text, where=name: self.edited.emit(where))
            field.line.left.connect(lambda where=name: self.left.emit(where))
        self.show_form(MoreForm())

    @property
    def is_open(self) -> bool:
        """Whether the fields are shown."""
        return not self.rows.isHidden()

    @property
    def form(self) -> MoreForm:
        """What stands here."""
        texts = {name: field.text for name, field in self.rows.fields.items()}
        return MoreForm(Channel(self.channels.value), **texts)

    @property
    def fields(self) -> dict[str, PartField]:
        """Every field by its path in the intake."""
        return dict(self.rows.fields)

    def show_form(self, form: MoreForm) -> None:
        """Fill, as the program; open when there is something in it."""
        self.channels.set_value(form.channel.value)
        for name, field in self.rows.fields.items():
            if field.text != getattr(form, name):
                field.set_text(getattr(form, name))
        self.set_open(form != MoreForm())

    def set_open(self, open_: bool, by_clerk: bool = False) -> None:
        """Show or hide the fields; what stands in them stays."""
        self.channels.setVisible(open_)
        self.rows.setVisible(open_)
        self.toggle.set_words("Gọn lại" if open_ else "Mở")
        self._inside.setText("" if open_ or self.form == MoreForm() else "có nội dung")
        self._show_date()
        if open_ and by_clerk:
            self.rows.fields["summary"].setFocus()

    def _choose(self) -> None:
        self._show_date()
        self.edited.emit("channel")

    def _show_date(self) -> None:
        at_counter = self.channels.value == Channel.COUNTER.value
        self.rows.show_only({"summary", "note"} | (set() if at_counter else {"filed_on"}))
