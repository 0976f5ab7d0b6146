"""The part that names a person (phần người): number, name, birth, phone, address, by the sort of owner."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from cchc_desktop.domain import identity, phone
from cchc_desktop.domain.identity import digits
from cchc_desktop.domain.instants import day_text
from cchc_desktop.ui.intake.fields import FieldRows, PartField
from cchc_desktop.ui.intake.form import OwnerShape, PersonForm
from cchc_desktop.ui.intake.place_field import PlaceField, commune_names, province_names
from cchc_desktop.ui.typed_date import read_date
from cchc_desktop.ui.widgets.field import DATE_WIDTH, ID_WIDTH, PHONE_WIDTH

_WIDE = (("number", "name", "born", "phone"), ("nationality", "representative"), ("detail", "commune", "province"))
_NARROW = (
    ("number", "name"),
    ("born", "phone", "nationality", "representative", "detail"),
    ("commune", "province"),
)
_BREAKS_AT = 780
_NUMBERS = {
    OwnerShape.CITIZEN: "Số định danh",
    OwnerShape.OLD_CARD: "Số CMND",
    OwnerShape.FOREIGNER: "Số hộ chiếu",
}
_PATHS = {"detail": "address.detail", "commune": "address.commune", "province": "address.province"}
SCANNED = "từ căn cước"


class PersonPart(QWidget):
    """The fields of one person; `path` is their place in the intake ("owner"). Emits `edited` for the clerk only."""

    edited = Signal(str)  # the path of the field, "owner.number"
    left = Signal(str)

    def __init__(self, path: str) -> None:
        super().__init__()
        self.path = path
        self._shape = OwnerShape.CITIZEN
        self._unseen = PersonForm()
        self.rows = FieldRows(self._make_fields(), _WIDE, _NARROW, _BREAKS_AT)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.rows)
        for name, field in self.rows.fields.items():
            where = f"{path}.{_PATHS.get(name, name)}"
            field.edited.connect(lambda _text, where=where: self.edited.emit(where))
            field.line.left.connect(lambda where=where: self.left.emit(where))
        self.set_shape(OwnerShape.CITIZEN)

    @property
    def fields(self) -> dict[str, PartField]:
        """Every field by its path in the intake."""
        return {f"{self.path}.{_PATHS.get(name, name)}": field for name, field in self.rows.fields.items()}

    @property
    def shown(self) -> list[PartField]:
        """The fields asked for now, in order."""
        return [self.rows.fields[name] for name in self.rows.shown]

    @property
    def form(self) -> PersonForm:
        """What stands in the fields."""
        texts = {name: field.text for name, field in self.rows.fields.items()}
        scanned = tuple(name for name, field in self.rows.fields.items() if field.scanned)
        return replace(self._unseen, **texts, scanned=scanned)

    def show_form(self, person: PersonForm) -> None:
        """Fill the fields, as the program; marks what the card said."""
        self._unseen = PersonForm(email=person.email, sex=person.sex)
        for name, field in self.rows.fields.items():
            text, source = getattr(person, name), SCANNED if name in person.scanned else ""
            if field.text != text or field.scanned != bool(source):
                field.set_text(text)
                field.mark_scanned(source)

    def set_shape(self, shape: OwnerShape) -> None:
        """Ask for what such an owner has."""
        self._shape = shape
        self.rows.fields["number"].set_caption(_NUMBERS.get(shape, "Mã số thuế"))
        self.rows.fields["name"].set_caption("Họ và tên" if shape.is_person else "Tên doanh nghiệp, tổ chức")
        wanted = {"number", "name", "phone", "detail", "commune", "province"}
        wanted |= {"born"} if shape.is_person else {"representative"}
        self.rows.show_only(wanted | ({"nationality"} if shape is OwnerShape.FOREIGNER else set()))

    def _make_fields(self) -> dict[str, PartField]:
        province = PlaceField("Tỉnh, thành phố", province_names)
        return {
            "number": PartField("Số định danh", ID_WIDTH, written=self._written_number),
            "name": PartField("Họ và tên", written=_one_blank),
            "born": PartField("Ngày sinh", DATE_WIDTH, written=written_date),
            "phone": PartField("Điện thoại", PHONE_WIDTH, written=written_phone),
            "nationality": PartField("Quốc tịch"),
            "representative": PartField("Người đại diện"),
            "detail": PartField("Số nhà, thôn, bản, tổ"),
            "commune": PlaceField("Xã, phường", lambda typed: commune_names(province.text, typed)),
            "province": province,
        }

    def _written_number(self, text: str) -> str:
        if self._shape in (OwnerShape.CITIZEN, OwnerShape.OLD_CARD):
            return identity.grouped(text) if digits(text) else text
        if self._shape is OwnerShape.FOREIGNER:
            return identity.normal_passport(text)
        return identity.normal_tax_code(text)


def written_date(text: str) -> str:
    """A day typed any way as 14/03/1990; what is none comes back."""
    day = read_date(text)
    return day_text(day) if day else text


def written_phone(text: str) -> str:
    """A phone number as it is read aloud."""
    return phone.spaced(phone.normal_phone(text)) if digits(text) else text


def _one_blank(text: str) -> str:
    return " ".join(text.split())
