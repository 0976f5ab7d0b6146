"""The form (biểu mẫu đang gõ) of a reception: raw texts as the clerk left them, wrong and half-typed ones too."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from enum import Enum

import msgspec

from cchc_desktop.domain.intake import Channel, ReturnChannel
from cchc_desktop.domain.person import IdentityKind, OwnerKind


class OwnerShape(Enum):
    """What sort of owner: decides which number names them and which fields are asked for."""

    CITIZEN = "citizen"
    OLD_CARD = "old_card"  # a citizen who still has only a CMND
    FOREIGNER = "foreigner"
    ENTERPRISE = "enterprise"
    STATE_BODY = "state_body"
    OTHER = "other"

    @property
    def is_person(self) -> bool:
        """Whether somebody who was born, not a body."""
        return self in (OwnerShape.CITIZEN, OwnerShape.OLD_CARD, OwnerShape.FOREIGNER)

    @property
    def kind(self) -> OwnerKind:
        """The national kind of owner."""
        return _KINDS.get(self, OwnerKind.CITIZEN)

    @property
    def number_kind(self) -> IdentityKind:
        """Which number names such an owner."""
        return _NUMBER_KINDS.get(self, IdentityKind.TAX_CODE)


_KINDS = {
    OwnerShape.ENTERPRISE: OwnerKind.ENTERPRISE,
    OwnerShape.STATE_BODY: OwnerKind.STATE_BODY,
    OwnerShape.OTHER: OwnerKind.OTHER,
}
_NUMBER_KINDS = {
    OwnerShape.CITIZEN: IdentityKind.PERSONAL,
    OwnerShape.OLD_CARD: IdentityKind.OLD,
    OwnerShape.FOREIGNER: IdentityKind.PASSPORT,
}


@dataclass(frozen=True, slots=True)
class PersonForm:
    """A person as typed; `scanned` names the members that came from the card and were not touched since."""

    number: str = ""
    name: str = ""
    born: str = ""
    phone: str = ""
    email: str = ""
    detail: str = ""
    commune: str = ""
    province: str = ""
    nationality: str = ""
    representative: str = ""
    sex: str = ""  # not shown: the card's or an earlier dossier's
    scanned: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PaperForm:
    """A row of the checklist; `code` "" for a paper the clerk added."""

    name: str
    original: int = 0
    certified: int = 0
    photocopy: int = 0
    code: str = ""
    extra: bool = False  # added by hand

    @property
    def counts(self) -> tuple[int, int, int]:
        """Originals, certified copies, photocopies."""
        return (self.original, self.certified, self.photocopy)

    def with_counts(self, counts: tuple[int, int, int]) -> PaperForm:
        """The same paper, counted so."""
        return replace(self, original=counts[0], certified=counts[1], photocopy=counts[2])


@dataclass(frozen=True, slots=True)
class ReturnForm:
    """How the result goes back, as chosen and typed; empty text means as the owner."""

    channel: ReturnChannel = ReturnChannel.COUNTER
    name: str = ""
    phone: str = ""
    address: str = ""


@dataclass(frozen=True, slots=True)
class MoreForm:
    """What is seldom asked: how and when it was filed, a summary, a note."""

    channel: Channel = Channel.COUNTER
    filed_on: str = ""
    summary: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class IntakeForm:
    """The whole form. Two forms are equal when nothing was typed or chosen differently."""

    shape: OwnerShape = OwnerShape.CITIZEN
    owner: PersonForm = PersonForm()
    submitter: PersonForm | None = None
    authorised: bool = False
    procedure_code: str = ""
    case_code: str = ""
    papers: tuple[PaperForm, ...] = ()
    sets: str = "1"
    exempt: bool = False
    fee_exempt: str = ""
    giving_back: ReturnForm = field(default_factory=ReturnForm)
    more: MoreForm = field(default_factory=MoreForm)
    completes: str = ""  # the uid of a dossier that so far only had a letter, or was filed online: received as that one

    @property
    def title(self) -> str:
        """How a list of drafts calls it."""
        return self.owner.name or self.owner.number or self.procedure_code or "chưa có tên"


_DECODER = msgspec.json.Decoder(IntakeForm)


def form_json(form: IntakeForm) -> bytes:
    """A form as a draft keeps it."""
    return msgspec.json.encode(form)


def form_of(data: bytes) -> IntakeForm | None:
    """The form of a draft; None for one that another version of the program wrote and this one cannot read."""
    try:
        return _DECODER.decode(data)
    except msgspec.DecodeError:
        return None
