"""The wording of the inspection's page (lời văn trang phục vụ kiểm tra): a table of the form set."""

from typing import Annotated, ClassVar

from cchc_desktop.slips.forms.wording import SlipWording, may_name


class InspectionWording(SlipWording, frozen=True):
    """Bảng phục vụ đoàn kiểm tra."""

    TABLE: ClassVar[str] = "inspection"

    unit: str
    unit_value: Annotated[str, may_name("counter", "office")]
    columns: Annotated[tuple[str, ...], 3]
    nothing: str  # of what was not found
    ledger: str  # over what verification says
    head: Annotated[tuple[str, ...], may_name("instance", "seq", "hash")]
    notes: tuple[str, ...]
    signers: Annotated[tuple[str, ...], 2]
