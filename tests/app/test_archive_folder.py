"""Folders of an archive: unfinished by name until they are whole and were read back."""

from __future__ import annotations

from pathlib import Path

import pytest

from cchc_desktop.acts.refusal import Refused
from cchc_desktop.app import archive_folder
from cchc_desktop.wire.canonical import sha256_hex


def test_it_gets_its_name_once_it_is_whole(tmp_path: Path) -> None:
    with archive_folder.begun(tmp_path, "a") as part:
        assert part.name == "a-chua-xong"
        (part / "x.txt").write_text("nội dung", encoding="utf-8")
        whole, sha256 = archive_folder.close(part, "a", {"Source-Organization": "Trung tâm"})

    assert [path.name for path in tmp_path.iterdir()] == ["a"]
    assert (whole / "data" / "x.txt").read_text(encoding="utf-8") == "nội dung"
    assert sha256 == sha256_hex((whole / "tagmanifest-sha256.txt").read_bytes())
    with pytest.raises(Refused, match=r"^archive\.exists$"):
        archive_folder.demand_new(tmp_path, "a")
    with pytest.raises(Refused, match=r"^archive\.out$"):
        archive_folder.demand_new(tmp_path / "none", "a")


def test_what_cannot_be_read_back_is_no_archive(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import bagit

    def spoilt(*_: object, **__: object) -> None:
        raise bagit.BagValidationError("x")

    monkeypatch.setattr(bagit.Bag, "validate", spoilt)
    with archive_folder.begun(tmp_path, "a") as part:
        (part / "x.txt").write_text("x")
        with pytest.raises(Refused, match=r"^archive\.invalid$"):
            archive_folder.close(part, "a", {})

    assert [path.name for path in tmp_path.iterdir()] == ["a-chua-xong"]
