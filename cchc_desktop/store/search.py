"""The search index (tra cứu): folded words of names, all parts of numbers, the procedure; by prefix, newest first."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence

import msgspec
from sqlite_utils import Database

from cchc_desktop.domain.dossier import Dossier
from cchc_desktop.domain.text import clean, words
from cchc_desktop.store import procedure_words
from cchc_desktop.store.bulk import Bulk, change, insert
from cchc_desktop.store.upgrading import Step, Told, counted, of_every_dossier, untold

NEEDED_AFTER = "m0011_search_parts"
_PART = 4  # of a number as many characters as one token has: each place begins one, so that any part is found
_LEAST_PART = 3
_MOST_WORDS = 8
_AT_ONCE = 10_000  # dossiers, while the index is filled anew
_SEPARATORS = re.compile(r"[\s.\-]+")
_ABROAD = re.compile(r"\A\+84(?=[0-9]{9,10}\Z)")  # a phone is kept as it is dialled here
_DIGIT = re.compile(r"[0-9]")
_HITS = "select rowid from search where search match ? and rowid < ? order by rowid desc limit ?"
_NEWEST = 1 << 62
_Way = tuple[frozenset[str], tuple[int, ...]]  # words to be found, under these procedures; () under any
_decoder = msgspec.json.Decoder(Dossier)


def words_of(dossier: Dossier) -> str:
    """The words a dossier is found by: those of its people's names, and the parts of its and their numbers."""
    found = dict.fromkeys(_name_words(dossier))
    for number in _numbers(dossier):
        found.update(dict.fromkeys(_parts(number)))
    return " ".join(found)


def differs(before: Dossier, after: Dossier) -> bool:
    """Whether a dossier is to be indexed anew; most events leave the intake and the office's part as they were."""
    codes = (before.code, before.provisional, before.alias) != (after.code, after.provisional, after.alias)
    if before.intake is after.intake and before.reception is after.reception and not codes:
        return False
    return _row(before) != _row(after)


def _row(dossier: Dossier) -> tuple[str, str]:
    return words_of(dossier), procedure_words.words_of(dossier)


def _name_words(dossier: Dossier) -> list[str]:
    if dossier.blanked:
        return []
    intake = dossier.intake
    return words(f"{intake.owner.name} {intake.submitter.name if intake.submitter else ''}")


def _numbers(dossier: Dossier) -> list[str]:
    intake = dossier.intake
    people = [intake.owner] + ([intake.submitter] if intake.submitter else [])
    found = [dossier.code, dossier.provisional, dossier.alias]
    return [number for number in (*found, *(each for who in people for each in (who.number, who.phone))) if number]


def _parts(number: str) -> list[str]:
    """ "0912" of each place of "091234…", down to the last three; a short last word by itself ("…-0007 Ữ")."""
    apart = words(number)
    folded = "".join(apart)
    last = [each for each in apart[-1:] if len(each) < _LEAST_PART]
    places = range(max(1, len(folded) - _LEAST_PART + 1)) if folded else ()
    return [*(folded[at : at + _PART] for at in places), *last]


def typed_words(text: str) -> list[str]:
    """What is looked for; digits in groups ("0912 345 678", "261005-3000") are one word.

    Typed is cleaned as kept is: marks nobody can see part no word.
    """
    typed = clean(text)
    joined = _ABROAD.sub("0", _SEPARATORS.sub("", typed))
    wanted = [joined] if joined.isascii() and joined.isdigit() and len(joined) >= _PART else words(typed)
    return wanted[:_MOST_WORDS]


def expression(typed: Sequence[str], procedures: Mapping[int, Sequence[int]]) -> str:
    """An FTS5 expression for words as typed: each quoted, so that none is an operator; each begins a word or a part.

    `procedures` (procedure_words.matching) say some of the words already, by the bits of the mask: a dossier under
    one of them needs the others alone.
    """
    ways: list[_Way] = [(frozenset(typed), ())]
    for mask, numbers in procedures.items():
        others = frozenset(word for place, word in enumerate(typed) if not mask >> place & 1)
        ways.append((others, tuple(numbers)))
    return _any_of(ways)


