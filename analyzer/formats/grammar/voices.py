"""Who speaks in a cue: voice tags, or a name before the text in one of the ways captions do."""

import html
import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate
from typing import Final

from analyzer.formats.grammar.cues import Cue, plain, uttered
from analyzer.formats.grammar.names import (
    NEARLY_ALL,
    is_full_name,
    is_made_up,
    is_name,
    is_talk,
    joined_names,
    settled,
    split_name,
)
from analyzer.formats.grammar.openings import opening
from analyzer.formats.grammar.paragraphs import is_alone
from analyzer.session import Utterance
from analyzer.text import SOUNDS

Split = Callable[[str], tuple[str, str] | None]

VOICE: Final = re.compile(r"<v(?:\.[^\s<>]++)?(?:\s++([^<>]*+))?>", re.IGNORECASE)
VOICE_BEGINS: Final = re.compile(r"<v(?:[\s.>]|$)|&lt;v(?:\.\w+)?\s", re.IGNORECASE)
_VOICE_ENDS: Final = re.compile(r"</v>", re.IGNORECASE)
_ANGLE: Final = re.compile(r"^<\s*+([^<>/:\n]{1,80}?)\s*+>\s*+:?\s*+")
_BRACKET: Final = re.compile(r"^(?:\[([^\[\]\n]{1,80})\]|\(([^()\n]{1,80})\))\s*+:?\s*+")
_TURN: Final = re.compile(r"\s*+>{2,}\s*+")
_DASH: Final = re.compile(r"^\s*+[-–—]\s*+(?=\S)")
_INNER_DASH: Final = re.compile(r"(?<=[.?!…])(\s++[-–—]\s*+(?=\S))")
NAMED_SHARE: Final = 0.5
SOME_SHARE: Final = 0.1
FEW_SHARE: Final = 0.03
MIN_NAMES: Final = 2


@dataclass(frozen=True, slots=True)
class Voice:
    """What one voice says in a cue.

    Attributes:
        cue: it is part of.
        name: as the cue has it, or None.
        text: that is spoken.
        share: where it begins and ends in the cue, from 0 to 1, by characters.
        part: of how many voices in the cue.
    """

    cue: Cue
    name: str | None
    text: str
    share: tuple[float, float] = (0.0, 1.0)
    of: int = 1

    def uttered(self) -> Utterance:
        """Return it as an utterance; several voices share the time of their cue, estimated."""
        whole = uttered(self.cue, self.name, self.text)
        if self.of == 1 or whole.end is None:
            return whole
        span = self.cue.end - self.cue.start
        start, end = (round(self.cue.start + each * span, 3) for each in self.share)
        return replace(whole, start=start, end=end, estimated=True)


@dataclass(frozen=True, slots=True)
class _Piece:
    """A piece of a cue's text that may open a voice.

    Attributes:
        text: without the mark before it.
        turn: whether `>>` stands before it, so that someone else begins.
        dash: whether it is a line with a dash, where all lines of the cue have one.
        joint: what joins it to the piece before it, where no one else begins.
    """

    text: str
    turn: bool = False
    dash: bool = False
    joint: str = " "


@dataclass(frozen=True, slots=True)
class Grammar:
    """How a file's cues name who speaks.

    Attributes:
        kind: `"colon"`, `"bracket"`, `"angle"`, `"dash"`, or `"above"` the text.
        split: gives the name and the text of a piece.
        names: that are names.
        named: in how many cues one stands first.
        cues: how many hold text.
        twice: how many names stand first in two cues or more.
    """

    kind: str
    split: Split
    names: frozenset[str]
    named: int
    cues: int
    twice: int

    @property
    def sure(self) -> bool:
        """Whether that is how the file works: in half of its cues, or for two people and more.

        A dash stands in talk too: there it is in nearly all cues, and two people come back.
        """
        if self.kind == "dash":
            return self.named >= NEARLY_ALL * self.cues and self.twice >= MIN_NAMES
        half = self.named >= NAMED_SHARE * self.cues
        return half or (self.named >= SOME_SHARE * self.cues and self.twice >= MIN_NAMES)

    @property
    def likely(self) -> bool:
        """Whether it names enough cues to be no chance: a name before a colon in a few of them."""
        few = self.kind == "colon" and self.named >= max(MIN_NAMES, FEW_SHARE * self.cues)
        return self.sure or few


