"""ELAN annotation files (.eaf): tiers of people, times in numbered slots.

Read from the guarded XML with lxml: pympi opens files by their path, with a parser of its own.
"""

import re
from collections.abc import Iterator, Mapping
from typing import Final

from lxml import etree

from analyzer.build import session_from_cues
from analyzer.errors import ParseError
from analyzer.formats import transcript_format
from analyzer.formats.files.document import Document
from analyzer.formats.grammar.tiers import Piece, Tier, is_other, plain, said_in
from analyzer.session import Session
from analyzer.translate import marked, phrase

PER_SECOND: Final = {"milliseconds": 1000.0, "PAL-frames": 25.0, "NTSC-frames": 30000 / 1001}
"""Units of time in a second, by the header's `TIME_UNITS`."""
REMEDY: Final = marked("open it in ELAN and save it again")
MAX_DEPTH: Final = 50
_INTEGER: Final = re.compile(r"-?\d{1,15}")
UNKNOWN: Final = frozenset(("", "unknown", "unspecified", "none"))


def is_eaf(document: Document) -> bool:
    """Return whether it is an annotation document of ELAN's."""
    return document.xml is not None and document.xml.tag == "ANNOTATION_DOCUMENT"


@transcript_format(
    "eaf",
    title="ELAN annotations",
    vendor="elan",
    sniff=is_eaf,
    kinds=("xml",),
    extensions=(".eaf",),
    times="start and end",
    overlap=True,
    how_to_export="In ELAN, File, Save: give the .eaf file, with one tier of utterances for each "
    "participant.",
)
def parse_eaf(document: Document) -> Session:
    """Parse the tier of utterances of each participant; slots without a time give none."""
    root = document.xml
    if root is None:
        raise ParseError(document.name, 1, marked("this is no XML"), REMEDY)
    cues, notes = said_in(list(_tiers(root, document.name)), file=document.name)
    return session_from_cues(cues, document.source("eaf", vendor="elan"), notes=notes)


Times = tuple[float | None, float | None]


def _tiers(root: etree._Element, file: str) -> Iterator[Tier]:
    slots = _slots(root, file)
    coded = {
        each.get("LINGUISTIC_TYPE_ID")
        for each in root.iterchildren("LINGUISTIC_TYPE")
        if each.get("CONTROLLED_VOCABULARY_REF")
    }
    times = _times(root, slots)
    parents = {each.get("TIER_ID"): each.get("PARENT_REF") for each in root.iterchildren("TIER")}
    for tier in root.iterchildren("TIER"):
        participant = " ".join((tier.get("PARTICIPANT") or "").split())
        kind = tier.get("LINGUISTIC_TYPE_REF") or ""
        yield Tier(
            tier.get("TIER_ID") or "",
            tuple(_pieces(tier, times)),
            participant="" if participant.casefold() in UNKNOWN else participant,
            coded=kind in coded or is_other(kind),
            top=_top(tier.get("TIER_ID") or "", parents),
            type=kind,
        )


def _top(name: str, parents: Mapping[str | None, str | None]) -> str:
    """Return the tier that a tier hangs on in the end; a ring of tiers ends anywhere."""
    for _ in range(MAX_DEPTH):
        above = parents.get(name)
        if above is None or above not in parents:
            break
        name = above
    return name


def _slots(root: etree._Element, file: str) -> dict[str, float | None]:
    """Return the seconds of each time slot; None for one without a time, which is legal.

    Raises:
        ParseError: for a time that is no number.
    """
    header = root.find("HEADER")
    unit = "" if header is None else header.get("TIME_UNITS", "")
    found: dict[str, float | None] = {}
    for slot in root.iterfind("TIME_ORDER/TIME_SLOT"):
        value = (slot.get("TIME_VALUE") or "").strip()
        if value and not _INTEGER.fullmatch(value):
            problem = phrase("the time '{time}' is no number", time=value[:40])
            raise ParseError(file, _line(slot) or 1, problem, REMEDY)
        seconds = round(int(value) / PER_SECOND.get(unit, 1000.0), 3) if value else None
        found[slot.get("TIME_SLOT_ID") or ""] = seconds
    return found


def _times(root: etree._Element, slots: dict[str, float | None]) -> dict[str, Times]:
    """Return the times of each annotation; one that refers to another has that one's.

    A chain of references is followed once for each annotation; a ring of them has no times.
    """
    times: dict[str, Times] = {}
    parent: dict[str, str] = {}
    for each in root.iterfind("TIER/ANNOTATION/*"):
        name = each.get("ANNOTATION_ID") or ""
        first, last = each.get("TIME_SLOT_REF1"), each.get("TIME_SLOT_REF2")
        if first is not None:
            times[name] = (slots.get(first), slots.get(last or ""))
        else:
            parent[name] = each.get("ANNOTATION_REF") or ""
    for name in parent:
        chain = [name]
        while chain[-1] not in times and chain[-1] in parent and len(chain) <= len(parent):
            chain.append(parent[chain[-1]])
        known = times.get(chain[-1], (None, None))
        times |= dict.fromkeys(chain, known)
    return times


def _pieces(tier: etree._Element, times: dict[str, Times]) -> Iterator[Piece]:
    for each in tier.iterfind("ANNOTATION/*"):
        text = plain(each.findtext("ANNOTATION_VALUE") or "")
        if text:
            start, end = times.get(each.get("ANNOTATION_ID") or "", (None, None))
            yield Piece(start, end, text, _line(each))


def _line(element: etree._Element) -> int | None:
    line = getattr(element, "sourceline", None)  # which its stubs do not know
    return line if isinstance(line, int) else None
