"""The emergency pads as they now stand."""

from __future__ import annotations

from datetime import timedelta

from counter_fixtures import Counter
from factories import an_intake

from cchc_desktop.acts import late_entry, pad
from cchc_desktop.domain.pad import Stub
from cchc_desktop.reports import pads


def test_each_stub_is_used_struck_out_or_still_out(counter: Counter) -> None:
    used, spoiled, *out = pad.make_pad(counter.db, counter.desk, 4, counter.clerk, counter.now).codes
    stub = Stub(used, counter.now, "Mất điện")
    dossier = late_entry.receive_late(counter.db, counter.desk, an_intake(), stub, counter.clerk, counter.now)
    pad.void_stub(counter.db, counter.desk, spoiled, "rách", counter.clerk, counter.now)

    (state,) = pads.states(counter.db, counter.now.date())

    assert (state.used, state.voided, state.unused) == ({used: dossier.uid}, {spoiled}, tuple(out))
    assert pads.states(counter.db, counter.now.date() + timedelta(1)) == ()


def test_late_entries_are_those_that_no_close_has_shown(counter: Counter) -> None:
    first, second = pad.make_pad(counter.db, counter.desk, 2, counter.clerk, counter.now).codes
    written = counter.now
    counter.receive()
    counter.clock.forward(days=1)
    for code in (second, first):
        stub = Stub(code, written, "Mất điện cả buổi")
        late_entry.receive_late(counter.db, counter.desk, an_intake(), stub, counter.clerk, counter.now)

    found = pads.entered_by(counter.db, counter.now.date())

    assert [each.code for each in found] == [second, first]
    assert (found[0].received_at, found[0].entered_at, found[0].reason) == (written, counter.now, "Mất điện cả buổi")
    assert found[0].clerk_name == "Phạm Thị Tiếp Nhận"
    assert pads.entered_by(counter.db, written.date()) == ()
    counter.clock.forward(days=3)  # that day nobody closed: the next close has them
    assert pads.entered_by(counter.db, counter.now.date()) == found
