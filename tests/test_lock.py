"""The lock holds a ready-made package for each computer that the program is promised for."""

import tomllib
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
from packaging.markers import Marker
from packaging.tags import Tag, compatible_tags, cpython_tags, mac_platforms
from packaging.utils import parse_wheel_filename

ROOT = Path(__file__).parents[1]
LOCK: Mapping[str, Any] = tomllib.loads((ROOT / "uv.lock").read_text(encoding="utf-8"))
PROJECT = "cchc-desktop"
PLAIN_SOURCE = {"bagit"}  # one file of Python: its newest wheel (1.8.1) needs pkg_resources, 1.9.0 has none yet
Package = Mapping[str, Any]

WINDOWS = {"sys_platform": "win32", "platform_system": "Windows", "os_name": "nt", "platform_machine": "AMD64"}
LINUX = {"sys_platform": "linux", "platform_system": "Linux", "os_name": "posix", "platform_machine": "x86_64"}
MACOS = {"sys_platform": "darwin", "platform_system": "Darwin", "os_name": "posix", "platform_machine": "arm64"}
DEBIAN_12 = [f"manylinux_2_{minor}_x86_64" for minor in range(36, 4, -1)] + ["manylinux2014_x86_64", "linux_x86_64"]
MACOS_15 = list(mac_platforms((15, 0), "arm64"))
COMPUTERS = {"windows": (WINDOWS, ["win_amd64"]), "debian 12": (LINUX, DEBIAN_12), "macos": (MACOS, MACOS_15)}
PYTHONS = {"3.11": (3, 11), "3.13": (3, 13)}


def environment(computer: Mapping[str, str], python: str) -> dict[str, str]:
    """What the markers of the lock are asked about."""
    cpython = {"implementation_name": "cpython", "platform_python_implementation": "CPython", "extra": ""}
    return {**computer, **cpython, "python_version": python, "python_full_version": f"{python}.9"}


def installed(lock: Mapping[str, Any], where: dict[str, str]) -> Iterator[Package]:
    """Every package that `uv sync --all-groups` brings there, without the project itself."""
    packages: list[Package] = lock["package"]
    root = next(package for package in packages if package["name"] == PROJECT)
    waiting = [*root["dependencies"], *(each for group in root["dev-dependencies"].values() for each in group)]
    seen: set[tuple[str, str]] = set()
    while waiting:
        wanted = waiting.pop()
        if "marker" in wanted and not Marker(wanted["marker"]).evaluate(where):
            continue
        package = next(each for each in packages if each["name"] == wanted["name"] and _is_meant(each, wanted, where))
        extras = [one for extra in wanted.get("extra", []) for one in package["optional-dependencies"].get(extra, [])]
        waiting += extras
        if (key := (package["name"], package["version"])) not in seen:
            seen.add(key)
            waiting += package.get("dependencies", [])
            yield package


def _is_meant(package: Package, wanted: Mapping[str, Any], where: dict[str, str]) -> bool:
    if "version" in wanted:
        return bool(package["version"] == wanted["version"])
    markers = package.get("resolution-markers", [])
    return not markers or any(Marker(marker).evaluate(where) for marker in markers)


def has_wheel(package: Package, tags: frozenset[Tag]) -> bool:
    """Whether one of its wheels may be installed there, without a compiler."""
    names = (wheel["url"].rsplit("/", 1)[1] for wheel in package.get("wheels", []))
    return any(parse_wheel_filename(name)[3] & tags for name in names)


def tags_of(python: str, platforms: Iterable[str]) -> frozenset[Tag]:
    """Which wheels that computer takes."""
    platforms, version = list(platforms), PYTHONS[python]
    return frozenset([*cpython_tags(version, platforms=platforms), *compatible_tags(version, platforms=platforms)])


@pytest.mark.parametrize("python", PYTHONS)
@pytest.mark.parametrize("computer", COMPUTERS)
def test_each_package_comes_ready_made(computer: str, python: str) -> None:
    markers, platforms = COMPUTERS[computer]
    tags = tags_of(python, platforms)

    packages = list(installed(LOCK, environment(markers, python)))

    assert {"sqlcipher3", "pyside6-essentials", "msgspec", "cryptography"} <= {each["name"] for each in packages}
    lacking = [f"{each['name']} {each['version']}" for each in packages if not has_wheel(each, tags)]
    assert [name for name in lacking if name.split()[0] not in PLAIN_SOURCE] == []


@pytest.mark.parametrize("computer", COMPUTERS)
def test_an_old_python_never_meets_the_qt_that_aborts_it(computer: str) -> None:
    packages = installed(LOCK, environment(COMPUTERS[computer][0], "3.11"))

    qt = [each["version"] for each in packages if each["name"] in ("pyside6-essentials", "shiboken6")]

    assert [version.split(".")[:2] for version in qt] == [["6", "11"], ["6", "11"]]


def test_a_package_without_a_wheel_for_a_computer_is_seen() -> None:
    only_linux = {"wheels": [{"url": "x://y/thing-1.0-cp311-cp311-manylinux_2_28_x86_64.whl"}]}

    assert has_wheel(only_linux, tags_of("3.11", DEBIAN_12))
    assert not has_wheel(only_linux, tags_of("3.11", ["win_amd64"]))
    assert not has_wheel({"sdist": {}}, tags_of("3.11", ["win_amd64"]))
