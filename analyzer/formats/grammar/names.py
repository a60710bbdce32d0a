"""Is the part before a colon a speaker's name?"""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Final

from analyzer.names import display_name, is_placeholder

MAX_NAME_WORDS: Final = 6
MAX_NAME_CHARACTERS: Final = 80
MIN_TIMES_SEEN: Final = 2
MIN_TIMES_TALK: Final = 3
MIN_DIGITS: Final = 3
NEARLY_ALL: Final = 0.9
SHORT_SHARE: Final = 0.2
TALK_SHARE: Final = 0.1

_NAMED: Final = re.compile(r"^\s*+([^:\n]{1,80}?)\s*+:(?:\s++(?=\S)|\s*+$)")
_NOT_A_NAME: Final = re.compile(r"https?$|^www\.|[!?,;]$|[<>{}=“”]|^\d+$|^[-*#•>@%]")
_ENDS_IN_DOT: Final = re.compile(r"\S\s[A-ZÀ-ÞŠŽ]\w{0,3}(?:\.\w{1,4}){0,2}\.$|\b[js]r\.$")
_BRACKETED: Final = re.compile(r"\[[^\[\]]{1,60}\]")
_QUOTED: Final = re.compile(r'(?<=\w )"[\w .’\'-]{1,30}"(?= \w)')
_TELEPHONE: Final = re.compile(r"^(?=.*\d)\+?[\d\s().*•xX-]{6,24}$|^\+[\d\s().*•xX-]{4,24}$")
_DAY: Final = re.compile(
    r"^(?:\d{4}[-./ ]\d{1,2}[-./ ]\d{1,2}|\d{1,2}[-./ ]\d{1,2}[-./ ]\d{4}"
    r"|(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:[0-2]\d|3[01]))$"
)
_LETTER: Final = re.compile(r"[^\W\d_]")
_MARKS: Final = frozenset(("Mn", "Mc", "So"))
_PARTICLES: Final = frozenset(
    "van de der den het ter ten te von zu da di du del la le el al bin of and en".split()
)
LABELS: Final = frozenset(
    """
    date time location subject agenda attendees participants topic title duration recording note
    notes meeting invited transcript transcription transcriptie datum tijd tijdstip
    locatie onderwerp agenda aanwezig aanwezigen deelnemers duur opname notulen afwezig
    """.split()
)
OPENERS: Final = frozenset(
    """
    honestly frankly question questions answer answers remember look listen well so and but or also
    again first firstly second secondly third finally lastly example basically actually anyway
    sorry update action actions reminder warning conclusion summary point option step plan idea
    problem issue solution result reason yes no yeah yep nope okay ok right correct true next then
    now today tomorrow yesterday meaning quote remark comment suggestion proposal decision caveat
    bottomline tldr chapter part phase stage rule case section item fact seriously personally
    obviously clearly briefly concern feedback goal
    eerlijk vraag vragen antwoord opmerking dus en maar of ook eerst tweede ten bijvoorbeeld kortom
    conclusie punt actie actiepunt idee probleem oplossing reden resultaat ja nee oké klopt precies
    juist goed nou kijk luister morgen vandaag gisteren herinnering tip voorstel besluit zorg doel
    sowieso feit serieus hoofdstuk deel fase stap regel geval
    """.split()
)
"""Words that, alone, open what is said rather than name who says it."""
_TALK: Final = frozenset(
    """
    i i'm we you he she it it's they my your our their this that these those the a is are was
    were be been have has does did would could should what why how when where which
    who if because not like said says say think thing one two three four five
    ik wij we jij je jullie hij zij ze het een dit dat deze is waren heb heeft wat
    waarom hoe wanneer waar welke als omdat niet zegt zei denk vind mijn onze ons twee drie vier
    vijf
    """.split()
)


def split_name(line: str) -> tuple[str, str] | None:
    """Return name and text of a line `Name: text`, or None where there is no name.

    A name has at most 6 words and 80 characters, holds a letter, ends in no sentence mark, and
    is no address, clock time, list mark, or heading such as "Date".

    >>> split_name("Speaker 1: Hello: you")
    ('Speaker 1', 'Hello: you')
    >>> split_name("https://a.example"), split_name("Date: x")
    (None, None)
    """
    found = _NAMED.match(line)
    if found is None:
        return None
    name = found.group(1)
    text = line[found.end() :].strip()
    return (name, text) if is_name(name) else None


def is_name(name: str) -> bool:
    """Return whether a text can be a display name at all.

    Telephone numbers and names of nothing but marks or pictures are shown as names too.

    >>> [is_name(each) for each in ("Noa Lee (Ops)", "10", "this is why I think that we should")]
    [True, False, False]
    >>> [is_name(each) for each in ("[Ops] Bo B.", "+31 6 ****5678", "I see.", "20260302")]
    [True, True, False, False]
    """
    if not 0 < len(name) <= MAX_NAME_CHARACTERS or name.casefold() in LABELS:
        return False
    if _TELEPHONE.match(name):
        return not _DAY.match(name) and sum(map(str.isdigit, name)) >= MIN_DIGITS
    core = name
    if "[" in name or '"' in name:
        core = _QUOTED.sub("", _BRACKETED.sub("", name)).strip()
    if not core or "[" in core or "]" in core or '"' in core or _NOT_A_NAME.search(core):
        return False
    if core.endswith(".") and not _ENDS_IN_DOT.search(core):
        return False
    if not _LETTER.search(core) and not any(unicodedata.category(x) in _MARKS for x in core):
        return False
    words = len(core.split())
    return words <= MAX_NAME_WORDS or len(display_name(core).name.split()) <= MAX_NAME_WORDS


