"""The wording of slips (lời văn biểu mẫu): every word that is not the dossier's own, as the form set's tables hold it."""

from collections.abc import Hashable
from dataclasses import dataclass
from functools import cache
from inspect import get_annotations
from string import Formatter
from typing import Annotated, Any, ClassVar, cast, get_args, get_origin

from msgspec import Struct


def may_name(*names: str) -> frozenset[str]:
    """The values a template may name between braces: "{place}, {day}"; others are refused when the file is read."""
    return frozenset(names)


FOOTER = may_name("code", "form", "circular", "version", "counter", "page", "pages", "reprint", "ledger", "hotline")
BOX = may_name("clock", "clock_caps", "weekday", "day", "long_day")


class SlipWording(Struct, frozen=True):
    """What every slip has: head, marks and foot; an empty template leaves its line out.

    A form's own wording inherits from it and names its table; a list of a fixed length is annotated with that number.
    Structs, for as dataclasses so many fields would take 0.1 s of the program's start.
    """

    TABLE: ClassVar[str] = ""  # of the form set's file
    PAPERS: ClassVar[tuple[str, ...]] = ("a4",)  # those the form can be laid out on

    title: str
    nation: str
    motto: str
    place_and_day: Annotated[str, may_name("place", "day")]
    copies: tuple[str, ...]  # of liên 1, of liên 2; none: one copy without a mark
    copy_mark: Annotated[str, may_name("copy")]
    continued: Annotated[str, may_name("copy")]  # under the title of page 2
    see_next: str
    code: Annotated[str, may_name("code")]
    provisional_code: Annotated[str, may_name("code")]  # while the dossier has no code yet
    reprint: Annotated[tuple[str, ...], may_name("n", "time", "day"), 2]
    reprint_foot: Annotated[str, may_name("n")]
    practice: Annotated[tuple[str, ...], 2]
    practice_watermark: tuple[str, ...]
    sign_hint: str
    footer_left: Annotated[tuple[str, ...], FOOTER]
    footer_centre: Annotated[tuple[str, ...], FOOTER]
    footer_right: Annotated[tuple[str, ...], FOOTER]


class PeopleWording(SlipWording, frozen=True):
    """And how a slip about one dossier says whose it is and what is asked for."""

    official_code: str  # what the portal gave to a provisional number
    counter: str
    counter_value: Annotated[str, may_name("counter", "office")]
    owner: str
    number_personal: str
    number_old: str
    number_passport: str
    number_tax: str
    number_other: str
    phone: str
    email: str
    nationality: str
    representative: str
    address: str
    submitter: str
    submitter_authorised: Annotated[str, may_name("name")]
    submitter_other: Annotated[str, may_name("name")]
    submitter_number: Annotated[str, may_name("label", "number")]
    submitter_phone: Annotated[str, may_name("phone")]
    filed: str
    filed_by_post: str
    filed_online: str
    filed_on: Annotated[str, may_name("channel", "day")]
    procedure: str
    procedure_value: Annotated[str, may_name("name", "code")]
    procedure_summary: Annotated[str, may_name("procedure", "summary")]


class Wording(PeopleWording, frozen=True):
    """The receipt's, on one paper."""

    TABLE: ClassVar[str] = "receipt"
    PAPERS: ClassVar[tuple[str, ...]] = ("a5", "a4", "80mm")

    copies: Annotated[tuple[str, ...], 2]
    corrected: Annotated[tuple[str, ...], may_name("n", "day")]  # under the title from version 2 on
    supplemented: Annotated[tuple[str, ...], may_name("n", "day")]  # of a version made because papers came later
    ended: Annotated[tuple[str, ...], may_name("status", "day")]  # after it: refused, withdrawn, stopped
    # 1. the papers
    papers: str  # a line above the table
    columns: Annotated[tuple[str, ...], 5]  # number, name, original, certified, photocopy
    legend: str
    no_papers: str
    paper_note: Annotated[str, may_name("name", "note")]
    paper_later: Annotated[str, may_name("name", "day")]  # one of a supplement
    # 2. to 7.
    long_dates: bool
    moment: Annotated[str, may_name("clock", "day")]
    sets: str
    sets_value: Annotated[str, may_name("sets", "original", "certified", "photocopy")]
    processing: str
    processing_none: str
    received: str
    due: str
    due_none: str
    first_due: str  # the date promised at first, once another holds
    first_due_why: Annotated[str, may_name("before", "why")]
    moved_by_supplement: Annotated[str, may_name("day", "since")]
    moved_by_apology: Annotated[str, may_name("day")]
    moved_by_portal: Annotated[str, may_name("day")]
    return_at: str
    return_place_unknown: str
    return_by_post: Annotated[str, may_name("address")]
    return_collector: Annotated[str, may_name("place", "name")]
    return_online: str
    fee: str
    fee_none: str
    fee_exempt: Annotated[str, may_name("reason")]
    fee_unpaid: Annotated[str, may_name("amount")]
    fee_paid: Annotated[str, may_name("amount")]
    fee_part: Annotated[str, may_name("amount", "paid")]
    fee_receipts: Annotated[str, may_name("fee", "numbers")]
    # the box
    due_box_head: Annotated[str, BOX]
    due_box: Annotated[str, BOX]
    no_due_head: str
    no_due_phone: Annotated[str, may_name("phone")]
    no_due_hotline: Annotated[str, may_name("hotline")]
    no_due_counter: str
    # the end
    register: Annotated[str, may_name("book", "ordinal")]
    notes_head: str
    notes: tuple[str, ...]
    signers: Annotated[tuple[str, ...], 2]  # who hands in, who receives


@dataclass(frozen=True, slots=True)
class Key:
    """What the file must hold for a field: its kind (str, tuple or bool), what it may name, and how many items."""

    kind: type
    allowed: frozenset[str] = frozenset()
    items: int | None = None  # None: any number


def keys(words: type[SlipWording]) -> dict[str, Key]:
    """The keys of a form's table."""
    return _keys(cast(Hashable, words))  # a class is, though mypy reads the hash of its instances


@cache
def _keys(words: Any) -> dict[str, Key]:
    """Read off the annotations as they stand: modules of wordings do without `from __future__ import annotations`."""
    bases = [base for base in reversed(words.__mro__) if issubclass(base, SlipWording)]
    known = {name: said for base in bases for name, said in get_annotations(base).items()}
    return {name: _key(said) for name, said in known.items() if get_origin(said) is not ClassVar}


def _key(said: Any) -> Key:
    plain, *marks = get_args(said) if get_origin(said) is Annotated else (said,)
    allowed = next((mark for mark in marks if isinstance(mark, frozenset)), frozenset())
    items = next((mark for mark in marks if isinstance(mark, int)), None)
    return Key(get_origin(plain) or plain, allowed, items)


@cache
def places(template: str) -> frozenset[str]:
    """The names between braces; raises ValueError for braces that do not match."""
    return frozenset(name for _text, name, _spec, _conversion in Formatter().parse(template) if name is not None)


def filled(template: str, **values: str) -> str:
    """The template with its values; "" when the template is empty or when a value it needs is."""
    needed = places(template)
    return template.format(**values) if all(values[name] for name in needed) else ""


def joined(templates: tuple[str, ...], **values: str) -> str:
    """The templates whose values are known, a dot between them."""
    return " · ".join(text for text in (filled(template, **values) for template in templates) if text)
