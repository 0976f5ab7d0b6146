"""Results that come back from a division that never said it has the folder."""

from __future__ import annotations

from counter_fixtures import DIVISION, Counter, hand_over

from cchc_desktop.acts import custody
from cchc_desktop.reports.arrivals import unconfirmed


def test_a_folder_nobody_has_confirmed_to_have_is_doubted(counter: Counter) -> None:
    dossier = counter.receive()
    assert unconfirmed(counter.db, dossier.uid) is None

    batch = custody.hand_over(counter.db, counter.desk, [dossier.uid], DIVISION, counter.clerk, counter.now)
    doubt = unconfirmed(counter.db, dossier.uid)
    assert doubt is not None
    assert (doubt.is_error, doubt.code) == (False, "result.unconfirmed")
    assert doubt.message == f"{dossier.code} bàn giao {DIVISION} lúc 08:15 05/10 nhưng chưa ai xác nhận đã nhận."

    custody.take_batch(counter.db, batch.number, None, "Đỗ Văn Nhận", counter.clerk, counter.now)
    assert unconfirmed(counter.db, dossier.uid) is None


def test_what_lies_at_the_counter_or_is_unknown_is_not(counter: Counter) -> None:
    back = hand_over(counter, counter.receive())
    custody.send_back(counter.db, back.uid, "Thiếu", counter.clerk, counter.now)

    assert unconfirmed(counter.db, back.uid) is None
    assert unconfirmed(counter.db, "0192f7c0-0000-7000-8000-00000000dead") is None
