"""What a SANE scanner can be set to (tùy chọn của máy quét), read from `scanimage --all-options`, and how we set it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from cchc_desktop.ui.scanning.driver import DPI

_A4_MM = {"-x": "210", "-y": "297"}  # a scanner that is smaller rounds them
_INACTIVE = "inactive"
_NUMBER = re.compile(r"[0-9]+(?:\.[0-9]+)?")


@dataclass(frozen=True, slots=True)
class Source:
    """Where the paper lies; `name` "" for a scanner that has but one place and no name for it."""

    name: str
    is_feeder: bool


def sources(options: str) -> tuple[Source, ...]:
    """Where to look for paper, in this order: one-sided feeder, then the glass, then whatever else there is.

    A two-sided feeder comes last: it would bring a white page for each paper written on one side.
    """
    names = _choices(options, "--source")
    known = [Source(name, bool(re.search(r"feeder|adf", name, re.IGNORECASE))) for name in names]
    return tuple(sorted(known, key=_rank)) or (Source("", False),)


def _rank(source: Source) -> int:
    if source.is_feeder:
        return 3 if re.search(r"duplex|back|both", source.name, re.IGNORECASE) else 0
    return 1 if re.search(r"flatbed|platen|glass|normal", source.name, re.IGNORECASE) else 2


def settings(options: str, source: Source) -> list[str]:
    """Arguments for a scan of that source, in colour and at the resolution asked for, whatever of it can be set."""
    chosen = {"--source": source.name, "--mode": _mode(options), "--resolution": _resolution(options)}
    named = [f"{option}={value}" for option, value in chosen.items() if value]
    sizes = [word for option, value in _A4_MM.items() if _line(options, option) for word in (option, value)]
    return named + sizes


def _mode(options: str) -> str:
    found = _choices(options, "--mode")
    for wanted in ("color", "gray"):
        for name in found:
            if wanted in name.lower():
                return name
    return ""


def _resolution(options: str) -> str:
    line = _line(options, "--resolution")
    numbers = [float(number) for number in _NUMBER.findall(line)]
    if not numbers:
        return ""
    if ".." in line:
        return f"{min(max(DPI, numbers[0]), numbers[1]):g}"
    return f"{min((number for number in numbers if number >= DPI), default=max(numbers)):g}"


def _choices(options: str, name: str) -> list[str]:
    return [choice for choice in _line(options, name).split("|") if choice and choice != "auto"]


def _line(options: str, name: str) -> str:
    """What may follow an option, as "Gray|Color" or "1..1200dpi"; "" when it cannot be set now."""
    found = re.search(rf"^ +{re.escape(name)} (.+?)(?: \[([^\]]*)\])?(?: \[[^\]]*\])*$", options, re.MULTILINE)
    if found is None or _INACTIVE in found[0]:
        return ""
    return re.sub(r" \(in (?:steps|quants) of .*\)$", "", found[1])
