"""Shipped files are found from source, from a wheel and from a frozen build."""

import importlib.util
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from cchc_desktop import resources
from cchc_desktop.resources import resource

LAYOUTS = ("site-packages", "dist/cchc-desktop/_internal")  # a wheel's, and a frozen build's sys._MEIPASS


def test_a_file_of_the_checkout_is_found() -> None:
    assert resource("calendars/vn.toml").read_text(encoding="utf-8")


def test_a_folder_is_found() -> None:
    assert resource("calendars").is_dir()


def test_a_misspelt_name_is_told_at_once() -> None:
    with pytest.raises(FileNotFoundError, match=r"resources/calendars/vn\.tmol"):
        resource("calendars/vn.tmol")


@pytest.mark.parametrize("name", ["../pyproject.toml", "calendars/../../LICENSE"])
def test_a_name_that_leads_out_is_refused(name: str) -> None:
    with pytest.raises(ValueError, match="not a shipped file"):
        resource(name)


@pytest.mark.parametrize("layout", LAYOUTS)
def test_resources_beside_the_package_are_found_wherever_it_was_put(layout: str, tmp_path: Path) -> None:
    package = tmp_path / layout / "cchc_desktop"
    shipped = tmp_path / layout / "resources" / "fonts" / "x.ttf"
    shipped.parent.mkdir(parents=True)
    shipped.write_bytes(b"font")
    package.mkdir()
    shutil.copy(Path(resources.__file__), package / "resources.py")

    assert _resource_of(package / "resources.py")("fonts/x.ttf").read_bytes() == b"font"


def _resource_of(module_file: Path) -> Callable[[str], Path]:
    spec = importlib.util.spec_from_file_location("elsewhere", module_file)
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    found: Callable[[str], Path] = module.resource
    return found
