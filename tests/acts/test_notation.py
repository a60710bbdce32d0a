"""The notation of cues, sign by sign."""

from dataclasses import replace

import pytest
from spacy import blank

from analyzer.acts import label
from analyzer.acts.component import CueFinder, pipeline
from analyzer.acts.notation import CueError, parse
from analyzer.session import Roster, Session, Source, Utterance


def fires(cue: str, text: str, *others: str, language: str = "en") -> bool:
    """Return whether a cue fires on a text, beside other cues of the same label."""
    nlp = blank(language)
    finder = CueFinder(nlp, language, {"x": (cue, *others)})
    return any(hit.cue.text == cue for hit in finder(nlp(text))._.speakup.hits)


@pytest.mark.parametrize(
    ("cue", "text", "expected"),
    [
        ("i'm worried", "i am worried", True),
        ("i'm worried", "im worried", True),
        ("i'm worried", "well, I'm, uh, w- worried", True),
        ("i'm worried", "i'm, uh, worried", True),
        ("do not know", "I don't know", True),
        ("do not know", "i dont know", True),
        ("no (real|) fallback", "there is no fallback", True),
        ("no (real|) fallback", "there is no real fallback", True),
        ("no (real|) fallback", "there is no good fallback", False),
        ("what ... missing", "what on earth are we missing", True),
        ("what ... missing", "what one two three four five missing", False),
        ("a * idea", "a fine idea", True),
        ("a * idea", "a idea", False),
        ("^ no", "well, yeah, no", True),
        ("^ no", "there is no bread", False),
        ("^ you said", "you know you said so", True),
        ("that's it $", "and that's it.", True),
        ("that's it $", "that's it then", False),
        ("why us ?", "why us?", True),
        ("risk", "asterisk", False),
    ],
)
def test_signs(cue: str, text: str, expected: bool) -> None:  # noqa: FBT001 - what is tested
    """Each sign does what the notation says."""
    assert fires(cue, text) is expected


def test_veto() -> None:
    """A veto silences its own label and no other."""
    assert not fires("problem", "that is no problem", "! no problem")
    assert fires("problem", "that is a problem", "! no problem")
    nlp = blank("en")
    finder = CueFinder(nlp, "en", {"x": ("problem", "! no problem"), "y": ("problem",)})
    assert [hit.label for hit in finder(nlp("no problem"))._.speakup.hits] == ["y"]


@pytest.mark.parametrize(
    ("cue", "text"),
    [
        ("ik weet het niet", "'k weet 't niet"),
        ("ik weet het niet", "k weet t niet"),
        ("dat is mijn fout", "da's m'n fout"),
        ("je bent", "gij bent"),
        ("nee maar", "neen maar"),
    ],
)
def test_dutch_spellings(cue: str, text: str) -> None:
    """Full, reduced and Flemish spellings are the same form."""
    assert fires(cue, text, language="nl")


@pytest.mark.parametrize(
    "cue", ["", "...", "no ...", "(a|b", "a|b", "(x|) (y|)", "is it!", "(a * b|c)"]
)
def test_wrong_notation(cue: str) -> None:
    """A cue that breaks the notation is refused with the reason."""
    with pytest.raises(CueError, match="cue"):
        parse(cue)


def test_component_in_any_pipeline() -> None:
    """The component is a spaCy factory, and sets one extension."""
    nlp = blank("en")
    nlp.add_pipe("speakup/cues", config={"language": "en"})
    reading = nlp("i'm worried about the date")._.speakup
    assert {hit.label for hit in reading.hits} >= {"concern"}
    assert pipeline("en") is pipeline("en")
    with pytest.raises(ValueError, match="no cues"):
        pipeline("fr")


def test_reply() -> None:
    """A cue for replies fires right after someone else, and never without names."""
    but = [Utterance(0, "A", "We ship on Friday."), Utterance(1, "B", "But that is a holiday.")]
    cues = {speakers: _labels_of(but, speakers) for speakers in ("AB", "AA", "A?")}
    assert "dissent" in cues["AB"]
    assert "dissent" not in cues["AA"]
    assert "dissent" not in cues["A?"]


def _labels_of(said: list[Utterance], speakers: str) -> set[str]:
    named = tuple(
        replace(each, speaker=None if who == "?" else who)
        for each, who in zip(said, speakers, strict=True)
    )
    session = label(Session(named, Roster(), Source("made.txt", "made")), model="cues")
    return {act.label for act in session.utterances[-1].acts}
