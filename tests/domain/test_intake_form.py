"""The schema shipped in docs is the program's own, and it accepts what the examples say."""

import json
from pathlib import Path

import jsonschema
import pytest

from cchc_desktop.domain.intake_form import intake_schema

DOCS = Path(__file__).parents[2] / "docs"
EXAMPLES = sorted((DOCS / "examples").glob("intake*.json"))


def test_the_shipped_schema_is_the_generated_one() -> None:
    assert (DOCS / "intake.schema.json").read_bytes() == intake_schema()


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda path: path.stem)
def test_each_example_fits_the_schema(example: Path) -> None:
    jsonschema.validate(json.loads(example.read_bytes()), json.loads(intake_schema()))


@pytest.mark.parametrize(
    "content",
    [
        {},
        {"owner": {"name": "A"}},
        {"owner": {"name": "A"}, "procedure_code": "1.010803", "colour": "red"},
        {"owner": {"name": "A", "cccd": "0"}, "procedure_code": "1.010803"},
        {"owner": {"name": "A"}, "procedure_code": "1.010803", "papers": "some"},
    ],
)
def test_the_schema_refuses_what_the_program_refuses(content: object) -> None:
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(content, json.loads(intake_schema()))


def test_the_paper_on_the_file_names_every_example() -> None:
    paper = (DOCS / "intake.md").read_text(encoding="utf-8")

    assert EXAMPLES
    assert all(f"examples/{example.name}" in paper for example in EXAMPLES)
