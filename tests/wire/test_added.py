"""Money, voiding and counts in a portal's dossier: what it tells is taken, whatever else it says."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest
from factories import DOSSIERS, NOW
from hypothesis import example, given
from hypothesis import strategies as st

from cchc_desktop.domain.added import NAMES, NOTHING, Added, Voiding, joined
from cchc_desktop.domain.dossier import Dossier
from cchc_desktop.domain.money import PaidFee
from cchc_desktop.wire import incoming, outgoing
from cchc_desktop.wire.added import added, paid
from cchc_desktop.wire.canonical import canonical
from cchc_desktop.wire.documents import FeeDocument

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner, max_size=3),
)
MEMBERS = ("DanhSachLePhi", "daHuy", "soLanBoSung", "soLanXinLoi", "thongTinHuy")
TAKEN = {"feeUid": "f1", "Gia": "8000", "trangThai": "da-thu", "hinhThucThanhToan": "tien-mat", "soBienLai": "7"}


@given(DOSSIERS)
def test_what_a_counter_wrote_is_read_as_it_has_it(dossier: Dossier) -> None:
    document = msgspec.json.decode(canonical(outgoing.payload(dossier, "")))

    assert added(document) == dossier.added


@given(st.dictionaries(st.sampled_from(MEMBERS), JSON | st.just([TAKEN])))
@example({"DanhSachLePhi": [TAKEN | {"Gia": "9" * 5000}, 5, {"Gia": 5}], "soLanBoSung": 2**53, "soLanXinLoi": -1})
@example({"thongTinHuy": {"luc": "0001-01-01T00:00:00+14:00"}, "daHuy": "true"})
def test_whatever_a_portal_says_it_can_be_read_and_kept(document: dict[str, Any]) -> None:
    told = added(document)

    assert joined(NOTHING, told).only(NAMES) == joined(NOTHING, told)
    assert all(abs(fee.amount) < 2**53 for fee in told.fees)


def test_all_that_is_told_is_taken() -> None:
    document = {
        "DanhSachLePhi": [TAKEN, TAKEN | {"feeUid": "f2", "trangThai": "huy"}, {"Gia": "9000", "trangThai": "cho-thu"}],
        "daHuy": True,
        "soLanBoSung": 2,
        "soLanXinLoi": 1,
        "thongTinHuy": {"luc": "2026-10-05T08:15:00.000+07:00", "quay": "4", "NguoiXuLy": "Lò Thị Hai", "lyDo": "Nhầm"},
    }
    fees = (PaidFee("f1", 8000, "tien-mat", "7"), PaidFee("f2", 8000, "tien-mat", "7", voided=True))

    assert added(document) == Added(fees, True, 2, 1, Voiding(NOW, "4", "Lò Thị Hai", "Nhầm"))


def test_a_change_takes_what_its_items_name_and_needs_no_whole_dossier_for_it() -> None:
    document = {"DanhSachLePhi": [TAKEN], "soLanBoSung": 1}
    change = incoming.portal_change(document, 3, NOW)

    assert incoming.with_items(change, document, ("supplements",)).added == Added(supplements=1)
    assert incoming.with_items(change, document, ()) == change


def test_an_amount_that_is_none_is_refused_by_itself() -> None:
    with pytest.raises(ValueError, match="x"):
        paid(FeeDocument("x", "da-thu"))
