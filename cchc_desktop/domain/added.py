"""What of a dossier is only ever added to (những gì chỉ cộng thêm): money taken, its being voided, requests, apologies.

Whichever counter entered it, two tellings of one dossier are put together without asking anybody (conflict_rules.py).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from datetime import datetime

from cchc_desktop.domain.money import PaidFee

PAID, VOIDED, SUPPLEMENTS, APOLOGIES = "paid", "voided", "supplements", "apologies"  # the items of conflict_rules.py
NAMES = frozenset({PAID, VOIDED, SUPPLEMENTS, APOLOGIES})


@dataclass(frozen=True, slots=True)
class Voiding:
    """When, where, by whom and why a dossier was voided, as far as it was told."""

    at: datetime | None = None
    counter: str = ""
    person: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Added:
    """All of it, as one side tells it; `voiding` is of the portal's telling alone."""

    fees: tuple[PaidFee, ...] = ()
    voided: bool = False
    supplements: int = 0
    apologies: int = 0
    voiding: Voiding | None = None

    def only(self, names: Collection[str]) -> Added:
        """The same, telling nothing but what is named."""
        return Added(
            self.fees if PAID in names else (),
            self.voided and VOIDED in names,
            self.supplements if SUPPLEMENTS in names else 0,
            self.apologies if APOLOGIES in names else 0,
            self.voiding if VOIDED in names else None,
        )


NOTHING = Added()


def joined(ours: Added, theirs: Added) -> Added:
    """Both: every payment once, in their order; struck out, or voided, on one side is so; of two counts the higher."""
    if theirs == NOTHING:
        return ours
    return Added(
        _all_fees(ours.fees, theirs.fees),
        ours.voided or theirs.voided,
        max(ours.supplements, theirs.supplements),
        max(ours.apologies, theirs.apologies),
    )


def news(ours: Added, theirs: Added) -> tuple[str, ...]:
    """The names of what `theirs` adds to ours."""
    both = joined(ours, theirs)
    differing = {
        PAID: both.fees != ours.fees,
        VOIDED: both.voided != ours.voided,
        SUPPLEMENTS: both.supplements != ours.supplements,
        APOLOGIES: both.apologies != ours.apologies,
    }
    return tuple(name for name, differs in differing.items() if differs)


def _all_fees(ours: tuple[PaidFee, ...], theirs: tuple[PaidFee, ...]) -> tuple[PaidFee, ...]:
    if not theirs:
        return ours
    known = dict(_keyed(ours))
    found = dict(_keyed(theirs))
    both = {key: replace(fee, voided=True) if key in known and known[key].voided else fee for key, fee in found.items()}
    return tuple((both | {key: fee for key, fee in known.items() if key not in found}).values())


def _keyed(fees: tuple[PaidFee, ...]) -> Iterator[tuple[tuple[object, ...], PaidFee]]:
    """Each by its uid; one that a portal took without a uid by what is said of it, and by how manieth it is."""
    times: Counter[tuple[object, ...]] = Counter()
    for fee in fees:
        key = (fee.uid,) if fee.uid else (fee.amount, fee.method, fee.receipt_number)
        times[key] += 1
        yield (*key, times[key]), fee
