"""CHAT (.cha), the transcripts of TalkBank and CHILDES: `*ANN:` lines, tiers left out.

Main lines are parsed here: pylangacq drops fillers (`&-uh`) and gives words without punctuation.
"""

import datetime as dt
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final

from analyzer.build import session_from_cues
from analyzer.formats import transcript_format
from analyzer.formats.files.document import HEAD_LINES, Document
from analyzer.formats.grammar.cues import NAMELESS, Cue, uttered
from analyzer.session import Person, Session, Utterance
from analyzer.text import FILLERS, count_words
from analyzer.translate import marked

MIN_MARKED: Final = 0.8
"""Share of the first lines that are headers, main lines, tiers or go on with one."""
CUT_OFF: Final = " —"
"""What a cut-off utterance ends in (`analyzer.text.is_cut_off`)."""
NO_WORDS: Final = marked("lines without a word that could be understood, left out")
UNCLEAR: Final = marked("passages that could not be understood (xxx), left out")
INTERPOSED: Final = marked("words that others said within someone's line, left out")
ODD: Final = marked("lines outside the grammar of CHAT, left out")
_MONTHS: Final = dict(
    zip("JAN FEB MAR APR MAY JUN JUL AUG SEP OCT NOV DEC".split(), range(1, 13), strict=True)
)
_MAIN: Final = re.compile(r"^\*([^\s:*]{1,40})\s*+:(.*)$")
_DATE: Final = re.compile(r"^@Date:\s*+(\d{1,2})-([A-Za-z]{3})-(\d{4})")
_TIMES: Final = re.compile(
    r"[\x15•·][^\x15•·]{0,200}?(\d{1,10})_(\d{1,10})-?[\x15•·]|(?<!\S)(\d{1,10})_(\d{1,10})-?(?!\S)"
)
_NOT_SAID: Final = re.compile(
    r"\x15[^\x15]{0,200}\x15|\x15"  # pictures and other media
    r"|\[[^\[\]]{0,300}\]"  # codes: [//], [: going to], [=! laughs], [+ exc]
    r"|&=\S++|&[{}]\w=\S++"  # events: &=laughs
    r"|\((?:\.{1,3}|\d{0,3}:?\d{0,3}\.?\d{0,6})\)|(?<!\S)#(?!\S)"  # pauses: (.), (1.5)
    r"|(?<!\S)0\w*+"  # omitted words: 0is
    r"|(?<!\S)\+[<^,+\"“”≈≋]{1,2}(?=\s)"  # linkers: +<, ++
)
_OTHERS: Final = re.compile(r"&\*\w{1,20}[:=][^\s.?!]*+")
_UNCLEAR: Final = re.compile(r"(?<![\w&])(?:xxx?|yyy?|www)(?:@\w++)?(?!\w)")
_FRAGMENT: Final = re.compile(r"(?<!\w)&([-+~]?)(\w[^\s.,?!]*+)")
_ENDS: Final = (
    (re.compile(r"\s*\+(?://?[.?]|/)\s*$"), CUT_OFF),
    (re.compile(r"\s*\+\.\.\?\s*$"), "…?"),
    (re.compile(r"\s*\+(?:\.{2,3}|…)\s*$"), "…"),
    (re.compile(r"\s*\+!\?\s*$"), "!?"),
    (re.compile(r"\s*\+\"/?([.?!])\s*$"), r"\1"),
    (re.compile(r"\s*\+\.\s*$"), ""),
)
_FORM: Final = re.compile(r"(?<=\w)[@$][a-z]\w*+(?::\w++(?:[+&]\w++)*+)?")
_UNDERLINED: Final = re.compile(r"[\x01-\x08\x0e-\x1f]")
_SOUNDS: Final = re.compile(
    r"(?<=[A-Za-z])[ἩΫ]|Ϋ(?=[A-Za-z])|[↻↑↓⇗↗→↘⇘∞≈≋≡∙∆∇⁎⁇°▁▔☺♋∬∮↫∾⁑⤇⤆˳ˈˌ≠◉∲§^~‹›〔〕<>]|[⌈⌉⌊⌋]\d?|(?<=[^\W\d_]):++(?!\d)"
)
_BRACKETED: Final = re.compile(r"\(((?:[^\W\d_]|['’]){1,30})\)")
_JOINED: Final = re.compile(r"(?<=\w)[_+](?=\w)")
_BEFORE_MARK: Final = re.compile(r"\s++(?=[.?!,;:…])")


@dataclass(frozen=True, slots=True)
class _Line:
    """A main line, its continuation lines joined: code of the speaker, text, number."""

    code: str
    text: str
    number: int


def is_chat(document: Document) -> bool:
    """Return whether it opens with CHAT's headers, and most of its lines are of CHAT's kinds."""
    head = document.head
    if not head or not head[0].startswith("@"):
        return False
    lines = [line for line in document.lines[:HEAD_LINES] if line.strip()]
    marked = sum(line[0] in "@*%\t " for line in lines)
    begins = any(line == "@Begin" or line.startswith("@Participants:") for line in head)
    return begins and marked >= MIN_MARKED * len(lines)


