"""Scanning through WIA (máy quét trên Windows): the scanners Windows knows, by its automation objects.

Written by Microsoft's description and tried with made-up objects only: no Windows machine with a scanner was at hand.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from typing import Any

from cchc_desktop.ui.scanning.driver import DPI, Device, ScanTrouble, Trouble
from cchc_desktop.ui.scanning.one_file import page_of

_SCANNER = 1  # WiaDeviceType
_JPEG = "{B96B3CAE-0728-11D3-9D7B-0000F81EF32E}"
_CAPABILITIES, _STATUS, _SELECT = "3086", "3087", "3088"  # of document handling
_FEEDS, _FEED_READY, _FEEDER, _GLASS = 1, 1, 1, 2
_SETTINGS = {"6146": 1, "6147": DPI, "6148": DPI}  # intent: colour; dots an inch across and down
_TROUBLES = {
    0x80210002: Trouble.JAM,
    0x80210003: Trouble.EMPTY,
    0x80210004: Trouble.JAM,  # "paper problem"
    0x80210005: Trouble.GONE,  # offline
    0x80210006: Trouble.BUSY,
    0x8021000A: Trouble.GONE,  # no communication
    0x8021000D: Trouble.BUSY,  # locked
    0x80210015: Trouble.NO_DEVICE,
    0x80210016: Trouble.COVER,
    0x80070005: Trouble.DENIED,
}

if sys.platform == "win32":
    from comtypes import CoInitialize, COMError
    from comtypes.client import CreateObject

    def _manager() -> Any:
        """Of this thread: COM is begun on each by itself."""
        CoInitialize()
        return CreateObject("WIA.DeviceManager", dynamic=True)

else:
    COMError = OSError

    def _manager() -> Any:
        raise ScanTrouble(Trouble.NO_PROGRAM)


class Wia:
    """`manager` makes Windows' WIA.DeviceManager, on the thread that asks."""

    def __init__(self, manager: Callable[[], Any] = _manager) -> None:
        self._manager = manager

    def devices(self, stopped: Callable[[], bool]) -> tuple[Device, ...]:
        """Those Windows has a driver for."""
        del stopped  # it answers at once
        try:
            infos = [info for info in _each(self._manager().DeviceInfos) if info.Type == _SCANNER]
            return tuple(Device(info.DeviceID, str(info.Properties("Name").Value)) for info in infos)
        except COMError as error:
            raise ScanTrouble(_trouble(error)) from error

    def pages(self, device: str, stopped: Callable[[], bool]) -> Iterator[bytes]:
        """From the feeder when it holds paper, else the one on the glass. A page that has begun is scanned to its end."""
        try:
            yield from self._pages(device, stopped)
        except COMError as error:
            raise ScanTrouble(_trouble(error)) from error

    def _pages(self, name: str, stopped: Callable[[], bool]) -> Iterator[bytes]:
        info = next((info for info in _each(self._manager().DeviceInfos) if info.DeviceID == name), None)
        if info is None:
            raise ScanTrouble(Trouble.GONE)
        device = info.Connect()
        from_feeder = _choose_source(device)
        item = device.Items(1)
        for setting, value in _SETTINGS.items():
            _set(item, setting, value)
        count = 0
        while from_feeder or not count:
            if stopped():
                raise ScanTrouble(Trouble.CANCELLED)
            try:
                image = item.Transfer(_JPEG)
            except COMError as error:
                if count and _trouble(error) is Trouble.EMPTY:
                    return
                raise
            count += 1
            yield page_of(bytes(image.FileData.BinaryData))


def _choose_source(device: Any) -> bool:
    """Whether its feeder is used: it has one, with paper in it."""
    ready = _value(device, _CAPABILITIES) & _FEEDS and _value(device, _STATUS) & _FEED_READY
    _set(device, _SELECT, _FEEDER if ready else _GLASS)
    return bool(ready)


def _each(collection: Any) -> Iterator[Any]:
    return (collection.Item(place) for place in range(1, collection.Count + 1))


def _value(item: Any, name: str) -> int:
    return int(item.Properties(name).Value) if item.Properties.Exists(name) else 0


def _set(item: Any, name: str, value: int) -> None:
    """What it cannot be set to it keeps: a page in its own way is better than none."""
    if item.Properties.Exists(name):
        try:
            item.Properties(name).Value = value
        except COMError:
            return


def _trouble(error: Exception) -> Trouble:
    code = getattr(error, "hresult", None) or (error.args[0] if error.args else 0)
    return _TROUBLES.get(int(code) & 0xFFFFFFFF, Trouble.FAILED) if isinstance(code, int) else Trouble.FAILED
