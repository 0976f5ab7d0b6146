"""The path of a shipped file, the same from source, from a wheel and from a frozen build."""

from __future__ import annotations

from pathlib import Path

# resources/ stands beside cchc_desktop/ in a checkout, in a wheel's site-packages and in PyInstaller's folder, where
# a frozen module's __file__ lies under sys._MEIPASS: one rule for all three.
_ROOT = Path(__file__).resolve().parents[1] / "resources"


def resource(name: str) -> Path:
    """The file or folder `name` ("calendars/vn.toml", always with "/") under resources/.

    Raises FileNotFoundError for what was not shipped, and ValueError for a name that leads out of resources/.
    """
    path = _ROOT.joinpath(name)
    if not path.resolve().is_relative_to(_ROOT):
        raise ValueError(f"not a shipped file: {name}")
    if not path.exists():
        raise FileNotFoundError(f"not shipped: resources/{name}")
    return path
