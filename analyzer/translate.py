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


class Phrase(str):
    """A sentence with data in it that can still be translated: its template and the data.

    As a text it is the English sentence. It survives pickling.
    """

    __slots__ = ("fields", "template")

    template: str
    fields: dict[str, object]


def phrase(template: str, **fields: object) -> str:
    """Return a sentence of a template that is marked for the catalogue, with its data filled in.

    Data that are texts are translated too, where the catalogue has them.

    >>> said = phrase("it looks like {title}: {seen}", title="Zoom chat", seen="no one speaks")
    >>> said, said.template
    ('it looks like Zoom chat: no one speaks', 'it looks like {title}: {seen}')
    """
    found = Phrase(template.format(**fields))
    found.template, found.fields = template, fields
    return found


def translator(language: str) -> Callable[[str], str]:
    """Return a function that gives a text in `language`, or as it is where it isn't translated.

    >>> translator("en")("Participation")
    'Participation'
    """
    known = catalog(language)

    def translate(text: str) -> str:
        if not isinstance(text, Phrase):
            return known.get(text, text)
        fields = text.fields.items()
        said = {name: translate(x) if isinstance(x, str) else x for name, x in fields}
        return known.get(text.template, text.template).format(**said)

    return translate
