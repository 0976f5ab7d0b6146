"""The wording of what citizens read and folders carry (lời văn thông báo phí, hướng dẫn, nhãn): tables of the form set."""

from typing import Annotated, ClassVar

from cchc_desktop.slips.forms.wording import PeopleWording, SlipWording, may_name


class FeeWording(PeopleWording, frozen=True):
    """Thông báo nộp phí, lệ phí, with a VietQR when the office has an account."""

    TABLE: ClassVar[str] = "fee_notice"
    PAPERS: ClassVar[tuple[str, ...]] = ("a5", "a4")

    columns: Annotated[tuple[str, ...], 3]
    item: str  # how a fee without a name is called
    exempt: Annotated[str, may_name("reason")]
    paid: str
    to_pay: Annotated[str, may_name("amount")]
    in_words: Annotated[str, may_name("words")]
    nothing_to_pay: str
    pay_at: Annotated[str, may_name("counter", "office")]
    bank: Annotated[str, may_name("bank")]
    bank_unknown: Annotated[str, may_name("bin")]
    account: Annotated[str, may_name("number")]
    holder: Annotated[str, may_name("holder")]
    purpose: Annotated[str, may_name("purpose")]
    notes: tuple[str, ...]
    signers: Annotated[tuple[str, ...], 1]


class LabelWording(SlipWording, frozen=True):
    """Nhãn of a folder."""

    TABLE: ClassVar[str] = "label"
    PAPERS: ClassVar[tuple[str, ...]] = ("label",)

    counter: Annotated[str, may_name("counter")]
    due: str
    due_none: str
    procedure: Annotated[str, may_name("name", "code")]


class GuideWording(SlipWording, frozen=True):
    """Tờ hướng dẫn of a procedure, to be posted where everybody reads it."""

    TABLE: ClassVar[str] = "guide"

    procedure: str
    field: str
    authority: str
    papers: str
    columns: Annotated[tuple[str, ...], 5]
    case: Annotated[str, may_name("name")]
    case_time: Annotated[str, may_name("name", "time")]
    leg: Annotated[str, may_name("n", "agency", "time")]  # of an interconnected procedure
    optional: Annotated[str, may_name("name")]
    condition: Annotated[str, may_name("name", "condition")]
    one_of: Annotated[str, may_name("name", "others")]  # ordinals of those that will do instead
    no_papers: str
    sets: str
    sets_value: str
    time: str
    time_decision: Annotated[str, may_name("time", "decision")]
    time_cutoff: Annotated[str, may_name("time", "clock")]
    time_none: str
    fee: str
    fee_value: Annotated[str, may_name("amount", "name")]
    fee_none: str
    exemptions: Annotated[str, may_name("who")]
    channels: str
    channel_counter: str
    channel_post: str
    channel_online_full: str
    channel_online_partial: str
    steps: str
    step_texts: tuple[str, ...]
    process: str  # the internal one, where the catalogue has it
    process_step: Annotated[str, may_name("n", "what")]
    place: str
    place_value: Annotated[str, may_name("office", "upper")]
    return_at: Annotated[str, may_name("place")]
    hours: Annotated[str, may_name("hours")]
    hotline: Annotated[str, may_name("hotline")]
    website: Annotated[str, may_name("website")]
    notes: tuple[str, ...]


class GroupWording(PeopleWording, frozen=True):
    """Mẫu số 01 for several dossiers of one submitter."""

    TABLE: ClassVar[str] = "group_receipt"

    columns: Annotated[tuple[str, ...], 5]
    what: Annotated[str, may_name("procedure", "owner")]
    below: Annotated[tuple[str, ...], may_name("papers", "time", "book", "ordinal")]  # under each dossier
    paper_counted: Annotated[str, may_name("name", "counts")]
    paper_amounts: Annotated[tuple[str, ...], may_name("n"), 3]
    no_papers: str
    processing_none: str
    due_value: Annotated[str, may_name("clock", "day")]
    due_moved: Annotated[str, may_name("due", "before")]  # the date that holds now, and the day promised at first
    due_none: str
    received: str
    moment: Annotated[str, may_name("clock", "day")]
    total: Annotated[tuple[str, ...], may_name("folders", "folders_in_words", "sets", "papers"), 3]
    fee: str
    fee_none: str
    fee_value: Annotated[str, may_name("amount", "paid")]
    return_at: str
    notes: tuple[str, ...]
    signers: Annotated[tuple[str, ...], 2]


class PadWording(PeopleWording, frozen=True):
    """Giấy tiếp nhận of the emergency pad: printed beforehand, filled in by hand."""

    TABLE: ClassVar[str] = "pad"
    PAPERS: ClassVar[tuple[str, ...]] = ("a5",)

    place_by_hand: Annotated[str, may_name("place")]  # place and date
    columns: Annotated[tuple[str, ...], 5]
    sets: str
    processing: str
    received: str
    due: str
    moment_by_hand: str
    return_at: str
    fee: str
    register: Annotated[tuple[str, ...], 2]  # book and ordinal
    stub: tuple[str, ...]  # what the stub alone asks for
    notes: tuple[str, ...]  # of the part that is given away
    signers: Annotated[tuple[str, ...], 2]
