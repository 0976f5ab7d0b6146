"""What the tests of slips ask of pages: that nothing overlaps or leaves the paper, and what is written there."""

from __future__ import annotations

from collections.abc import Iterator

import pypdfium2
import zxingcpp
from PIL import Image

from cchc_desktop.slips.drawing.fonts import ASCENT, DESCENT, width
from cchc_desktop.slips.drawing.page import Fill, Frame, Mark, Page, Placed, Rule, Text

Box = tuple[float, float, float, float]
SLACK = 0.05  # points
NOWHERE = (-1.0, -1.0, -1.0, -1.0)


def texts(page: Page) -> list[Text]:
    """All that is written, in order."""
    return [mark for mark in page.marks if isinstance(mark, Text)]


def written(pages: list[Page]) -> str:
    """All that is written, without white space: what was broken into lines is whole again."""
    return "".join("".join(text.text.split()) for page in pages for text in texts(page))


def faults(page: Page) -> list[str]:
    """Each text outside the page, over another one, over a symbol or its quiet zone, or over a line."""
    boxes = [(_text_box(text), text.text) for text in texts(page)]
    symbols = [_symbol_box(placed) for placed in _placed(page)]
    rules = [(mark.x0, mark.y0, mark.x1, mark.y1) for mark in page.marks if isinstance(mark, Rule)]
    found = [f"outside: {text}" for box, text in boxes if not _inside(box, page)]
    found += ["symbol outside" for box in symbols if not _inside(box, page)]
    found += [f"over: {text} | {other}" for text, other in _overlaps(boxes)]
    found += [f"over a symbol: {text}" for box, text in boxes for symbol in symbols if _meet(box, symbol)]
    found += [f"over a rule: {text}" for box, text in boxes for rule in rules if _meet(box, rule)]
    found += ["symbols meet" for one in _placed(page) for two in _placed(page) if one is not two and _near(one, two)]
    found += [f"in a quiet zone: {mark}" for mark in page.marks for symbol in symbols if _disturbs(mark, symbol)]
    return found


def black_texts_on_black(page: Page) -> list[str]:
    """Texts that nobody could read, and white ones without black under them."""
    black = [(f.x, f.y, f.x + f.width, f.y + f.height) for f in page.marks if isinstance(f, Fill) and f.ink == 1]
    return [text.text for text in texts(page) if any(_meet(_text_box(text), fill) for fill in black) is not text.white]


def read_codes(data: bytes, dots_per_inch: int, page: int = 0) -> list[tuple[str, str]]:
    """Format and text of what a reader finds on a page rendered like a printer of so many dots would print it.

    At that size alone: of a picture made three times smaller, a dot a module, the library once read another code besides.
    """
    image = rendered(data, dots_per_inch, page)
    return [(str(found.format), found.text) for found in zxingcpp.read_barcodes(image, try_downscale=False)]


def rendered(data: bytes, dots_per_inch: int, page: int = 0) -> Image.Image:
    """A page in grey."""
    document = pypdfium2.PdfDocument(data)
    try:
        return document[page].render(scale=dots_per_inch / 72, grayscale=True).to_pil()
    finally:
        document.close()


def pdf_text(data: bytes) -> str:
    """What a PDF reader copies from all pages, without white space."""
    document = pypdfium2.PdfDocument(data)
    try:
        parts = [document[number].get_textpage().get_text_range() for number in range(len(document))]
    finally:
        document.close()
    return "".join("".join(parts).split())


def _text_box(text: Text) -> Box:
    wide = width(text.text, text.face, text.size)
    return text.x, text.y - ASCENT * text.size, text.x + wide, text.y + DESCENT * text.size


def _disturbs(mark: Mark, symbol: Box) -> bool:
    """Whether a reader could take the mark for a bar; a frame round the symbol with its white is far enough."""
    box = _drawn(mark)
    around = isinstance(mark, Frame) and box[0] <= symbol[0] and box[1] <= symbol[1] and box[2] >= symbol[2]
    return _meet(box, symbol) and not (around and box[3] >= symbol[3])


def _drawn(mark: Mark) -> Box:
    """The box of what a reader could take for a bar; a frame counts whole, white and grey do not count."""
    match mark:
        case Frame(x, y, wide, high) | Fill(x, y, wide, high, ink=1):
            return x, y, x + wide, y + high
        case Rule(x0, y0, x1, y1):
            return x0, y0, x1, y1
        case _:
            return NOWHERE


def _placed(page: Page) -> list[Placed]:
    return [mark for mark in page.marks if isinstance(mark, Placed)]


def _near(one: Placed, two: Placed) -> bool:
    """Whether one stands in the quiet zone of the other; their quiet zones may share their white."""
    bars = one.x, one.y, one.x + one.symbol.width, one.y + one.symbol.height
    return _meet(bars, _symbol_box(two))


def _symbol_box(placed: Placed) -> Box:
    aside, above = placed.symbol.quiet * placed.symbol.dot, placed.symbol.quiet_above * placed.symbol.dot
    right, bottom = placed.x + placed.symbol.width, placed.y + placed.symbol.height
    return placed.x - aside, placed.y - above, right + aside, bottom + above


def _inside(box: Box, page: Page) -> bool:
    return box[0] >= -SLACK and box[1] >= -SLACK and box[2] <= page.width + SLACK and box[3] <= page.height + SLACK


def _overlaps(boxes: list[tuple[Box, str]]) -> Iterator[tuple[str, str]]:
    for place, (box, text) in enumerate(boxes):
        for other, other_text in boxes[:place]:
            if _meet(box, other):
                yield text, other_text


def _meet(one: Box, other: Box) -> bool:
    """Whether boxes share more than an edge; a line is a box without height or width and may not cross either."""
    wide = min(one[2], other[2]) - max(one[0], other[0])
    high = min(one[3], other[3]) - max(one[1], other[1])
    flat = min(other[2] - other[0], other[3] - other[1]) == 0
    return max(wide, high) > SLACK and min(wide, high) >= 0 if flat else min(wide, high) > SLACK
