"""Files of the NITE XML Toolkit (NXT): their elements, ids and references to other files.

A layer such as `words` lies in one file for each speaker and meeting; elements of other layers
refer to it by `file.xml#id(a)`, or by `file.xml#id(a)..id(b)` for all from a to b in its order.

Sources: Carletta et al. 2003, "The NITE XML Toolkit"; as its files are read by Lhotse and by
guokan-shang/ami-and-icsi-corpora.
"""

import math
import re
from collections.abc import Iterable
from pathlib import Path
from typing import Final, NamedTuple

# Local files that a researcher chose: expat fetches nothing from outside and stops entities
# that multiply, and lxml stays with the formats that users hand in.
from xml.etree import ElementTree as ET

from analyzer.errors import FormatError, ParseError

NITE: Final = "{http://nite.sourceforge.net/}"
REMEDY: Final = "take the file as it was published"

_HREF = re.compile(r"(?P<file>[^#/\\]+)#id\((?P<first>[^()]+)\)(?:\.\.id\((?P<last>[^()]+)\))?")


class Reference(NamedTuple):
    """Elements of another file: its name, the first id and the last, equal where it is one."""

    file: str
    first: str
    last: str


def reference(href: str) -> Reference | None:
    """Return what a `href` refers to, or None where it is none of NXT.

    >>> reference("M1.A.words.xml#id(w1)..id(w3)")
    Reference(file='M1.A.words.xml', first='w1', last='w3')
    """
    found = _HREF.fullmatch(href.strip())
    return (
        Reference(found["file"], found["first"], found["last"] or found["first"]) if found else None
    )


class Document:
    """One file of NXT; every error names it and the line of the element.

    Args:
        path: of the file.

    Raises:
        FormatError: if it cannot be read.
        ParseError: if it is no XML.
    """

    def __init__(self, path: Path) -> None:
        """Read the file."""
        self.path = path
        self._lines: dict[ET.Element, int] = {}
        try:
            self._read()
        except OSError as error:
            seen = error.strerror or "it cannot be read"
            raise FormatError(str(path), seen, "name the folder of the unzipped corpus") from error
        self._order = [each for each in self._lines if each.get(f"{NITE}id") is not None]
        self._places = {each.get(f"{NITE}id"): at for at, each in enumerate(self._order)}

    def _read(self) -> None:
        """Feed line by line, for the tree itself does not know where an element stood."""
        parser: ET.XMLPullParser[ET.Element] = ET.XMLPullParser(("start",))
        number = 1
        try:
            with self.path.open("rb") as file:
                for number, line in enumerate(file, start=1):
                    parser.feed(line)
                    found = (event[-1] for event in parser.read_events())
                    self._lines |= {each: number for each in found if isinstance(each, ET.Element)}
            parser.close()
        except (ET.ParseError, ValueError, LookupError) as error:
            place = getattr(error, "position", (number, 0))[0]
            raise ParseError(self.path.name, place, "this is no XML", REMEDY) from error

    def error(self, element: ET.Element, problem: str, remedy: str = REMEDY) -> ParseError:
        """Return the error of an element."""
        return ParseError(self.path.name, self._lines[element], problem, remedy)

    def all(self, tag: str) -> list[ET.Element]:
        """Return the elements with a tag, in the order of the file."""
        return [each for each in self._lines if each.tag == tag]

    def required(self, element: ET.Element, attribute: str) -> str:
        """Return an attribute that must be there."""
        value = element.get(attribute)
        if value is None:
            problem = f"a {element.tag} has no '{attribute.removeprefix(NITE)}'"
            raise self.error(element, problem)
        return value

    def id(self, element: ET.Element) -> str:
        """Return the id of an element."""
        return self.required(element, f"{NITE}id")

    def pointers(self, element: ET.Element) -> dict[str, Reference]:
        """Return what an element points to, by role."""
        found = element.findall(f"{NITE}pointer")
        return {self.required(each, "role"): self._refers(each) for each in found}

    def children(self, element: ET.Element) -> list[Reference]:
        """Return the parts of an element that stand in another file."""
        return [self._refers(each) for each in element.findall(f"{NITE}child")]

    def _refers(self, element: ET.Element) -> Reference:
        href = self.required(element, "href")
        found = reference(href)
        if found is None:
            raise self.error(element, f"'{href}' refers to nothing")
        return found

    def span(self, part: Reference) -> list[ET.Element] | None:
        """Return the elements of this file that a reference names, or None where it fails."""
        first, last = self._places.get(part.first), self._places.get(part.last)
        if first is None or last is None or last < first:
            return None
        return self._order[first : last + 1]

    def seconds(self, element: ET.Element, attribute: str) -> float | None:
        """Return a time, or None where the element has none."""
        value = element.get(attribute)
        if not value:
            return None
        try:
            time = float(value)
        except ValueError:
            time = math.nan
        if not math.isfinite(time):
            raise self.error(element, f"'{value}' is no time")
        return time


def names(path: Path) -> dict[str, str]:
    """Return the names of an ontology's types, by id."""
    document = Document(path)
    found = {}
    for element in document.all(path.stem.removesuffix("s")):
        if (name := element.get("name")) is not None:
            found[document.id(element)] = name
    return found


def said(elements: Iterable[ET.Element]) -> str:
    """Return the text of elements of the layer `words`, with `<laugh>` where someone laughed.

    Marks (`punc`) attach to what is before them and a word broken off (`trunc`) ends in a hyphen.
    Sounds other than laughter, gaps and marks of disfluency are no words.

    >>> words = '<a><w>Th</w><w>it</w><w punc="true">.</w><vocalsound type="laugh"/></a>'
    >>> said(ET.fromstring(words))
    'Th it. <laugh>'
    """
    words: list[str] = []
    for each in elements:
        text = (each.text or "").strip() if each.tag == "w" else ""
        if each.tag == "vocalsound" and each.get("type") == "laugh":
            text = "<laugh>"
        if text and each.get("trunc") == "true" and not text.endswith("-"):
            text += "-"
        if each.get("punc") == "true" and words:
            words[-1] += text
        elif text:
            words.append(text)
    return " ".join(words)
