"""Zoom's timeline: who was on the microphone when; only who shares one is taken from it."""

from analyzer.companions import companion
from analyzer.companions.parts import Attendance
from analyzer.formats.files.document import Document
from analyzer.formats.files.shape import Node
from analyzer.formats.side_files import is_timeline
from analyzer.session import Person
from analyzer.translate import marked


@companion(
    "zoom_timeline",
    title="Zoom timeline",
    vendor="zoom",
    what="timeline",
    extensions=(".json",),
    how_to_export=marked("An administrator gets it from Zoom's interface for programs."),
    sniff=is_timeline,
)
def parse_timeline(document: Document) -> Attendance:
    """Parse the people on the timeline, and who of them shares a microphone.

    Who spoke when is not taken over: a timeline names several people for one moment, or none, and
    a cue without a name is no one's.
    """
    several: dict[str, bool] = {}
    for moment in Node.of(document)["timeline"].each():
        for user in moment["users"].each():
            name = " ".join(user.get("username", "name").text().split())
            if name:
                many = user.get("multiple_people").value is True
                several[name] = several.get(name, False) or many
    people = tuple(Person(name, several=many) for name, many in several.items())
    source = document.source("zoom_timeline", vendor="zoom", layout="json")
    return Attendance(people, source, complete=False)
