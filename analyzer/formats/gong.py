"""Gong's JSON: what its API gives for a call's transcript, with the parties where it has them."""

import datetime as dt
from collections.abc import Iterator
from typing import Final

from analyzer.build import session_from_cues
from analyzer.errors import FormatError
from analyzer.formats import transcript_format
from analyzer.formats.files.document import Document
from analyzer.formats.files.shape import Node
from analyzer.formats.grammar.row_session import counted, said, tidy
from analyzer.formats.grammar.words import speaker_label
from analyzer.session import Person, Session, Utterance
from analyzer.translate import marked, phrase

CALLS: Final = ("callTranscripts", "call_transcripts", "transcripts", "records")
SPEAKERS: Final = ("speakerId", "speaker_id")
IDENTITIES: Final = ("callId", "call_id", "id")
MILLISECONDS: Final = 1e-3


def calls(document: Document) -> list[Node]:
    """Return the calls in a file: objects with monologues, or the list of monologues itself."""
    node = Node.of(document)
    node = node["data"] if node["data"].keys() else node
    if _is_monologues(node) or _is_monologues(node["transcript"]):
        return [node]
    listed = next((node[key] for key in CALLS if node[key].is_list()), node)
    if not listed.is_list():
        return []
    return [each for each in listed.each() if _is_monologues(each["transcript"])]


def _is_monologues(node: Node) -> bool:
    """Return whether a list begins with a monologue: a speaker's identity and sentences."""
    first = node.first()
    return any(first.has(key) for key in SPEAKERS) and first["sentences"].is_list()


@transcript_format(
    "gong_json",
    title="Gong JSON",
    vendor="gong",
    sniff=lambda document: bool(calls(document)),
    kinds=("json",),
    extensions=(".json",),
    times="start and end",
    overlap=True,
    how_to_export="Ask Gong's API for the call's transcript, and put the call's parties in the "
    "same file: without them speakers have numbers for names.",
)
def parse_gong(document: Document) -> Session:
    """Parse monologues of sentences with times in milliseconds.

    Speakers have the names of the call's parties where the file has them, else their numbers.
    Parties marked as attendees are known to have been there, in silence or not.

    Raises:
        FormatError: for several calls.
        ParseError: for what is no text, no time or no list where one belongs.
    """
    found = calls(document)
    if len(found) > 1:
        problem = phrase("it holds {count} calls", count=len(found))
        raise FormatError(document.name, problem, marked("give each call a file of its own"))
    call = found[0] if found else Node.of(document)
    about, parties = _about(Node.of(document), call.get(*IDENTITIES).text())
    names = {
        identity: name
        for each in parties
        if (name := _name(each))
        for identity in (each.get(*SPEAKERS).text(), each["id"].text())
        if identity
    }
    cues = list(_cues(call if call.is_list() else call["transcript"], names))
    filled = [each for each in cues if each.text]
    people = [person for each in parties if (person := _person(each))]
    came = [name for each in parties if _attended(each) and (name := _name(each))]
    spoke = {each.speaker for each in filled}
    return session_from_cues(
        filled,
        document.source("gong_json", vendor="gong", layout="json"),
        title=tidy(about["title"].text()),
        people=[each for each in people if each.name in spoke or each.name in came],
        complete=bool(came),
        notes=counted(filled, empty=len(cues) - len(filled)),
        started=_started(about),
    )


def _cues(monologues: Node, names: dict[str, str]) -> Iterator[Utterance]:
    for each in monologues.each():
        identity = each.get(*SPEAKERS).text()
        speaker = names.get(identity) or (f"Speaker {identity}" if identity else None)
        for sentence in each["sentences"].each():
            start, end = (
                sentence["start"].seconds(MILLISECONDS),
                sentence["end"].seconds(MILLISECONDS),
            )
            yield said(speaker, tidy(sentence["text"].text()), start, end)


def _about(whole: Node, identity: str) -> tuple[Node, list[Node]]:
    """Return what the file says of a call, and the call's parties."""
    whole = whole["data"] if whole["data"].keys() else whole
    extensive = [each for each in whole["calls"].each() if each.keys()] if whole["calls"] else []
    places = [each for each in extensive if each["metaData"]["id"].text() == identity]
    places = places or (extensive if len(extensive) == 1 else [])
    for place in (*places, whole["call"], whole):
        parties = place.get("parties", "participants")
        if place.keys() and (parties or place["metaData"]):
            about = place["metaData"] if place["metaData"].keys() else place
            return about, [each for each in parties.each() if each.keys()]
    return whole if whole.keys() else Node(None), []


def _started(about: Node) -> str | None:
    """Return when the call began, ISO 8601, or None."""
    try:
        return dt.datetime.fromisoformat(str(about["started"].value)).isoformat()
    except ValueError:
        return None


def _name(party: Node) -> str:
    return speaker_label(tidy(party["name"].text())) or ""


def _person(party: Node) -> Person | None:
    name = _name(party)
    outside = party["affiliation"].text().casefold() == "external"
    return Person(name, marks=("external",) if outside else ()) if name else None


def _attended(party: Node) -> bool:
    methods = party["methods"]
    return methods.is_list() and any(each.value == "Attendee" for each in methods.each())