@transcript_format(
    "chat_cha",
    title="CHAT transcript",
    sniff=is_chat,
    extensions=(".cha",),
    times="start and end",
    overlap=True,
    how_to_export="In CLAN, save the transcript as .cha; from TalkBank, download the .cha files.",
)
def parse_chat(document: Document) -> Session:
    """Parse main lines; dependent tiers and codes are left out, fillers and cut-offs kept."""
    people = _participants(document)
    counts: Counter[str] = Counter()
    cues: list[Utterance] = []
    for line in _main_lines(document, counts):
        text = said(line.text, counts)
        if not count_words(text):
            counts[NO_WORDS] += 1
            continue
        person = people.get(line.code, Person(line.code))
        cues.append(_cue(line, None if _is_unidentified(person) else person.name, text))
    counts[NAMELESS] = sum(each.speaker is None for each in cues)
    session = session_from_cues(
        cues,
        document.source("chat_cha"),
        people=[each for each in people.values() if not _is_unidentified(each)],
        notes=[f"{sentence}: {count}" for sentence, count in counts.items() if count],
    )
    return replace(session, date=_date(document))


def _main_lines(document: Document, counts: Counter[str]) -> Iterator[_Line]:
    """Yield main lines with the lines that continue them, which begin with white space."""
    code, parts, number = "", [""], 0
    for at, line in enumerate([*document.lines, "@End"], 1):
        if line[:1].isspace() or not line:
            parts.append(line)
            continue
        if code:
            yield _Line(code, " ".join(parts), number)
        found = _MAIN.match(line)
        code, parts, number = (found[1], [found[2]], at) if found else ("", [""], at)
        if not found and line[0] not in "@%":
            counts[ODD] += 1


def _cue(line: _Line, speaker: str | None, text: str) -> Utterance:
    """Return a line as an utterance, from the start of its first time to the end of its last."""
    times = [[int(each) for each in found if each] for found in _TIMES.findall(line.text)]
    if not times:
        return Utterance(0, speaker, text, line=line.number)
    cue = Cue("", times[0][0] / 1000, times[-1][1] / 1000, (), line.number)
    return uttered(cue, speaker, text)


def said(text: str, counts: Counter[str] | None = None) -> str:
    """Return what was said in a main line, and count what could not be understood.

    Fillers (`&-uh`) stay as words, fragments (`&+th`) as cut-off words, retraced words as they
    were said, shortenings in full. An interruption ends in a dash, trailing off in an ellipsis.

    >>> said("&-uh <I want> [//] I need (be)cause &=laughs (.) &+th the  plan +/. 0_1200")
    'uh I want I need because th- the plan —'
    >>> said("what do you mean xxx , really ?"), said("so we +...")
    ('what do you mean, really?', 'so we…')
    """
    counts = Counter() if counts is None else counts
    text, others = _OTHERS.subn(" ", _TIMES.sub(" ", text))
    text, unclear = _UNCLEAR.subn(" ", _NOT_SAID.sub(" ", text))
    counts[INTERPOSED] += others
    counts[UNCLEAR] += unclear
    text = " ".join(text.split())
    for pattern, mark in _ENDS:
        text = pattern.sub(mark, text)
    text = _UNDERLINED.sub("", text)
    text = _FRAGMENT.sub(_fragment, _BRACKETED.sub(r"\1", text))
    text = _SOUNDS.sub("", _FORM.sub("", text)).replace("„", ",").replace("‡", ",")
    text = " ".join(_JOINED.sub(" ", text).split())
    return _BEFORE_MARK.sub("", text)


def _fragment(found: re.Match[str]) -> str:
    """Return a filler or nonsense word as it is, and what was broken off with a dash."""
    mark, word = found.groups()
    whole = mark in ("-", "~") or (not mark and word.casefold() in FILLERS)
    return word if whole else f"{word}-"


def _participants(document: Document) -> dict[str, Person]:
    """Return people by code, from `@Participants: ANN Ann Adult, BOB Investigator`."""
    listed: dict[str, tuple[str, str]] = {}
    for entry in _header(document, "@Participants:").split(","):
        code, *rest = entry.split()[:8] or [""]
        if code:
            name = " ".join(rest[:-1]).replace("_", " ").strip()
            listed[code] = (name or code, rest[-1].replace("_", " ") if rest else "")
    shared = Counter(name.casefold() for name, _ in listed.values())
    return {
        code: Person(name if shared[name.casefold()] == 1 else code, affiliation=role)
        for code, (name, role) in listed.items()
    }


def _header(document: Document, name: str) -> str:
    """Return the text of a header with the lines that continue it."""
    found: list[str] = []
    for line in document.lines:
        if line.startswith(name):
            found.append(line[len(name) :])
        elif found and line[:1] in (" ", "\t"):
            found.append(line)
        elif found:
            break
    return " ".join(found)


def _is_unidentified(person: Person) -> bool:
    return person.affiliation.casefold() == "unidentified"


def _date(document: Document) -> str | None:
    """Return the day of the recording, from `@Date: 09-SEP-2000`, or None."""
    found = next((_DATE.match(line) for line in document.head if _DATE.match(line)), None)
    if found is None or found[2].upper() not in _MONTHS:
        return None
    try:
        return dt.date(int(found[3]), _MONTHS[found[2].upper()], int(found[1])).isoformat()
    except ValueError:
        return None
