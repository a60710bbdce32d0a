"""Texts without annotators' marks, and without what speech recognition may leave out."""

import re

_MARK = re.compile(r"<[^<>]*>|@[^@\s]*@|@@")
_OTHER = re.compile(r"[^\w\s'\-]|_")


def clean(text: str) -> str:
    """Return a text without annotators' marks and with single spaces.

    >>> clean("<laugh> I mean @reject@  that @@.")
    'I mean that .'
    """
    return " ".join(_MARK.sub(" ", text).split())


def strip_text(text: str) -> str:
    """Return a text as a recogniser without punctuation writes it: no marks, no capitals.

    Apostrophes and hyphens inside words stay, for they are spelling; marks such as `<laugh>` go.

    >>> strip_text("Ja, maar... dat's 't punt: <laugh> wat-doen we 'Nu'?")
    "ja maar dat's t punt wat-doen we nu"
    """
    plain = _OTHER.sub(" ", _MARK.sub(" ", text).replace("’", "'"))
    words = (each.strip("'-") for each in plain.split())
    return " ".join(each for each in words if each).lower()
