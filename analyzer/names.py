"""Display names as meeting tools show them: the person, and what stands beside the name.

Tools let organisation, role, pronouns, guest marks and devices run into the name, and people change
theirs from one meeting to the next. What stands beside a name is kept apart from it; names that
look like one person's are proposed for merging, and only a person merges them.
"""

import difflib
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import combinations
from typing import Final

from analyzer.session import Person, Roster, Session
from analyzer.translate import marked

MAYBE_ONE: Final = marked("names that may be one person's, kept apart until someone says so")
SEVERAL: Final = marked("names of two people on one microphone, kept as one speaker")
MIN_RATIO: Final = 0.88
MAX_COMPARED: Final = 200
NO_ONES: Final = ("telephone", "room", "bot")
"""Devices of no single person."""

MARKS: Final = {
    "guest": "guest gast invité invitée gastteilnehmer invitado ospite convidado",
    "unverified": "unverified niet-geverifieerd ongeverifieerd nicht-überprüft nicht-verifiziert "
    "non-vérifié no-verificado non-verificato",
    "external": "external extern externe externo esterno",
    "host": "host gastheer gastvrouw organizer organiser organisator presenter presentator",
    "co-host": "co-host cohost medehost",
    "me": "me ik you jij",
    "chair": "chair voorzitter",
}
_MARK_OF: Final = {word: mark for mark, words in MARKS.items() for word in words.split()}
_PRONOUNS: Final = frozenset(
    """
    she her hers he him his they them theirs xe xem ze zir any all
    zij ze haar hij hem zijn die hen hun elle elles il lui iel sie ihr er ihn
    """.split()
)
_NICKNAMES: Final = frozenset("any all die il lui ze xe er he".split())
"""Pronouns that, alone in brackets, are as often something else."""
_BESIDE: Final = re.compile(
    r"^(?P<name>.*?\S)\s*+[(\[](?P<beside>[^()\[\]]{1,60})[)\]](?P<after>[^\w()\[\]|•·]{0,8})$"
)
_BEFORE: Final = re.compile(r"^\[(?P<beside>[^\[\]]{1,60})\]\s++(?P<name>\S.*)$")
_SEPARATED: Final = re.compile(
    r"^(?P<name>[^|•·]{1,80}?)(?:\s*+[|•·]\s*+|\s++[-–—]\s++|\s++@\s*+)(?P<beside>\S.*)$"
)
_SPELLED_PRONOUNS: Final = re.compile(r"^(?P<name>.*?\S)\s++(?P<beside>[A-Za-z]+(?:/[A-Za-z]+)+)$")
_LOOSE: Final = "-–—|•·@"
_UNSEEN: Final = re.compile("[\u200e\u200f]")
_SEVERAL: Final = re.compile(r"\S\s+(?:\+|&|and|en|und|et|y)\s+\S", re.IGNORECASE)
_PRESENTATION: Final = re.compile(
    r"^(?P<name>.+?)[’']s? (?:presentation|presentatie|screen)$"
    r"|^(?:presentatie|scherm|présentation|presentación) (?:van|de) (?P<of>.+)$",
    re.IGNORECASE,
)
_THINGS: Final = (
    r"(?:i-?phone|i-?pad|macbook(?: pro| air)?|mac(?: mini| studio)|imac|laptop|phone|mobile|pc|"
    r"computer|desktop|tablet|galaxy(?: \w+){0,2}|pixel \d\w?(?: pro| xl)?|surface(?: pro| go)?|"
    r"android|telefoon|gsm|mobiel)"
)
_DEVICE_OF: Final = re.compile(
    rf"^(?P<name>.+?)[’']?s (?:{_THINGS}|mac)(?: ?\d+)?$|"
    rf"^(?:{_THINGS}|mac) (?:van|de|von) (?P<of>.+)$",
    re.IGNORECASE,
)
_DEVICE: Final = re.compile(
    rf"^(?:{_THINGS}(?: ?\w{{1,6}})?|(?:samsung|huawei|xiaomi|oppo|oneplus|nokia|motorola)\b.*|"
    r"sm-\w+|(?=.*\d)(?:[a-z]{2,10}-[a-z0-9]{5,}))$",
    re.IGNORECASE,
)
_TELEPHONE: Final = re.compile(
    r"^(?=.*\d)\+?[\d\s().*•x-]{7,}$|^call-?in user(?:\b|_).*|^caller \d+$", re.IGNORECASE
)
_BOT: Final = re.compile(
    r"\b(?:notetaker|note taker|note-taker|notulist-bot|otter\.ai|otterpilot|fireflies\.ai|"
    r"read\.ai|meeting notes|meetgeek|tl;?dv|recorder bot|meeting recorder|ai companion)\b",
    re.IGNORECASE,
)
_ROOM: Final = re.compile(
    r"^(?:(?:board|meeting|conference|huddle|war) ?room|teams rooms?|zoom rooms?|mtr|"
    r"vergader(?:kamer|zaal|ruimte)|besprechungsraum|salle de réunion)(?:[ ._-].{0,60})?$|"
    r"^(?:kamer|zaal|room|raum|lokaal) ?[\w.-]{1,6}$|"
    r"^.{1,60}? (?:meeting|conference|board|huddle) ?room$",
    re.IGNORECASE,
)
_SHOWN: Final = frozenset(
    "presentation presenting presentatie presenteert screen screenshare scherm".split()
)
_PLACEHOLDER: Final = re.compile(
    r"^(?:(?:unknown|unidentified|onbekende) )?(?:speaker|spreker|deelnemer|participant|sprecher|"
    r"teilnehmer|locuteur|hablante|spk|person|persoon|user|gebruiker|guest|gast|voice|stem|"
    r"channel|kanaal|ch)(?:[ _-]?#?\d{1,4}|[ _-](?:[a-z]|one|two|three|four|five|six|seven|eight|"
    r"een|één|twee|drie|vier|vijf|zes|zeven|acht))$|^S\d{1,3}$|^@\d{1,4}$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class DisplayName:
    """A display name taken apart.

    Attributes:
        name: of the person, or of the device where there is no person's.
        affiliation: organisation or role.
        pronouns: as shown.
        marks: `"guest"`, `"unverified"`, `"external"`, `"host"`, `"co-host"`, `"me"`, `"chair"`.
        device: `"presentation"`, `"telephone"`, `"bot"`, `"room"`, or the device's name.
        several: whether it names two people or more.
    """

    name: str
    affiliation: str = ""
    pronouns: str = ""
    marks: tuple[str, ...] = ()
    device: str = ""
    several: bool = False


def display_name(raw: str) -> DisplayName:
    """Return a display name taken apart.

    What stands in brackets at its end, in square brackets before it, or after `|`, `•` or a dash
    between spaces, is a mark of the vendor's, pronouns, or else the affiliation.

    >>> display_name("Nora Blake (Ops) (she/her)")
    DisplayName(name='Nora Blake', affiliation='Ops', pronouns='she/her', marks=(), device='', several=False)
    >>> display_name("Eric's iPad"), display_name("Lou + Sasha").several
    (DisplayName(name='Eric', affiliation='', pronouns='', marks=(), device='iPad', several=False), True)
    """  # noqa: E501 - doctests show whole values
    name = " ".join(_UNSEEN.sub("", raw).split())
    beside: list[str] = []
    telephone = bool(_TELEPHONE.match(name))
    while not telephone and (found := _stands_beside(name)):
        beside.insert(0, found.group("beside").strip())
        after = found.groupdict().get("after", "").strip()
        name = f"{found.group('name').strip(' ' + _LOOSE)} {after}".strip()
    kinds = [(each, _marks(each)) for each in beside]
    marks = tuple(dict.fromkeys(mark for _, found_marks in kinds for mark in found_marks))
    pronouns = next((each for each in beside if _is_pronouns(each)), "")
    shown = any(each.casefold() in _SHOWN for each in beside)
    rest = [
        each
        for each, found_marks in kinds
        if not (found_marks or _is_pronouns(each) or each.casefold() in _SHOWN or each.isdigit())
    ]
    name, device = _device(name)
    several = bool(_SEVERAL.search(name))
    device = device or ("presentation" if shown else "")
    return DisplayName(name, ", ".join(rest), pronouns, marks, device, several)


def _stands_beside(name: str) -> re.Match[str] | None:
    """Return a name and what stands beside it, or None; neither is nothing but marks."""
    found = _BESIDE.match(name) or _BEFORE.match(name) or _SEPARATED.match(name)
    if found is None:
        found = _SPELLED_PRONOUNS.match(name)
        return found if found and _is_pronouns(found.group("beside")) else None
    return found if found.group("name").strip(" " + _LOOSE) else None


def _marks(text: str) -> list[str]:
    """Return the vendor's marks in a text of nothing else: one, or several with commas."""
    found = [_mark(each.strip()) for each in text.split(",")]
    return found if all(found) else []


def _mark(text: str) -> str:
    folded = text.casefold()
    return _MARK_OF.get(folded) or _MARK_OF.get(folded.replace(" ", "-"), "")


def _is_pronouns(text: str) -> bool:
    words = [each for each in re.split(r"[\s/,&]+", text.casefold()) if each]
    known = bool(words) and all(each in _PRONOUNS for each in words)
    return known and ("/" in text or text.casefold() not in _NICKNAMES)


def _device(name: str) -> tuple[str, str]:
    """Return a name without the device it is of, and the device."""
    found = _PRESENTATION.match(name)
    if found:
        return (found.group("name") or found.group("of")).strip(), "presentation"
    kinds = ((_TELEPHONE.match, "telephone"), (_BOT.search, "bot"), (_DEVICE.match, name))
    for fits, kind in (*kinds, (_ROOM.match, "room")):
        if fits(name):
            return name, kind
    found = _DEVICE_OF.match(name)
    if found:
        who = (found.group("name") or found.group("of")).strip()
        return who, name.replace(who, "").strip(" '’").removeprefix("s ").removesuffix(" van")
    return name, ""


def is_placeholder(name: str) -> bool:
    """Return whether a name only numbers a speaker, as "Speaker 1" or "Spreker 2" does.

    >>> [is_placeholder(each) for each in ("SPEAKER_00", "Spreker 1", "Person two", "Noa Lee")]
    [True, True, True, False]
    """
    return bool(_PLACEHOLDER.match(name))


def name_key(name: str) -> str:
    """Return what two spellings of one name share: case, spaces and "Last, First" made alike.

    >>> name_key("Novak, Ada") == name_key("ada  Novak")
    True
    """
    last, comma, first = name.partition(",")
    turned = f"{first} {last}" if comma and "," not in first and first.strip() else name
    return " ".join(turned.casefold().split())


def settle_names(session: Session) -> Session:
    r"""Return a session whose people carry their names alone, and what stood beside them apart.

    A name is only shortened where no two people would get the same one: else each keeps its whole
    display name, but for one that is plain. What the file said stays an alias. Names that may be
    one person's are proposed in a note, and never merged.

    >>> from analyzer.formats import read
    >>> roster = read(b"Ann Vos (Ops): Hi.\nBo Lind (Guest): Hello.\n", name="a.txt").roster
    >>> [(each.name, each.affiliation, each.marks) for each in roster.people]
    [('Ann Vos', 'Ops', ()), ('Bo Lind', '', ('guest',))]
    """
    taken = {raw: display_name(raw) for raw in session.roster.names}
    shared = Counter(name_key(each.name) for each in taken.values())
    plain = {name_key(raw) for raw, each in taken.items() if each.name == raw}
    people: list[Person] = []
    rename: dict[str | None, str] = {}
    for person in session.roster.people:
        shown = taken[person.name]
        key = name_key(shown.name)
        alone = shared[key] == 1 or (shown.name == person.name and key in plain)
        rename[person.name] = shown.name if alone else person.name
        people.append(_settled(person, shown, rename[person.name]))
    roster = Roster(tuple(people), complete=session.roster.complete)
    notes = [f"{MAYBE_ONE}: {left} / {right}" for left, right in merge_proposals(roster.names)]
    notes += [f"{SEVERAL}: {person.name}" for person in people if person.several]
    return replace(
        session,
        roster=roster,
        utterances=tuple(
            replace(each, speaker=rename[each.speaker])
            if each.speaker in rename and rename[each.speaker] != each.speaker
            else each
            for each in session.utterances
        ),
        messages=tuple(
            replace(each, speaker=rename.get(each.speaker, each.speaker))
            for each in session.messages
        ),
        notes=session.notes + tuple(notes),
    )


def _settled(person: Person, shown: DisplayName, name: str) -> Person:
    aliases = person.aliases if name == person.name else (*person.aliases, person.name)
    return replace(
        person,
        name=name,
        aliases=tuple(dict.fromkeys(aliases)),
        affiliation=person.affiliation or shown.affiliation,
        pronouns=person.pronouns or shown.pronouns,
        marks=tuple(dict.fromkeys((*person.marks, *shown.marks))),
        device=person.device or shown.device,
        several=person.several or shown.several,
    )


def merge_proposals(names: Sequence[str]) -> list[tuple[str, str]]:
    """Return the pairs of names that may be one person's.

    Rule: once case, accents, marks and order are made alike, they are the same; or the words of
    one are all among the other's ("Noa" and "Noa Lee"); or they are alike to 0.88 (`MIN_RATIO`,
    difflib). Never proposed are names that only number a speaker, telephones, rooms and bots, one
    person's with those of two, and any in a list of more than 200 (`MAX_COMPARED`). A proposal is
    a question for a person: many such pairs are two people.

    >>> merge_proposals(["Piet van der Berg", "Noa", "Piet Van Der Berg (M)", "Noa Lee", "Bo"])
    [('Piet van der Berg', 'Piet Van Der Berg (M)'), ('Noa', 'Noa Lee')]
    """
    shown = {each: display_name(each) for each in names if not is_placeholder(each)}
    named = [each for each, parts in shown.items() if parts.device not in NO_ONES]
    if len(named) > MAX_COMPARED:
        return []
    words = {each: _folded_words(shown[each].name) for each in named}
    return [
        (left, right)
        for left, right in combinations(named, 2)
        if shown[left].several == shown[right].several and _alike(words[left], words[right])
    ]


def _folded_words(name: str) -> tuple[str, ...]:
    text = unicodedata.normalize("NFKD", name_key(name))
    text = "".join(
        each if each.isalnum() else " " for each in text if not unicodedata.combining(each)
    )
    return tuple(text.split())


def _alike(left: Iterable[str], right: Iterable[str]) -> bool:
    one, other = set(left), set(right)
    if not one or not other:
        return False
    if one <= other or other <= one:
        return True
    a, b = " ".join(left), " ".join(right)
    if abs(len(a) - len(b)) > 0.25 * max(len(a), len(b)) or _numbered_apart(one, other):
        return False
    return difflib.SequenceMatcher(None, a, b).ratio() >= MIN_RATIO


def _numbered_apart(one: set[str], other: set[str]) -> bool:
    """Return whether two names differ in a number, as "Room 1" and "Room 2" do."""
    return any(each.isdigit() for each in one ^ other)
