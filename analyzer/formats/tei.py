"""TEI: debates (ParlaMint), plays, and speech transcripts with a timeline (ISO 24624)."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Final

from lxml import etree

from analyzer.build import session_from_cues
from analyzer.errors import FormatError
from analyzer.formats import transcript_format
from analyzer.formats.files.document import Document
from analyzer.formats.grammar.cues import NAMELESS, Cue, uttered
from analyzer.formats.grammar.paragraphs import speaker_name
from analyzer.formats.grammar.tei_header import (
    NOT_SAID,
    XML,
    date,
    elements,
    name_of,
    person_name,
    texts,
    timeline,
    title,
)
from analyzer.session import Person, Session, Utterance
from analyzer.text import count_words
from analyzer.translate import marked

ROOTS: Final = ("TEI", "TEI.2", "teiCorpus", "teiCorpus.2")
MARKS: Final = {"chair": "chair", "presidency": "chair", "guest": "guest"}
"""What `ana` (ParlaMint) or `role` (GermaParl) says of a speaker's part."""
TOKENS: Final = ("w", "pc", "c")
"""Words and their punctuation, which the BNC has as characters."""
NO_ONE: Final = re.compile(r"^(?:PSUNK|PSUGP|unknown[-_.]\w{1,10})$", re.IGNORECASE)
"""Codes for someone, or several, who could not be told: the BNC's, and "unknown-M"."""
LOOSE: Final = re.compile(r"^[.,;:]\s++")
"""A mark that ends what stood before a note."""
CLOSING: Final = ".,;:?!…)]”’"
REMEDY: Final = marked("give the files with the speeches themselves (<u> or <sp> elements)")
CHAIR: Final = marked("the file says who is in the chair; that makes no one a leader by itself")
SHOUTS: Final = marked("interjections, sounds and stage directions, left out")
GAPS: Final = marked("places where the file leaves out part of what was said")


def is_tei(document: Document) -> bool:
    """Return whether its root is TEI's, and it has no timeline."""
    root = document.xml
    return root is not None and name_of(root) in ROOTS and not _has_timeline(root)


def is_spoken(document: Document) -> bool:
    """Return whether it is TEI with a timeline."""
    root = document.xml
    return root is not None and name_of(root) in ROOTS and _has_timeline(root)


def _has_timeline(root: etree._Element) -> bool:
    return next(elements(root, "timeline"), None) is not None


@transcript_format(
    "tei",
    title="TEI speeches (ParlaMint)",
    sniff=is_tei,
    kinds=("xml",),
    extensions=(".xml",),
    times="none",
    how_to_export="From a ParlaMint or other TEI corpus, give the file of one sitting, not the "
    "one of the whole corpus.",
)
def parse_tei(document: Document) -> Session:
    """Parse `<u>` or `<sp>`; notes, gaps and sounds are left out, the chair is marked."""
    return _parsed(document, "tei")


@transcript_format(
    "tei_spoken",
    title="TEI speech transcript with a timeline",
    sniff=is_spoken,
    kinds=("xml",),
    extensions=(".xml",),
    times="start and end",
    overlap=True,
    how_to_export="In EXMARaLDA or another tool for speech, export as TEI (ISO 24624).",
)
def parse_spoken(document: Document) -> Session:
    """Parse `<u>` with the times of its timeline."""
    return _parsed(document, "tei_spoken")


@dataclass
class _People:
    """Who speaks: names by identifier, then roles and marks by name."""

    names: dict[str, str] = field(default_factory=dict)
    roles: dict[str, str] = field(default_factory=dict)
    marks: dict[str, tuple[str, ...]] = field(default_factory=dict)

    def speaker(self, speech: etree._Element) -> str | None:
        """Return who speaks in a `<u>` or `<sp>`, None for no one or several in chorus."""
        holder = speech if speech.get("who") is not None else speech.getparent()
        who = "" if holder is None else " ".join((holder.get("who") or "").split())
        label = next((each for each in speech if name_of(each) == "speaker"), None)
        codes = [_code(each) for each in who.split(" ")]
        if len(codes) > 1 and ("#" in who or all(each in self.names for each in codes)):
            return None
        found = self.names.get(_code(who))
        if found is None and label is not None and " " not in who:
            found = " ".join(_said(label).split()).rstrip(".: ")
        name = None if NO_ONE.match(_code(who)) else speaker_name(found or _code(who))
        if name is not None:
            parts = [_code(each) for each in (speech.get("ana") or "").split()]
            parts.append(speech.get("role") or "")
            marks = [MARKS[each] for each in parts if each in MARKS]
            self.marks[name] = tuple(dict.fromkeys((*self.marks.get(name, ()), *marks)))
            party = speech.get("party") or ""
            self.roles.setdefault(name, "" if party == "NA" else party)
        return name

    def listed(self) -> list[Person]:
        """Return those who speak, with what the file says of them."""
        return [
            Person(name, marks=marks, affiliation=self.roles.get(name, ""))
            for name, marks in self.marks.items()
        ]


