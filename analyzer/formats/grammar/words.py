"""From words with times, as speech recognisers give them, to cues: one for each sentence."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from analyzer.formats.grammar.cues import END_BEFORE_START
from analyzer.formats.grammar.paragraphs import speaker_name
from analyzer.session import MAX_MERGED_CHARACTERS, MERGE_GAP_S, TimeQuality, Utterance
from analyzer.text import ends_sentence, sentence_spans

_NO_ONE: Final = frozenset(
    ("", "uu", "none", "null", "nan", "-1", "s?", "unk", "undefined", "speaker unknown", "n/a")
)
TAIL: Final = 40
_BARE: Final = re.compile(r"^(?:\d{1,4}|\d{0,2}[A-Z])$")


@dataclass(frozen=True, slots=True)
class Word:
    """A word as it was recognised.

    Attributes:
        text: of the word; a sentence mark may be part of it.
        start: seconds, or None.
        end: seconds, or None.
        speaker: label of the file (`speaker_label`), or None.
        attached: whether it goes on with the word before without a space, as a full stop does.
    """

    text: str
    start: float | None = None
    end: float | None = None
    speaker: str | None = None
    attached: bool = False


def speaker_label(value: object) -> str | None:
    """Return how a speaker of a diarized file is called; None for no one in particular.

    Bare numbers and capitals become `"Speaker 0"`, `"Speaker A"` or `"Speaker 1A"`; names stay as
    they are.

    >>> [speaker_label(each) for each in (0, "B", "spk_1", "Noa Lee", "UU", None)]
    ['Speaker 0', 'Speaker B', 'spk_1', 'Noa Lee', None, None]
    """
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return _named("" if value is None or isinstance(value, bool) else str(value))


@lru_cache(maxsize=1024)
def _named(label: str) -> str | None:
    label = " ".join(label.split())
    if label.casefold().replace("_", " ") in _NO_ONE:
        return None
    return f"Speaker {label}" if _BARE.match(label) else speaker_name(label)


def attached(texts: Sequence[str]) -> list[bool]:
    """Return, for each piece of text, whether it goes on with the one before it.

    Where pieces bring their own spaces, it does if it begins with none, and no blank one stands
    before it.

    >>> attached([" twenty", "-one", " now"]), attached(["twenty", "one"])
    ([False, True, False], [False, False])
    >>> attached(["Sh", "all", " ", "we"])
    [False, True, False, False]
    """
    spaced = any(each[:1].isspace() for each in texts)
    after_blank = [True, *(not each.strip() for each in texts)]
    return [
        spaced and not blank and not each[:1].isspace()
        for each, blank in zip(texts, after_blank, strict=False)
    ]


def cues_from_words(words: Iterable[Word]) -> list[Utterance]:
    """Return the cues that words make: each ends with its sentence, speaker, or a long pause.

    A cue breaks where the speaker changes, where a sentence ends, after a pause of 2 s
    (`MERGE_GAP_S`), and beyond 1,000 characters. Its times are those of its first and last timed
    word; without an end it is `start_only`, without a start `none`, and an end before the start is
    flagged and left out.

    >>> cues = cues_from_words([Word("Go", 0, 0.4, "A"), Word(".", attached=True, speaker="A"),
    ...                         Word("Why?", 1.0, 1.2, "B")])
    >>> [(each.speaker, each.text, each.start, each.end) for each in cues]
    [('A', 'Go.', 0, 0.4), ('B', 'Why?', 1.0, 1.2)]
    """
    return [_cue(run) for run in _runs(words)]


def _runs(words: Iterable[Word]) -> Iterator[list[Word]]:
    run: list[Word] = []
    length, latest, tail = 0, None, ""
    for word in words:
        if not word.text.strip():
            continue
        if run and _breaks(run[-1], word, tail=tail, latest=latest, length=length):
            yield run
            run, length, latest, tail = [], 0, None, ""
        run.append(word)
        length += len(word.text) + 1
        latest = word.end if word.end is not None else latest
        tail = (tail + _spaced(word))[-TAIL:]
    if run:
        yield run


def _spaced(word: Word) -> str:
    """Return a word as it goes on with what was said."""
    return word.text.strip() if word.attached else f" {word.text.strip()}"


def _breaks(last: Word, word: Word, *, tail: str, latest: float | None, length: int) -> bool:
    """Return whether a word begins a new cue."""
    if last.speaker != word.speaker:
        return True
    if word.attached:
        return False
    if length > MAX_MERGED_CHARACTERS:
        return True
    if latest is not None and word.start is not None and word.start - latest >= MERGE_GAP_S:
        return True
    if not ends_sentence(tail):
        return False
    return len(sentence_spans(tail + _spaced(word))) > len(sentence_spans(tail))


def _cue(run: list[Word]) -> Utterance:
    text = "".join(map(_spaced, run)).strip()
    starts = [each.start for each in run if each.start is not None]
    ends = [each.end for each in run if each.end is not None]
    start = starts[0] if starts else None
    end = ends[-1] if ends and start is not None else None
    backwards = start is not None and end is not None and end < start
    quality: TimeQuality = "none" if start is None else "start_only"
    if end is not None and not backwards:
        quality = "measured"
    return Utterance(
        0,
        run[0].speaker,
        " ".join(text.split()),
        start,
        None if backwards else end,
        quality,
        flags=(END_BEFORE_START,) if backwards else (),
    )