def _any_of(ways: Sequence[_Way]) -> str:
    """What several ways need is asked once: lists that are long and have nothing in common are walked through once."""
    said = [number for needed, numbers in ways if not needed for number in numbers]
    parts = [f'"{procedure_words.token(number)}"' for number in said]
    left = [way for way in ways if way[0]]
    while left:
        needs = Counter(word for needed, _ in left for word in needed)
        most = max(needs, key=lambda word: (needs[word], len(word), word))
        with_it = [(needed - {most}, numbers) for needed, numbers in left if most in needed]
        left = [way for way in left if most not in way[0]]
        alone = any(not needed and not numbers for needed, numbers in with_it)
        parts.append(_term(most) if alone else f"({_term(most)} AND {_any_of(with_it)})")
    return f"({' OR '.join(parts)})"


def _term(word: str) -> str:
    if not _is_long(word):
        return f'"{word}"*'
    parts = " AND ".join(f'"{word[at : at + _PART]}"' for at in range(len(word) - _PART + 1))
    return f'("{word}"* OR ({parts}))'


def _is_long(word: str) -> bool:
    """A part of a number that no one token holds: that its tokens stand in a row is seen in the dossier."""
    return len(word) > _PART and _DIGIT.search(word) is not None


def hits(db: Database, text: str, limit: int) -> list[int]:
    """Row numbers of the dossiers that each word of `text` finds, newest first; [] for a text without words."""
    typed = typed_words(text)
    if not typed:
        return []
    sought = expression(typed, procedure_words.matching(db, typed))
    long = [word for word in typed if _is_long(word)]
    found: list[int] = []
    before = _NEWEST
    while len(found) < limit:
        rows = [row[0] for row in db.conn.execute(_HITS, (sought, before, limit))]
        found += _holding(db, rows, long) if long else rows
        if len(rows) < limit:
            break
        before = rows[-1]
    return found[:limit]


def _holding(db: Database, rows: Sequence[int], long: Sequence[str]) -> list[int]:
    """Those of `rows`, in their order, that hold each long word in one piece."""
    asked = msgspec.json.encode(rows).decode()
    query = "select d.id, d.state from dossiers d where d.id in (select value from json_each(?)) order by d.id desc"
    return [row_id for row_id, state in db.conn.execute(query, (asked,)) if fits(_decoder.decode(state), long)]


def fits(dossier: Dossier, typed: Sequence[str]) -> bool:
    """Whether each word says something of the dossier, be it in this store or not."""
    numbers = ["".join(words(number)) for number in _numbers(dossier)]
    others = [word for word in typed if not any(word in number for number in numbers)]
    if not others:
        return True
    names, procedure = _name_words(dossier), procedure_words.words_of(dossier)
    return all(
        any(name.startswith(word) for name in names) or procedure_words.named(procedure, word) for word in others
    )


def add(db: Database, row_id: int, dossier: Dossier) -> None:
    """Indexes a new dossier, inside the caller's transaction."""
    insert(db, "search", "insert into search (rowid, words) values (?, ?)", (row_id, _found_by(db, dossier)))


def replace(db: Database, row_id: int, dossier: Dossier) -> None:
    """Indexes a dossier anew, inside the caller's transaction."""
    change(db, "replace into search (rowid, words) values (?, ?)", row_id, (row_id, _found_by(db, dossier)))


def _found_by(db: Database, dossier: Dossier) -> str:
    procedure = procedure_words.token(procedure_words.number(db, procedure_words.words_of(dossier)))
    return f"{words_of(dossier)} {procedure}"


def fill(db: Database, told: Told = untold) -> None:
    """Indexes every dossier anew, inside the caller's transaction: after an upgrade that looks for more than before."""
    db.conn.execute("insert into search (search) values ('delete-all')")
    db.conn.execute("delete from procedure_words")
    whole = Bulk(db)
    rows = db.conn.execute("select id, state from dossiers order by id")
    for count, (row_id, state) in enumerate(counted(rows, of_every_dossier(db, Step.SEARCH), told), start=1):
        add(whole, row_id, _decoder.decode(state))
        if count % _AT_ONCE == 0:
            whole.flush()
    whole.flush()
    db.conn.execute("insert into search (search) values ('optimize')")  # a question to many lists costs a fifth
