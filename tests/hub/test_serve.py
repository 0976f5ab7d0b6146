"""Running the hub: it says where it listens, makes its password once, and codes are made beside it."""

from __future__ import annotations

import json
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from email.utils import parsedate_to_datetime
from pathlib import Path
from typing import Any

import pytest
import requests

from cchc_desktop.hub.serve import enrolment_code, serve, serving
from tests.factories import NOW
from tests.hub.counters import UNIT, Clock, Device

PROGRAM = """
import json, sys
from datetime import UTC, datetime
from cchc_desktop.hub.serve import serve
serve(sys.argv[1], clock=lambda: datetime.now(UTC), announce=lambda where: print(json.dumps(where), flush=True))
"""


@contextmanager
def running(url: str) -> Iterator[tuple[Any, subprocess.Popen[str]]]:
    """A hub in a process of its own, and what it announced."""
    process = subprocess.Popen([sys.executable, "-c", PROGRAM, url], stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    try:
        yield json.loads(process.stdout.readline()), process
    finally:
        process.kill()
        process.wait()
        process.stdout.close()


def test_a_hub_started_on_any_port_says_where_it_is_and_ends_on_a_signal(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'hub.db'}"
    with running(url) as ((address, port, password), process):
        assert address == f"http://127.0.0.1:{port}"
        assert requests.get(f"{address}/dang-nhap", timeout=10).status_code == 200
        signed_in = requests.post(f"{address}/dang-nhap", data={"matKhau": password}, timeout=10)
        assert "Hồ sơ đã đến" in signed_in.text

        device = Device(address, Clock())
        code = enrolment_code(url, UNIT, 3, now=requested_now(address), unit_name="Trung tâm Minh Họa")
        assert device.enrol(code).json()["TenDonVi"] == "Trung tâm Minh Họa"

        process.send_signal(signal.SIGTERM)
        assert process.wait(20) in (0, -signal.SIGTERM)
    with running(url) as ((_, _, again), _):
        assert again is None  # kept, not told twice


def requested_now(address: str) -> Any:
    """The hub's own time, from its Date header."""
    return parsedate_to_datetime(requests.get(f"{address}/dang-nhap", timeout=10).headers["date"])


def test_a_taken_port_is_said_at_once(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken, pytest.raises(OSError, match="use"):
        serve(
            f"sqlite:///{tmp_path / 'hub.db'}",
            port=taken.getsockname()[1],
            clock=Clock(),
            announce=lambda _: None,
            admin_password="mật khẩu dài",
        )


@pytest.mark.parametrize(("unit", "counter"), [("", 3), (UNIT, 0), (UNIT, 1000)])
def test_a_code_for_nothing_is_refused(tmp_path: Path, unit: str, counter: int) -> None:
    with pytest.raises(ValueError, match=r"unit|counter"):
        enrolment_code(f"sqlite:///{tmp_path / 'hub.db'}", unit, counter, now=NOW)


def test_a_hub_on_a_thread_goes_by_the_clock_of_its_caller(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'hub.db'}"
    with serving(url, clock=Clock()) as address:
        device = Device(address, Clock())
        code = enrolment_code(url, UNIT, 3, now=NOW, unit_name="Trung tâm Minh Họa")
        assert device.enrol(code).status_code == 201

    with pytest.raises(requests.ConnectionError):
        requests.get(f"{address}/dang-nhap", timeout=5)
