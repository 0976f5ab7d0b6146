"""How the result goes back (trả kết quả): at the counter, by public post to somebody, or online."""

from __future__ import annotations

from PySide6.QtCore import Signal

from cchc_desktop.domain.intake import ReturnChannel
from cchc_desktop.ui.intake.fields import FieldRows, PartField
from cchc_desktop.ui.intake.form import ReturnForm
from cchc_desktop.ui.intake.person_part import written_phone
from cchc_desktop.ui.widgets.card import Card
from cchc_desktop.ui.widgets.choice import RadioGroup
from cchc_desktop.ui.widgets.labels import label

CHANNELS = {ReturnChannel.COUNTER: "Tại quầy", ReturnChannel.POST: "Bưu chính", ReturnChannel.ONLINE: "Trực tuyến"}
_ROWS = (("name", "phone"), ("address",), ("email",))
_WANTED = {
    ReturnChannel.COUNTER: set[str](),
    ReturnChannel.POST: {"name", "phone", "address"},
    ReturnChannel.ONLINE: {"email"},
}
_PATHS = {"name": "collector.name", "phone": "collector.phone", "address": "collector.address", "email": "owner.email"}


class ReturnCard(Card):
    """The collector's fields are asked for by post only; online needs a mail address to tell."""

    edited = Signal(str)
    left = Signal(str)

    def __init__(self) -> None:
        super().__init__("Trả kết quả")
        self.channels = RadioGroup({key.value: words for key, words in CHANNELS.items()}, "Hình thức trả kết quả")
        self.rows = FieldRows(
            {
                "name": PartField("Người nhận"),
                "phone": PartField("Điện thoại", written=written_phone),
                "address": PartField("Địa chỉ nhận"),
                "email": PartField("Thư điện tử"),
            },
            _ROWS,
            _ROWS,
            0,
        )
        self._place = label(role="muted", wrap=True)
        for name in ("name", "phone"):
            self.rows.fields[name].line.setPlaceholderText("như chủ hồ sơ")
        self.rows.fields["address"].line.setPlaceholderText("như trên")
        self.add(self.channels)
        self.add(self._place)
        self.add(self.rows)
        self.channels.group.buttonClicked.connect(self._choose)
        for name, field in self.rows.fields.items():
            field.edited.connect(lambda _text, where=_PATHS[name]: self.edited.emit(where))
            field.line.left.connect(lambda where=_PATHS[name]: self.left.emit(where))
        self.show_form(ReturnForm(), "")

    @property
    def channel(self) -> ReturnChannel:
        """The way chosen."""
        return ReturnChannel(self.channels.value)

    @property
    def form(self) -> ReturnForm:
        """What stands here."""
        fields = self.rows.fields
        return ReturnForm(self.channel, fields["name"].text, fields["phone"].text, fields["address"].text)

    @property
    def email(self) -> str:
        """The owner's mail address, asked for here."""
        return self.rows.fields["email"].text

    @property
    def fields(self) -> dict[str, PartField]:
        """Every field by its path in the intake."""
        return {_PATHS[name]: field for name, field in self.rows.fields.items()}

    def set_place(self, place: str) -> None:
        """Where the counter gives results back."""
        self._place.setText(place)
        self._show_wanted()

    def show_form(self, form: ReturnForm, email: str) -> None:
        """Fill, as the program."""
        self.channels.set_value(form.channel.value)
        texts = {"name": form.name, "phone": form.phone, "address": form.address, "email": email}
        for name, text in texts.items():
            if self.rows.fields[name].text != text:
                self.rows.fields[name].set_text(text)
        self._show_wanted()

    def _choose(self) -> None:
        self._show_wanted()
        self.edited.emit("return_channel")

    def _show_wanted(self) -> None:
        self.rows.show_only(_WANTED[self.channel])
        self.rows.setVisible(bool(_WANTED[self.channel]))
        self._place.setVisible(self.channel is ReturnChannel.COUNTER and bool(self._place.text()))
