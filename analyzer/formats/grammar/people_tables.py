"""Tables of who was there: where they begin, and which column is which, in many languages.

Shared by the formats that refuse such files as transcripts and the companions that read them.
"""

import csv
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final, Literal

from analyzer.formats.files.document import Document
from analyzer.formats.grammar.column_names import words_of

Row = Sequence[str]
Layout = Literal["joins", "sections", "visits", "zoom", "meet"]
"""Of Teams: joins and leaves one by one, three sections, or one table; of Zoom; of Meet."""

HEAD: Final = 60
ALMOST_ALL: Final = 0.9
SECTION: Final = re.compile(r"^([1-9])\.\s*\S")
ORIGINAL: Final = re.compile(
    r"^(?:user ?name|name|naam|gebruikersnaam|benutzername|nom|nombre|nome) \([^()]{3,60}\)$"
)
_ROW: Final = re.compile(r"\t|[;,]\S")
"""What parts the cells of a row: commas in sentences have a space behind them."""
_UTC: Final = re.compile(r"\s*\((?:utc|gmt)\)$")
_IN_UTC: Final = re.compile(r"\((?:utc|gmt)\)$|^utc")

COLUMNS: Final[Mapping[str, tuple[str, ...]]] = {
    "name": (
        "full name", "fullname", "name", "participant name", "display name", "user name",
        "username", "naam",
        "volledige naam", "naam deelnemer", "vollständiger name", "nom", "nom complet", "nombre",
        "nombre completo", "nome", "nome completo", "nome e cognome", "attendee name",
    ),
    "first": ("first name", "voornaam", "vorname", "prénom", "given name"),
    "last": (
        "last name", "surname", "family name", "achternaam", "nachname", "nom de famille",
        "apellidos", "apellido", "cognome", "sobrenome", "apelido",
    ),
    "joined": (
        "join time", "first join", "time joined", "first joined", "joined", "joined at",
        "join date", "eerste deelname", "tijdstip van deelname", "deelnametijd",
        "tijd van deelname", "tijdstip van toetreden", "toetredingstijd", "erster beitritt",
        "beitrittszeit", "beitritt", "beitreten", "heure d'arrivée", "heure d’arrivée",
        "première participation", "heure de participation", "premier accès", "heure d'accès",
        "hora de unión", "primera unión", "hora de entrada", "ora di ingresso", "primo accesso",
        "ora di accesso", "hora de ingresso", "primeiro ingresso", "horário de entrada",
    ),
    "left": (
        "leave time", "last leave", "time exited", "time left", "last left", "left", "left at",
        "laatst verlaten", "laatste keer verlaten", "tijdstip van vertrek", "vertrektijd",
        "tijd van vertrek", "tijdstip van verlaten", "letztes verlassen", "verlassenszeit",
        "verlassen", "heure de départ", "dernier départ", "heure de sortie", "hora de salida",
        "última salida", "ora di uscita", "ultima uscita", "hora de saída", "última saída",
        "horário de saída",
    ),
    "duration": (
        "duration", "total duration", "in-meeting duration", "time in session", "duur",
        "totale duur", "dauer", "gesamtdauer", "durée", "duración", "durata", "duração",
        "attendance duration", "time in call",
    ),
    "email": ("email", "e-mail", "user email", "adresse e-mail", "correo", "emailadres"),
    "role": ("role", "rol", "rolle", "rôle", "ruolo", "função", "papel"),
    "guest": ("guest", "gast", "invité", "invitado", "ospite", "convidado"),
    "waiting": ("in waiting room", "in wachtkamer", "in wachtruimte", "im warteraum",
                "en salle d'attente", "en sala de espera"),
    "attended": ("attended", "bijgewoond", "teilgenommen"),
    "action": (
        "user action", "action", "gebruikersactie", "actie", "benutzeraktion", "aktion",
        "action utilisateur", "action de l'utilisateur", "acción del usuario",
        "acción de usuario", "azione utente", "azione dell'utente", "ação do usuário",
        "ação do utilizador", "atividade",
    ),
    "stamp": (
        "timestamp", "time stamp", "utceventtimestamp", "tijdstempel", "tijdstip", "zeitstempel",
        "horodatage",
        "horodateur", "marca de tiempo", "marca temporal", "carimbo de data", "timbro data",
        "data/hora",
    ),
}  # fmt: skip
"""Names of columns; a header is one of them, or begins with it and a bracket."""
_COLUMN_OF: Final = {head: name for name, heads in COLUMNS.items() for head in heads}

