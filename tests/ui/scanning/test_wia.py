"""Scanning through Windows' WIA, by made-up objects that answer as Microsoft describes its own."""

from __future__ import annotations

import io
from dataclasses import dataclass, field
from types import SimpleNamespace
from typing import Any

import pytest
from PIL import Image

from cchc_desktop.ui.scanning.driver import DPI, Device, ScanTrouble, Trouble
from cchc_desktop.ui.scanning.wia import COMError, Wia

EMPTY, JAM = 0x80210003, 0x80210002


class WiaError(COMError):  # type: ignore[misc, valid-type]
    """As COM tells it: a signed number."""

    def __init__(self, code: int) -> None:
        super().__init__(code - 2**32)
        self.hresult = code - 2**32


class Properties:
    def __init__(self, **values: Any) -> None:
        self.all = {name.lstrip("_"): SimpleNamespace(Value=value) for name, value in values.items()}

    def Exists(self, name: str) -> bool:
        return name in self.all

    def __call__(self, name: str) -> Any:
        return self.all[name]


class Collection(list[Any]):
    @property
    def Count(self) -> int:
        return len(self)

    def Item(self, place: int) -> Any:
        return self[place - 1]


@dataclass
class Item:
    """The paper: its pages, then what it answers when there is none left."""

    pages: int = 1
    then: int = EMPTY
    Properties: Any = field(default_factory=lambda: Properties(_6146=2, _6147=75, _6148=75))
    formats: list[str] = field(default_factory=list)

    def Transfer(self, kind: str) -> Any:
        self.formats.append(kind)
        if not self.pages:
            raise WiaError(self.then)
        self.pages -= 1
        out = io.BytesIO()
        Image.new("RGB", (20, 30)).save(out, "BMP")
        return SimpleNamespace(FileData=SimpleNamespace(BinaryData=bytearray(out.getvalue())))


def a_driver(item: Item | None = None, **handling: int) -> tuple[Wia, Any]:
    paper = item or Item()
    device = SimpleNamespace(Properties=Properties(**handling), Items=lambda place: [paper][place - 1])
    camera = SimpleNamespace(Type=2, DeviceID="cam", Properties=Properties(Name="Camera"))
    scanner = SimpleNamespace(Type=1, DeviceID="{1}", Properties=Properties(Name="Hãng 1"), Connect=lambda: device)
    return Wia(lambda: SimpleNamespace(DeviceInfos=Collection([camera, scanner]))), device


def no() -> bool:
    return False


def trouble_of(driver: Wia, device: str = "{1}") -> Trouble:
    with pytest.raises(ScanTrouble) as caught:
        list(driver.pages(device, no))
    return caught.value.trouble


def test_scanners_and_no_cameras() -> None:
    assert a_driver()[0].devices(no) == (Device("{1}", "Hãng 1"),)


def test_the_glass_gives_one_page_in_colour_at_our_resolution() -> None:
    item = Item(pages=5)
    driver, device = a_driver(item, _3086=3, _3087=2, _3088=1)  # a feeder without paper

    pages = list(driver.pages("{1}", no))

    assert (len(pages), pages[0][:3]) == (1, b"\xff\xd8\xff")
    assert device.Properties("3088").Value == 2
    assert [item.Properties(name).Value for name in ("6146", "6147", "6148")] == [1, DPI, DPI]


def test_the_feeder_gives_all_it_has() -> None:
    driver, device = a_driver(Item(pages=3), _3086=3, _3087=1, _3088=2)

    assert len(list(driver.pages("{1}", no))) == 3
    assert device.Properties("3088").Value == 1


def test_a_scanner_that_can_be_set_to_nothing_scans_in_its_own_way() -> None:
    assert len(list(a_driver(Item(Properties=Properties()))[0].pages("{1}", no))) == 1


@pytest.mark.parametrize(
    ("code", "trouble"),
    [
        *((JAM, Trouble.JAM), (EMPTY, Trouble.EMPTY), (0x80210006, Trouble.BUSY), (0x80210016, Trouble.COVER)),
        *((0x80210005, Trouble.GONE), (0x80070005, Trouble.DENIED), (0x80004005, Trouble.FAILED)),
    ],
)
def test_what_windows_says_is_understood(code: int, trouble: Trouble) -> None:
    assert trouble_of(a_driver(Item(0, code))[0]) is trouble


def test_a_jam_after_two_pages_is_no_scan() -> None:
    assert trouble_of(a_driver(Item(2, JAM), _3086=1, _3087=1)[0]) is Trouble.JAM


def test_one_that_is_gone() -> None:
    assert trouble_of(a_driver()[0], "{2}") is Trouble.GONE


def test_it_stops_between_two_pages() -> None:
    item = Item(pages=9)
    pages = a_driver(item, _3086=1, _3087=1)[0].pages("{1}", lambda: item.pages == 7)

    assert [next(pages)[:2] for _ in range(2)] == [b"\xff\xd8"] * 2
    with pytest.raises(ScanTrouble, match="cancelled"):
        next(pages)


def test_a_setting_that_is_refused_is_let_be() -> None:
    class Stubborn(Properties):
        def __call__(self, name: str) -> Any:
            raise WiaError(0x80070057)

    assert len(list(a_driver(Item(Properties=Stubborn(_6147=75)))[0].pages("{1}", no))) == 1
