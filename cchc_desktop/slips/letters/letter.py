"""A letter that a leader signs (văn bản lãnh đạo ký): addressee, recipients, signer, and the story that both letters tell."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, TypeVar

from cchc_desktop.domain.phone import normal_phone, spaced
from cchc_desktop.slips.forms.letter_wording import LetterWording
from cchc_desktop.slips.forms.wording import filled
from cchc_desktop.slips.letters.addressed import Address, labelled, story
from cchc_desktop.slips.letters.prose import Para

L = TypeVar("L", bound=LetterWording)


@dataclass(frozen=True, slots=True)
class Leader:
    """Who signs: office ("KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"; none: the form's) and name, and another agency's two lines."""

    titles: tuple[str, ...] = ()
    name: str = ""  # "": by hand
    agency: tuple[str, str] | None = None  # when not the counter's own office signs


OWN_LEADER = Leader()


def letter_head(address: Address[L], leader: Leader, solver: str) -> dict[str, Any]:
    """All members of Written but the blocks."""
    ink, wording = address.draft.ink, address.wording
    said = address.head()
    if leader.agency is not None:
        said |= {"upper": ink(leader.agency[0].upper()), "lower": ink(leader.agency[1].upper())}
    values = {**letter_story(address, leader, solver), "solver": solver}
    return {
        **said,
        "recipients_head": ink(wording.recipients_head),
        "recipients": address.draft.texts(*wording.recipients, **values),
        "signers": tuple(map(ink, leader.titles or wording.signers)),
        "names": (ink(leader.name),) if leader.name else (),
    }


def letter_story(address: Address[L], leader: Leader, solver: str) -> dict[str, str]:
    """What its templates may name; the office is the one that received, the signer the one that signs."""
    values = story(address)
    signer = leader.agency[1] if leader.agency else values["office"]
    procedure, field = values["procedure"], address.dossier.reception.procedure_field
    return {
        **values,
        "who": _who(address),
        "signer": signer,
        "solver": solver or address.wording.solver_unknown,
        "procedure": filled(address.wording.procedure_in_field, procedure=procedure, field=field) or procedure,
    }


def addressee(address: Address[L]) -> tuple[Para, ...]:
    """Kính gửi, address and phone."""
    draft, wording, owner = address.draft, address.wording, address.dossier.intake.owner
    return (
        *labelled(draft, wording.addressee, _who(address), bold=True),
        *labelled(draft, wording.address, owner.address.text),
        *labelled(draft, wording.phone, spaced(normal_phone(owner.phone))),
    )


def _who(address: Address[L]) -> str:
    """The owner as a letter names them."""
    owner, wording = address.dossier.intake.owner, address.wording
    template = wording.who_person if address.is_person else wording.who_body
    return filled(template, you=address.you, owner=owner.name) or address.you
