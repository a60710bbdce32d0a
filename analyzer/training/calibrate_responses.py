"""Counts how far each cue of a response can be trusted, on annotated exchanges.

`python -m analyzer.training.calibrate_responses ../shared/silver/resp_en.jsonl` writes
`models/cues/responses.json`. It takes the exchanges whose event and response were annotated, reads
each with its event given, and counts for the cue that decided which response was meant. Rows whose
`split` is not `train` are left out; what is reported is measured on others.
"""

import argparse
import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from analyzer.episodes.events import EVENT_ACTS
from analyzer.episodes.exchange import respond_to
from analyzer.episodes.reading import decided_by
from analyzer.episodes.weights import FILE
from analyzer.models import model_path
from analyzer.training.split import of_training

NOTE = (
    "For each cue that decided a response: how often each response was meant, in exchanges of "
    "the training meetings of AMI and ICSI (MRDA) (corpora under CC BY 4.0). Cues have the "
    "same name in English and Dutch; the counts are English."
)


def annotated(rows: Iterable[Mapping[str, Any]]) -> Iterator[tuple[Mapping[str, Any], list[str]]]:
    """Yield training exchanges that hold an undisputed response, with the acts of their event."""
    for row in of_training(rows):
        acts = [act for act in row["labels"] if act in EVENT_ACTS]
        if acts and row.get("response") and not row.get("response_disputed"):
            yield row, acts


def count(rows: Iterable[Mapping[str, Any]]) -> dict[str, dict[str, int]]:
    """Return, for each deciding cue, how often each response was meant where it decided."""
    seen: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for row, acts in annotated(rows):
        event = respond_to(row["before"], row["event"], row["after"], row["leader"], acts=acts)
        if event and event.response:
            seen[decided_by(event.response)][row["response"]] += 1
    return {cue: dict(sorted(meant.items())) for cue, meant in sorted(seen.items())}


def main(arguments: list[str] | None = None) -> None:
    """Count the cues in a file of annotated exchanges, and write what was counted."""
    parser = argparse.ArgumentParser(description="Count what each cue of a response meant.")
    parser.add_argument("exchanges", type=Path, help="annotated exchanges, one JSON object a line")
    parser.add_argument("--out", type=Path, help=f"by default models/cues/{FILE}")
    given = parser.parse_args(arguments)
    with given.exchanges.open(encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    cues = count(rows)
    out = given.out or model_path("cues") / FILE
    written = json.dumps({"note": NOTE, "cues": cues}, indent=2, ensure_ascii=False)
    out.write_text(written + "\n", encoding="utf-8")
    total = sum(sum(meant.values()) for meant in cues.values())
    print(f"{total} exchanges, {len(cues)} cues: {out}")


if __name__ == "__main__":
    main()
