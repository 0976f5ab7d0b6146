"""The wording of what is written to a citizen (lời văn Mẫu 02 đến 05): supplement request, refusal, apology, stop notice."""

from typing import Annotated, ClassVar

from cchc_desktop.slips.forms.wording import BOX, PeopleWording, may_name

STORY = may_name(
    *("you", "You", "who", "office", "signer", "solver"),
    *("procedure", "code", "received", "happened"),
)


class AddressedWording(PeopleWording, frozen=True):
    """What all of them say."""

    number: Annotated[str, may_name("number")]
    number_blank: str  # to be filled in by hand
    named: Annotated[str, may_name("number", "owner")]  # at the head of page 2 of a letter without a code
    to_person: str  # "{you}" in other templates: "Ông/Bà"
    to_body: str  # and what an enterprise or state body is called
    reason: str
    legal_basis: str
    signers: tuple[str, ...]


class GuidingWording(AddressedWording, frozen=True):
    """And whom to ask."""

    office: Annotated[str, may_name("office")]  # the line over the people
    contact: Annotated[str, may_name("you", "ways")]
    contact_or: str
    contact_website: Annotated[str, may_name("website")]
    contact_person: Annotated[str, may_name("name", "phone")]
    contact_counter: Annotated[str, may_name("name", "counter")]  # when there is no phone
    notes: tuple[str, ...]


class SupplementWording(GuidingWording, frozen=True):
    """Mẫu số 02, phiếu yêu cầu bổ sung, hoàn thiện hồ sơ."""

    TABLE: ClassVar[str] = "supplement_request"
    PAPERS: ClassVar[tuple[str, ...]] = ("a4", "a5")

    again: Annotated[str, may_name("n")]  # under the title, from the second request on
    again_reason: str
    approver: str
    intro: Annotated[str, may_name("you")]
    as_table: bool  # the papers; else a numbered list
    columns: Annotated[tuple[str, ...], 5]  # number, name, original, certified, photocopy
    no_papers: str
    paper_note: Annotated[str, may_name("name", "note")]
    item: Annotated[str, may_name("number", "name", "counts")]
    item_bare: Annotated[str, may_name("number", "name")]
    counts: Annotated[tuple[str, ...], may_name("n"), 3]
    content: str
    stage: str
    stage_intake: str
    stage_appraisal: str
    deadline_head: str  # the box
    deadline: Annotated[str, BOX]


class RefusalWording(GuidingWording, frozen=True):
    """Mẫu số 03, phiếu từ chối tiếp nhận giải quyết hồ sơ."""

    TABLE: ClassVar[str] = "refusal"
    PAPERS: ClassVar[tuple[str, ...]] = ("a4", "a5")

    decision: Annotated[str, may_name("you", "office")]
    closing: Annotated[str, may_name("you")]


class LetterWording(AddressedWording, frozen=True):
    """A letter that a leader signs."""

    addressee: str
    who_person: Annotated[str, may_name("you", "owner")]  # "{who}" in other templates
    who_body: Annotated[str, may_name("you", "owner")]
    solver_unknown: str
    procedure_in_field: Annotated[str, may_name("procedure", "field")]
    opening: Annotated[tuple[str, ...], STORY]
    closing: Annotated[tuple[str, ...], STORY]
    recipients_head: str
    recipients: Annotated[tuple[str, ...], STORY]


class ApologyWording(LetterWording, frozen=True):
    """Mẫu số 04: phiếu xin lỗi và hẹn lại (TT 01/2018), văn bản xin lỗi và đề nghị gia hạn (TT 03/2025)."""

    TABLE: ClassVar[str] = "apology"

    due_was: str  # on the receipt
    due_in_force: str  # where another date has held since
    due_none: str
    due_moment: Annotated[str, BOX]
    middle: Annotated[tuple[str, ...], STORY]  # a division has the folder
    middle_under_way: Annotated[tuple[str, ...], STORY]  # it was handed over, nobody took it yet
    middle_at_counter: Annotated[tuple[str, ...], STORY]  # it did not leave, or came back
    apology: Annotated[tuple[str, ...], STORY]
    due_new: str


class StopWording(LetterWording, frozen=True):
    """Mẫu số 05 of TT 03/2025, thông báo dừng giải quyết hồ sơ."""

    TABLE: ClassVar[str] = "stop"

    asked: Annotated[str, may_name("you", "You", "asked", "reason")]  # when the citizen withdrew it
    decision: Annotated[tuple[str, ...], STORY]
    stage: str
    stage_counter: str
    stage_division: Annotated[str, may_name("division")]
    fee: str
    fee_none: str
    fee_paid: Annotated[str, may_name("amount")]
    fee_receipts: Annotated[str, may_name("fee", "numbers")]
    papers: str
    columns: Annotated[tuple[str, ...], 5]
    no_papers: str
    paper_note: Annotated[str, may_name("name", "note")]
    given_back: str  # the line to sign on
