"""Every picture is drawn from one definition: its words and numbers stand in the PDF and in the SVG, light and dark."""

from __future__ import annotations

import re
from xml.etree import ElementTree

import pypdfium2
import pytest

from cchc_desktop.domain.picture import Bars, Heat, Lines, Picture, Series, Shares
from cchc_desktop.domain.sheet import Share
from cchc_desktop.slips.pictures import ink
from cchc_desktop.slips.pictures.drawn import pdf, svg

LABELS = ("8h", "9h", "10h")
PICTURES: tuple[Picture, ...] = (
    Bars(
        "a",
        "Cột chồng",
        LABELS,
        (Series("Quầy 1", (3, 1_200, 0)), Series("Quầy 2", (2, 5, 0))),
        "Ghi chú nhỏ",
        stacked=True,
    ),
    Bars("b", "Cột cạnh nhau", LABELS, (Series("Nhận", (30, 40, 50)), Series("Xong", (10, 20, 25)))),
    Lines("c", "Đường tồn", LABELS, (Series("Tồn", (7, 8, 9)),)),
    Shares("d", "Đúng hạn", ("Mai táng", "Trợ cấp " * 30), (Share(29, 76), Share(0, 0))),
    Heat("e", "Giờ đông", ("Thứ hai", "Thứ ba"), LABELS, ((1, 2, 3), (0, 0, 90))),
)


def texts(document: str) -> list[str]:
    return [node.text or "" for node in ElementTree.fromstring(document).iter() if node.tag.endswith("text")]


@pytest.mark.parametrize("picture", PICTURES, ids=lambda picture: picture.key)
@pytest.mark.parametrize("colours", [ink.LIGHT, ink.DARK], ids=["light", "dark"])
def test_words_and_numbers_are_in_it(picture: Picture, colours: ink.Ink) -> None:
    told = [text.strip() for text in texts(svg(picture, ink=colours))]
    assert picture.title in told
    wanted = {"a": "1.205", "b": "50", "c": "9", "d": "38,16 % của 76", "e": "90"}[picture.key]
    assert wanted in told
    ground = re.search(r"fill: rgb\((\d+)%,(\d+)%,(\d+)%\)", svg(picture, ink=colours))
    assert ground is not None
    parts = [int(colours.ground[at : at + 2], 16) / 2.55 for at in (1, 3, 5)]
    assert [int(each) for each in ground.groups()] == pytest.approx(parts, abs=1)


def test_on_the_screen_its_face_is_that_of_the_screen() -> None:
    document = svg(PICTURES[0], family="'Be Vietnam Pro'")
    assert "Tinos" not in document
    assert "font-family: 'Be Vietnam Pro'" in document


def test_in_a_file_its_face_is_one_that_every_machine_has() -> None:
    document = svg(PICTURES[0])
    assert "font-family: 'Times New Roman', Tinos, serif" in document
    assert "<title>Cột chồng</title>" in document


@pytest.mark.parametrize("picture", PICTURES, ids=lambda picture: picture.key)
def test_every_colour_is_one_that_svg_knows(picture: Picture) -> None:
    assert "None" not in svg(picture)


def test_four_a_page_on_paper_every_word_readable() -> None:
    document = pypdfium2.PdfDocument(pdf(PICTURES, "Bảng điều hành", "Số liệu lúc 10:00"))
    pages = [document[number].get_textpage().get_text_bounded() for number in range(len(document))]
    assert len(pages) == 2
    assert all("Bảng điều hành" in page and "Số liệu lúc 10:00" in page for page in pages)
    assert all(picture.title in page for picture, page in zip(PICTURES, (pages[0],) * 4 + (pages[1],), strict=True))
    assert "Trợ cấp Trợ cấp" in pages[0]


def test_nothing_to_be_seen_is_said() -> None:
    empty = Bars("a", "Cột", LABELS, (Series("Hồ sơ", (0, 0, 0)),))
    assert "Chưa có hồ sơ nào." in texts(svg(empty))


@pytest.mark.parametrize("size", [(200.0, 120.0), (900.0, 500.0)])
@pytest.mark.parametrize("picture", PICTURES, ids=lambda picture: picture.key)
def test_nothing_stands_outside(picture: Picture, size: tuple[float, float]) -> None:
    document = svg(picture, size)
    for x, width in re.findall(r'<rect[^>]*?width="([\d.]+)"[^>]*? x="([\d.-]+)"', document):
        assert -0.5 <= float(width) <= size[0] + 0.5
        assert float(x) <= size[0] + 0.5


def test_names_with_markup_are_text() -> None:
    told = svg(Shares("x", 'Tên <b> & "x"', ("<script>",), (Share(1, 2),)))
    assert "<script>" in texts(told)
