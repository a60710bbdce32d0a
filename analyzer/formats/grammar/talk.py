"""Is a text talk at all? Lists, mail, logs, settings and code have names before colons too."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Final

from analyzer.formats.grammar.names import is_full_name, is_made_up, split_name
from analyzer.formats.grammar.names import is_talk as opens_talk
from analyzer.names import is_placeholder

MAIL: Final = re.compile(
    r"^[>*_\s]*+(?:from|sent|to|cc|bcc|subject|date|reply-to|message-id|van|aan|verzonden|onderwerp|"
    r"datum|von|an|gesendet|betreff|de|à|objet|envoyé|para|asunto|enviado)\s?:",
    re.IGNORECASE,
)
MAIL_LINES: Final = 3
LEVELS: Final = frozenset(
    "trace debug info notice warn warning error err critical fatal severe fine todo fixme".split()
)
FIELDS: Final = frozenset(
    """
    architecture args arguments author author-email classifier comment copyright default depends
    description example examples field files format homepage id keywords licence license
    license-file maintainer metadata-version name option options owner package parameters params
    platform priority project-url provides-extra raises required requires requires-dist
    requires-python returns section source status summary title type upstream-contact upstream-name
    url usage version yields template choices issuer serial fingerprint throws ctxt label
    next previous prev up contents
    start-date end-date commandline upgrade install remove purge
    """.split()
)
"""What settings, records and documentation put before a colon."""
CODE: Final = re.compile(
    r"^(?:def|class|if|elif|else|for|while|try|except|finally|with|case|default|public|private|"
    r"protected|return|async|lambda|import|@\w+|//|/\*|#)(?=\W|$)|\(\)|\w\(\w*,|\w_\w|^'|'$|^/|\\"
)
MIN_OTHER: Final = 0.3
MIN_PHRASE: Final = 3
"""Words of what opens talk from which it is a phrase, not "Speaker one"."""
MIN_FIELDS: Final = 0.4
BEGINS: Final = 30
"""Lines at the beginning in which code says what it needs."""
MIN_NESTED: Final = 0.05
MIN_CODE: Final = 0.2
"""Share of lines that are code, from which a file is: in talk none are."""
FEW: Final = 5
"""So many paragraphs may each have another speaker."""
MIN_AGAIN: Final = 0.3
MIN_TALK: Final = 0.3
MIN_SURE_TALK: Final = 0.75
MIN_WORDS: Final = 4
MIN_LINES: Final = 2
MIN_NAMES: Final = 6
MOST_AGAIN: Final = 0.7
_CODE_END: Final = re.compile(r"[;{}(,=\\\[]$|^[\"'{\[].*[\"'}\]],?$")
_ENDS: Final = tuple(".?!…。？！")


_ITEM: Final = re.compile(r"^\s*+(?:[*+•#]\s|<)")
_CODED: Final = re.compile(r"^(?![A-Z]{1,2}\d{1,3}$).*(?:[\d_./]|[a-z][A-Z])")
_CODE_LINE: Final = re.compile(r"[;{}]$|^[{}]|^(?:#include|#define|import|using)\s")
_CODE_BEGINS: Final = re.compile(
    r"^(?:#include\b|#!/|import \w[\w.]*$|from \S+ import\b|package [\w.]+;|using [\w.]+;|<\?php)"
)
_COMMENT: Final = re.compile(r"^#\s([^:\n]{1,60}):\s\S")
_MARK: Final = re.compile(r"[.?!…](?=\s)|[。？！]")


def is_mail(lines: Iterable[str]) -> bool:
    """Return whether three lines in a row are the head of an e-mail.

    >>> is_mail(["From: Ann", "Sent: Monday", "Subject: plan"]), is_mail(["To: you", "Ann: hi"])
    (True, False)
    """
    run = 0
    for line in lines:
        run = run + 1 if MAIL.match(line[:80]) else 0
        if run == MAIL_LINES:
            return True
    return False


def is_code(lines: Sequence[str]) -> bool:
    """Return whether lines are source code: a fifth of them ends or begins as talk never does.

    A comment `# CC: the compiler` counts, unless what it names comes back, as who speaks does.

    >>> is_code(["int a;", "// Note: b", "if (a) {"]), is_code(["Ann: Shall we?", "Bo: Yes;"])
    (True, False)
    """
    if any(map(_CODE_BEGINS.match, lines[:BEGINS])):
        return True
    count = sum(bool(_CODE_LINE.search(line.strip()[-200:])) for line in lines)
    named = Counter(found[1] for line in lines if (found := _COMMENT.match(line[:200])))
    count += sum(times == 1 for times in named.values())
    return count > 1 and count >= MIN_CODE * len(lines)


def is_nested(lines: Sequence[str]) -> bool:
    r"""Return whether brackets at the ends of lines nest them, as settings and code do.

    >>> is_nested(["a {", "\tb: 1", "}"]), is_nested(["Ann,Hi.", "Bo,Yes."])
    (True, False)
    """
    if any(map(_CODE_BEGINS.match, lines[:BEGINS])):
        return True
    ends = [line.strip()[-1:] for line in lines]
    count = sum(each in ("{", "[", "(") for each in ends if each)
    return count > 0 and count >= MIN_NESTED * len(lines)


def is_talk(said: Sequence[tuple[str, str]], *, timed: bool) -> bool:
    """Return whether names and the first lines after them can be who said what.

    In talk names come back and texts are sentences. A list with times, a log, settings and source
    code have "names" that never come back, are the levels of a log, or stand before values. One
    line alone shows nothing.

    >>> is_talk([("Ann", "Shall we?"), ("Bo", "Yes.")], timed=False)
    True
    >>> is_talk([("name", "build"), ("image", "nginx"), ("image", "redis")], timed=False)
    False
    """
    names = [name for name, _ in said]
    if not names or _are_other(names):
        return False
    count = Counter(names)
    again = sum(times for times in count.values() if times > 1)
    many = len(names) > FEW
    one = many and len(count) > FEW and sum(times > 1 for times in count.values()) == 1
    unlike = many and again < MIN_AGAIN * len(names)
    lower = 2 * sum(name[0].islower() for name in names) > len(names)
    if one or (unlike and (lower or are_codes(names))):
        return False
    if timed and not unlike:
        return True
    if len(names) < MIN_LINES:
        return not lower or is_sentence(said[0][1])
    phrases = sum(" " in name and name[0].isupper() and not is_full_name(name) for name in names)
    if not again and 2 * phrases >= len(names):
        return False
    share = sum(is_said(text) for _, text in said) / len(said)
    if lower and len(count) == 1:
        share = sum(is_sentence(text) for _, text in said) / len(said)
    return share >= (MIN_SURE_TALK if unlike or lower or not again else MIN_TALK)


def _are_other(names: Sequence[str]) -> bool:
    """Return whether names are a log's levels, a program's code, or the fields of a record."""
    levels = sum(name.split()[0].casefold() in LEVELS for name in names)
    code = sum(bool(CODE.search(name)) and not is_placeholder(name) for name in names)
    fields = sum(_is_field(name) for name in names)
    phrases = sum(len(name.split()) >= MIN_PHRASE and opens_talk(name) for name in names)
    total = len(names)
    other = max(levels, code) > MIN_OTHER * total or 2 * phrases > total
    return other or fields > MIN_FIELDS * total


def are_codes(names: Sequence[str]) -> bool:
    """Return whether most names are codes, as "CMP0142" and "maxSize" are, and no one's."""
    coded = sum(bool(_CODED.search(name)) and not is_made_up(name) for name in names)
    return 2 * coded > len(names)