def is_full_name(name: str) -> bool:
    """Return whether a text is two words or more, each with a capital, a digit, or a particle.

    >>> [is_full_name(each) for each in ("Bo van Dam (Ops)", "Speaker 3", "Honestly", "We meet")]
    [True, True, False, False]
    """
    parts = [each.strip("()[]'’\".,|-–•") for each in name.split()]
    words = [each for each in parts if each]
    return (
        len(words) > 1
        and words[0][:1].isupper()
        and all(not each[0].islower() or each in _PARTICLES for each in words)
    )


def is_made_up(name: str) -> bool:
    """Return whether a name is a program's own: a numbered speaker, a telephone, a device, a bot.

    >>> [is_made_up(each) for each in ("speaker_0", "iPhone van Noor", "Noor")]
    [True, True, False]
    """
    return is_placeholder(name) or display_name(name).device != ""


def is_talk(name: str) -> bool:
    """Return whether what stands before a colon opens what is said rather than names who says it.

    >>> [is_talk(each) for each in ("Honestly", "The thing is", "Next Step", "Will Can", "A")]
    [True, True, True, False, False]
    """
    core = _core(name)
    words = [each.strip("'’\".,") for each in core.split()]
    folded = [each.casefold() for each in words]
    if all(each in OPENERS or each in _TALK for each in folded):
        return len(core) > 1  # "A" and "I" are speakers of interviews
    some = any(each in OPENERS or each in _TALK for each in words) or folded[0] in _TALK
    return some and not is_full_name(core) and not is_placeholder(core)


def _core(name: str) -> str:
    """Return a display name without what stands beside it."""
    beside = any(each in name for each in "()[]|•·") or " - " in name
    return display_name(name).name if beside else name


def settled(candidates: Sequence[str | None], *, known: Iterable[str] = ()) -> frozenset[str]:
    """Return which candidates are names: seen twice, listed, or fitting a file full of names.

    "Honestly: no" on one nameless cue is no speaker. Once seen is enough for people on the
    file's own list, for a full name in capitals ("Bo van Dam", `is_full_name`), and where nine of
    ten lines carry a candidate, or a fifth do and none is seen twice, as in a short file. What
    opens talk (`is_talk`) must be seen three times, and in one of ten lines.

    >>> sorted(settled(["Ann", None, "Ann", "Honestly", None, "Bo van Dam", "I think"]))
    ['Ann', 'Bo van Dam']
    """
    count = Counter(each for each in candidates if each is not None)
    listed = {each.casefold() for each in known}
    talk = {name for name in count if name.casefold() not in listed and is_talk(name)}
    often = max(MIN_TIMES_TALK, TALK_SHARE * len(candidates))
    rest = {name: times for name, times in count.items() if name not in talk}
    lines = len(candidates) - sum(count[name] for name in talk)
    share = sum(rest.values()) / max(lines, 1)
    short = share >= SHORT_SHARE and max(rest.values(), default=0) < MIN_TIMES_SEEN
    return frozenset(
        name
        for name, times in count.items()
        if (times >= often if name in talk else share >= NEARLY_ALL or short)
        or (name not in talk and times >= MIN_TIMES_SEEN)
        or name.casefold() in listed
        or (name not in talk and _is_sure(name))
    )


def _is_sure(name: str) -> bool:
    """Return whether a name shows that it is one: in full, a program's own, or with a role."""
    core = _core(name)
    if is_made_up(name):
        return True
    if any(each[0].isdigit() for each in core.split()):
        return False
    return is_full_name(core) or (core != name and core[0].isupper())


def joined_names(splits: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Return, for what stands before a first colon, the whole name where a name holds the colon.

    That is so where another name always follows, one and the same, and twice or in full.

    >>> joined_names([("ORG3", "Sam Tan: Hi."), ("Bo", "Ann: you next"), ("Bo", "Yes.")])
    {'ORG3': 'ORG3: Sam Tan'}
    """
    after: dict[str, set[str]] = {}
    count: Counter[str] = Counter()
    for name, rest in splits:
        found = split_name(rest)
        after.setdefault(name, set()).add(found[0] if found else "")
        count[name] += 1
    whole = {}
    for name, seconds in after.items():
        second = next(iter(seconds))
        sure = count[name] >= MIN_TIMES_SEEN or is_full_name(second)
        if len(seconds) == 1 and second and sure and not is_talk(second) and not is_talk(name):
            whole[name] = f"{name}: {second}"
    return whole