def has_voice_tags(cues: Sequence[Cue]) -> bool:
    """Return whether any cue has a voice tag."""
    return any(VOICE_BEGINS.search(line) for cue in cues for line in cue.text)


def voices(cues: Sequence[Cue]) -> list[Voice]:
    """Return what each voice says, cue by cue; where nothing names it, no one is guessed."""
    if has_voice_tags(cues):
        return [voice for cue in cues for voice in tagged(cue)]
    pieces = [_pieces(cue) for cue in cues]
    found = _grammar(pieces)
    return [
        voice
        for cue, parts in zip(cues, pieces, strict=True)
        for voice in _shared(cue, _parts(parts, found))
    ]


def tagged(cue: Cue) -> list[Voice]:
    """Return the voices of a cue with voice tags; what stands outside of them is no one's."""
    text = "\n".join(cue.text)
    if "&lt;v" in text:
        text = html.unescape(text)
    found: list[tuple[str | None, str]] = []
    pieces = VOICE.split(text)
    found.append((None, pieces[0]))
    for name, said in zip(pieces[1::2], pieces[2::2], strict=True):
        inside, *rest = _VOICE_ENDS.split(said, maxsplit=1)
        outside = "".join(rest)
        whose = plain(name or "") or None
        if plain(inside):
            found += [(whose, inside), (None, outside)]
        else:
            found.append((whose, outside))
    return _shared(cue, [(name, plain(said)) for name, said in found])


def _shared(cue: Cue, parts: Sequence[tuple[str | None, str]]) -> list[Voice]:
    """Return the voices that parts of a cue's text give; where there are none, one unheard."""
    spoken = [(name, said) for name, said in parts if said]
    if not spoken:
        return [Voice(cue, None, "")]
    total = sum(len(said) for _, said in spoken)
    ends = list(accumulate(len(said) / total for _, said in spoken))
    ends[-1] = 1.0
    starts = (0.0, *ends[:-1])
    return [
        Voice(cue, name, said, (start, end), len(spoken))
        for (name, said), start, end in zip(spoken, starts, ends, strict=True)
    ]


def grammar_of(cues: Sequence[Cue]) -> Grammar | None:
    """Return how cues without voice tags name who speaks, or None where none does."""
    return _grammar([_pieces(cue) for cue in cues])


def _grammar(pieces: Sequence[Sequence[_Piece]]) -> Grammar | None:
    """Return the grammar that names most cues, a colon before others, or None."""
    found = [_counted(kind, split, pieces) for kind, split in SPLITS.items()]
    likely = [each for each in (*found, _above(pieces)) if each and each.named and each.likely]
    return max(likely, key=lambda each: each.named, default=None)


def _above(pieces: Sequence[Sequence[_Piece]]) -> Grammar | None:
    """Return the grammar of names on a line above the text, where nearly all cues have one.

    Each name is one in full or comes back, and some do.
    """
    lines = [parts[0].text if len(parts) > 1 else "" for parts in pieces if parts]
    count = Counter(each for each in lines if is_alone(each))
    names = frozenset(each for each in count if count[each] > 1 or is_full_name(each))
    named = sum(count[each] for each in names)
    twice = sum(count[each] > 1 for each in names)
    fits = twice and named >= NEARLY_ALL * len(lines)
    return Grammar("above", split_name, names, named, len(lines), twice) if fits else None