def _is_field(name: str) -> bool:
    """Return whether a name is a field's, or that of a field in a language ("Description-nl")."""
    folded = name.casefold()
    return folded in FIELDS or folded.partition("-")[0].partition("_")[0] in FIELDS


def comes_back(names: Sequence[str]) -> bool:
    """Return whether nearly all of many names are those of people who speak again and again.

    >>> comes_back(["Ann", "Bo"] * 3), comes_back(["Ann", "Bo", "Cy"])
    (True, False)
    """
    count = Counter(names)
    often = [times for times in count.values() if times > 1]
    return len(often) > 1 and len(names) >= MIN_NAMES and sum(often) >= MOST_AGAIN * len(names)


def is_said(text: str) -> bool:
    """Return whether a text looks like speech: a sentence mark at its end, or several words.

    >>> [is_said(each) for each in ("Yes.", "so then we went", "Net total", "* one two three four")]
    [True, True, False, False]
    """
    end = text.rstrip("\"'”’»)*_ ")
    if _CODE_END.search(end) or _ITEM.match(text):
        return False
    words = sum(any(map(str.isalpha, each)) for each in text.split())
    return bool(_MARK.search(f"{end} ")) or words >= MIN_WORDS


def is_sentence(text: str) -> bool:
    """Return whether a text ends a sentence, or is too long for a label's value.

    >>> is_sentence("Hanne Bruil"), is_sentence("Welcome, everyone.")
    (False, True)
    """
    return text.rstrip("\"'”’»)*_ ").endswith(_ENDS) or len(text.split()) > 2 * MIN_WORDS


def is_dialogue(text: str) -> bool:
    r"""Return whether a text of several lines is a whole talk: most of them name who speaks.

    >>> is_dialogue("Ann: Shall we?\nBo: Yes."), is_dialogue("Ann: Shall we?")
    (True, False)
    """
    lines = [line for line in turns_of(text).split("\n") if line.strip()]
    return len(lines) > 1 and 2 * sum(split_name(line) is not None for line in lines) > len(lines)


def turns_of(text: str) -> str:
    """Return the lines of a talk, without the signs in which some sets of data put names.

    >>> turns_of("#Person1#: Shall we?")
    'Person1: Shall we?'
    """
    lines = []
    for line in text.replace("\r\n", "\n").replace("\r", "\n").split("\n"):
        name, _, rest = line.strip()[1:].partition("#")
        marked_off = line.strip().startswith("#") and rest.startswith(":")
        lines.append(f"{name}{rest}" if marked_off else line.strip())
    return "\n".join(lines)
