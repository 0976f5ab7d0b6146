"""Strings that hurt whoever takes text for anything but text: four hundred, the same each time, and more on demand.

Each but the blank ones holds a token of its own, by which it is found again wherever it should, or should not, appear.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import count, islice
from random import Random

USUAL = 400
_SEED = 20_261_005


@dataclass(frozen=True, slots=True)
class Injection:
    """One string; `token` stands in it, also after it was cleaned, or is "" where nothing can be seen of it."""

    kind: str
    text: str
    token: str


def injections(wanted: int = USUAL) -> list[Injection]:
    """The curated ones, then mixtures of two kinds, always the same for the same number."""
    return list(islice(_every(), wanted))


def _every() -> Iterator[Injection]:
    numbers = count(1)
    for kind, shapes in SHAPES.items():
        for shape in shapes:
            yield _made(kind, shape, next(numbers))
    yield from (Injection("blank", text, "") for text in BLANK)
    chance, kinds = Random(_SEED), [kind for kind in SHAPES if kind != "overlong"]
    for number in numbers:
        yield _mixed(chance, kinds, number)


def _made(kind: str, shape: str, number: int) -> Injection:
    token = f"Vd{number:05}x"
    return Injection(kind, shape.replace(TOKEN, token), token)


def _mixed(chance: Random, kinds: list[str], number: int) -> Injection:
    one, other = chance.choice(kinds), chance.choice(kinds)
    shape = chance.choice(SHAPES[one])
    wrapped = chance.choice(SHAPES[other]).replace(TOKEN, chance.choice(["", " ", "Đỗ Thị Ví Dụ "]) + shape, 1)
    form = chance.choice(["NFC", "NFD", ""])
    text = unicodedata.normalize(form, wrapped) if form else wrapped  # type: ignore[arg-type]  # one of two forms
    return _made(f"{one}+{other}", text, number)


TOKEN = "⟦⟧"


def _with(*shapes: str) -> list[str]:
    """Shapes written with @ where the token stands."""
    return [shape.replace("@", TOKEN) for shape in shapes]


def _around(marks: str, shape: Callable[[str], str]) -> list[str]:
    return [shape(mark).replace("@", TOKEN) for mark in marks]


MARKUP = _with(
    *("<b>@</b>", "<b>@", "</para>@", "<para>@</para>", "<i>@</b>", "<a href='http://x.example'>@</a>", "S&P @"),
    *("<img src='/etc/passwd'/>@", "<img src=x onerror=alert(1)>@", "<img src='http://127.0.0.1:9/@.png'>", "&@;"),
    *("<script>alert('@')</script>", "<font color=red size=99>@</font>", "&lt;@&gt;", "&#60;@&#62;", "&amp;@", "<@"),
    *("<br/>@<br>", "<!-- @ -->", "]]>@", "<![CDATA[@]]>", "<?xml @ ?>", "<svg/onload=alert(1)>@", '"><h1>@</h1>'),
    *("'-alert(1)-'@", "<style>*{display:none}</style>@", "<link rel=stylesheet href=//x.example>@", "@>", "@ < b > c"),
    *("<seq id='x'/>@", "<onDraw name='@'/>", "<index item='@'/>", "<sup>@</sup>", "<greek>@</greek>", "&nbsp;@"),
    *("<iframe src=javascript:alert(1)>@", "<textarea>@", "</textarea><b>@", "</td></tr></table>@", "<form action=/>@"),
    *("{{ 7*7 }}@", "{% raw %}@", "{# @ #}", "${7*7}@", "#{7*7} @", "<%= 7*7 %>@", "[[${7*7}]]@"),
    *("(@) Tj ET", ") Tj (@", "%%EOF @", "endstream endobj @", "/JS (@)", "\\(@\\)", "<</S/URI>> @", "^XA@^XZ"),
)
QUOTED = _with(
    *('"@"', "'@'", "`@`", "“@”", "O'@", '\\"@', "\\@", "@\\", "''@''", '"@', "@'", "'''@", '"""@', "‘@’", "«@»"),
    *('","@":"', '{"a":1}@', "\\u0000@", "\\ud800@", "null @", "[@", "1e999 @", "\\x41@", "@\\n", '{"__class__":"@"}'),
)
SQL = _with(
    *("@'); DROP TABLE dossiers;--", "' OR '1'='1' @", '@"; SELECT 1', "@/*", "@*/", "@\\'; --", "@' UNION SELECT 1--"),
    *("1; ATTACH DATABASE 'x' AS @", ":1 @", "? @", "$x @", "$1 @", "@ COLLATE NOCASE", "@ --", "@;", "@' || '1"),
    *("x'00' @", "@ LIKE '%'", "%@%", "_@_", "@ ESCAPE '\\'", "PRAGMA key = '@'", "*)(uid=@))(|(uid=*"),
)
FTS = _with(
    *('"@', "@*", "NEAR(@ b, 5)", "NEAR @", "-@", "{a b}:@", "AND @", "@ OR", "NOT @", "^@", "@:x", "words:@", "+@"),
    *("(@", "@)", '"@"*', "@ NEAR/5 b", "rowid:@", "@ AND NOT", "OR OR @", "@ + b", "words MATCH @", ".@.", "@#", "*@"),
)
FORMULA = [f"@SUM(1) {TOKEN}", f"@{TOKEN}"]
FORMULA += _with(
    *("=1+1 @", '=HYPERLINK("http://x.example","@")', "+1+@", "-2+3+@", "=cmd|' /C calc'!A0 @", "\t=@"),
    *("'=@", "|@", "%0A=@", "\r=@", "=@", "＝1+1 @", '=IMPORTXML("@")', '"=1+1",@', "@\t1\t2", "@;1;2", "@,1,2"),
)
BIDI = _with(
    *("\u202e@", "@\u202d", "\u2066@\u2069", "\u200f@\u200e", "\u061c@", "שלום @", "مرحبا @", "\u202b@\u202c"),
    *("\u2067@", "\u2068@\u202e", "@ \u05d0\u05d1 @", "\u202eexe.@", "א@", "@ ١٢٣"),
)
HIDDEN = [
    *_around("\u200b\u200c\u200d\ufeff\u00ad\u2060\u180e\u034f\u115f\u3164\ufff9\U000e0041\u2063\ufe0f", "{}@".format),
    *_with("@\u200b", "\u200b@\ufeff", "V\u200bi\u200bd\u200bu @", "\u200bTrần\u200bThị @", "@\u3164\u3164", "\uffa0@"),
]
CONTROL = [
    *_around("\x00\x01\x04\x07\x08\x0e\x1a\x1b\x1c\x1f\x7f\x80\x85\x90\x9f", "{}@".format),
    *_with("@\x00", "Trần\x00Thị @", "\x1b[31m@\x1b[0m", "\x1b]0;@\x07", "\x1dV\x00@", "\x1bd@", "@\x08\x08\x08"),
]
LONE = _with("\ud800@", "@\udfff", "\udc80@", "\ud83d@", "@\ud83d", "\udcff@\udcfe", "Trần\ud800 @", "\ude42\ud83d@")
COMPOSED = [
    *(
        unicodedata.normalize("NFD", shape)
        for shape in _with("Hường Thị Đỗ @", "Nguyễn Ẫm Ộ @", "ự@", "@ Ỡ", "Quỳnh @")
    ),
    *_with(
        "A\u030a@", "\u212b@", "\u1e9b\u0323@", "\u1100\u1161\u11a8 @", "a\u0323\u0302@", "a\u0302\u0323@", "\u0301@"
    ),
    *_with(
        "Z" + "\u0300" * 60 + "@", "o\u0323\u0302\u0301" * 40 + " @", "@\u0489\u0489\u0488", "e\u0323\u0323\u0323 @"
    ),
]
SYMBOLS = _with(
    *(
        "🙂@",
        "👨\u200d👩\u200d👧 @",
        "🇻🇳 @",
        "👍🏽@",
        "1\ufe0f\u20e3@",
        "𝐍𝐠𝐮𝐲𝐞̂̃𝐧 @",
        "İ@",
        "ß@",
        "ﬁ@",
        "ΣΑΣ @",
        "ǅ@",
        "Ａ@",
    ),
    *("½ @", "Ⅷ @", "①@", "漢字 @", "ไทย @", "नमस्ते @", "ខ្មែរ @", "꧁@꧂", "\U0010ffff@", "\uffff@", "\ufffd@"),
    *("\ue000@", "\U000f0000@"),
)
PLACES = _with(
    *(
        "../../etc/passwd @",
        "..\\..\\@",
        "/dev/null @",
        "C:\\win.txt @",
        "\\\\srv\\share\\@",
        "file:///@",
        "~/@",
        "CON @",
    ),
    *(
        "NUL.@",
        "%2e%2e%2f@",
        "@.pdf\x00.exe",
        "@/",
        "./@",
        "@/../..",
        "a:b@",
        "?@",
        "#@",
        "@?x=1&y=2",
        "http://x.example/@",
    ),
)
FORMATS = _with(
    *("%s%n%x @", "{0.__class__} @", "{} @", "{@}", "%(name)s @", "${IFS}@", "$(id) @", "`id` @", "; ls @", "| cat @"),
    *("&& @", "%d@", "%@", "@%", "$@", "{{@", "@}}", "!@", "%c%c%c @", "\\g<0>@", "[@]", "(?i)@", "@++", ".*@"),
)
LINES = _with(
    *(
        "@\r\nSet-Cookie: x=1",
        "@\nBcc: x@x.example",
        "@\r",
        "\n\n@",
        "@\x0b\x0c x",
        "@\u2028x\u2029",
        "\t@\t",
        "@\n=1+1",
    ),
    *("  @  ", "\u00a0@\u00a0x", "\u3000@", "\u1680@\u2003x", "@\r\n\r\n<html>", "x\n\x00\n@", "@\\r\\n", "%0d%0a@"),
)
OVERLONG = [
    *(
        ("N" * (500 - 8)) + TOKEN,
        TOKEN + " " + "Nguyễn " * 68,
        TOKEN + "ệ" * 490,
        "Ẫ" * 492 + TOKEN,
        TOKEN + " <b>" * 120,
    ),
    *(TOKEN + "N" * 493, TOKEN + " " + "x" * 600, TOKEN + " " + "Nguyễn " * 700, TOKEN + "N" * 20_000),
    *(TOKEN + " " + "&" * 480, TOKEN + " " + "W" * 490, TOKEN + " " + "a b " * 5_000, TOKEN + " " + "🙂" * 480),
]
SHAPES: dict[str, list[str]] = {
    "markup": MARKUP,
    "quotes": QUOTED,
    "sql": SQL,
    "search": FTS,
    "formula": FORMULA,
    "bidi": BIDI,
    "hidden": HIDDEN,
    "control": CONTROL,
    "surrogate": LONE,
    "composed": COMPOSED,
    "symbols": SYMBOLS,
    "places": PLACES,
    "formats": FORMATS,
    "lines": LINES,
    "overlong": OVERLONG,
}
BLANK = [
    "",
    " ",
    "\t",
    "\n",
    "\r\n",
    "\x00",
    "\x1f",
    "\u200b",
    "\ufeff",
    "\u3164",
    "\ud800",
    "\u202e",
    "\u00a0",
    "\u2028",
]