def _code(reference: str) -> str:
    """Return the identifier that a reference such as `#ann` or `people.xml#ann` points to."""
    return reference.rpartition("#")[2].rpartition(":")[2]


def _parsed(document: Document, format: str) -> Session:  # noqa: A002 - as everywhere
    root = document.xml
    speeches = [] if root is None else list(elements(root, "u")) or list(elements(root, "sp"))
    if root is None or not speeches:
        problem = marked(
            "it is TEI, but holds no speeches, as a header or the file of a whole corpus"
        )
        raise FormatError(document.name, problem, REMEDY)
    people, times = _people(root), timeline(root)
    cues = [cue for each in speeches for cue in _cues(each, people.speaker(each), times)]
    listed = people.listed()
    chairs = [each.name for each in listed if "chair" in each.marks]
    nameless = sum(each.speaker is None for each in cues)
    gaps = sum(1 for _ in elements(root, "gap"))
    shouts = sum(1 for _ in elements(root, "stage", "vocal", "incident", "kinesic"))
    counts = ((NAMELESS, nameless), (GAPS, gaps), (SHOUTS, shouts))
    notes = [f"{CHAIR}: {', '.join(chairs)}"] if chairs else []
    notes += [f"{text}: {count}" for text, count in counts if count]
    session = session_from_cues(
        cues,
        document.source(format, layout="u" if name_of(speeches[0]) == "u" else "sp"),
        title=title(root),
        people=listed,
        notes=notes,
    )
    return replace(session, date=date(root))


def _cues(
    speech: etree._Element, speaker: str | None, times: dict[str, float | None]
) -> Iterator[Utterance]:
    """Yield the segments of a speech; one that has times whole."""
    start, end = _times(speech, times)
    parts = [each for each in speech if name_of(each) and name_of(each) not in NOT_SAID]
    whole = start is not None or any(name_of(each) not in ("seg", "p") for each in parts)
    for each in [speech] if whole or not parts else parts:
        text = LOOSE.sub("", " ".join(_said(each).split()))
        if not count_words(text):
            continue
        line = getattr(each, "sourceline", None)  # which its stubs do not know
        if start is not None and end is not None:
            said = uttered(Cue("", start, end, (), 1), speaker, text)
            yield replace(said, line=line)
        elif start is not None:
            yield Utterance(0, speaker, text, start, time_quality="start_only", line=line)
        else:
            yield Utterance(0, speaker, text, line=line)


def _said(element: etree._Element) -> str:
    """Return what is said in an element: its words where they are marked, else its text."""
    tokens = [each for each in _spoken(element) if name_of(each) in TOKENS]
    if not tokens:
        return "".join(texts(element))
    text, glued = "", True
    for token in tokens:
        parent = token.getparent()
        word = " ".join("".join(texts(token)).split())
        if not word or (parent is not None and name_of(parent) in TOKENS):
            continue
        join = token.get("join", "")
        glued = glued or join in ("left", "both") or word[0] in CLOSING
        text += word if glued else f" {word}"
        glued = join in ("right", "both")
    return text


def _spoken(element: etree._Element) -> Iterator[etree._Element]:
    """Yield the elements within one that hold speech."""
    for child in element:
        if name_of(child) and name_of(child) not in NOT_SAID:
            yield child
            yield from _spoken(child)


def _people(root: etree._Element) -> _People:
    """Return who the header lists, by their identifiers; a name that two share stays unused."""
    people = _People()
    roles: dict[str, str] = {}
    for person in elements(root, "person", "personGrp"):
        code = person.get(f"{XML}id") or person.get("id") or ""
        name = person_name(person)
        if code and name:
            people.names[code] = name
        if code and person.get("role"):
            roles[code] = person.get("role") or ""
    shared = Counter(people.names.values())
    people.names = {code: name for code, name in people.names.items() if shared[name] == 1}
    people.roles = {people.names.get(code, code): role for code, role in roles.items()}
    return people


def _times(
    speech: etree._Element, times: dict[str, float | None]
) -> tuple[float | None, float | None]:
    """Return start and end of a speech: its own, its block's, or those of the anchors in it."""
    holder = speech if speech.get("start") is not None else speech.getparent()
    points = [] if holder is None else [holder.get("start"), holder.get("end")]
    if not times or not points or points[0] is None:
        anchors = [each.get("synch") for each in elements(speech, "anchor")] if times else []
        points = [anchors[0], anchors[-1] if len(anchors) > 1 else None] if anchors else []
    known = [times.get((each or "").rpartition("#")[2]) for each in points]
    return (known[0], known[1]) if known else (None, None)
