from __future__ import annotations

import datetime as dt
import ipaddress
import socket
import ssl
import threading
import time
from dataclasses import replace

import pytest
import requests.adapters
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from cchc_desktop.portal.errors import PortalUnreachable, Reason, StrangeAnswer, TooLong
from cchc_desktop.portal.message import Request, gzipped
from cchc_desktop.portal.transport import Transport
from tests.portal.double import FAULTS, PortalDouble, black_hole, json_reply, slow_body, slow_headers

GET = Request("GET", "/session")
SHORT = 0.3


def _reason(transport: Transport, request: Request = GET) -> Reason:
    with pytest.raises(PortalUnreachable) as trouble:
        transport.send(request)
    return trouble.value.reason


def _calls_under_way() -> int:
    return sum(thread.name == "portal-call" for thread in threading.enumerate())


@pytest.mark.parametrize("silence", [black_hole, slow_headers, slow_body], ids=["black hole", "headers", "body"])
def test_the_deadline_holds_however_the_portal_dawdles(silence, portal_double, connect):
    portal_double.script("/session", silence)
    transport = connect(deadline=SHORT)

    started = time.monotonic()
    reason = _reason(transport)

    assert reason is Reason.TIMEOUT
    assert SHORT <= time.monotonic() - started < SHORT + 30.0  # the portal dawdles on for ever


def test_a_call_left_behind_ends_by_itself_and_the_next_one_works(portal_double, connect):
    portal_double.script("/session", slow_headers, json_reply({}))
    transport = connect(deadline=SHORT)
    _reason(transport)

    for thread in threading.enumerate():
        if thread.name == "portal-call":
            thread.join(60.0)

    assert _calls_under_way() == 0
    assert transport.send(replace(GET, extra_time=60.0)).status == 200


def test_a_name_look_up_that_hangs_is_left_and_nothing_is_sent_when_it_wakes(portal_double, connect, monkeypatch):
    woken, look_up = threading.Event(), socket.getaddrinfo

    def hanging(*args, **kwargs):
        woken.wait(60.0)
        return look_up(*args, **kwargs)

    monkeypatch.setattr(socket, "getaddrinfo", hanging)
    reason = _reason(connect(deadline=SHORT))
    woken.set()
    for thread in threading.enumerate():
        if thread.name == "portal-call":
            thread.join(60.0)

    assert reason is Reason.TIMEOUT
    assert portal_double.received == []


def test_a_long_poll_gets_its_time_on_top(portal_double, connect):
    def late(wire):
        wire.stop.wait(2 * SHORT)
        return json_reply({})(wire)

    portal_double.script("/session", late)

    assert connect(deadline=SHORT).send(Request("GET", "/session", extra_time=60.0)).status == 200


def test_nobody_listening_is_offline(connect):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        port = taken.getsockname()[1]

        assert _reason(connect(f"http://127.0.0.1:{port}")) is Reason.OFFLINE


def test_a_name_nobody_knows_is_offline(connect, monkeypatch):
    def unknown(*_args, **_kwargs):
        raise socket.gaierror(socket.EAI_NONAME, "unknown")

    monkeypatch.setattr(socket, "getaddrinfo", unknown)
    monkeypatch.setenv("NO_PROXY", "*")

    assert _reason(connect("https://portal.invalid/quay/v1")) is Reason.OFFLINE


def test_a_redirect_is_not_followed(portal_double, connect):
    portal_double.script("/session", FAULTS["302 to a sign-in"].reply)

    assert _reason(connect()) is Reason.CAPTIVE
    assert len(portal_double.received) == 1


def test_a_gzip_bomb_is_not_unpacked_beyond_the_cap(portal_double, connect):
    portal_double.script("/session", FAULTS["gzip bomb"].reply)

    with pytest.raises(StrangeAnswer, match="too long"):
        connect().send(GET)


def test_of_one_thing_that_has_no_parts_more_is_read(portal_double, connect):
    portal_double.script("/session", json_reply({"x": "x" * 5000}))
    transport = connect(cap=1000)

    assert len(transport.send(replace(GET, whole=True)).body) > 5000
    with pytest.raises(TooLong):
        transport.send(GET)
    portal_double.script("/session", FAULTS["gzip bomb"].reply)
    with pytest.raises(TooLong):
        transport.send(replace(GET, whole=True))


def test_only_large_bodies_are_packed_and_only_if_wanted(portal_double, connect):
    portal_double.script("/op-batches", json_reply({}))
    large = Request("POST", "/op-batches", body=b"x" * 10_000)

    connect().send(large)
    connect().send(Request("POST", "/op-batches", body=b"small"))
    connect(compress=False).send(large)
    connect().send(replace(large, headers={"Content-Type": "application/offset+octet-stream"}))

    assert [came.packed for came in portal_double.received] == [True, False, False, False]
    assert [len(came.body) for came in portal_double.received] == [10_000, 5, 10_000, 10_000]
    assert int(portal_double.received[0].headers["content-length"]) < 200


def test_what_was_packed_before_is_sent_as_it_is_and_only_where_packing_is_wanted(portal_double, connect):
    portal_double.script("/op-batches", json_reply({}))
    body = b"x" * 10_000
    request = Request("POST", "/op-batches", body=body, packed=gzipped(body) + gzipped(b"y"))

    connect().send(request)
    connect(compress=False).send(request)

    assert [(came.packed, len(came.body)) for came in portal_double.received] == [(True, 10_001), (False, 10_000)]


