"""Paper scanners of tests: SANE's own test scanners (black pages, a feeder of ten), and one that does as it is told."""

from __future__ import annotations

import io
import shutil
import subprocess
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from PIL import Image

from cchc_desktop.ui.scanning.driver import Device, ScanTrouble, Trouble
from cchc_desktop.ui.scanning.sane import PROGRAM

Configure = Callable[..., None]
_AS_IT_IS = ("number_of_devices",)


@pytest.fixture
def sane(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Configure:
    """Call it with options of the test scanners; skips, and says so, where there is no SANE."""
    if shutil.which(PROGRAM) is None:
        pytest.skip("no scanimage here (Debian: sane-utils), so SANE's test scanners cannot be asked")
    folder = tmp_path / "sane.d"
    folder.mkdir()
    (folder / "dll.conf").write_text("test\n")
    monkeypatch.setenv("SANE_CONFIG_DIR", str(folder))

    def configure(**options: str) -> None:
        """The options of its test.conf, "_" for "-" but in those of the resolution."""
        small = ("number_of_devices 1", "resolution_min 10.0", "resolution_max 50.0", "resolution 50.0")
        more = (f"{name if name in _AS_IT_IS else name.replace('_', '-')} {value}" for name, value in options.items())
        (folder / "test.conf").write_text("\n".join((*small, *more)) + "\n")

    configure()
    if b"test:0" not in subprocess.run([PROGRAM, "-L"], capture_output=True, check=False).stdout:
        pytest.skip("SANE has no test scanners here (Debian: libsane1)")
    return configure


def a_page(colour: str = "white", size: tuple[int, int] = (200, 300)) -> bytes:
    """A page as a scanner brings it."""
    out = io.BytesIO()
    Image.new("RGB", size, colour).save(out, "JPEG", dpi=(100, 100))
    return out.getvalue()


@dataclass
class MadeUp:
    """A scanner that does as it is told: `parts` come in order, a Trouble among them is raised."""

    found: tuple[Device, ...] | Trouble = (Device("test:0", "Máy quét thử"),)
    parts: list[bytes | Trouble] = field(default_factory=lambda: [a_page()])
    goes_on: threading.Event = field(default_factory=threading.Event)  # pages come when it is set
    asked: list[str] = field(default_factory=list)

    def devices(self, stopped: Callable[[], bool]) -> tuple[Device, ...]:
        if isinstance(self.found, Trouble):
            raise ScanTrouble(self.found)
        return self.found

    def pages(self, device: str, stopped: Callable[[], bool]) -> Iterator[bytes]:
        self.asked.append(device)
        for part in self.parts:
            while not self.goes_on.wait(0.005):
                if stopped():
                    raise ScanTrouble(Trouble.CANCELLED)
            if isinstance(part, Trouble):
                raise ScanTrouble(part)
            yield part
