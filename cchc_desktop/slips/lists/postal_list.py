"""The list of what goes by public post (danh sách gửi bưu chính công ích): to whom, where, under which item code."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import ClassVar

from cchc_desktop.domain.dossier import Dossier
from cchc_desktop.domain.number_words import in_words
from cchc_desktop.domain.phone import normal_phone, spaced
from cchc_desktop.slips.draft import Draft
from cchc_desktop.slips.drawing.fonts import Face
from cchc_desktop.slips.drawing.grid import Field, Row
from cchc_desktop.slips.drawing.look import A4_LIST
from cchc_desktop.slips.drawing.measures import MM
from cchc_desktop.slips.drawing.page import Align, Page
from cchc_desktop.slips.drawn import Drawn
from cchc_desktop.slips.forms import words
from cchc_desktop.slips.forms.list_wording import PostalWording
from cchc_desktop.slips.lists import exchanged, listing
from cchc_desktop.slips.lists.listing import Listed


@dataclass(frozen=True, slots=True)
class PostalItem:
    """One letter; without an item code there is room to write it in."""

    dossier: Dossier
    item_code: str = ""
    corrected: bool = False  # another code stood there before


@dataclass(frozen=True, slots=True)
class PostalList(Drawn):
    """What the post takes along at one time; `bars` is the list's number and the digest that tells it from a changed one.

    `post` is the office that takes it.
    """

    FORM: ClassVar[type[PostalWording]] = PostalWording

    number: str  # "BC-3-261123-01"
    bars: str  # "BC-3-261123-01-7F3A"
    at: datetime
    to: str  # the post
    items: tuple[PostalItem, ...]
    clerk_name: str
    counter: str

    @property
    def title(self) -> str:
        """The list's number."""
        return self.number

    @property
    def day(self) -> date:
        """On which the post takes it."""
        return exchanged.day_of(self)

    def copies(self, draft: Draft) -> list[list[Page]]:
        """One for the office, one for the post; raises ValueError for a list of nothing."""
        if not self.items:
            raise ValueError("a postal list needs an item")
        return listing.copies(self._said(draft), PostalWording, A4_LIST, draft)

    def _said(self, draft: Draft) -> Listed:
        wording, count = draft.wording(PostalWording), len(self.items)
        return Listed(
            **exchanged.said(self, PostalWording, draft),
            fields=_fields(draft, wording),
            rows=tuple(_row(draft, wording, number, item) for number, item in enumerate(self.items, start=1)),
            after=(draft.total(wording.total, items=words.counted(count), items_in_words=in_words(count)),),
        )


def _fields(draft: Draft, wording: PostalWording) -> tuple[Field, ...]:
    heads = [(draft.ink(head),) for head in wording.columns]
    return (
        Field(heads[0], 8 * MM),
        Field(heads[1], 34 * MM, Align.LEFT, code=True),
        Field(heads[2], 33 * MM, Align.LEFT, Face.BOLD),
        Field(heads[3], 51 * MM, Align.LEFT, most=8),
        Field(heads[4], 30 * MM),
        Field(heads[5], 14 * MM, Align.LEFT, most=4),
    )


def _row(draft: Draft, wording: PostalWording, number: int, item: PostalItem) -> Row:
    """To whom the intake says; to the owner, where it says nothing."""
    intake = item.dossier.intake
    collector, owner = intake.collector, intake.owner
    address = collector.address or owner.address.text
    phone = spaced(normal_phone(collector.phone or owner.phone))
    texts = (
        str(number),
        item.dossier.printed_code,
        collector.name or owner.name,
        ", ".join(part for part in (address, phone) if part),
        item.item_code or wording.no_item_code,
        wording.corrected if item.corrected else "",
    )
    return Row(tuple(map(draft.ink, texts)))
