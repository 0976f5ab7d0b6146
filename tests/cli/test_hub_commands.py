"""The hub served and fed from the command line."""

from __future__ import annotations

import json
import subprocess
import sys
import urllib.request
from pathlib import Path

import pytest
from command_line import ADMIN, EXAMPLES, LEAD, ROOT, SAMPLE, CommandLine, call


def test_a_real_counter_enrols_at_a_served_hub_and_syncs(real: CommandLine, tmp_path: Path) -> None:
    database = f"sqlite:///{(tmp_path / 'hub.db').as_posix()}"
    unit = real("hub", "enrolment-code", "--database", database, "--unit", "H52.18", "--counter", "3")
    hub = subprocess.Popen(
        [sys.executable, "-m", "cchc_desktop.cli", "hub", "serve", "--database", database, "--port", "0",
         "--until-input-ends", "--sample-catalogue"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    )  # fmt: skip
    assert hub.stdin is not None
    assert hub.stdout is not None
    try:
        url = json.loads(hub.stdout.readline())["url"]
        enrolled = real("enrol", "--portal", f"{url}/quay/v1", "--code", unit.json["code"], "--clerk", ADMIN)
        real("catalogue", "import", SAMPLE, "--clerk", ADMIN)
        received = real("receive", EXAMPLES / "intake.json", "--clerk", LEAD)
        synced = real("sync", "--clerk", LEAD)
        with urllib.request.urlopen(url, timeout=10) as page:
            sign_in = page.read().decode()
    finally:
        hub.stdin.close()
        hub.stdout.close()
        ended = hub.wait(20)

    assert enrolled.code == 0
    assert received.json["code"].startswith("H52.18-")
    assert (synced.code, synced.json["all_acknowledged"]) == (0, True)
    assert "mật khẩu" in sign_in.lower()
    assert ended == 0


def test_a_wrong_catalogue_is_not_loaded(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    wrong = tmp_path / "wrong.json"
    wrong.write_text('[{"cod": "1.001776"}]', encoding="utf-8")
    database = f"sqlite:///{(tmp_path / 'hub.db').as_posix()}"

    refused = call(capsys, ["hub", "load-catalogue", "--database", database, str(wrong)])
    sample = ROOT / "resources" / "sample" / "procedures.json"
    taken = call(capsys, ["hub", "load-catalogue", "--database", database, str(sample)])

    assert refused.code == 1
    assert (taken.code, taken.json["procedures"]) == (0, 44)
