"""The wording of the control sheet (lời văn phiếu kiểm soát quá trình giải quyết hồ sơ): a table of the form set."""

from typing import Annotated, ClassVar

from cchc_desktop.slips.forms.wording import BOX, PeopleWording, may_name

Happened = Annotated[tuple[str, ...], may_name("number", "day", "reason", "papers", "version", "status")]


class ControlWording(PeopleWording, frozen=True):
    """Mẫu số 05 (TT 01/2018) or 06 (TT 03/2025)."""

    TABLE: ClassVar[str] = "control_sheet"

    received: str
    moment: Annotated[str, may_name("clock", "day")]
    due: str
    due_moment: Annotated[str, BOX]
    due_none: str
    promised: str  # the date given at reception, once another one holds
    division: str
    division_value: Annotated[str, may_name("division", "authority")]
    division_none: str
    cooperating: str
    cooperating_leg: Annotated[str, may_name("agency", "day")]
    cooperating_none: str
    columns: Annotated[tuple[str, ...], 4]
    giver: str
    taker: str
    counter_name: str
    collector_name: str
    post_name: str
    giving: str  # over the signatures
    taking: str
    given_at: Annotated[str, may_name("clock", "day")]  # when both moments are known and differ
    taken_at: Annotated[str, may_name("clock", "day")]
    moment_blank: str
    leg_due: Annotated[str, may_name("day")]  # a stage of an interconnected procedure, still to come
    before: str
    on_time: str
    late: str
    batch: Annotated[str, may_name("number")]
    sent_back: Annotated[str, may_name("reason")]
    result: Annotated[str, may_name("title")]
    posted: Annotated[str, may_name("item")]
    lies_with: str  # who had the folder when something else than a change of hands happened
    goes_to: str  # who was to have it, where nobody had taken it yet
    entered_by: Annotated[str, may_name("name")]
    # what else happened: its name, then what is noted of it where that is known
    supplement_requested: Happened
    supplement_received: Happened
    apologised: Happened
    withdrawn: Happened
    stopped: Happened
    given_back: Happened
    refused: Happened
    voided: Happened
    amended: Happened
    item_corrected: Happened
    portal_changed: Happened
    result_at_counter: Happened
    route: Annotated[tuple[str, ...], may_name("division")]  # the usual hands, for the stages still to come
    notes_head: str
    notes: tuple[str, ...]
