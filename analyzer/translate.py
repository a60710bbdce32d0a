"""Words in the reader's language: gettext catalogues, read with Babel, no compiled files.

The source text is English; `analyzer/locale/<language>/LC_MESSAGES/speakup.po` translates it.
"""

from collections.abc import Callable
from functools import cache
from importlib.resources import files
from typing import Final

LANGUAGES: Final = {"en": "English", "nl": "Nederlands"}


@cache
def catalog(language: str) -> dict[str, str]:
    """Return the translations of a language by English text; empty for English.

    >>> catalog("en")
    {}
    """
    path = files("analyzer").joinpath("locale", language, "LC_MESSAGES", "speakup.po")
    if language == "en" or not path.is_file():
        return {}
    from babel.messages.pofile import read_po

    with path.open("rb") as stream:
        messages = read_po(stream, locale=language)
    return {str(each.id): str(each.string) for each in messages if each.id and each.string}


def marked(text: str) -> str:
    """Return the text as it is, marked for the catalogue: it is translated where it is shown."""
    return text


def translator(language: str) -> Callable[[str], str]:
    """Return a function that gives a text in `language`, or as it is where it isn't translated.

    >>> translator("en")("Participation")
    'Participation'
    """
    known = catalog(language)

    def translate(text: str) -> str:
        return known.get(text, text)

    return translate
