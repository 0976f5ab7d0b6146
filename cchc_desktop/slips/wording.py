"""The wording of the receipt on one paper (lời văn của giấy tiếp nhận): every word that is not the dossier's own."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from string import Formatter
from typing import Annotated, get_type_hints


def _places(*names: str) -> frozenset[str]:
    """The values a template may name between braces: "{place}, {day}"; others are refused when the file is read."""
    return frozenset(names)


_FOOTER = _places("form", "circular", "version", "counter", "page", "pages", "reprint", "ledger", "hotline")


@dataclass(frozen=True, slots=True)
class Wording:
    """Templates of a form set for one paper; an empty one leaves its line out."""

    # head
    title: str
    nation: str
    motto: str
    place_and_day: Annotated[str, _places("place", "day")]
    copies: tuple[str, ...]  # of liên 1, of liên 2
    copy_mark: Annotated[str, _places("copy")]
    continued: Annotated[str, _places("copy")]  # under the title of page 2
    see_next: str
    code: Annotated[str, _places("code")]
    provisional_code: Annotated[str, _places("code")]  # while the dossier has no code yet
    reprint: Annotated[tuple[str, ...], _places("n", "time", "day")]
    reprint_foot: Annotated[str, _places("n")]
    practice: tuple[str, ...]
    practice_watermark: tuple[str, ...]
    # who and what
    counter: str
    counter_value: Annotated[str, _places("counter", "office")]
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
    submitter_authorised: Annotated[str, _places("name")]
    submitter_other: Annotated[str, _places("name")]
    submitter_number: Annotated[str, _places("label", "number")]
    submitter_phone: Annotated[str, _places("phone")]
    filed: str
    filed_by_post: str
    filed_online: str
    filed_on: Annotated[str, _places("channel", "day")]
    procedure: str
    procedure_value: Annotated[str, _places("name", "code")]
    procedure_summary: Annotated[str, _places("procedure", "summary")]
    # 1. the papers
    papers: str  # a line above the table
    columns: tuple[str, ...]  # number, name, original, certified, photocopy
    legend: str
    no_papers: str
    paper_note: Annotated[str, _places("name", "note")]
    # 2. to 7.
    long_dates: bool
    moment: Annotated[str, _places("clock", "day")]
    sets: str
    sets_value: Annotated[str, _places("sets", "original", "certified", "photocopy")]
    processing: str
    processing_none: str
    received: str
    due: str
    due_none: str
    return_at: str
    return_place_unknown: str
    return_by_post: Annotated[str, _places("address")]
    return_collector: Annotated[str, _places("place", "name")]
    return_online: str
    fee: str
    fee_none: str
    fee_exempt: Annotated[str, _places("reason")]
    fee_unpaid: Annotated[str, _places("amount")]
    fee_paid: Annotated[str, _places("amount")]
    fee_part: Annotated[str, _places("amount", "paid")]
    fee_receipts: Annotated[str, _places("fee", "numbers")]
    # the box
    due_box_head: Annotated[str, _places("clock", "clock_caps", "weekday", "day", "long_day")]
    due_box: Annotated[str, _places("clock", "clock_caps", "weekday", "day", "long_day")]
    no_due_head: str
    no_due_phone: Annotated[str, _places("phone")]
    no_due_hotline: Annotated[str, _places("hotline")]
    no_due_counter: str
    # the end
    register: Annotated[str, _places("book", "ordinal")]
    notes_head: str
    notes: tuple[str, ...]
    signers: tuple[str, ...]  # who hands in, who receives
    sign_hint: str
    footer_left: Annotated[tuple[str, ...], _FOOTER]
    footer_centre: Annotated[tuple[str, ...], _FOOTER]
    footer_right: Annotated[tuple[str, ...], _FOOTER]


@cache
def keys() -> dict[str, tuple[type, frozenset[str]]]:
    """Every key of Wording with its kind (str, tuple or bool) and the values its template may name."""
    hints = get_type_hints(Wording, include_extras=True)
    plain = get_type_hints(Wording)
    kinds = {key: getattr(kind, "__origin__", kind) for key, kind in plain.items()}
    return {key: (kinds[key], getattr(hint, "__metadata__", (frozenset(),))[0]) for key, hint in hints.items()}


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
