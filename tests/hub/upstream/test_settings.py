"""The file of a portal above: read strictly, its secret kept elsewhere, its trouble said without values."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from cchc_desktop.hub.upstream import settings
from cchc_desktop.hub.upstream.settings import Ministry, National, Unit, WrongSettings

NATIONAL = """
kind = "national"
base_url = "https://truc.example.vn"
user = "quay"
login_path = "/login"
secret_file = "secret"
procedure_suffix = ".000.00.00.H52"
[headers]
dstcode = "VN:1"
[units]
"H52.18" = { code = "000.00.18.H52", name = "Phường" }
[procedures]
"1.010803" = "1.010803.H52"
[paths]
TraCuuHoSo = "/tra-cuu"
"""


def written(folder: Path, text: str) -> Path:
    path = folder / "upstream.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_a_file_is_read_and_maps_say_how_we_are_called_above(tmp_path: Path) -> None:
    found = settings.read(written(tmp_path, NATIONAL))

    assert isinstance(found, National)
    assert (found.unit("H52.18", "x"), found.unit("H52.19", "Xã")) == (
        Unit("000.00.18.H52", "Phường"),
        Unit("H52.19", "Xã"),
    )
    assert (found.procedure("1.010803.000.00.00.H56"), found.procedure("2.000815")) == (
        "1.010803.H52",
        "2.000815.000.00.00.H52",
    )
    assert found.paths == {"TraCuuHoSo": "/tra-cuu"}


def test_without_maps_everything_goes_by_its_own_name(tmp_path: Path) -> None:
    found = settings.read(written(tmp_path, 'kind = "national"\nbase_url = "https://x.vn"\n'))
    assert found.procedure("1.010803.000.00.00.H56") == "1.010803.000.00.00.H56"


def test_a_ministry_needs_its_six_paths(tmp_path: Path) -> None:
    paths = "".join(
        f'{step}_path = "/{step}"\n' for step in ("token", "next_value", "upload", "create", "progress", "status")
    )
    head = 'kind = "ministry"\nbase_url = "https://bo.example.vn"\n'
    found = settings.read(written(tmp_path, head + paths))
    assert isinstance(found, Ministry)
    assert found.owner_kinds == {"1": "0", "2": "1"}
    with pytest.raises(WrongSettings, match=r"docs/hub\.md"):
        settings.read(written(tmp_path, head))


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('kind = "national"\nbase_url = "https://x.vn"\npassword = "hunter2"\n', "không đúng"),
        ('kind = "else"\nbase_url = "https://x.vn"\n', "không đúng"),
        ('kind = "national"\nbase_url = 7\n', "base_url"),
        ("kind = ", "không đúng"),
        ('kind = "national"\nbase_url = "https://x.vn"\ndeadline_seconds = 0.0\n', "deadline_seconds"),
    ],
)
def test_a_wrong_file_is_said_without_its_values(tmp_path: Path, text: str, said: str) -> None:
    with pytest.raises(WrongSettings, match=said) as wrong:
        settings.read(written(tmp_path, text))
    assert "hunter2" not in str(wrong.value)


def test_no_file_is_said(tmp_path: Path) -> None:
    with pytest.raises(WrongSettings, match="Không đọc được"):
        settings.read(tmp_path / "none.toml")


def test_the_secret_is_of_the_environment_or_of_a_file_its_owner_alone_reads(tmp_path: Path) -> None:
    found = settings.read(written(tmp_path, NATIONAL))
    file = tmp_path / "secret"
    with pytest.raises(WrongSettings, match="secret_file"):
        settings.secret(found, tmp_path, {})
    file.write_text("mật khẩu\n", encoding="utf-8")
    file.chmod(0o600)

    assert settings.secret(found, tmp_path, {settings.SECRET: "khác"}) == "khác"
    assert settings.secret(found, tmp_path, {}) == "mật khẩu"

    if os.name == "posix":
        file.chmod(0o644)
        with pytest.raises(WrongSettings, match="0600"):
            settings.secret(found, tmp_path, {})


def test_where_none_is_named_there_is_none(tmp_path: Path) -> None:
    found = settings.read(written(tmp_path, 'kind = "national"\nbase_url = "https://x.vn"\n'))
    assert settings.secret(found, tmp_path, {}) == ""
