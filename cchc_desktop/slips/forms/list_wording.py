"""The wording of lists and of what goes from hand to hand (lời văn phiếu bàn giao, sổ, danh sách): tables of the form set."""

from typing import Annotated, ClassVar

from cchc_desktop.slips.forms.wording import PeopleWording, SlipWording, may_name

MOMENT = may_name("clock", "day")
TOTAL = may_name("folders", "folders_in_words", "sets", "papers")


class ExchangeWording(SlipWording, frozen=True):
    """What every list has that one side gives and the other signs for."""

    giver: str
    giver_value: Annotated[str, may_name("name", "counter", "office")]
    receiver: str
    at: str
    moment: Annotated[str, MOMENT]
    missing: str
    notes: tuple[str, ...]
    signers: Annotated[tuple[str, ...], 2]
    by_hand: str  # under the receiver's name


class HandoverWording(ExchangeWording, frozen=True):
    """Phiếu bàn giao of a batch of folders."""

    TABLE: ClassVar[str] = "handover"

    columns: Annotated[tuple[str, ...], 10]
    total: Annotated[tuple[str, ...], TOTAL, 3]  # the second in italics


class HandoverSingleWording(PeopleWording, frozen=True):
    """Giấy bàn giao of one folder, for both its ways."""

    TABLE: ClassVar[str] = "handover_single"

    moment: Annotated[str, MOMENT]
    received: str
    processing: str
    processing_none: str
    due: str
    due_value: Annotated[str, may_name("start", "due")]
    due_none: str
    deliver_by: str
    deliver_by_value: Annotated[str, may_name("office", "moment")]
    deliver_by_due: Annotated[str, may_name("office", "moment")]  # where it is the very moment the citizen comes
    columns: Annotated[tuple[str, ...], 5]
    no_papers: str
    paper_note: Annotated[str, may_name("name", "note")]
    sets: str
    sets_value: Annotated[str, may_name("sets", "original", "certified", "photocopy")]
    there: str  # over the table of the folder's way there
    there_columns: Annotated[tuple[str, ...], 3]
    back: str  # over that of the result's way back
    back_columns: Annotated[tuple[str, ...], 4]
    gives: Annotated[str, may_name("name")]
    takes: Annotated[str, may_name("name")]
    moment_by_hand: str
    giver: str
    receiver: str
    notes: tuple[str, ...]


class ResultWording(PeopleWording, frozen=True):
    """Giấy giao nhận kết quả: who got which result, by which paper."""

    TABLE: ClassVar[str] = "result_note"
    PAPERS: ClassVar[tuple[str, ...]] = ("a5", "a4")

    moment: Annotated[str, MOMENT]
    result: str
    due: str
    due_none: str
    at: str
    collector: str
    collector_owner: Annotated[str, may_name("name")]
    collector_representative: Annotated[str, may_name("name")]
    collector_submitter: Annotated[str, may_name("name")]
    collector_other: Annotated[str, may_name("name")]
    collector_authorised: Annotated[str, may_name("name")]
    collector_number: str
    authorisation: str
    fee: str
    fee_paid: Annotated[str, may_name("amount")]
    statement: Annotated[str, may_name("name")]  # what the collector signs for
    notes: tuple[str, ...]
    signers: Annotated[tuple[str, ...], 2]


class WithdrawalWording(PeopleWording, frozen=True):
    """Giấy giao trả hồ sơ of a dossier that was withdrawn."""

    TABLE: ClassVar[str] = "withdrawal_note"
    PAPERS: ClassVar[tuple[str, ...]] = ("a5", "a4")

    moment: Annotated[str, MOMENT]
    at: str
    reason: str
    fee: str
    fee_paid: Annotated[str, may_name("amount")]
    papers: str
    papers_value: Annotated[str, may_name("papers", "original", "certified", "photocopy")]
    columns: Annotated[tuple[str, ...], 5]
    no_papers: str
    paper_note: Annotated[str, may_name("name", "note")]
    away: Annotated[str, may_name("division")]  # where a division has the folder
    stopped_at: str  # of one that the office has stopped
    stopped_reason: str
    later_at: str  # when papers are given back that were not there before
    later: str  # what is signed for then
    later_signers: Annotated[tuple[str, ...], 2]
    statement: str  # what the citizen signs for
    statement_bare: str  # the same when nothing is given back
    notes: tuple[str, ...]
    signers: Annotated[tuple[str, ...], 2]


class PostalWording(ExchangeWording, frozen=True):
    """Danh sách gửi kết quả qua bưu chính công ích."""

    TABLE: ClassVar[str] = "postal_list"

    columns: Annotated[tuple[str, ...], 6]
    no_item_code: str
    corrected: str  # in the notes of an item
    total: Annotated[tuple[str, ...], may_name("items", "items_in_words"), 3]  # the second in italics


class RegisterWording(SlipWording, frozen=True):
    """Sổ theo dõi hồ sơ; a column's heads from the outermost in, with "|" between them."""

    TABLE: ClassVar[str] = "register"

    book: Annotated[str, may_name("book")]
    period: Annotated[str, may_name("first", "last")]
    chosen: Annotated[str, may_name("chosen")]  # of some of its rows
    stamp: Annotated[str, MOMENT]  # in a cell
    due_moved: Annotated[str, may_name("due", "first")]  # the date that holds now, and the one promised at first
    columns: Annotated[tuple[str, ...], 15]
    empty: str
    total: Annotated[str, may_name("rows", "rows_in_words")]
    signers: Annotated[tuple[str, ...], 2]


class DayCloseWording(SlipWording, frozen=True):
    """Biên bản đối chiếu cuối ngày."""

    TABLE: ClassVar[str] = "day_close"

    counter: str
    counter_value: Annotated[str, may_name("counter", "office")]
    clerk: str
    at: str
    moment: Annotated[str, MOMENT]
    columns: Annotated[tuple[str, ...], 2]
    nothing: str  # of a list without lines
    preview: str  # instead of the title, before the day is closed
    notes: tuple[str, ...]
    signers: Annotated[tuple[str, ...], 2]


class ReportWording(SlipWording, frozen=True):
    """A report of figures (domain/sheet.py), whose title, form number and notes are its own."""

    TABLE: ClassVar[str] = "report"

    reporter: str
    receiver: str
    unit: str
    empty: str  # a table without rows
    signers: Annotated[tuple[str, ...], 2]
