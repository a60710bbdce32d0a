"""Zoom's chat file, as the cloud keeps it and as a computer saves it, old and new."""

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from analyzer.companions import companion
from analyzer.companions.parts import Chat
from analyzer.companions.zoom_headers import Record, records
from analyzer.formats.files.document import Document
from analyzer.formats.grammar.paragraphs import clock_seconds
from analyzer.formats.side_files import is_zoom_chat
from analyzer.session import Message
from analyzer.translate import marked

REACTED: Final = (
    "reacted to", "heeft gereageerd op", "reageerde op", "reagierte auf", "hat reagiert auf",
    "a réagi à", "reaccionó a", "ha reaccionado a", "reagiu a", "ha reagito a",
)  # fmt: skip
WITH: Final = (" with ", " met ", " mit ", " avec ", " con ", " com ")
REPLYING: Final = (
    "replying to", "antwoord op", "antwoord verzenden naar", "beantwoordt", "reageren op",
    "antwortet auf", "antwort auf",
    "en réponse à", "répondre à", "respondiendo a", "respondendo a", "in risposta a",
)  # fmt: skip
QUOTES: Final = '"“”„«»'
REMOVED: Final = re.compile(
    r"^Removed an? (?P<emoji>\S{1,16}) reaction from (?P<about>.*)$", re.DOTALL | re.IGNORECASE
)
QUOTE_ENDS: Final = (
    re.compile(r"[\"“”»][:\s]*\n"),
    re.compile(r"(?:\.\.\.|…)[\"“”»]:?[ \t]"),
    re.compile(r"[\"“”»]:?[ \t]"),
    re.compile(r"[\"“”»]:?\s*$"),
)
OTHER_REPLY: Final = re.compile(
    r"^[^\"“”„«»\n]{2,40}[\"“”„«»](?P<about>[^\n]+)[\"“”»][ \t]*\n[ \t]*\n(?P<text>.+)$", re.DOTALL
)
OTHER_REACTION: Final = re.compile(
    r"^[^\"“”„«»\n]{2,40}[\"“”„«»](?P<about>.+)[\"“”»]\s(?P<rest>[^\"“”»\n]{1,40})$", re.DOTALL
)
MAX_REST: Final = 4
HEAD: Final = 10
MAX_EMOJI: Final = 16
EMOJI_FROM: Final = "\u00a9"
ABOUT: Final = 60
LOOK_BACK: Final = 50

LEFT_OUT: Final = marked("private chat messages, left out")
TAKEN_BACK: Final = marked("chat reactions that were taken back, left out")
EMPTY: Final = marked("chat messages without text, such as a file or a picture, left out")


@dataclass(frozen=True, slots=True)
class _Removal:
    """A reaction that was taken back."""

    speaker: str | None
    emoji: str
    about: str


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
    found = list(records(document.raw or document.text))
    public = [each for each in found if not each.header.private]
    relative = any(each.header.relative for each in found)
    writers = {each.header.name for each in public}
    heads = {head for each in public for head in _heads(each.text)}
    whole = [
        each for record in public for each in _messages(record, writers, heads, relative=relative)
    ]
    taken_back = sum(isinstance(each, _Removal) for each in whole)
    kept = list(_without_taken_back(whole))
    messages = [each for each in kept if each.text]
    empty = len(kept) - len(messages)
    private = len(found) - len(public)
    notes = ((private, LEFT_OUT), (taken_back, TAKEN_BACK), (empty, EMPTY))
    return Chat(
        messages=tuple(replace(each, index=at) for at, each in enumerate(messages)),
        private=private,
        clock="recording" if relative else "wall",
        source=document.source("zoom_chat", vendor="zoom", layout="cloud" if relative else "local"),
        notes=tuple(f"{sentence}: {count}" for count, sentence in notes if count),
    )


def _without_taken_back(whole: Sequence[Message | _Removal]) -> Iterator[Message]:
    """Yield messages without the reactions that were taken back later."""
    given: dict[tuple[str | None, str], list[int]] = {}
    gone: set[int] = set()
    for at, each in enumerate(whole):
        if isinstance(each, _Removal):
            mine = given.get((each.speaker, each.emoji), [])
            last = next((i for i in reversed(mine[-LOOK_BACK:]) if _alike(whole[i], each)), None)
            if last is not None:
                del mine[mine.index(last, max(0, len(mine) - LOOK_BACK))]
                gone.add(last)
        elif each.kind == "reaction":
            given.setdefault((each.speaker, each.text), []).append(at)
    for at, each in enumerate(whole):
        if isinstance(each, Message) and at not in gone:
            yield each


def _alike(one: Message | _Removal, other: Message | _Removal) -> bool:
    """Return whether two are about the same, each cut off somewhere."""
    return one.about.startswith(other.about) or other.about.startswith(one.about)


