"""One-line rules that stand beside a system's scores, so that a figure has a peer.

They were written before any error was looked at and are never tuned.
"""

import re
from collections.abc import Callable, Mapping
from typing import Final

from analyzer.training.plain import strip_text


def starts(*phrases: str) -> Callable[[str], bool]:
    """Return a rule: whether a text begins with one of these phrases."""
    pattern = re.compile(rf"(?:{'|'.join(map(re.escape, phrases))})\b")
    return lambda text: bool(pattern.match(strip_text(text)))


def contains(*phrases: str) -> Callable[[str], bool]:
    """Return a rule: whether one of these phrases occurs in a text."""
    pattern = re.compile(rf"\b(?:{'|'.join(map(re.escape, phrases))})\b")
    return lambda text: bool(pattern.search(strip_text(text)))


def _question_mark(text: str) -> bool:
    return "?" in text


RULES: Final[Mapping[str, Callable[[str], bool]]] = {
    "has a question mark": _question_mark,
    "starts with a question word": starts(
        *"what how why who when where which whose do does did is are was were am can could would "
        "should will shall have has had wat hoe waarom wie wanneer waar welke welk is zijn was "
        "waren kan kun kunnen kon heb heeft hebben wil wilt willen zou zouden moet moeten mag "
        "mogen ga gaan doe doen".split()
    ),
    "starts with no": starts(
        *("no", "nope", "nah", "not really", "i don't think"),
        *("nee", "neen", "nou nee", "niet echt", "ik denk niet", "dat denk ik niet"),
    ),
    "says thanks": contains("thanks", "thank you", "dank je", "dank u", "dankjewel", "bedankt"),
    "says sorry": contains("sorry", "apologies", "apologize", "excuses"),
    "says I don't know": contains(
        "i don't know", "i dunno", "no idea", "not sure", "weet ik niet", "ik weet het niet"
    ),
    "says we could, we should": contains(
        "we could", "we should", "what if", "let's", "we kunnen", "we zouden", "wat als", "laten we"
    ),
}
"""Rules by name: each takes a text and tells whether it fires."""