def _counted(kind: str, split: Split, pieces: Sequence[Sequence[_Piece]]) -> Grammar:
    """Return how many cues a grammar names: it is what stands first in them that names.

    So does what follows a dash or `>>`; a name after `>>` is seen twice at once, as that mark
    stands before names. What begins another line is talk, unless it is a name that stands first
    elsewhere.
    """
    first = [_split(split, parts[0]) for parts in pieces if parts]
    more = [_split(split, x) for parts in pieces for x in parts[1:] if x.turn or x.dash]
    more += [_split(split, each) for parts in pieces for each in parts if each.turn]
    whole = joined_names([each for each in (*first, *more) if each])
    split = _whole(split, whole) if whole else split
    names = [whole.get(each[0], each[0]) if each else None for each in first]
    others = [whole.get(each[0], each[0]) for each in more if each]
    known = settled([*names, *others])
    count = Counter(name for name in names if name in known)
    twice = sum(times > 1 for times in count.values())
    return Grammar(kind, split, known, count.total(), len(first), twice)


def _whole(split: Split, whole: Mapping[str, str]) -> Split:
    """Return a split that knows which names hold a colon."""

    def with_colons(text: str) -> tuple[str, str] | None:
        found = split(text)
        name = whole.get(found[0]) if found else None
        if found is None or name is None:
            return found
        rest = split(found[1])
        return (name, rest[1]) if rest else found

    return with_colons


def _split(split: Split, piece: _Piece) -> tuple[str, str] | None:
    return split(_DASH.sub("", piece.text))


def _bracket(text: str) -> tuple[str, str] | None:
    found = _BRACKET.match(text)
    name = " ".join((found.group(1) or found.group(2)).split()) if found else ""
    words = name.casefold().split()
    if found is None or not is_name(name) or not SOUNDS.isdisjoint(words):
        return None
    shown = not name[0].islower() or is_made_up(name)
    return (name, text[found.end() :]) if shown else None


def _angle(text: str) -> tuple[str, str] | None:
    found = _ANGLE.match(text)
    name = found.group(1) if found else ""
    return (name, text[found.end() :]) if found and is_name(name) else None


def _dashed(text: str) -> tuple[str, str] | None:
    found = opening("name_dash", text) if any(x in text[:80] for x in (" -", " –", " —")) else None
    if found is None or found.speaker is None or is_talk(found.speaker):
        return None
    return found.speaker, found.text


SPLITS: Final[Mapping[str, Split]] = {
    "colon": split_name,
    "bracket": _bracket,
    "angle": _angle,
    "dash": _dashed,
}


def _pieces(cue: Cue) -> list[_Piece]:
    """Return the pieces of a cue's text: its lines, and parts of them that a mark begins."""
    lines = [line for line in map(plain, cue.text) if line]
    dashes = len(lines) > 1 and all(map(_DASH.match, lines))
    found: list[_Piece] = []
    for line in lines:
        for at, part in enumerate(_TURN.split(line) if ">>" in line else [line]):
            texts = _INNER_DASH.split(part)
            found.append(_Piece(texts[0], turn=at > 0, dash=dashes and at == 0))
            inner = zip(texts[1::2], texts[2::2], strict=True)
            found += [_Piece(text, joint=joint) for joint, text in inner]
    return [each for each in found if each.text]


def _parts(pieces: Sequence[_Piece], grammar: Grammar | None) -> list[tuple[str | None, str]]:
    """Return the parts of a cue's text, each with who is named before it."""
    if grammar and grammar.kind == "above" and pieces and pieces[0].text in grammar.names:
        return [(pieces[0].text, " ".join(each.text for each in pieces[1:]))]
    said = [_split(grammar.split, each) if grammar else None for each in pieces]
    named = [each if each and grammar and each[0] in grammar.names else None for each in said]
    talk = any(each and piece.dash for each, piece in zip(named, pieces, strict=True))
    found: list[tuple[str | None, list[str]]] = []
    for piece, each in zip(pieces, named, strict=True):
        if each:
            found.append((each[0], [each[1]]))
        elif not found or piece.turn or (talk and piece.dash):
            found.append((None, [_DASH.sub("", piece.text) if talk else piece.text]))
        else:
            found[-1][1].extend((piece.joint, piece.text))
    return [(name, "".join(texts).strip()) for name, texts in found]
