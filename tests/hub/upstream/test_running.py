"""A served hub with a portal above: a push is there within moments, the long poll hears of it, and a stop ends it."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest
import requests

from cchc_desktop.hub.app import make_app
from cchc_desktop.hub.serve import Wishes, _listener, _Server
from cchc_desktop.hub.upstream import forwarder, running
from cchc_desktop.hub.upstream.ministry_driver import MinistryAdaptor
from cchc_desktop.hub.upstream.national_driver import NationalAdaptor
from cchc_desktop.hub.upstream.settings import SECRET as VARIABLE
from cchc_desktop.hub.upstream.settings import WrongSettings
from tests.hub.counters import Clock, Site, numbered
from tests.hub.upstream.conftest import SECRET, ministry_settings, national_settings
from tests.hub.upstream.fakes import FakeNational

FILE = 'kind = "national"\nbase_url = "{url}"\nuser = "quay"\nlogin_path = "/login"\n'


def written(folder: Path, url: str) -> Path:
    path = folder / "upstream.toml"
    path.write_text(FILE.format(url=url), encoding="utf-8")
    return path


def test_the_secret_is_in_nothing_that_is_shown(tmp_path: Path) -> None:
    above = running.above(written(tmp_path, "https://truc.example.vn"), {VARIABLE: SECRET})
    assert above.secret == SECRET
    assert SECRET not in f"{above!r} {above} {Wishes(above=above)}"


def test_an_address_that_may_not_be_spoken_to_is_said_before_anything_runs(tmp_path: Path) -> None:
    with pytest.raises(WrongSettings, match="https"):
        running.above(written(tmp_path, "http://truc.example.vn"), {})


def test_the_file_s_kind_decides_who_speaks() -> None:
    for settings, kind in (
        (national_settings("https://x.vn"), NationalAdaptor),
        (ministry_settings("https://x.vn"), MinistryAdaptor),
    ):
        made = running.adaptor(running.Above(settings, ""))
        assert isinstance(made, kind)
        made.close()


def test_a_push_goes_on_by_itself_and_the_long_poll_hears_of_it(
    tmp_path: Path, national: FakeNational, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(forwarder, "IDLE", 0.01)
    above, listens = running.Above(national_settings(national.url), SECRET), threading.Event()
    app = make_app(f"sqlite:///{tmp_path / 'hub.db'}", clock=(clock := Clock()))
    with _listener("127.0.0.1", 0) as listener:
        forwarding = running.Forwarding(app.state.hub, above)
        server = _Server(app, listens.set, None, forwarding)
        thread = threading.Thread(target=server.run, args=([listener],), daemon=True)
        thread.start()
        assert listens.wait(60)
        site = Site(app.state.hub, f"http://127.0.0.1:{listener.getsockname()[1]}", clock)
        device = site.device()
        device.call("POST", "/number-ranges", json=_range(device.ledger.instance))
        received = device.ledger.received(numbered(3001))
        answer = device.push([received]).json()
        asked = {"waitSeconds": "50", "types": "task"}
        (change,) = device.call("GET", "/changes", params=asked).json()["changes"]
        ready = requests.get(f"{site.url}/readyz", timeout=10).text
        server.should_exit = True
        thread.join(60)

    assert answer["results"][0]["outcome"] == "pending-upstream"
    assert (change["causedBy"], change["data"]["outcome"]) == (received["opId"], "applied")
    assert ready.startswith("ready\nupstream: ")
    assert not thread.is_alive()
    assert not [each for each in threading.enumerate() if each.name == "forwarding"]


def _range(instance: str) -> dict[str, object]:
    return {"series": "MaHoSo", "MaDonVi": "H52.18", "quantity": 1000, "deviceInstanceId": instance}
