"""The wording of the posting list (lời văn bảng niêm yết): a table of the form set."""

from typing import Annotated, ClassVar

from cchc_desktop.slips.forms.wording import SlipWording, may_name


class PostingWording(SlipWording, frozen=True):
    """Bảng niêm yết công khai thủ tục hành chính."""

    TABLE: ClassVar[str] = "posting_list"

    of_field: Annotated[str, may_name("field")]
    decided: Annotated[str, may_name("decision")]
    counted: Annotated[str, may_name("count", "day")]
    columns: Annotated[tuple[str, ...], 8]
    paper_counts: Annotated[str, may_name("name", "counts")]
    case: Annotated[str, may_name("name", "paper")]
    no_papers: str
    sets_value: str
    time_cut: Annotated[str, may_name("time", "statutory")]
    time_none: str
    usual_steps: Annotated[tuple[str, ...], may_name("agency")]
    no_agency: str
    fee_none: str
    empty: str
    notes: tuple[str, ...]
