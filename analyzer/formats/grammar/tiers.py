"""Tiers of annotation programs (ELAN, Praat): whose each is, and which one holds what was said.

One person often has several: utterances, their words, sounds, a translation, gestures. The tier to
read is found by name where its name is a usual one, else by what is in it.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Final

from analyzer.errors import FormatError
from analyzer.formats.grammar.cues import NAMELESS, Cue, uttered
from analyzer.formats.grammar.words import Word, cues_from_words, speaker_label
from analyzer.session import Utterance
from analyzer.text import words
from analyzer.translate import marked

KINDS: Final = {
    "sounds": "phone phones phoneme phonemes phonetic phon segment segments sampa xsampa ipa mau "
    "kan phonalign syllalign syllable syllables syll syl lettergreep klank klanken",
    "words": "word words tokensalign token tokens tok wrd ort woord woorden mot mots wort wörter",
    "utterances": "utterance utterances utt utts sentence sentences sent zin zinnen uiting "
    "uitingen transcript transcription transcriptie transcriptions text tekst txt tx trn trs ipu "
    "ipus turn turns orth ortho orthography speech spch spraak chunk chunks phrase phrases beurt "
    "default",
    "others": "comment comments commentaar opmerking opmerkingen context situation note notes "
    "notitie notities noise noises event events "
    "gesture gestures gebaren gloss glosses ge ft translation translations vertaling pos lemma "
    "morph morphs mb ps ref tone tones tobi break breaks pitch intensity formants topic topics "
    "onderwerp episode silence silences pause pauses vad laughter gaze gest head hands labels "
    "label annotation annotations code codes coding error errors mute",
}
"""What the names of tiers say that they hold, in any letter case."""
_KIND_OF: Final = {word: kind for kind, names in KINDS.items() for word in names.split()}
_SEPARATED: Final = r"(?:\s*[-–:@/.()|]\s*|[\s_]+)"
_BEFORE: Final = re.compile(rf"^([^\W\d_]{{2,20}}){_SEPARATED}(?=\S)")
_AFTER: Final = re.compile(rf"{_SEPARATED}([^\W\d_]{{2,20}})[)\s]*$")
_SILENCE: Final = re.compile(
    r"^(?:|[-_#*.…\s]+|<[^<>\s]{0,40}>|\[[^\[\]\s]{0,40}\]|\{[^{}\s]{0,40}\}|sil|silence|silent|"
    r"sounding|sp|spn|pause|pauze|stilte|noise|(?:0|xxx?|yyy?|www|&=\S{1,40})\s*[.!?]?)$",
    re.IGNORECASE,
)
_TAG: Final = re.compile(r"</?[A-Z_]{2,20}\s?/?>")
_CODE: Final = re.compile(r"^\S*[\d_]\S*$")
_PART: Final = re.compile(r"[-_@:/.]")
_WORD: Final = re.compile(r"[^\W\d_]+")
_LETTER: Final = re.compile(r"[^\W\d_]")
_SYLLABLE: Final = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
"""A character of Chinese, Japanese or Korean, which is more than a letter."""
MIN_LETTERS: Final = 2.0
"""Mean letters of what is said in one piece; sounds and codes have fewer."""
MAX_CODES: Final = 5
MIN_CODED: Final = 30
"""A tier of so many single words, with at most `MAX_CODES` different ones, holds codes."""
WORD_SHARE: Final = 1.15
"""Mean words of a piece up to which a tier is one of words."""
MIN_WORDS: Final = 10
MAX_COMPARED: Final = 60
"""Tiers up to which each is compared with each."""
NESTED_SHARE: Final = 0.8
MIN_PARALLEL: Final = 3
MAX_SHOWN: Final = 12
NOT_READ: Final = marked("tiers that were not read as what someone said")
NO_WORDS_REMEDY: Final = marked(
    "add a tier for each speaker with what was said, or give another file"
)


@dataclass(frozen=True, slots=True)
class Piece:
    """One annotation: times in seconds or None, its text, its line in the file."""

    start: float | None
    end: float | None
    text: str
    line: int | None = None


@dataclass(frozen=True)
class Tier:
    """A tier: its name, its pieces that hold any text, whose it is if the file says so.

    Attributes:
        name: as the file has it.
        pieces: in order.
        participant: as the file has it, or `""`.
        coded: whether the file says that it takes its texts from a closed list.
        top: name of the tier that it hangs on in the end, its own name if on none.
        type: what the file calls its kind, or `""`.
    """

    name: str
    pieces: tuple[Piece, ...]
    participant: str = ""
    coded: bool = False
    top: str = ""
    type: str = ""

    @property
    def dependent(self) -> bool:
        """Whether it hangs on another tier."""
        return self.top not in ("", self.name)

    @cached_property
    def parts(self) -> tuple[str, str]:
        """Speaker and kind by its name (`taken_apart`)."""
        return taken_apart(self.name)

    @property
    def speaker(self) -> str:
        """Whose it is, `""` where no one is named."""
        return self.participant or self.parts[0]

    @property
    def kind(self) -> str:
        """What its name says that it holds, a key of `KINDS`, or `""`."""
        return self.parts[1]

    @cached_property
    def length(self) -> float:
        """Mean words of its pieces."""
        return len(self.words) / max(len(self.pieces), 1)

    @cached_property
    def spans(self) -> frozenset[tuple[float, float]]:
        """Start and end of each piece that has both."""
        both = ((each.start, each.end) for each in self.pieces)
        return frozenset((s, e) for s, e in both if s is not None and e is not None)

    @cached_property
    def edges(self) -> tuple[frozenset[float], frozenset[float]]:
        """The starts of its pieces, and the ends."""
        return frozenset(s for s, _ in self.spans), frozenset(e for _, e in self.spans)

    @cached_property
    def words(self) -> tuple[str, ...]:
        """All words in it."""
        return tuple(word for each in self.pieces for word in words(each.text))

    @cached_property
    def is_said(self) -> bool:
        """Whether it can hold what someone said, rather than sounds, codes or remarks."""
        if self.coded or self.kind in ("sounds", "others") or not self.pieces:
            return False
        texts = [each.text for each in self.pieces]
        found = (_LETTER.findall(text) + _SYLLABLE.findall(text) for text in texts)
        letters = sum(map(len, found)) / len(texts)
        codes = sum(bool(_CODE.match(text)) for text in texts) / len(texts)
        few = len(texts) >= MIN_CODED and self.length < WORD_SHARE
        return (
            letters >= MIN_LETTERS
            and codes < NESTED_SHARE
            and not (few and len(set(texts)) <= MAX_CODES)
        )


def taken_apart(name: str) -> tuple[str, str]:
    """Return whose a tier is by its name, and what kind it is; both `""` where it doesn't say.

    >>> [taken_apart(each) for each in ("Ann - words", "tx@SP1", "utterances", "Bo van Dam")]
    [('Ann', 'words'), ('SP1', 'utterances'), ('', 'utterances'), ('Bo van Dam', '')]
    """
    name = " ".join(name.split()).strip("\"' ")
    kind = _KIND_OF.get(name.casefold(), "")
    if kind:
        return "", kind
    for pattern in (_AFTER, _BEFORE):
        found = pattern.search(name)
        if found and found[1].casefold() in _KIND_OF:
            kind = kind or _KIND_OF[found[1].casefold()]
            name = name[: found.start()] if pattern is _AFTER else name[found.end() :]
            name = name.strip()
    rest = _KIND_OF.get(name.casefold())
    if rest is None:
        return name, kind
    return "", rest if kind == "sounds" else kind


def is_other(kind: str) -> bool:
    """Return whether what a file calls a kind of tiers holds no speech, as "gesture phases".

    >>> [is_other(each) for each in ("gesture_phases", "default-lt", "speech events")]
    [True, False, False]
    """
    kinds = [_KIND_OF.get(word) for word in _WORD.findall(kind.casefold())]
    other = any(each in ("sounds", "others") for each in kinds)
    return other and not any(each in ("utterances", "words") for each in kinds)


def plain(text: str) -> str:
    """Return the text of an annotation without tags; `""` for a mark of silence or noise.

    >>> plain("so <UNIN/> yes"), plain("<sil>"), plain("#")
    ('so yes', '', '')
    """
    text = " ".join(_TAG.sub(" ", text).split())
    return "" if _SILENCE.match(text) else text


def said_in(tiers: Sequence[Tier], *, file: str) -> tuple[list[Utterance], list[str]]:
    """Return what was said in some tiers, in order of time, and notes on what was not read.

    Each speaker's one tier is read: independent ones before those that hang on another, then the
    one whose pieces have most words. Words alone are joined to sentences.

    Raises:
        FormatError: if no tier holds words.
    """
    groups = _groups(_of_people([each for each in tiers if each.pieces]))
    chosen = [best for group in groups if (best := _best(group))]
    if tiers and not chosen:
        problem = marked("none of its tiers holds words that someone said")
        raise FormatError(file, problem, NO_WORDS_REMEDY)
    cues = [cue for tier in chosen for cue in _cues(tier)]
    left = dict.fromkeys(each.name for each in tiers if each.pieces and each not in chosen)
    shown = [*list(left)[:MAX_SHOWN], *["…"] * (len(left) > MAX_SHOWN)]
    notes = [f"{NOT_READ}: {', '.join(shown)}"] if left else []
    nameless = sum(each.speaker is None for each in cues)
    notes += [f"{NAMELESS}: {nameless}"] if nameless else []
    return _in_order(cues), notes


def _of_people(tiers: list[Tier]) -> list[Tier]:
    """Return the tiers that have a participant, where the file names those of several people.

    What has none is no one's then: remarks, the scene, the coding; but not if it is of the same
    type. A tier that hangs on another is that one's.
    """
    theirs = [each for each in tiers if each.participant and each.is_said]
    if len({each.participant.casefold() for each in theirs}) < 2:  # noqa: PLR2004 - no habit yet
        return tiers
    types = {each.type for each in theirs}
    return [x for x in tiers if x.participant or x.dependent or x.type in types]


def _groups(tiers: list[Tier]) -> list[list[Tier]]:
    """Return the tiers of each speaker together, and those that divide another one's pieces.

    Where "K-Spch" is known for what K says, "K-RGU" is another tier of K's.
    """
    home = {tier.name: tier.speaker.casefold() for tier in tiers if not tier.dependent}
    known = {each.speaker.casefold() for each in tiers if each.kind in ("utterances", "words")}
    groups: dict[str, list[Tier]] = {}
    for tier in tiers:
        whose = home.get(tier.top, tier.speaker.casefold())
        first = _PART.split(whose, maxsplit=1)[0]
        groups.setdefault(first if first in known - {""} else whose, []).append(tier)
    found = list(groups.values())
    if len(tiers) > MAX_COMPARED:
        return found
    merged: list[list[Tier]] = []
    for group in found:
        kin = next((each for each in merged if _related(each, group)), None)
        if kin is None:
            merged.append(group)
        else:
            kin.extend(group)
    return merged


def _related(left: Iterable[Tier], right: Sequence[Tier]) -> bool:
    return any(_divides(a, b) or _divides(b, a) or _parallel(a, b) for a in left for b in right)


def _divides(fine: Tier, coarse: Tier) -> bool:
    """Return whether one tier's pieces are the words or sounds of the other's."""
    if len(fine.spans) <= len(coarse.spans) or len(coarse.spans) < 2:  # noqa: PLR2004
        return False
    starts, ends = fine.edges
    inside = sum(start in starts and end in ends for start, end in coarse.spans)
    if inside < NESTED_SHARE * len(coarse.spans):
        return False
    return not fine.is_said or fine.words == coarse.words


def _parallel(left: Tier, right: Tier) -> bool:
    """Return whether two tiers say something of the same pieces, as a translation does."""
    most = max(len(left.spans), len(right.spans))
    return most >= MIN_PARALLEL and len(left.spans & right.spans) >= NESTED_SHARE * most


def _best(group: list[Tier]) -> Tier | None:
    """Return the tier of one speaker to read, or None where none holds words.

    A tier of utterances by its name comes first. Of tiers on the same pieces it is the first: a
    translation follows what it translates.
    """
    said = [each for each in group if each.is_said]
    free = [each for each in said if not each.dependent] or said
    best = max(free, key=lambda each: (each.kind == "utterances", each.length), default=None)
    return next((each for each in free if best and _parallel(each, best)), best)


def _cues(tier: Tier) -> list[Utterance]:
    speaker = speaker_label(tier.speaker)
    single = tier.length <= WORD_SHARE and len(tier.pieces) >= MIN_WORDS
    if tier.kind == "words" or single:
        return cues_from_words(
            Word(each.text, each.start, each.end, speaker) for each in tier.pieces
        )
    return [_cue(each, speaker) for each in tier.pieces]


def _cue(piece: Piece, speaker: str | None) -> Utterance:
    line = piece.line
    if piece.start is None:
        return Utterance(0, speaker, piece.text, line=line)
    if piece.end is None:
        start = piece.start
        return Utterance(0, speaker, piece.text, start, time_quality="start_only", line=line)
    said = uttered(Cue("", piece.start, piece.end, (), 1), speaker, piece.text)
    return replace(said, line=line)


def _in_order(cues: Sequence[Utterance]) -> list[Utterance]:
    """Return cues by their starts; one without a start stays behind the one before it."""
    keyed: list[tuple[float, int]] = []
    latest, speaker = 0.0, None
    for at, each in enumerate(cues):
        latest = 0.0 if each.speaker != speaker else latest
        speaker = each.speaker
        latest = latest if each.start is None else each.start
        keyed.append((latest, at))
    return [cues[at] for _, at in sorted(keyed)]
