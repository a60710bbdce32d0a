"""Golden outlines: what every vendor's file and every sample of ours gives, kept from changing.

`make golden` writes them anew; look at the difference before you commit it. Of files that are not
in this checkout an outline holds counts and a hash, never a word or a name.
"""

import hashlib
import json
import os
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from analyzer.capabilities import missing
from analyzer.companions import Attendance, Chat, read_companion
from analyzer.errors import AnalyzerError
from analyzer.formats import read
from analyzer.session import Session

HERE = Path(__file__).parent
SAMPLES = HERE.parents[1] / "samples"
SHARED = Path(os.environ.get("SPEAKUP_SHARED", HERE.parents[2] / "shared"))
WRITE = os.environ.get("SPEAKUP_GOLDEN") == "write"
OURS = sorted(path for folder in ("formats", "companions") for path in (SAMPLES / folder).iterdir())
THEIRS = sorted(path for path in (SHARED / "formats").glob("*/*") if path.is_file())


def outline(path: Path, *, words: bool) -> dict[str, Any]:
    """Return what a file gives: a transcript, a companion, or why it is refused."""
    try:
        return of_session(read(path), words=words)
    except AnalyzerError as error:
        refused = {"refused": str(error)}
    try:
        return of_companion(read_companion(path)) | refused
    except AnalyzerError:
        return refused


def of_session(session: Session, *, words: bool) -> dict[str, Any]:
    """Return what was read of a transcript; its words only where they are ours."""
    rows = [
        [each.speaker, each.start, each.end, each.time_quality, each.text, list(each.flags)]
        for each in session.utterances
    ]
    starts = [each.start for each in session.utterances if each.start is not None]
    notes = (note.partition(": ") for note in session.notes)
    return {
        "format": session.source.format,
        "vendor": session.source.vendor,
        "layout": session.source.layout,
        "columns": [list(each) for each in session.source.columns],
        "utterances": len(rows),
        "nameless": sum(each.speaker is None for each in session.utterances),
        "people": len(session.roster.people),
        "silent": sum(person.silent for person in session.roster.people),
        "date": session.date,
        "times": dict(Counter(each.time_quality for each in session.utterances)),
        "first": min(starts, default=None),
        "last": max(starts, default=None),
        "missing": sorted(missing(session)),
        "notes": [f"{head}{colon}{tail if tail.isdigit() else '…'}" for head, colon, tail in notes],
        "sha256": hashlib.sha256(json.dumps(rows).encode()).hexdigest(),
    } | ({"rows": rows} if words else {})


def of_companion(part: Chat | Attendance) -> dict[str, Any]:
    """Return counts of what was read of a companion file."""
    told = {"companion": part.source.format, "layout": part.source.layout}
    if isinstance(part, Chat):
        kinds = Counter(each.kind for each in part.messages)
        return {**told, "messages": dict(kinds), "private": part.private, "clock": part.clock}
    stays = sum(len(each.stays) for each in part.people)
    return {**told, "people": len(part.people), "stays": stays}


def golden_of(path: Path) -> Path:
    """Return where the outline of a file is kept."""
    return HERE / "golden" / path.parent.name / f"{path.name}.json"


def compare(path: Path, *, words: bool) -> None:
    """Hold a file to its outline, or write that."""
    found = json.loads(json.dumps(outline(path, words=words)))
    golden = golden_of(path)
    if WRITE:
        golden.parent.mkdir(parents=True, exist_ok=True)
        text = json.dumps(found, ensure_ascii=False, indent=1)
        golden.write_text(text + "\n", encoding="utf-8")
    assert golden.is_file(), f"{path.name} has no golden outline: run 'make golden'"
    assert found == json.loads(golden.read_text(encoding="utf-8"))


@pytest.mark.parametrize("path", OURS, ids=lambda path: path.name)
def test_our_samples(path: Path) -> None:
    """Each of our samples gives exactly what it gave."""
    compare(path, words=True)


@pytest.mark.usefixtures("shared")
@pytest.mark.parametrize("path", THEIRS, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_real_files(path: Path) -> None:
    """Each vendor's file gives exactly what it gave."""
    compare(path, words=False)


def kept() -> Iterator[Path]:
    """Yield the outlines that no file is left for, of folders that are here."""
    folders = {path.parent.name for path in (*OURS, *THEIRS)}
    wanted = {golden_of(path) for path in (*OURS, *THEIRS)}
    for path in (HERE / "golden").glob("*/*.json"):
        if path.parent.name in folders and path not in wanted:
            yield path


def test_no_outline_outlives_its_file() -> None:
    """An outline without its file is deleted."""
    assert list(kept()) == []
