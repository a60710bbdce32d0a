"""Zoom's chat file, as the cloud keeps it and as a computer saves it, old and new."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final

from analyzer.companions import companion
from analyzer.companions.parts import Chat
from analyzer.formats.document import Document
from analyzer.formats.paragraphs import clock_seconds
from analyzer.formats.side_files import CLOUD, LOCAL, is_zoom_chat
from analyzer.session import Message, MessageKind
from analyzer.translate import marked

TO: Final = re.compile(r"^(?P<name>.+?\S)?\s+(?:to|aan|an|à|a)\s+(?P<to>\S.*)$")
PRIVATE: Final = re.compile(
    r"\((?:direct message|privately|direct bericht|privé(?:bericht)?|direktnachricht|privat)\)$",
    re.IGNORECASE,
)
EVERYONE: Final = re.compile(
    r"^(?:everyone|iedereen|alle|all|jeder|tous|todos|tutti|meeting group chat|"
    r"hosts? and panelists|waiting room)\b",
    re.IGNORECASE,
)
_QUOTED: Final = r"[\"“”„]?(?P<about>.*?)[\"“”]?"
REACTED: Final = re.compile(
    rf"^(?:Reacted to|Heeft gereageerd op|Reageerde op)\s+{_QUOTED}\s+(?:with|met)\s+"
    r"[\"“”]?(?P<emoji>[^\"“”\s]{1,16})[\"“”]?\s*$",
    re.DOTALL,
)
REMOVED: Final = re.compile(r"^(?:Removed an? |Verwijderde een )", re.IGNORECASE)
REPLY: Final = re.compile(
    r"^(?:Replying to|Antwoord op|Beantwoordt)\s+[\"“”„](?P<about>[^\n]*?)[\"“”]?:?\s*"
    r"(?:\n+|\s{2,}|$)(?P<text>.*)$",
    re.DOTALL,
)
REACTIONS: Final = re.compile(r"^(?P<names>[^:\n]{1,200}):(?P<emoji>[^\w\s]{1,16})$")

LEFT_OUT: Final = marked("private chat messages, left out")
TAKEN_BACK: Final = marked("chat reactions that were taken back, left out")


@dataclass(frozen=True, slots=True)
class _Record:
    line: int
    clock: str
    seconds: float | None
    name: str
    to: str
    text: str


@companion(
    "zoom_chat",
    title="Zoom chat",
    vendor="zoom",
    what="chat",
    extensions=(".txt",),
    how_to_export=marked(
        "In Zoom's web portal, open Recordings, the meeting, and download the chat file; a chat "
        "saved on a computer is meeting_saved_chat.txt in the Zoom folder."
    ),
    sniff=is_zoom_chat,
)
def parse_zoom_chat(document: Document) -> Chat:
    """Parse messages, replies and reactions; private messages are dropped and counted."""
    records = list(_records(document))
    cloud = any(each.seconds is not None for each in records)
    public = [each for each in records if not _is_private(each.to)]
    messages = [found for each in public for found in _messages(each)]
    kept = [each for each in messages if not REMOVED.match(each.text)]
    private, removed = len(records) - len(public), len(messages) - len(kept)
    notes = ((private, LEFT_OUT), (removed, TAKEN_BACK))
    return Chat(
        messages=tuple(_numbered(kept)),
        private=private,
        clock="recording" if cloud else "wall",
        source=document.source("zoom_chat", vendor="zoom", layout="cloud" if cloud else "local"),
        notes=tuple(f"{sentence}: {count}" for count, sentence in notes if count),
    )


def _numbered(messages: list[Message]) -> Iterator[Message]:
    return (replace(each, index=at) for at, each in enumerate(messages))


def _records(document: Document) -> Iterator[_Record]:
    r"""Yield the records of a file: cloud files end them with `\r\n` and hold bare `\n` inside."""
    text = document.raw
    parts = text.split("\r\n") if "\r\n" in text else text.split("\n")
    line, opened, body = 1, None, []
    for part in parts:
        found = _header(part)
        if found is not None:
            if opened is not None:
                yield _whole(opened, body)
            opened, body = (line, *found[:4]), [found[4]]
        elif opened is not None:
            body.append(part)
        line += part.count("\n") + 1
    if opened is not None:
        yield _whole(opened, body)


def _header(part: str) -> tuple[str, float | None, str, str, str] | None:
    """Return clock, seconds, name, target and first text of a record, or None."""
    head, newline, rest = part.partition("\n")
    cloud = CLOUD.match(head)
    if cloud:
        text = head[cloud.end() :] + newline + rest
        seconds = clock_seconds(cloud["time"])
        return cloud["time"], seconds, cloud["name"].strip(), "", text
    local = LOCAL.match(head)
    if local is None:
        return None
    who, text = _split_local(local["rest"])
    name, to = _name_and_target(who)
    clock = f"{local['date']} {local['time']}" if local["date"] else local["time"]
    return clock, None, name, to, text + newline + rest


def _split_local(rest: str) -> tuple[str, str]:
    """Return who and text of what follows "From": cut at ` : `, else at a colon that ends it."""
    who, colon, text = rest.partition(" : ")
    if colon:
        return who.strip(), text.strip()
    if rest.rstrip().endswith(":"):
        return rest.rstrip()[:-1].strip(), ""
    who, _, text = rest.partition(":")
    return who.strip(), text.strip()


def _name_and_target(who: str) -> tuple[str, str]:
    found = TO.match(who)
    if found is None or not found["name"]:
        return who, ""
    name, to = found["name"], found["to"]
    while (more := TO.match(to)) and more["name"]:  # a name may hold "to": the last one counts
        name, to = f"{name} to {more['name']}", more["to"]
    return name.strip(), to.strip()


def _whole(opened: tuple[int, str, float | None, str, str], body: list[str]) -> _Record:
    line, clock, seconds, name, to = opened
    text = "\n".join(part.strip() for each in body for part in each.split("\n"))
    return _Record(line, clock, seconds, name, to, text.strip())


def _is_private(to: str) -> bool:
    """Return whether a message went to someone rather than to everyone."""
    return bool(to) and (bool(PRIVATE.search(to)) or not EVERYONE.match(to))


def _messages(record: _Record) -> Iterator[Message]:
    """Yield the message of a record, and the reactions listed below it."""
    lines = record.text.split("\n")
    reactions: list[re.Match[str]] = []
    while len(lines) > 1 and (found := REACTIONS.match(lines[-1].strip())):
        reactions.insert(0, found)
        lines.pop()
        while lines and not lines[-1].strip():
            lines.pop()
    text = "\n".join(lines).strip()
    kind, said, about = _kind(text)
    if said:
        yield _message(record, record.name, said, kind, about)
    for each in reactions:
        for name in each["names"].split(","):
            yield _message(record, name.strip(), each["emoji"], "reaction", said[:60])


def _kind(text: str) -> tuple[MessageKind, str, str]:
    """Return kind, text and what it is about."""
    reacted = REACTED.match(text)
    if reacted:
        return "reaction", reacted["emoji"], reacted["about"].strip().removesuffix("...").strip()
    reply = REPLY.match(text)
    if reply and reply["text"].strip():
        about = reply["about"].strip().removesuffix("...").strip()
        return "reply", " ".join(reply["text"].split()), about
    return "message", " ".join(text.split()), ""


def _message(record: _Record, name: str, text: str, kind: MessageKind, about: str) -> Message:
    who = name or None
    return Message(0, who, text, record.seconds, record.clock, kind, about, record.line)
