"""The month's slips on paper: drawn, printed at 203 dots, and read by a decoder that did not draw them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from random import Random
from typing import Any

import pypdfium2
import zxingcpp

from cchc_desktop.domain.letter_number import bars
from cchc_desktop.domain.receipt_version import qr_text
from cchc_desktop.domain.scanner_sheet import BARS, QR
from cchc_desktop.resources import resource
from cchc_desktop.slips.forms.form_set import load_form_sets
from cchc_desktop.ui.printing.source import USUAL_DOTS, SlipSource, draw
from tests.journey.month_world import Printed

_FORMATS = (zxingcpp.BarcodeFormat.Code128, zxingcpp.BarcodeFormat.QRCode)
_TRANSFER = "000201"  # how the QR of a transfer begins
_FORM_SETS = load_form_sets(resource("form_sets"))


def _receipt(slip: Any) -> set[str]:
    return {slip.title, qr_text(slip.title, slip.dossier.receipt_version)}


def _codes(slip: Any) -> set[str]:
    return {dossier.printed_code for dossier in slip.dossiers}


CODES: dict[str, Callable[[Any], set[str]]] = {
    "receipt": _receipt,
    "group_receipt": _codes,
    "handover": lambda slip: {slip.bars},
    "pad": lambda slip: set(slip.codes),
    "register": lambda _slip: set(),
    "day_close": lambda _slip: set(),
    "report": lambda _slip: set(),
    "postal_list": lambda slip: {slip.bars},
    "guide": lambda _slip: set(),
    "scanner_sheet": lambda _slip: {BARS, QR},
}
"""What the bars of a kind say, where that is not the dossier's code."""


def said(printed: Printed) -> set[str]:
    """What the slip's bars have to say: of a letter given before there was a code its own number."""
    slip: Any = printed.prepared.slip
    if slip.kind in CODES:
        return CODES[slip.kind](slip)
    return {slip.dossier.printed_code or bars(slip.title, slip.day.year)}


def named(printed: Printed) -> str:
    """What people call it by, which stands in words too: the dossier's code, a batch's number; "" for other slips."""
    slip = printed.prepared.slip
    return printed.prepared.asked.number if slip.kind in ("handover", "postal_list") else _code_of(slip)


def _code_of(slip: Any) -> str:
    return slip.dossier.printed_code if hasattr(slip, "dossier") else ""


def sample(printed: Sequence[Printed], count: int, chance: Random) -> list[Printed]:
    """So many of them, as evenly of all kinds as there are."""
    kinds: dict[str, list[Printed]] = defaultdict(list)
    for each in printed:
        kinds[each.prepared.slip.kind].append(each)
    for each_kind in kinds.values():
        chance.shuffle(each_kind)
    taken: list[Printed] = []
    while len(taken) < count and any(kinds.values()):
        taken += [each_kind.pop() for each_kind in kinds.values() if each_kind]
    return taken[:count]


def drawn(printed: Printed) -> bytes:
    """Its PDF as it went to the printer; every letter could be printed."""
    source = SlipSource(printed.hand.counter.desk, _FORM_SETS, {})
    data, missing = draw(printed.prepared, source, source.printing(printed.prepared.asked, printed.at))
    assert missing == ""
    return data


def read(data: bytes) -> tuple[list[set[str]], str]:
    """The codes on each page, without the transfer's, and all its text without white space."""
    document = pypdfium2.PdfDocument(data)
    codes, text = [], []
    try:
        for page in document:
            picture = page.render(scale=USUAL_DOTS / 72, grayscale=True).to_pil()
            found = zxingcpp.read_barcodes(picture, formats=list(_FORMATS), try_rotate=False, try_invert=False)
            codes.append({each.text for each in found if not each.text.startswith(_TRANSFER)})
            text.append("".join(page.get_textpage().get_text_range().split()))
    finally:
        document.close()
    return codes, "".join(text)
