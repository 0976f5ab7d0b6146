"""The practice portal as a child process."""

from __future__ import annotations

import urllib.error
import urllib.request
from pathlib import Path

import pytest

from cchc_desktop.app.practice_hub import PracticeHub, database_url


def test_it_listens_on_this_machine_alone_and_ends_when_closed(tmp_path: Path) -> None:
    hub = PracticeHub(tmp_path)
    hub.wait()
    with urllib.request.urlopen(hub.url, timeout=60) as page:
        status = page.status
    hub.close()

    assert status == 200
    assert hub.url.startswith("http://127.0.0.1:")
    with pytest.raises(urllib.error.URLError):
        urllib.request.urlopen(hub.url, timeout=5)


def test_one_that_cannot_start_is_an_os_error(tmp_path: Path) -> None:
    hub = PracticeHub(tmp_path / "no" / "such" / "folder")

    with pytest.raises(OSError, match="did not start"):
        hub.wait()


def test_one_that_is_given_up_while_it_starts_ends_at_once(tmp_path: Path) -> None:
    hub = PracticeHub(tmp_path)
    hub.abandon()

    with pytest.raises(OSError, match="did not start"):
        hub.wait()
    assert hub._process.returncode is not None


def test_its_data_lie_in_the_practice_folder(tmp_path: Path) -> None:
    assert database_url(tmp_path).endswith("/hub.db")