def _messages(
    record: Record, writers: Collection[str], heads: Collection[str], *, relative: bool
) -> Iterator[Message | _Removal]:
    """Yield the message of a record, and the reactions that a saved chat lists below it.

    Those have no time of their own: only whom they are from is known.
    """
    lines = record.text.split("\n")
    reactions: list[tuple[Sequence[str], str]] = []
    saved = not record.header.relative
    while saved and len(lines) > 1 and (below := _reaction(lines[-1], writers)):
        reactions.insert(0, below)
        lines.pop()
        while lines and not lines[-1]:
            lines.pop()
    seconds = clock_seconds(record.header.clock) if relative and _is_bare(record) else None
    message = Message(
        0, record.header.name or None, "", seconds, record.header.clock, line=record.line
    )
    said = _said(message, "\n".join(lines), heads)
    yield said
    about = said.text[:ABOUT] if isinstance(said, Message) else ""
    for names, emoji in reactions:
        for name in names:
            yield Message(0, name, emoji, kind="reaction", about=about, line=record.line)


def _is_bare(record: Record) -> bool:
    return "-" not in record.header.clock


def _reaction(line: str, writers: Collection[str]) -> tuple[Sequence[str], str] | None:
    """Return who reacted with what in a line such as "Jo, Lina Haddad:❤️", or None."""
    names, colon, emoji = line.rpartition(":")
    if not colon or not names.strip() or not is_emoji(emoji):
        return None
    return _split_names(names, writers), emoji


def _split_names(text: str, writers: Collection[str]) -> list[str]:
    """Return names between commas; one that holds a comma is known from who wrote."""
    names: list[str] = []
    for each in text.split(","):
        part = each.strip()
        both = f"{names[-1]}, {part}" if names else ""
        if names and both in writers and names[-1] not in writers:
            names[-1] = both
        elif part:
            names.append(part)
    return names


def is_emoji(text: str) -> bool:
    """Return whether a text is an emoji or a few, and no letters, digits or smiley of signs.

    >>> [is_emoji(each) for each in ("❤️", "👍🏽", "1️⃣", "‼️", ")", "joy", "")]
    [True, True, True, True, False, False, False]
    """
    keycap = "\u20e3" in text
    plain = (each for each in text if not (keycap and each in "0123456789#*"))
    return 0 < len(text) <= MAX_EMOJI and all(
        each > EMOJI_FROM and not each.isalnum() and not each.isspace() and each not in QUOTES
        for each in plain
    )


def _said(message: Message, text: str, heads: Collection[str]) -> Message | _Removal:
    """Return a message with its kind, its text on one line, and what it is about."""
    removed = REMOVED.match(text)
    if removed and is_emoji(removed["emoji"]):
        return _Removal(message.speaker, removed["emoji"], _quoted(removed["about"]))
    opening = _begins(text, REACTED)
    if opening:
        between = max((text.rfind(each), each) for each in WITH)
        emoji = text[between[0] + len(between[1]) :].strip().strip(QUOTES)
        if between[0] >= opening and is_emoji(emoji):
            about = _quoted(text[opening : between[0]])
            return replace(message, text=emoji, kind="reaction", about=about)
    opening = _begins(text, REPLYING)
    rest = text[opening:].lstrip()
    if opening and rest[:1] and rest[0] in QUOTES:
        end = next((found for each in QUOTE_ENDS if (found := each.search(rest, 1))), None)
        if end:
            reply = " ".join(rest[end.end() :].split())
            about = _quoted(rest[: end.start()])
            return replace(message, text=reply, kind="reply", about=about)
    return _in_any_language(message, text, heads)


def _in_any_language(message: Message, text: str, heads: Collection[str]) -> Message:
    """Return a message; a reply or a reaction where it quotes what another message begins with."""
    replied = OTHER_REPLY.match(text)
    if replied and (about := _quoted(replied["about"]))[:HEAD] in heads:
        return replace(message, text=" ".join(replied["text"].split()), kind="reply", about=about)
    reacted = OTHER_REACTION.match(text)
    words = reacted["rest"].split() if reacted else []
    emoji = [each for each in words if is_emoji(each)]
    if reacted and len(emoji) == 1 and len(words) <= MAX_REST:
        about = _quoted(reacted["about"])
        if about[:HEAD] in heads:
            return replace(message, text=emoji[0], kind="reaction", about=about)
    return replace(message, text=" ".join(text.split()))


def _heads(text: str) -> Iterator[str]:
    """Yield how a message begins, and how what it replies with begins."""
    _, _, reply = text.partition("\n\n")
    yield from (head for each in (text, reply) if (head := _quoted(each[:ABOUT])[:HEAD]))


def _begins(text: str, openings: Sequence[str]) -> int:
    """Return the length of the opening that a text begins with, or 0."""
    head = text[:ABOUT].casefold()
    return next((len(each) for each in openings if head.startswith(each + " ")), 0)


def _quoted(text: str) -> str:
    """Return quoted words without their quotes, and without the dots where they were cut."""
    bare = " ".join(text.split()).strip(QUOTES)
    return bare.removesuffix("...").removesuffix("…").strip()
