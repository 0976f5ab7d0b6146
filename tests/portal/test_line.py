from __future__ import annotations

import socket
import subprocess
import sys

import pytest

from cchc_desktop.portal.errors import PortalUnreachable, Reason, StrangeAnswer
from cchc_desktop.portal.line import Line, Sockets
from cchc_desktop.portal.message import Request
from tests.portal.double import json_reply, reply


@pytest.fixture
def line():
    line = Line("cchc-desktop/1.2", proxied=False)
    yield line
    line.close()


def _ask(line, double, **request):
    return line.exchange(double.url + "/session", Request("GET", "/session", **request), 60.0, 1000)


def test_one_connection_serves_many_calls(line, portal_double):
    portal_double.script("/session", json_reply({}))

    answers = [_ask(line, portal_double) for _ in range(3)]

    assert [answer.status for answer in answers] == [200, 200, 200]
    assert portal_double.connections == 1
    assert portal_double.asked("/session")[0].headers["user-agent"] == "cchc-desktop/1.2"


def test_a_line_hung_up_sends_nothing_more(line, portal_double):
    line.hang_up()

    with pytest.raises(PortalUnreachable) as trouble:
        _ask(line, portal_double)

    assert trouble.value.reason is Reason.OFFLINE
    assert portal_double.received == []


def test_the_body_may_reach_the_cap_and_no_more(line, portal_double):
    portal_double.script("/session", reply(200, b"x" * 1000), reply(200, b"x" * 1001))

    assert len(_ask(line, portal_double).body) == 1000
    with pytest.raises(StrangeAnswer, match="too long"):
        _ask(line, portal_double)


def test_cookies_are_not_kept(line, portal_double):
    portal_double.script("/session", json_reply({}, headers={"Set-Cookie": "login=1"}))

    _ask(line, portal_double)
    _ask(line, portal_double)

    assert "cookie" not in portal_double.asked("/session")[1].headers


def test_a_netrc_file_does_not_take_the_place_of_our_token(portal_double, tmp_path, monkeypatch):
    netrc = tmp_path / "netrc"
    netrc.write_text("machine 127.0.0.1 login somebody password else\n")
    netrc.chmod(0o600)
    monkeypatch.setenv("NETRC", str(netrc))
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    line = Line("cchc-desktop/1.2", proxied=True)
    portal_double.script("/session", json_reply({}))

    _ask(line, portal_double, headers={"Authorization": "Bearer ours"})
    line.close()

    assert portal_double.asked("/session")[0].headers["authorization"] == "Bearer ours"


def test_a_header_that_cannot_be_sent_is_trouble_without_its_text(line, portal_double):
    with pytest.raises(StrangeAnswer) as trouble:
        _ask(line, portal_double, headers={"X": "001199000001\r\nY: z"})

    assert "001199000001" not in str(trouble.value)
    assert trouble.value.__context__ is None


def test_sockets_wake_their_reader_when_shut():
    near, far = socket.socketpair()
    sockets = Sockets()
    sockets.hold(near)

    sockets.shut()

    assert near.recv(1) == b""
    with pytest.raises(ConnectionAbortedError):
        sockets.hold(far)
    near.close()


def test_the_clients_import_does_not_pay_for_the_http_library():
    code = "import sys, cchc_desktop.portal.client, cchc_desktop.portal.transport; print(sorted(sys.modules))"
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout

    assert "'cchc_desktop.portal.client'" in loaded
    assert not [name for name in ("requests", "urllib3", "truststore", "jwt", "cryptography") if f"'{name}'" in loaded]
