"""The lines that open a message in Zoom's chat files: who wrote, when, and to whom.

Whether a message was private is decided here, and in doubt it was: a message to someone who is not
known to be everyone is never kept.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from analyzer.formats.grammar.clocks import HALF_DAY
from analyzer.formats.side_files import CLOUD, LOCAL, PASTED

_TO: Final[Mapping[str, str]] = {
    "From": "to",
    "Van": "aan",
    "Von": "an",
    "De": "à|a|para",
    "Da": "a|per",
    "Fra": "til|a",
    "Från": "till",
    "Od": "do",
    "Kimden": "kime",
    "Gönderen": "alıcı",
    "Từ": "đến",
    "Dari": "ke|kepada",
    "": "кому|для|終了|に|宛先|對|对|到|給|给|至|수신자|받는 사람",
}
"""The word before who gets a message, by the word before who wrote it; `""` is any other."""
_PRIVATE: Final = (
    r"[(（]\s*(?:direct message|privately|private(?:ly)?(?: message)?|direct bericht|privébericht|"
    r"privé|direktnachricht|direkte nachricht|privat|message direct|message privé|en privé|"
    r"mensaje directo|en privado|mensagem direta|em particular|messaggio diretto|in privato|"
    r"ダイレクトメッセージ|プライベート|личное сообщение|прямое сообщение|лично|私聊|私信|私人訊息|"
    r"直接訊息|직접 메시지|비공개|direkt mesaj|wiadomość bezpośrednia|pesan langsung)\s*[)）]"
)
_EVERYONE: Final = (
    r"(?:everyone|everybody|all|iedereen|alle|alle teilnehmer|jeder|tout le monde|tous|todos|"
    r"todo el mundo|tutti|alla|meeting group chat|(?:all )?panelists(?: and attendees)?|"
    r"(?:all )?hosts?(?: and| &) panelists|hosts?(?: and| &) co-?hosts?|"
    r"все|всем|усі|всім|皆様|全員|所有人|每个人|每個人|모두|모든 사람|wszyscy|herkes|mọi người|"
    r"semua orang|waiting room(?: participants)?)(?:\s*\(?in [^():]{1,40}\)?)?"
)
ME: Final = ("me", "you", "ik", "jij")
"""Whoever copied the messages: the file doesn't say who that is."""
MAX_WHO: Final = 600
"""Characters of who wrote and to whom; what is longer is damaged, and counts as private."""
_ANY_TO: Final = "|".join(dict.fromkeys(_TO.values()))
_IS_PRIVATE: Final = re.compile(_PRIVATE, re.IGNORECASE)
_TO_EVERYONE: Final = re.compile(rf"(?P<name>\S.*?)\s+(?:{_ANY_TO})\s+{_EVERYONE}$", re.IGNORECASE)
_ADDRESSED: Final = re.compile(
    rf"(?P<who>\S.*?\s(?:{_ANY_TO})\s+(?:{_EVERYONE}|[^:]*?{_PRIVATE}))\s*:",
    re.IGNORECASE,
)
_END: Final = re.compile(r"\r\n|\r|\n")


@dataclass(frozen=True, slots=True)
class Header:
    """What the opening line of a message says.

    Attributes:
        clock: as in the file, the day before it where there is one.
        relative: whether the clock counts from the start of the recording.
        name: who wrote.
        private: whether it went to someone rather than to everyone.
        text: what stands after it on the same line.
    """

    clock: str
    relative: bool
    name: str
    private: bool
    text: str


@dataclass(frozen=True, slots=True)
class Record:
    """A message with all its lines, stripped, and the line where it opens."""

    header: Header
    text: str
    line: int


def header(line: str) -> Header | None:
    r"""Return what the opening line of a message says, or None for any other line.

    >>> header("09:03:42\t From  Ada Novak  To  Bo(privately) : hm").private
    True
    >>> header("11:36:50 From Ada Novak To Everyone:").name
    'Ada Novak'
    """
    cloud, local = CLOUD.match(line), LOCAL.match(line)
    if cloud and not (local and (not cloud["tab"] or _IS_PRIVATE.search(cloud["name"]))):
        return Header(cloud["time"], True, cloud["name"].strip(), False, line[cloud.end() :])  # noqa: FBT003 - two fields with names
    if local is None:
        return None
    clock = f"{local['date']} {local['time']}" if local["date"] else local["time"]
    who, text, to = _who_and_text(local["rest"], _TO.get(_word(local), _TO[""]))
    name, private = _name_and_private(who, to)
    return Header(clock, False, name, private, text)  # noqa: FBT003 - a field with a name


