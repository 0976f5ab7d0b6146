"""A form is kept as it stands, wrong and half-typed, and comes back the same."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from cchc_desktop.domain.person import IdentityKind, OwnerKind
from cchc_desktop.ui.intake.form import IntakeForm, OwnerShape, PaperForm, PersonForm, form_json, form_of

TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
PEOPLE = st.builds(PersonForm, number=TEXTS, name=TEXTS, born=TEXTS, province=TEXTS, scanned=st.just(("name",)))
PAPERS = st.lists(st.builds(PaperForm, TEXTS, st.integers(0, 999), extra=st.booleans()), max_size=3).map(tuple)
FORMS = st.builds(
    IntakeForm,
    shape=st.sampled_from(OwnerShape),
    owner=PEOPLE,
    submitter=st.none() | PEOPLE,
    papers=PAPERS,
    sets=TEXTS,
    exempt=st.booleans(),
)


@given(FORMS)
def test_any_form_survives_being_kept(form: IntakeForm) -> None:
    assert form_of(form_json(form)) == form


def test_a_draft_of_another_version_is_not_read() -> None:
    assert form_of(b'{"shape": "ghost"}') is None
    assert form_of(b"no json") is None


def test_a_draft_is_called_by_what_is_known() -> None:
    assert IntakeForm().title == "chưa có tên"
    assert IntakeForm(owner=PersonForm(number="1"), procedure_code="2").title == "1"
    assert IntakeForm(owner=PersonForm(name="Trần", number="1")).title == "Trần"


def test_each_shape_has_its_kind_and_its_number() -> None:
    kinds = {shape: (shape.kind, shape.number_kind) for shape in OwnerShape}

    assert kinds[OwnerShape.FOREIGNER] == (OwnerKind.CITIZEN, IdentityKind.PASSPORT)
    assert kinds[OwnerShape.OLD_CARD] == (OwnerKind.CITIZEN, IdentityKind.OLD)
    assert kinds[OwnerShape.OTHER] == (OwnerKind.OTHER, IdentityKind.TAX_CODE)
    assert [shape for shape in OwnerShape if not shape.is_person] == [
        OwnerShape.ENTERPRISE,
        OwnerShape.STATE_BODY,
        OwnerShape.OTHER,
    ]
