"""What is read of a payload that is no whole dossier: its few members, and nothing of what it has besides."""

from __future__ import annotations

import msgspec
import pytest

from cchc_desktop.hub.steps import Small


def test_members_that_are_left_out_are_empty_and_unknown_ones_pass() -> None:
    small = msgspec.json.decode(b'{"phongNhan":"A","salt":"x","later":1}', type=Small)
    assert (small.phongNhan, small.soPhieu, small.giayTo, small.soTien) == ("A", "", (), 0)


@pytest.mark.parametrize("payload", [b'{"soTien":"1"}', b'{"giayTo":{}}', b'{"soPhieu":null}', b"[]"])
def test_what_does_not_fit_is_not_guessed(payload: bytes) -> None:
    with pytest.raises(msgspec.ValidationError):
        msgspec.json.decode(payload, type=Small)