def pasted(line: str) -> Header | None:
    """Return what the opening line of a message copied from a meeting's window says, or None.

    >>> pasted("From Ada Novak to Everyone: 02:42 PM").clock
    '14:42:00'
    """
    found = PASTED.match(line)
    if found is None:
        return None
    hours, minutes = (int(each) for each in found["time"].split(":"))
    half = (found["half"] or "").upper()
    hours = hours % HALF_DAY + HALF_DAY * (half == "PM") if half else hours
    name, private = _name_and_private(found["who"] or found["other"], _TO["From"])
    name = "" if name.casefold() in ME else name.rstrip(": ")
    text = (found["text"] or "").strip()
    return Header(f"{hours:02}:{minutes:02}:00", False, name, private, text)  # noqa: FBT003 - a field with a name


def _word(local: re.Match[str]) -> str:
    """Return the word before who wrote."""
    return str(local["from"] or local["other"] or "")


def _who_and_text(rest: str, to: str) -> tuple[str, str, str]:
    """Return who, and to whom, the text after it, and the word that may stand between them.

    The newer grammar ends them with a colon and always says to whom; the older one ends them with
    a colon between spaces, and says it of some messages.
    """
    before, between, after = rest.partition(" : ")
    addressed = _ADDRESSED.match(before[:MAX_WHO])
    if addressed:
        text = before[addressed.end("who") :].lstrip().removeprefix(":")
        return addressed["who"], (text + between + after).strip(), _ANY_TO
    if between:
        return before.strip(), after.strip(), to
    if rest.rstrip().endswith(":"):
        return rest.rstrip()[:-1].strip(), "", _ANY_TO
    who, _, text = rest.partition(":")
    return who.strip(), text.strip(), to


def _name_and_private(who: str, to: str) -> tuple[str, bool]:
    if len(who) > MAX_WHO or _IS_PRIVATE.search(who):
        return who[:MAX_WHO], True
    everyone = _TO_EVERYONE.match(who)
    if everyone:
        return everyone["name"].strip(), False
    apart = rf"\S(?:\s+(?:{to})\s+|\s\s+(?:{_ANY_TO})\s+|\s+(?:{_ANY_TO})\s\s+)\S"
    return who, re.search(apart, who, re.IGNORECASE) is not None


def records(text: str) -> Iterator[Record]:
    r"""Yield the messages of a file.

    The cloud ends them with `\r\n` and keeps bare `\n` inside: where most of its messages open
    after `\r\n`, only those do. Elsewhere each line may open one. A line that opens a private
    message always does, so that none is ever read as part of a public one.

    >>> [each.text for each in records("00:00:01\tBo:\ttwo\nlines\r\n00:00:02\tCy:\tone\r\n")]
    ['two\nlines', 'one']
    """
    lines = list(_lines(text))
    opens = [header(line) for line, _ in lines]
    if not any(opens):
        opens = [pasted(line) for line, _ in lines]
    pairs = zip(opens, lines, strict=True)
    cloud = [after for found, (_, after) in pairs if found and found.relative]
    strict = bool(cloud) and 2 * sum(cloud) > len(cloud) and "\r\n" in text
    current: Header | None = None
    body: list[str] = []
    began = 1
    for number, (found, (line, after)) in enumerate(zip(opens, lines, strict=True), start=1):
        if found and (after or not strict or found.private):
            if current is not None:
                yield Record(current, "\n".join(body).strip(), began)
            current, body, began = found, [found.text.strip()], number
        elif current is not None:
            body.append(line.strip())
    if current is not None:
        yield Record(current, "\n".join(body).strip(), began)


def _lines(text: str) -> Iterator[tuple[str, bool]]:
    r"""Yield each line, and whether it stands at the start or after `\r\n`."""
    at, after = 0, True
    for found in _END.finditer(text):
        yield text[at : found.start()], after
        at, after = found.end(), found.group() == "\r\n"
    yield text[at:], after
