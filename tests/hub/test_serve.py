"""Running the hub: it says where it listens, makes its password once, and codes are made beside it."""

from __future__ import annotations

import json
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from email.utils import parsedate_to_datetime
from pathlib import Path
from typing import Any

import pytest
import requests

from cchc_desktop.hub.serve import Wishes, enrolment_code, serve, serving
from tests.factories import NOW
from tests.hub.counters import UNIT, Clock, Device, numbered

PROGRAM = """
import json, sys
from datetime import UTC, datetime
from cchc_desktop.hub import journal
from cchc_desktop.hub.serve import Wishes, serve
say = lambda where: print(json.dumps(where), flush=True)
append = journal.append

def held(*given):
    head = append(*given)
    say("under way")  # in the middle of its transaction
    sys.stdin.readline()
    return head

if sys.argv[2:] == ["held"]:
    journal.append = held
serve(sys.argv[1], clock=lambda: datetime.now(UTC), announce=say, wishes=Wishes(log_level="info"))
"""


@contextmanager
def running(url: str, errors: Any = None, *wishes: str) -> Iterator[tuple[Any, subprocess.Popen[str]]]:
    """A hub in a process of its own, and what it announced.

    "held": each push says that it is under way, and then waits for a line.
    """
    command = [sys.executable, "-c", PROGRAM, url, *wishes]
    process = subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=errors, text=True, bufsize=1
    )
    assert process.stdin is not None
    assert process.stdout is not None
    try:
        yield json.loads(process.stdout.readline()), process
    finally:
        process.kill()
        process.wait()
        process.stdin.close()
        process.stdout.close()


def under_way(process: subprocess.Popen[str]) -> None:
    """Until a held push is."""
    assert process.stdout is not None
    assert json.loads(process.stdout.readline()) == "under way"


def let_go(process: subprocess.Popen[str]) -> None:
    """The push that is held goes on."""
    assert process.stdin is not None
    process.stdin.write("\n")


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
        assert process.wait(60) in (0, -signal.SIGTERM)
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
            wishes=Wishes("mật khẩu dài"),
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


def a_device(address: str, url: str) -> Device:
    """Counter 3's, past its sign-in at a hub whose clock is the wall's."""
    device = Device(address, Clock(requested_now(address)))
    code = enrolment_code(url, UNIT, 3, now=device.clock(), unit_name="Trung tâm Minh Họa")
    assert device.enrol(code).status_code == 201
    assert device.ask_token().status_code == 200
    return device


def test_told_to_stop_it_finishes_what_is_under_way_and_answers_who_waits(database: str, tmp_path: Path) -> None:
    with (tmp_path / "log").open("w+") as errors, running(database, errors, "held") as (said, process):
        address = said[0]
        device = a_device(address, database)
        cursor = device.call("GET", "/changes").json()["nextCursor"]
        waiting = {"cursor": cursor, "waitSeconds": 55, "types": "catalogue"}  # which the push below does not ring for
        body = device.ledger.batch([device.ledger.received(numbered(3001 + turn)) for turn in range(300)])
        with ThreadPoolExecutor(2) as pool:
            poll = pool.submit(
                requests.get, f"{address}/quay/v1/changes", params=waiting, headers=device.headers(), timeout=120
            )
            waited(lambda: "hub_long_polls 1" in requests.get(f"{address}/metrics", timeout=30).text)
            pushed = pool.submit(
                requests.post, f"{address}/quay/v1/op-batches", body, headers=device.headers(), timeout=120
            )
            under_way(process)
            process.send_signal(signal.SIGTERM)
            assert (poll.result(45).status_code, poll.result().json()["changes"]) == (200, [])
            let_go(process)
            assert pushed.result(60).json()["ackedThrough"] == 300
        assert process.wait(60) in (0, -signal.SIGTERM)
        with pytest.raises(requests.ConnectionError):
            requests.get(f"{address}/healthz", timeout=5)
        errors.seek(0)
        lines = [json.loads(line) for line in errors]

    told = {(line["route"], line["status"]) for line in lines if line["message"] == "request"}
    assert {("/quay/v1/op-batches", 200), ("/quay/v1/changes", 200), ("/quay/v1/devices/enrol", 201)} <= told
    assert not [line for line in lines if "3001" in repr(line) or device.client_id in repr(line)]


def waited(done: Callable[[], bool]) -> None:
    """Until it is so."""
    ends = time.monotonic() + 60
    while not done():
        assert time.monotonic() < ends
        time.sleep(0.005)


def test_of_two_processes_on_one_postgresql_either_may_die_in_the_middle(postgres: str) -> None:
    with running(postgres, None, "held") as ((here, _, made), dying), running(postgres) as ((there, _, again), _):
        assert (made is None) != (again is None)  # one password of the pages, told once
        device = a_device(here, postgres)
        body = device.ledger.batch([device.ledger.received(numbered(3001 + turn)) for turn in range(200)])
        with ThreadPoolExecutor(1) as pool:
            lost = pool.submit(
                requests.post, f"{here}/quay/v1/op-batches", body, headers=device.headers("k"), timeout=120
            )
            under_way(dying)
            dying.kill()
            assert isinstance(lost.exception(60), requests.ConnectionError)
        answers = [
            requests.post(f"{there}/quay/v1/op-batches", body, headers=device.headers("k"), timeout=120)
            for _ in range(2)
        ]
    assert [answer.json()["ackedThrough"] for answer in answers] == [200, 200]
    assert answers[0].content == answers[1].content
