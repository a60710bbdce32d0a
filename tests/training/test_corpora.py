"""Corpus readers, texts without marks, one-line rules and proxies, on invented records."""

import gzip
import json
from collections.abc import Callable
from pathlib import Path

import pytest

from analyzer.errors import FormatError, ParseError
from analyzer.training.baselines import RULES
from analyzer.training.corpora import (
    CorpusPair,
    meetings,
    read_acts,
    read_pairs,
    read_segments,
)
from analyzer.training.plain import clean, strip_text
from analyzer.training.proxies import PROXIES, population, reactions

Put = Callable[..., None]


def act(identity: str, start: float, **fields: object) -> dict[str, object]:
    """Return one invented act."""
    row = {
        "meeting": "X1",
        "split": "dev",
        "speaker": "A",
        "role": "PM",
        "text": "Well.",
        "id": identity,
    }
    return {**row, "start": start, "end": start + 1, "label": "inf", **fields}


@pytest.fixture
def put(tmp_path: Path) -> Put:
    """Return a writer of one corpus file under `tmp_path`."""

    def write(name: str, *rows: object) -> None:
        path = tmp_path / f"{name}.jsonl.gz"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(gzip.compress("".join(json.dumps(row) + "\n" for row in rows).encode()))

    return write


def test_acts_are_read_by_split(put: Put, tmp_path: Path) -> None:
    """Only the split asked for, with clean text and tags of either corpus."""
    put("ami/acts", act("1", 0.0, text="<laugh> Right."), act("2", 1.0, split="train"))
    put("mrda/acts", act("3", 0.0, general="qy", tags=["d", "rt"], role=None))
    (ami,) = read_acts(tmp_path, "ami", split="dev")
    assert (ami.id, ami.text, ami.tags, ami.role) == ("1", "Right.", {"inf"}, "PM")
    assert len(list(read_acts(tmp_path, "ami"))) == 2
    (mrda,) = read_acts(tmp_path, "mrda")
    assert (mrda.tags, mrda.role) == ({"qy", "d", "rt"}, None)


def test_pairs_and_segments_are_read(put: Put, tmp_path: Path) -> None:
    """A pair may lack its source; segments are like acts without a label."""
    pair = {
        "meeting": "X1",
        "split": "dev",
        "id": "p",
        "type": "NEG",
        "source": None,
        "target": "2",
    }
    put("ami/pairs", pair)
    put("ami/segments", act("s", 3.0, text="Hi @reject@ there."))
    assert list(read_pairs(tmp_path, "ami")) == [CorpusPair("X1", "dev", "p", "NEG", None, "2")]
    (segment,) = read_segments(tmp_path, split="dev")
    assert (segment.text, segment.start, segment.end) == ("Hi there.", 3.0, 4.0)


def test_meetings_are_sessions_in_order(put: Put, tmp_path: Path) -> None:
    """Acts are sorted by start and the project manager leads."""
    put("ami/acts", act("1", 5.0), act("2", 2.0, speaker="B", role="UI"), act("3", 0, meeting="X2"))
    (session, acts), (other, _) = meetings(tmp_path, "ami", split="dev")
    assert [each.id for each in acts] == ["2", "1"]
    assert [each.speaker for each in session.utterances] == ["B", "A"]
    assert session.roster.leaders == ("A",)
    assert (session.title, other.title) == ("X1", "X2")


def test_bad_corpora_are_told_where(put: Put, tmp_path: Path) -> None:
    """A missing file and a record without a field."""
    with pytest.raises(FormatError, match="there is no such file"):
        list(read_acts(tmp_path, "ami"))
    put("ami/acts", act("1", 0.0), {"meeting": "X1", "split": "dev"})
    with pytest.raises(ParseError, match=r"acts\.jsonl\.gz, line 2: 'id' is missing"):
        list(read_acts(tmp_path, "ami"))


@pytest.mark.parametrize(
    ("text", "stripped"),
    [
        ("Really?! No...", "really no"),
        ("Da's 't plan — écht.", "da's t plan écht"),
        ("It’s a follow-up, isn’t it?", "it's a follow-up isn't it"),
        ("L_C_D_ <laugh> sh- and @@.", "l c d sh and"),
        ("v2.1 costs €12,50", "v2 1 costs 12 50"),
        ("?!", ""),
    ],
)
def test_stripping(text: str, stripped: str) -> None:
    """No punctuation, no capitals, no marks; spelling stays, and twice is once."""
    assert strip_text(text) == stripped
    assert strip_text(stripped) == stripped


def test_cleaning_keeps_what_was_said() -> None:
    """Punctuation and capitals stay; only marks go."""
    assert clean("Oh,  <laugh> No @reject@ Mr. @@ X?") == "Oh, No Mr. X?"


@pytest.mark.parametrize(
    ("rule", "fires", "stays"),
    [
        ("has a question mark", "Ready?", "ready"),
        ("starts with a question word", "Waarom niet", "I ask what"),
        ("starts with no", "Nou, nee hoor.", "Nobody did."),
        ("starts with no", "I don't think so", "And no"),
        ("says thanks", "Well, thank you!", "Think."),
        ("says sorry", "Oh sorry.", "It is a sorrow."),
        ("says I don't know", "Dat weet ik niet.", "I know."),
        ("says we could, we should", "Maybe we could wait.", "He should."),
    ],
)
def test_rules(rule: str, fires: str, stays: str) -> None:
    """Each rule fires on what it says, with or without punctuation, and on no near miss."""
    assert RULES[rule](fires)
    assert not RULES[rule](stays)
    if rule != "has a question mark":
        assert RULES[rule](strip_text(fires))


def test_stances_decide_among_reactions_of_two_words(put: Put, tmp_path: Path) -> None:
    """Who reacts in a NEG or PART pair objects; who does not react, or in a word, is left out."""
    put(
        "ami/acts",
        *(
            act(str(n), n, text=text)
            for n, text in enumerate(("No way.", "I see.", "No.", "So we"))
        ),
    )
    pairs = [
        CorpusPair("X1", "dev", "p", kind, "9", target)
        for kind, target in (("PART", "0"), ("POS", "0"), ("POS", "1"), ("NEG", "2"), ("NEG", None))
    ]
    every, reacting = (each for each in PROXIES if each.stances)
    stances = reactions(pairs)
    acts = list(read_acts(tmp_path, "ami"))
    assert [population(every, each, stances) for each in acts] == [True, False, None, False]
    assert [population(reacting, each, stances) for each in acts] == [True, False, None, None]


def test_every_proxy_says_what_it_is() -> None:
    """A corpus, a meaning, something of ours that counts as finding it, and known rules."""
    from analyzer.acts import ACTS, QUESTION_TYPES

    for each in PROXIES:
        assert each.meaning
        assert bool(each.acts) != bool(each.questions)
        assert each.acts <= set(ACTS)
        assert each.questions <= {*QUESTION_TYPES, "*"}
        assert bool(each.tags) != bool(each.stances)
        assert set(each.rules) <= set(RULES)
