"""What an act is told (nội dung của việc): options, and a JSON file with the same names; all that is wrong at once."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime
from typing import Any, BinaryIO, TypeVar

import msgspec

from cchc_desktop.acts.refusal import Refused
from cchc_desktop.cli import answers
from cchc_desktop.domain.instants import VN, to_millisecond
from cchc_desktop.domain.intake import Intake, Paper
from cchc_desktop.domain.intake_cleaning import cleaned
from cchc_desktop.domain.intake_file import read_what_fits, with_all_papers
from cchc_desktop.domain.intake_form import PaperFile
from cchc_desktop.domain.intake_problems import all_at_once
from cchc_desktop.domain.period import Period, period_between
from cchc_desktop.domain.problem import Problem
from cchc_desktop.domain.shape import mismatches
from cchc_desktop.store import procedures
from cchc_desktop.store.connection import Database

Form = TypeVar("Form", bound=msgspec.Struct)
_COUNTED = re.compile(r"(?P<name>.+?)=(?P<counts>[0-9]{1,3}(?:,[0-9]{1,3}){0,2})")

_MISCOUNTED = re.compile(r"=[-+0-9.,\s]*\Z")  # meant as a count, and none


def told(form: type[Form], given: Mapping[str, Any]) -> Form:
    """The members of `form` from the JSON of --json and from the options, which win; ends with everything wrong."""
    content = content_of(given.get("json_file"))
    names = form.__struct_fields__
    content = content | {name: given[name] for name in names if _is_given(given.get(name))}
    wrong = tuple(mismatches(content, form))
    if wrong:
        answers.end_refused(
            Problem(each.path, f"json.{each.kind}", f"Mục “{each.path}”: {each.what}. Chưa lưu gì.") for each in wrong
        )
    return msgspec.convert(content, form)


def _is_given(option: Any) -> bool:
    return option is not None and option is not False and option != ()


def content_of(file: BinaryIO | None) -> dict[str, Any]:
    """The members of a JSON object; ends the command for a file that holds anything else."""
    if file is None:
        return {}
    try:
        content = msgspec.json.decode(file.read())
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        content = None
    if not isinstance(content, dict):
        message = "Tệp không phải một nhóm mục JSON đúng cú pháp (UTF-8). Chưa lưu gì."
        answers.end_refused([Problem("", "json.syntax", message)])
    return content


def merged(whole: Any, changes: Any) -> Any:
    """A JSON value with changes merged into it: a group by its members, null takes one out (RFC 7396)."""
    if not isinstance(changes, dict):
        return changes
    before = whole if isinstance(whole, dict) else {}
    after = {name: merged(before.get(name), change) for name, change in changes.items() if change is not None}
    return {name: member for name, member in before.items() if name not in changes} | after


def paper_of(text: str) -> dict[str, Any]:
    """A paper as an option has it: "NAME" is one original, "NAME=2,0,1" two originals and a photocopy."""
    match = _COUNTED.fullmatch(text)
    if match is None and _MISCOUNTED.search(text):
        message = f"“{text}”: sau dấu = cần số bản chính, chứng thực, photo từ 0 đến 999, như “Đơn=2,0,1”. Chưa lưu gì."
        answers.end_refused([Problem("papers", "papers.count", message)])
    counts = [int(count) for count in match["counts"].split(",")] if match else [1]
    kinds = ("original", "certified", "photocopy")
    return {"name": match["name"] if match else text} | dict(zip(kinds, counts, strict=False))


def papers_of(papers: tuple[PaperFile, ...]) -> tuple[Paper, ...]:
    """Papers of a form as acts take them."""
    return tuple(Paper(**msgspec.structs.asdict(paper)) for paper in papers)


def day_of(text: str, field: str) -> date | None:
    """A day of an option, None for nothing; ends the command for what is no day."""
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        message = "Cần ngày dạng 2026-12-05. Chưa lưu gì."
        answers.end_refused([Problem(field, f"{field}.day", message)])


def period_of(first: date | None, last: date | None, options: tuple[str, str] = ("from", "to")) -> Period:
    """The days of two options; raises Refused, its field the one that is wrong."""
    found = period_between(first, last)
    if isinstance(found, Problem):
        raise refused_period(found, options)
    return found


def refused_period(problem: Problem, options: tuple[str, str] = ("from", "to")) -> Refused:
    """What is wrong with a period, at the option it is wrong in."""
    return Refused((replace(problem, field=options[problem.field == "last"]),))


def moment_of(text: str, field: str) -> datetime:
    """A moment as a clerk wrote it, of this country when no zone stands with it; ends the command for anything else."""
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        message = "Cần ngày giờ dạng 2026-12-05T09:15. Chưa lưu gì."
        answers.end_refused([Problem(field, f"{field}.moment", message)])
    return to_millisecond(moment if moment.tzinfo else moment.replace(tzinfo=VN))


def intake_of(db: Database, data: bytes, day: date | None) -> Intake:
    """The intake of an INTAKE.json, its papers filled in where it says "all"; ends for a wrong form.

    `day` of its reception: then all that is wrong with the rest is told as well. None where papers may still be missing.
    """
    read, wrong = read_what_fits(data)
    if read is None:
        answers.end_refused(wrong)
    procedure = procedures.get(db, read.procedure_code)
    intake = with_all_papers(read, procedure) if procedure else read
    if wrong:
        answers.end_refused(all_at_once(wrong, cleaned(intake)[0], procedure, day) if day else wrong)
    return intake
