"""Values for tests: one plainly made-up example of each, changed by keyword, and hypothesis strategies of any other."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time
from typing import Any

from hypothesis import strategies as st

from cchc_desktop.domain import events
from cchc_desktop.domain.clerk import Clerk, Role
from cchc_desktop.domain.dossier import Dossier, Reception
from cchc_desktop.domain.duration import Duration, Unit
from cchc_desktop.domain.feedback import Channel as Heard
from cchc_desktop.domain.feedback import Kind, State
from cchc_desktop.domain.instants import VN
from cchc_desktop.domain.intake import Channel, Collector, Intake, Paper, ReturnChannel
from cchc_desktop.domain.legs import Leg
from cchc_desktop.domain.money import METHODS, PaidFee
from cchc_desktop.domain.office import Office, OfficeName
from cchc_desktop.domain.person import Address, IdentityKind, OwnerKind, Person
from cchc_desktop.domain.postal import check_digit
from cchc_desktop.domain.procedure import (
    Case,
    Fee,
    FeeMoment,
    Linkage,
    OnlineLevel,
    Procedure,
    ProcessingTime,
    RequiredDocument,
)
from cchc_desktop.domain.process import Step
from cchc_desktop.domain.status import COUNTER, Holder, HolderKind, Status
from cchc_desktop.domain.supplement_rules import STAGES
from cchc_desktop.domain.text import clean

TODAY = date(2026, 10, 5)  # a Monday
NOW = datetime(2026, 10, 5, 8, 15, tzinfo=VN)
LATER = datetime(2026, 10, 29, 8, 15, tzinfo=VN)
UID = "0192f7c0-0000-7000-8000-000000000001"
CODE = "H52.18-261005-3001"


def a_person(**changes: Any) -> Person:
    """Somebody with a citizen card."""
    return replace(
        Person(
            name="Trần Thị Ví Dụ",
            number="000190000012",
            number_kind=IdentityKind.PERSONAL,
            born=date(1990, 3, 14),
            sex="Nữ",
            phone="0912345678",
            address=Address("Tổ 3", "Xã Mai Sơn", "Sơn La"),
        ),
        **changes,
    )


def a_business(**changes: Any) -> Person:
    """A company, known by a tax code whose check digit is right."""
    return a_person(
        **{
            "name": "Công ty TNHH Ví Dụ",
            "number": "0100109106",
            "number_kind": IdentityKind.TAX_CODE,
            "born": None,
            "sex": "",
            "representative": "Lê Văn Thí Dụ",
        }
        | changes
    )


def a_foreigner(**changes: Any) -> Person:
    """Somebody with a passport."""
    return a_person(
        **{
            "name": "JOHN EXAMPLE",
            "number": "X1234567",
            "number_kind": IdentityKind.PASSPORT,
            "sex": "Nam",
            "nationality": "Hoa Kỳ",
        }
        | changes
    )


DOCUMENTS = (
    RequiredDocument("Đơn đề nghị (Mẫu số 18)", "01", original=1, digitise=True),
    RequiredDocument("Bằng Tổ quốc ghi công", "02", certified=1),
    RequiredDocument("Căn cước của người đề nghị", "03", photocopy=1),
    RequiredDocument("Văn bản ủy quyền", "04", original=1, required=False, condition="khi thân nhân ủy quyền"),
)


def a_procedure(**changes: Any) -> Procedure:
    """24 days, three required papers and one in a condition, no fee."""
    return replace(
        Procedure(
            code="1.010803",
            name="Giải quyết chế độ trợ cấp thờ cúng liệt sĩ",
            procedure_field="Người có công",
            short_name="Trợ cấp thờ cúng liệt sĩ",
            level="Tỉnh",
            authority="Sở Nội vụ",
            division="Phòng Người có công",
            statutory=(ProcessingTime(Duration(24, Unit.DAY), date(2022, 1, 1), "Nghị định 131/2021/NĐ-CP"),),
            documents=DOCUMENTS,
            version="a1b2c3d4e5f6",
        ),
        **changes,
    )


PAPERS = (
    Paper("Đơn đề nghị (Mẫu số 18)", original=1, code="01"),
    Paper("Bằng Tổ quốc ghi công", certified=1, code="02"),
    Paper("Căn cước của người đề nghị", photocopy=1, code="03"),
    Paper("Văn bản ủy quyền", code="04"),
)


def an_intake(**changes: Any) -> Intake:
    """Nothing wrong with it: the owner in person, every required paper of `a_procedure` handed in."""
    return replace(Intake(owner=a_person(), procedure_code="1.010803", papers=PAPERS), **changes)


def an_office(**changes: Any) -> Office:
    """Counter 3 of a made-up centre."""
    name = OfficeName(
        valid_from=date(2025, 7, 1),
        upper="Ủy ban nhân dân tỉnh Minh Họa",
        lower="Trung tâm Phục vụ hành chính công",
        place="Minh Họa",
        hotline="1900 0000",
    )
    office = Office(
        unit_code="H52.18",
        names=(name,),
        counter="03",
        return_place="Trung tâm Phục vụ hành chính công tỉnh Minh Họa",
        divisions=("Phòng Người có công", "Phòng Lao động - Việc làm"),
    )
    return replace(office, **changes)


def a_clerk(role: Role = Role.CLERK, **changes: Any) -> Clerk:
    """One clerk of each role, codes cb01, tq01, qt01."""
    code, name = {
        Role.CLERK: ("cb01", "Phạm Thị Tiếp Nhận"),
        Role.LEAD: ("tq01", "Lê Văn Trưởng Quầy"),
        Role.ADMIN: ("qt01", "Nguyễn Văn Quản Trị"),
    }[role]
    return replace(Clerk(code, name, "Chuyên viên", role), **changes)


def a_reception(**changes: Any) -> Reception:
    """What counter 3 added."""
    return replace(
        Reception(
            unit_code="H52.18",
            counter="03",
            clerk_code="cb01",
            clerk_name="Phạm Thị Tiếp Nhận",
            procedure_name="Giải quyết chế độ trợ cấp thờ cúng liệt sĩ",
            procedure_field="Người có công",
            short_name="Trợ cấp thờ cúng liệt sĩ",
            division="Phòng Người có công",
            procedure_version="a1b2c3d4e5f6",
            processing=Duration(24, Unit.DAY),
            due_summary="24 ngày",
            book="2026",
            ordinal=1,
            return_place="Trung tâm Phục vụ hành chính công tỉnh Minh Họa",
        ),
        **changes,
    )


def an_item(serial: int) -> str:
    """A code of the post, as the Universal Postal Union makes them."""
    return f"EV{serial:08}{check_digit(f'{serial:08}')}VN"


def a_dossier(**changes: Any) -> Dossier:
    """Just received at counter 3, due in 24 days."""
    dossier = Dossier(uid=UID, code=CODE, intake=an_intake(), received_at=NOW, due_at=LATER, reception=a_reception())
    return replace(dossier, **changes)


# Strategies. Texts are what the program keeps: cleaned, as `domain.text.clean` leaves them.

TEXTS = st.text(max_size=30).map(clean)
NAMES = TEXTS.filter(bool)
DAYS = st.dates(date(2000, 1, 1), date(2099, 12, 31))
MOMENTS = st.datetimes(datetime(2000, 1, 1), datetime(2099, 12, 31)).map(
    lambda naive: naive.replace(microsecond=naive.microsecond // 1000 * 1000, tzinfo=VN)
)
COUNTS = st.integers(0, 999)

ADDRESSES = st.builds(Address, TEXTS, TEXTS, TEXTS, TEXTS, TEXTS)
PEOPLE = st.builds(
    Person,
    name=NAMES,
    number=TEXTS,
    number_kind=st.sampled_from(IdentityKind),
    born=st.none() | DAYS,
    born_year=st.none() | st.integers(1800, 2200),
    sex=st.sampled_from(["", "Nam", "Nữ"]),
    nationality=TEXTS,
    phone=TEXTS,
    email=TEXTS,
    address=ADDRESSES,
    representative=TEXTS,
).map(lambda person: replace(person, born_year=None) if person.born else person)
PAPER_LISTS = st.lists(st.builds(Paper, TEXTS, COUNTS, COUNTS, COUNTS, TEXTS, TEXTS), max_size=4).map(tuple)
INTAKES = st.builds(
    Intake,
    owner=PEOPLE,
    procedure_code=TEXTS,
    owner_kind=st.sampled_from(OwnerKind),
    submitter=st.none() | PEOPLE,
    authorised=st.booleans(),
    case_code=TEXTS,
    papers=PAPER_LISTS,
    sets=st.integers(-5, 2000),
    channel=st.sampled_from(Channel),
    return_channel=st.sampled_from(ReturnChannel),
    collector=st.builds(Collector, TEXTS, TEXTS, TEXTS),
    fee_amount=st.none() | st.integers(-(10**6), 10**13),
    fee_exempt=TEXTS,
    summary=TEXTS,
    note=TEXTS,
    filed_on=st.none() | DAYS,
)

DURATIONS = st.builds(Duration, st.integers(1, 3650), st.sampled_from(Unit)) | st.just(Duration(0, Unit.WORKING_DAY))
TIMES = st.lists(st.builds(ProcessingTime, st.none() | DURATIONS, DAYS, TEXTS), max_size=3).map(tuple)
REQUIRED = st.builds(
    RequiredDocument,
    name=NAMES,
    code=TEXTS,
    original=COUNTS,
    certified=COUNTS,
    photocopy=COUNTS,
    required=st.booleans(),
    condition=TEXTS,
    one_of=TEXTS,
    digitise=st.booleans(),
).filter(lambda document: any((document.original, document.certified, document.photocopy)))
DOCUMENT_LISTS = st.lists(REQUIRED, max_size=4).map(tuple)
PROCEDURES = st.builds(
    Procedure,
    code=st.from_regex(r"[1-9]\.[0-9]{6}(\.000\.00\.00)?(\.[A-Z][0-9]{2})?", fullmatch=True),
    name=NAMES,
    procedure_field=NAMES,
    short_name=TEXTS,
    field_code=TEXTS,
    level=TEXTS,
    authority=TEXTS,
    division=TEXTS,
    online_level=st.sampled_from(OnlineLevel),
    linkage=st.sampled_from(Linkage),
    cases=st.lists(
        st.builds(Case, NAMES, NAMES, TIMES, DOCUMENT_LISTS), max_size=2, unique_by=lambda case: case.code
    ).map(tuple),
    statutory=TIMES,
    local=TIMES,
    documents=DOCUMENT_LISTS,
    steps=st.lists(st.builds(Step, NAMES, TEXTS, st.integers(0, 999), st.integers(0, 59)), max_size=3).map(tuple),
    fee=st.none() | st.builds(Fee, st.integers(0, 10**9), TEXTS, TEXTS, st.sampled_from(FeeMoment), TEXTS),
    same_day_cutoff=st.none() | st.builds(time, st.integers(0, 23), st.integers(0, 59)),
    valid_from=st.dates(date(2000, 1, 1), date(2020, 1, 1)),
    valid_to=st.none() | st.dates(date(2020, 1, 2), date(2099, 1, 1)),
    legs=st.lists(st.builds(Leg, NAMES, st.none() | DURATIONS, TEXTS), max_size=3).map(tuple),
).map(lambda procedure: replace(procedure, legs=()) if procedure.linkage is Linkage.NONE else procedure)

HOLDERS = st.builds(Holder, st.sampled_from(HolderKind), TEXTS, TEXTS) | st.just(COUNTER)
DOSSIERS = st.builds(
    Dossier,
    uid=st.just(UID),
    code=st.none() | st.just(CODE),
    intake=INTAKES,
    received_at=st.none() | MOMENTS,
    due_at=st.none() | MOMENTS,
    reception=st.just(a_reception()),
    provisional=st.none() | st.just("TQ32610050001K"),
    alias=st.none() | TEXTS,
    status=st.sampled_from(Status),
    holder=HOLDERS,
    supplements=st.integers(0, 3),
    apologies=st.integers(0, 2),
    processed_at=st.none() | MOMENTS,
    returned_at=st.none() | MOMENTS,
    refused_at=st.none() | MOMENTS,
    fees=st.lists(st.builds(PaidFee, TEXTS, st.integers(1, 10**9), TEXTS), max_size=2).map(tuple),
    voided=st.booleans(),
    portal_version=st.none() | st.integers(1, 99),
    reissues=st.integers(0, 3),
    paused_at=st.none() | MOMENTS,
)

_SMALL_DOSSIERS = st.builds(a_dossier, status=st.sampled_from(Status), holder=HOLDERS)
_BROUGHT = st.none() | st.just(
    a_dossier(code=None, received_at=None, due_at=None, status=Status.NEW, reception=a_reception(processing=None))
)
EVENTS: dict[type, st.SearchStrategy[Any]] = {
    events.Received: st.builds(events.Received, MOMENTS, _SMALL_DOSSIERS),
    events.Adopted: st.builds(events.Adopted, MOMENTS, _SMALL_DOSSIERS, st.integers(1, 99)),
    events.Amended: st.builds(
        events.Amended,
        MOMENTS,
        st.builds(an_intake, note=TEXTS),
        TEXTS,
        st.none() | st.builds(an_intake, summary=TEXTS),
    ),
    events.Refused: st.builds(events.Refused, MOMENTS, TEXTS, TEXTS, _BROUGHT),
    events.SupplementRequested: st.builds(
        events.SupplementRequested,
        at=MOMENTS,
        content=TEXTS,
        reason=TEXTS,
        papers=PAPER_LISTS,
        deadline=st.none() | MOMENTS,
        slip_number=TEXTS,
        approved_by=TEXTS,
        stage=st.sampled_from(["", *STAGES]),
        legal_basis=TEXTS,
        approval_reason=TEXTS,
        dossier=_BROUGHT,
    ),
    events.SupplementReceived: st.builds(events.SupplementReceived, MOMENTS, PAPER_LISTS, st.none() | MOMENTS),
    events.Apologised: st.builds(events.Apologised, MOMENTS, TEXTS, MOMENTS, TEXTS),
    events.Withdrawn: st.builds(events.Withdrawn, MOMENTS, TEXTS, PAPER_LISTS),
    events.Stopped: st.builds(events.Stopped, MOMENTS, TEXTS, TEXTS, PAPER_LISTS, TEXTS),
    events.Voided: st.builds(events.Voided, MOMENTS, TEXTS),
    events.FeeCollected: st.builds(
        events.FeeCollected, MOMENTS, st.just("f1"), st.integers(-5, 10**13), st.sampled_from(sorted(METHODS)), TEXTS
    ),
    events.FeeVoided: st.builds(events.FeeVoided, MOMENTS, st.sampled_from(["f1", "f2"]), TEXTS),
    events.HandedOver: st.builds(events.HandedOver, MOMENTS, TEXTS, TEXTS),
    events.Taken: st.builds(events.Taken, MOMENTS, TEXTS, TEXTS, TEXTS),
    events.SentBack: st.builds(events.SentBack, MOMENTS, TEXTS),
    events.ResultArrived: st.builds(events.ResultArrived, MOMENTS, TEXTS, TEXTS),
    events.ResultHandedOver: st.builds(events.ResultHandedOver, MOMENTS, TEXTS, st.booleans(), TEXTS, TEXTS),
    events.ResultPosted: st.builds(events.ResultPosted, MOMENTS, TEXTS),
    events.ItemCorrected: st.builds(events.ItemCorrected, MOMENTS, TEXTS, TEXTS),
    events.FileLinked: st.builds(
        events.FileLinked, MOMENTS, st.just("ab" * 32), st.integers(1, 10**8), st.just("application/pdf"), TEXTS
    ),
    events.FeedbackRecorded: st.builds(
        events.FeedbackRecorded,
        MOMENTS,
        st.just("0192f7c0-0000-7000-8000-0000000000fb"),
        st.sampled_from([kind.value for kind in Kind]),
        st.sampled_from([state.value for state in State]),
        TEXTS,
        TEXTS,
        TEXTS,
        st.sampled_from(["", *(channel.value for channel in Heard)]),
    ),
    events.Rated: st.builds(events.Rated, MOMENTS, st.integers(1, 5), TEXTS),
    events.PapersGivenBack: st.builds(events.PapersGivenBack, MOMENTS, st.just(PAPERS)),
    events.SlipPrinted: st.builds(
        events.SlipPrinted, MOMENTS, st.just("receipt"), st.sampled_from(["asked", "handed_over", "failed"]), TEXTS
    ),
    events.PortalChanged: st.builds(
        events.PortalChanged,
        MOMENTS,
        st.integers(1, 99),
        st.none() | st.sampled_from(Status),
        st.none() | MOMENTS,
        st.none() | MOMENTS,
        st.none() | MOMENTS,
        st.none() | TEXTS,
        TEXTS,
        paused_at=st.none() | MOMENTS,
    ),
}
ANY_EVENT = st.one_of(*EVENTS.values())
