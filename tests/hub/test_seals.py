"""The hub's keys are made once and stay with its database."""

from __future__ import annotations

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from cchc_desktop.hub import seals
from cchc_desktop.hub.context import Hub
from tests.hub.counters import jwk


def test_every_process_over_a_database_has_the_same_keys(hub: Hub) -> None:
    assert seals.settled(hub.storage).public.raw == seals.settled(hub.storage).public.raw


def test_a_device_s_key_is_read_as_it_was_enrolled() -> None:
    key = Ed25519PrivateKey.generate()
    assert seals.key_of_device(jwk(key)["x"]).public_bytes_raw() == key.public_key().public_bytes_raw()