@pytest.mark.parametrize(
    "address",
    [
        "http://portal.example.vn/quay/v1",
        "http://127.0.0.1.example.vn",
        "http://10.0.0.1",
        "ftp://127.0.0.1",
        "portal.example.vn",
        "https://",
        "https://user:secret@portal.example.vn",
        "https://portal.example.vn/?a=1",
    ],
)
def test_nothing_but_https_leaves_this_machine(address):
    with pytest.raises(ValueError):
        Transport(address, "1.2")


@pytest.mark.parametrize(
    "address", ["http://localhost:1", "http://127.3.2.1:1", "http://[::1]:1", "https://p.example.vn"]
)
def test_this_machine_may_be_spoken_to_plainly(address):
    assert Transport(address + "/", "1.2").base_url == address


def test_this_machine_is_never_reached_through_a_proxy(portal_double, connect, monkeypatch):
    monkeypatch.setenv("http_proxy", "http://127.0.0.1:1")
    monkeypatch.delenv("no_proxy", raising=False)
    portal_double.script("/session", json_reply({}))

    assert connect().send(GET).status == 200


def test_a_proxy_of_the_environment_is_used_for_others(portal_double, connect, monkeypatch):
    monkeypatch.setenv("https_proxy", f"http://127.0.0.1:{portal_double.port}")
    for name in ("no_proxy", "NO_PROXY"):
        monkeypatch.delenv(name, raising=False)
    portal_double.script("portal.example.vn:443", FAULTS["407"].reply)

    assert _reason(connect("https://portal.example.vn")) is Reason.PROXY
    assert [came.method for came in portal_double.received] == ["CONNECT"]


def _certificate(folder, starts_in_days: int, address: str = "127.0.0.1"):
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "double")])
    start = dt.datetime.now(dt.UTC) + dt.timedelta(days=starts_in_days)
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(start)
        .not_valid_after(start + dt.timedelta(days=10))
        .add_extension(x509.SubjectAlternativeName([x509.IPAddress(ipaddress.ip_address(address))]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    path = folder / "double.pem"
    path.write_bytes(
        certificate.public_bytes(serialization.Encoding.PEM)
        + key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    )
    return path


def _over_tls(path) -> PortalDouble:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(path)
    double = PortalDouble(context)
    double.script("/session", json_reply({}))
    return double


def _ask_over_tls(double: PortalDouble) -> Reason | int:
    transport = Transport(double.url, "1.2", deadline=60.0)
    try:
        return transport.send(GET).status
    except PortalUnreachable as trouble:
        return trouble.reason
    finally:
        transport.close()


def test_a_certificate_of_ones_own_making_is_refused(tmp_path):
    with _over_tls(_certificate(tmp_path, -1)) as double:
        assert _ask_over_tls(double) is Reason.TLS
        assert double.received == []


def test_a_certificate_the_system_trusts_is_accepted(tmp_path, monkeypatch):
    path = _certificate(tmp_path, -1)
    monkeypatch.setenv("SSL_CERT_FILE", str(path))

    with _over_tls(path) as double:
        assert _ask_over_tls(double) == 200


def test_a_bundle_named_for_the_library_alone_is_not_trusted(tmp_path, monkeypatch):
    path = _certificate(tmp_path, -1)
    monkeypatch.setenv("REQUESTS_CA_BUNDLE", str(path))

    with _over_tls(path) as double:
        assert _ask_over_tls(double) is Reason.TLS


def test_the_librarys_own_bundle_is_left_out(tmp_path, monkeypatch):
    path = _certificate(tmp_path, -1)
    monkeypatch.setattr(requests.adapters, "DEFAULT_CA_BUNDLE_PATH", str(path))

    with _over_tls(path) as double:
        assert _ask_over_tls(double) is Reason.TLS


def test_a_certificate_for_another_host_is_refused(tmp_path, monkeypatch):
    path = _certificate(tmp_path, -1, "10.0.0.1")
    monkeypatch.setenv("SSL_CERT_FILE", str(path))

    with _over_tls(path) as double:
        assert _ask_over_tls(double) is Reason.TLS


@pytest.mark.parametrize("starts_in_days", [5, -50], ids=["not yet valid", "expired"])
def test_a_certificate_out_of_its_time_points_at_the_clock(starts_in_days, tmp_path, monkeypatch):
    path = _certificate(tmp_path, starts_in_days)
    monkeypatch.setenv("SSL_CERT_FILE", str(path))

    with _over_tls(path) as double:
        assert _ask_over_tls(double) is Reason.TLS_CLOCK


def test_the_deadline_holds_over_tls_too(tmp_path, monkeypatch):
    path = _certificate(tmp_path, -1)
    monkeypatch.setenv("SSL_CERT_FILE", str(path))

    with _over_tls(path) as double:
        double.script("/session", slow_headers)
        transport = Transport(double.url, "1.2", deadline=SHORT)
        assert _reason(transport) is Reason.TIMEOUT
        for thread in threading.enumerate():
            if thread.name == "portal-call":
                thread.join(60.0)
        assert _calls_under_way() == 0
