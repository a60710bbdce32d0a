"""What is counted in text without knowing what it means."""

import gzip
import json
from pathlib import Path

import pytest

from analyzer.text import (
    count_words,
    ends_sentence,
    is_backchannel,
    is_cut_off,
    sentence_spans,
    words,
)


def sentences(text: str) -> list[str]:
    """Return the sentences of a text."""
    return [text[start:end] for start, end in sentence_spans(text)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Dr. Vos en mevr. Bos. Klaar!", ["Dr. Vos en mevr. Bos.", "Klaar!"]),
        ("We go... Then what?! Yes", ["We go...", "Then what?!", "Yes"]),
        ("The L.C.D. is small. Right.", ["The L.C.D. is small.", "Right."]),
        ('He said "no." Then left.', ['He said "no."', "Then left."]),
        ("It is 3.5 m. Really", ["It is 3.5 m. Really"]),
        ("Bijv. dit, d.w.z. dat. Ja…  nee", ["Bijv. dit, d.w.z. dat.", "Ja…", "nee"]),
        ("no marks at all", ["no marks at all"]),
        ("  ", []),
        ("", []),
    ],
)
def test_sentences(text: str, found: list[str]) -> None:
    """Sentences end at marks, unless a short form, one letter or a number stands before."""
    assert sentences(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("It's mm-hmm, da's 't.", ["it's", "mm-hmm", "da's", "t"]),
        ("v2.1 — 10 %", ["v2.1", "10"]),
        ("Één café", ["één", "café"]),
        ("… -- !", []),
    ],
)
def test_words(text: str, found: list[str]) -> None:
    """Words are lower-cased and counted as they are listed."""
    assert words(text) == found
    assert count_words(text) == len(found)


def test_cut_offs() -> None:
    """A dash or an ellipsis at the end shows it; a hyphen inside does not."""
    for text in ("I thi-", "we could —", "we could –", "so --", "and...", "and…", 'he said "wh-"'):
        assert is_cut_off(text), text
    for text in ("mm-hmm", "We could.", "", "well-known fact", "a... b"):
        assert not is_cut_off(text), text


def test_ends_of_sentences() -> None:
    """Marks count behind quotes and brackets too."""
    assert all(ends_sentence(each) for each in ("Yes.", "Why?", 'no!"', "(so.)", "and…"))
    assert not any(ends_sentence(each) for each in ("and then", "so,", "", "a-"))


def test_backchannels() -> None:
    """At most three listed words, no question, nothing that adds."""
    for text in ("Mm-hmm.", "Ja, precies.", "uh yeah", "I see.", "Oké.", "Yeah yeah yeah"):
        assert is_backchannel(text), text
    for text in ("", "Right?", "Yeah, but no.", "No.", "uh", "yeah yeah yeah yeah", "I do"):
        assert not is_backchannel(text), text


def test_backchannels_of_real_meetings(shared: Path) -> None:
    """Against MRDA's b, bk and ba: precision at least .73, recall at least .83."""
    hit = said = real = 0
    with gzip.open(shared / "data/mrda/acts.jsonl.gz", "rt", encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            tagged = bool({row["general"], *row["tags"]} & {"b", "bk", "ba"})
            rule = is_backchannel(row["text"])
            hit += tagged and rule
            said += rule
            real += tagged
    assert hit / said >= 0.73
    assert hit / real >= 0.83


def test_marks_of_sounds_are_no_words() -> None:
    """A sound a transcriber marked adds to no count and makes no backchannel of its own."""
    assert count_words("[laughter] (applause) {disfmarker} <laugh/> [gelach]") == 0
    assert count_words("Well [inaudible] (I mean the second one) [Noa]") == 7
    assert is_backchannel("Yeah. [laughs]")
    assert not is_backchannel("[laughs]")