JOINED: Final = (
    "joined", "join", "deelgenomen", "neemt deel", "toegetreden", "beigetreten", "a rejoint",
    "se unió", "ha partecipato", "entrou", "ingressou", "partecipa",
)  # fmt: skip
LEFT: Final = (
    "left", "verlaten", "vertrokken", "heeft verlaten", "verlassen", "hat verlassen", "a quitté",
    "salió", "abandonó", "è uscito", "ha abbandonato", "uscito", "saiu",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class PeopleTable:
    """Where a table of people is in a file.

    Attributes:
        layout: of the file.
        begins: its first row with people.
        columns: number of each column that is known, by its name in `COLUMNS`; `"original"` is
            the column of names where it also shows the original ones.
        utc: whether its headers say that times are in UTC.
    """

    layout: Layout
    begins: int
    columns: Mapping[str, int]
    utc: bool = False


def rows(document: Document) -> list[list[str]]:
    r"""Return the rows of a table, cells stripped; text is cut at tabs, semicolons or commas.

    A quotation mark that is not closed on its line is a sign like any other: it swallows no rows.

    >>> rows(Document("a.csv", 'Full Name\tUser Action\n"Vos, Ann"\tJoined\n"Bo\tLeft'))
    [['Full Name', 'User Action'], ['Vos, Ann', 'Joined'], ['Bo', 'Left']]
    """
    if document.kind == "xlsx":
        return [
            [" ".join(cell.split()) for cell in row] for sheet in document.tables for row in sheet
        ]
    cut = _delimiter(document.head[:HEAD])
    lines = [
        line.replace("\x00", "") if line.count('"') % 2 == 0 else line.replace('"', "")
        for line in document.lines
    ]
    try:
        return [[cell.strip() for cell in row] for row in csv.reader(lines, delimiter=cut)]
    except csv.Error:
        return [[cell.strip() for cell in line.split(cut)] for line in lines]


def _delimiter(head: Sequence[str]) -> str:
    """Return what cuts rows: the tab where half of the lines that could be cut have one."""
    cut = [line for line in head if any(each in line for each in "\t;,")]
    if 2 * sum("\t" in line for line in cut) >= len(cut):
        return "\t"
    text = "".join(cut)
    return ";" if text.count(";") > text.count(",") else ","


def first_rows(document: Document) -> list[list[str]]:
    """Return the first rows that hold anything, as `rows` gives them."""
    if document.kind == "xlsx":
        some = tuple(sheet[:HEAD] for sheet in document.tables)
        short = Document(document.name, "", kind="xlsx", tables=some)
    else:
        short = Document(document.name, "\n".join(document.lines[: 2 * HEAD]))
    return [row for row in rows(short) if any(row)][:HEAD]


def people_table(table: Sequence[Row], *, after: int = 0) -> PeopleTable | None:
    """Return the first table of people among rows that hold anything, or None.

    >>> people_table([["Naam", "Tijd van deelname", "Tijd van vertrek"]]).columns["left"]
    2
    """
    for at in range(after, len(table)):
        row = table[at]
        columns = columns_of(row)
        layout = _layout(row, columns)
        if layout is not None:
            utc = any(_IN_UTC.search(cell.casefold()) for cell in row)
            return PeopleTable(layout, at + 1, columns, utc)
    begins = next((at for at in (0, 1) if _are_joins(table[at:])), None)
    if after or begins is None:
        return None
    return PeopleTable("joins", begins, {"name": 0, "action": 1, "stamp": 2})


def is_part_of_name(header: str, *parts: str) -> bool:
    """Return whether a column holds first or last names, or those of `parts`.

    >>> [is_part_of_name(each) for each in ("firstName", "Achternaam", "name")]
    [True, True, False]
    """
    shown = " ".join(words_of(header))
    heads = (head for part in parts or ("first", "last") for head in COLUMNS[part])
    return any(shown in (head, head.replace(" ", "")) for head in heads)


def columns_of(row: Row) -> dict[str, int]:
    """Return the number of each column whose header is known."""
    found: dict[str, int] = {}
    for at, cell in enumerate(row[:HEAD]):
        head = _UTC.sub("", " ".join(cell.casefold().split()))
        if ORIGINAL.match(head):
            found.setdefault("name", at)
            found.setdefault("original", at)
            continue
        name = _COLUMN_OF.get(head) or _COLUMN_OF.get(head.partition(" (")[0])
        if name:
            found.setdefault(name, at)
    return _with_names_apart(found)


def _with_names_apart(found: dict[str, int]) -> dict[str, int]:
    """Return columns where "Nom" beside "Prénom" is the last name, "Nombre" the first."""
    if "name" in found and "first" in found and "last" not in found:
        return {**found, "last": found["name"], "name": found["first"]}
    if "name" in found and "last" in found and "first" not in found:
        return {**found, "first": found["name"]}
    if "first" in found and "name" not in found:
        return {**found, "name": found["first"]}
    return found


def _layout(row: Row, columns: Mapping[str, int]) -> Layout | None:
    known = set(columns)
    visits = {"joined", "left"} <= known
    if "name" not in known:
        return None
    if "original" in known and known & {"duration", "joined", "email", "guest"}:
        return "zoom"
    if {"action", "stamp"} <= known:
        return "joins"
    if visits and known & {"guest", "waiting"}:
        return "zoom"
    if visits:
        of_meet = "first" in known or any(cell.casefold() == "time joined" for cell in row)
        return "meet" if of_meet else "visits"
    whole = len(set(columns.values())) == sum(map(bool, row))
    return "meet" if whole and {"email", "duration"} <= known else None


def _are_joins(table: Sequence[Row]) -> bool:
    """Return whether rows without a header are joins and leaves: name, action, time."""
    some = table[:HEAD]
    known = [
        row
        for row in some
        if len(row) == 3  # noqa: PLR2004 - name, action, time
        and row[1].casefold().startswith((*JOINED, *LEFT))
        and re.search(r"\d[/.\-]\d.*\d:\d\d", row[2])
    ]
    return bool(known) and known[0] == some[0] and len(known) >= ALMOST_ALL * len(some)


def section_starts(table: Sequence[Row]) -> dict[str, int]:
    """Return the row at which each numbered section begins, by its number."""
    return {
        found.group(1): at
        for at, row in reversed(list(enumerate(table)))
        if row and not any(row[1:]) and (found := SECTION.match(row[0]))
    }


def layout_of(document: Document) -> Layout | None:
    """Return which list of people a file is, or None: most of its lines are rows of a table."""
    if document.kind not in ("text", "xlsx"):
        return None
    head = document.head
    if document.kind == "text" and 2 * sum(map(bool, map(_ROW.search, head))) < len(head):
        return None
    table = first_rows(document)
    if _is_sections(table):
        return "sections"
    found = people_table(table)
    return found.layout if found else None


def _is_sections(table: Sequence[Row]) -> bool:
    """Return whether a summary of pairs stands before a numbered table of three columns or more."""
    starts = section_starts(table)
    first, second = starts.get("1"), starts.get("2")
    if first != 0 or second is None or second + 1 >= len(table):
        return False
    pairs = table[first + 1 : second]
    wide = sum(bool(cell) for cell in table[second + 1])
    return all(sum(map(bool, row)) <= 3 for row in pairs) and wide >= 3  # noqa: PLR2004 - a pair; name and times
