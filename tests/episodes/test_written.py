"""Invented exchanges, half of them closing: how often a reply lands in its group."""

import json
from pathlib import Path
from typing import Any

from analyzer.episodes import RESPONSES
from analyzer.episodes.exchange import respond_to

ROWS: list[dict[str, Any]] = [
    json.loads(line)
    for line in (Path(__file__).parent / "written_exchanges.jsonl")
    .read_text(encoding="utf-8")
    .splitlines()
]


def held_out() -> list[tuple[str, str]]:
    """Return the group written and the group read, of every second exchange."""
    groups: list[tuple[str, str]] = []
    for row in ROWS[1::2]:
        found = respond_to(
            row["before"], row["event"], row["after"], row["leader"], acts=row["labels"]
        )
        assert found is not None
        assert found.response is not None
        groups.append((RESPONSES[row["response"]].group, RESPONSES[found.response.label].group))
    return groups


def test_exchanges_are_balanced_between_languages_groups_and_halves() -> None:
    """Sixty in each language, half of each half closing."""
    assert [row["id"] for row in ROWS] == [f"written-{place}" for place in range(len(ROWS))]
    for language in ("en", "nl"):
        rows = [row for row in ROWS if row["lang"] == language]
        closing = [row for row in rows if RESPONSES[row["response"]].group == "closes"]
        assert (len(rows), len(closing)) == (60, 30)


def test_what_is_read_as_closing_closes() -> None:
    """Of the half never tuned on: closing is found in half or more, and seldom wrongly."""
    groups = held_out()
    found = [written for written, read in groups if read == "closes"]
    there = [read for written, read in groups if written == "closes"]
    assert found.count("closes") / len(found) >= 0.8
    assert there.count("closes") / len(there) >= 0.5
