"""A small invented corpus in the corpora's layout, and a model trained on it."""

import gzip
import json
import random
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest

THINGS = "plan budget screen button report pump folder route kitchen server".split()
QUESTIONS = ("what do you think of the {}", "is the {} ready", "who looks after the {}")
SUGGESTIONS = ("maybe we could change the {}", "we should try another {}")
OBJECTIONS = ("no that {} is wrong", "but the {} does not work like that")
STATEMENTS = ("the {} is on the table", "i looked at the {} yesterday", "the {} costs ten euros")


def _line(draw: random.Random, *, after_question: bool) -> tuple[str, str, str, str]:
    """Return text, AMI label, MRDA general tag and stance of one invented utterance."""
    thing = draw.choice(THINGS)
    chance = draw.random()
    if chance < 0.15:
        return draw.choice(QUESTIONS).format(thing), "el.inf", "qw", ""
    if chance < 0.3:
        return draw.choice(SUGGESTIONS).format(thing), "sug", "s", ""
    if chance < 0.45 and not after_question:
        return draw.choice(OBJECTIONS).format(thing), "ass", "s", "NEG"
    if chance < 0.65:
        return draw.choice(("yeah", "mm-hmm", "okay")), "bck", "b", ""
    return draw.choice(STATEMENTS).format(thing), "inf", "s", ""


def _meeting(name: str, split: str, corpus: str, draw: random.Random) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = []
    asked = False
    for n in range(80):
        text, label, general, stance = _line(draw, after_question=asked)
        asked = general == "qw"
        row: dict[str, Any] = {
            "meeting": name,
            "split": split,
            "speaker": draw.choice("ABCD"),
            "role": None,
            "id": f"{name}.{n}",
            "start": n * 2.0,
            "end": n * 2.0 + 1.5,
            "text": text,
            "stance": stance,
        }
        if corpus == "ami":
            row["label"] = label
        else:
            tags = ["ar"] if stance else ["cs"] if label == "sug" else []
            row |= {"general": general, "tags": tags, "disrupted": False, "label": general}
        rows.append(row)
    return rows


def _write(path: Path, rows: Iterable[dict[str, Any]]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with gzip.open(path, "wt", encoding="utf-8") as file:
        file.writelines(json.dumps(row) + "\n" for row in rows)


@pytest.fixture(scope="session", autouse=True)
def one_thread() -> None:
    """Train on one thread: beside other test processes, two threads each wait for one another."""
    torch = pytest.importorskip("torch", reason="needs the extra 'train'")
    torch.set_num_threads(1)


@pytest.fixture(scope="session")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with invented meetings in the layout of AMI and MRDA, some annotated."""
    folder = tmp_path_factory.mktemp("corpus")
    draw = random.Random(5)
    annotated = []
    for corpus in ("ami", "mrda"):
        rows = [
            row
            for n in range(40)
            for row in _meeting(f"{corpus}{n}", "dev" if n % 4 == 0 else "train", corpus, draw)
        ]
        _write(folder / f"data/{corpus}/acts.jsonl.gz", rows)
        pairs = [
            {"meeting": r["meeting"], "split": r["split"], "id": f"p{r['id']}", "type": "NEG"}
            | {"source": None, "target": r["id"]}
            for r in rows
            if r["stance"] and corpus == "ami"
        ]
        _write(folder / f"data/{corpus}/pairs.jsonl.gz", pairs)
        annotated += [
            {"id": f"{corpus}:{r['id']}", "stratum": "random", "text": r["text"]}
            | {"labels": ["dissent"] if r["stance"] else [], "meeting": r["meeting"]}
            | {"question": "open" if r["text"].startswith("what") else None, "split": r["split"]}
            for r in rows[::3]
        ]
    path = folder / "silver" / "acts_en.jsonl"
    path.parent.mkdir()
    path.write_text("".join(json.dumps(row) + "\n" for row in annotated), encoding="utf-8")
    return folder
