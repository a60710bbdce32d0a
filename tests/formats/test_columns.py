"""Which column holds what, and what the times in it mean."""

from collections.abc import Sequence

import pytest

from analyzer.errors import FormatError
from analyzer.formats import read
from analyzer.formats.grammar.column_names import rank
from analyzer.formats.grammar.columns import Columns, guess, header_row
from analyzer.formats.grammar.time_cells import cell, split_ranges
from analyzer.formats.grammar.time_columns import read_times


@pytest.mark.parametrize(
    ("header", "fields"),
    [
        ("Speaker,Start Time,End Time,Transcript", "speaker start end text"),
        ("#,Speaker Name,Time,Duration,Text,Sentiment,Confidence", "speaker start duration text"),
        ("index,sentence,startTime,endTime,speaker_name,speaker_id", "text start end speaker"),
        ("Spreker;Begintijd;Eindtijd;Uitspraak", "speaker start end text"),
        ("Deelnemer;Tijdcode;Duur;Inhoud", "speaker start duration text"),
        ("Wie;Wanneer;Wat er gezegd is", "speaker start text"),
        ("Nr;Sprecher;Von;Bis;Äußerung", "speaker start end text"),
        ("Sprecherin;Zeitstempel;Inhalt", "speaker start text"),
        ("Intervenant;Début;Fin;Transcription", "speaker start end text"),
        ("Locuteur;Temps de départ;Temps de fin;Contenu", "speaker start end text"),
        ("Hablante;Inicio;Fin;Texto", "speaker start end text"),
        ("Falante;Início;Fim;Conteúdo", "speaker start end text"),
        ("Parlante;Inizio;Fine;Testo", "speaker start end text"),
        ("Speaker,Timecode In,Timecode Out,Dialogue", "speaker start end text"),
        ("rowLabel\ttmin\ttier\ttext\ttmax", "start speaker text end"),
        ("utteranceId,utteranceStartSeconds,utteranceEndSeconds,userName,utteranceMessage",
         "start end speaker text"),
        ("meeting,speaker.display_name,xmin,xmax,body", "speaker start end text"),
    ],
)  # fmt: skip
def test_names_of_columns(header: str, fields: str) -> None:
    """English, Dutch and other languages; the columns that are used, in their order."""
    mark = next(each for each in ";\t," if each in header)
    names = header.split(mark)
    row = {"speaker": "Ann", "text": "Shall we start now?", "start": "0:01", "end": "0:04"}
    kinds = {name: best for name in names if (best := _best(name))}
    rows = [names, [row.get(kinds.get(name, ""), "3") for name in names]]
    found = guess(rows)
    assert sorted(found, key=lambda each: found[each]) == fields.split()


def _best(name: str) -> str:
    ranked = [
        (found, field)
        for field in ("speaker", "text", "start", "end")
        if (found := rank(field, name)) is not None
    ]
    return min(ranked)[1] if ranked else ""


@pytest.mark.parametrize(
    ("header", "field"),
    [
        ("speaker_confidence", "speaker"),
        ("Speaker Email", "speaker"),
        ("text_id", "text"),
        ("language", "text"),
        ("translated text", "text"),
        ("word_count", "text"),
        ("end_time", "start"),
        ("Timecode Out", "start"),
        ("total time", "start"),
        ("start_time", "end"),
        ("sentence_length", "duration"),
    ],
)
def test_what_a_name_is_not(header: str, field: str) -> None:
    """A count, a score, an identity or a translation is not the thing itself."""
    assert rank(field, header) is None


@pytest.mark.parametrize(
    ("rows", "at"),
    [
        ([["Weekly"], [], ["Speaker", "Text"], ["Ann", "Hi."]], 2),
        ([["Ann", "0:01", "Hi, you."], ["Bo", "0:04", "Yes."]], None),
        ([["Groep", "Nr", "Wat"], ["A", "1", "Ja."], ["B", "2", "Nee."]], 0),
        ([["Groep", "Nr", "Iets"], ["A", "11", "Ja."], ["B", "12", "Nee."]], 0),
        ([["Ja.", "Nee."], ["12", "13"], ["14", "15"]], None),
    ],
)
def test_the_row_that_names_the_columns(rows: Sequence[Sequence[str]], at: int | None) -> None:
    """It stands below titles, or is told by figures below it; a row of talk is none."""
    assert header_row(rows) == at


def test_numbers_of_places_are_no_times() -> None:
    """Begin 1, 2, 3 counts paragraphs, as in exports of coded segments."""
    text = "Speaker;Begin;Text\nAnn;1;Shall we?\nBo;2;Yes.\nAnn;3;Good.\nBo;4;Fine.\n"
    session = read(text.encode(), name="a.csv")
    assert {each.time_quality for each in session.utterances} == {"none"}


def test_what_is_said_of_columns_is_shown() -> None:
    """The mapping travels with the source, in the order of the fields."""
    session = read(b"When,Who,Words\n0:01,Ann,Shall we start?\n0:05,Bo,Yes.\n", name="a.csv")
    assert session.source.columns == (("speaker", "Who"), ("text", "Words"), ("start", "When"))


def test_a_header_on_two_lines() -> None:
    """A line end in the name of a column is white space, for what the user says too."""
    data = b'"Who\nspeaks","What is\nsaid"\nAnn,Shall we?\nBo,Yes.\n'
    columns = {"speaker": "Who speaks", "text": "what is  said"}
    session = read(data, name="a.csv", columns=columns)
    assert session.roster.names == ("Ann", "Bo")


def test_many_columns_are_shown_in_part() -> None:
    """An error names the first twenty columns."""
    columns = Columns(tuple(f"c{at}" for at in range(50)), {}, 1, "a.csv")
    with pytest.raises(FormatError, match=r"20 'c19' and 30 more; name the column"):
        columns.demand_text()


@pytest.mark.parametrize(
    ("text", "kind", "value"),
    [
        ("0:05", "clock", 5.0),
        ("[00:01:02]", "clock", 62.0),
        ("00:01:02,5", "clock", 62.5),
        ("00:01:02:345", "clock", 62.345),
        ("62,5", "number", 62.5),
        ("1e3", "number", 1000.0),
        ("1h 27m 51s", "clock", 5271.0),
        ("PT1M2.5S", "clock", 62.5),
        ("2:05 PM", "day", 50700.0),
        ("12:00:01 a.m.", "day", 1.0),
    ],
)
def test_times_as_written(text: str, kind: str, value: float) -> None:
    """Clocks, numbers, lengths and times of day."""
    found = cell(text)
    assert found is not None
    assert (found.kind, found.value) == (kind, value)


@pytest.mark.parametrize(
    "text", ["", "soon", "2026-03-16", "3.2.1", "5 of 6", "-", "1" * 60, "NaN"]
)
def test_what_is_no_time(text: str) -> None:
    """Days, versions and words are none."""
    assert cell(text) is None


def test_days_are_no_ranges() -> None:
    """A hyphen in a date is no "until"."""
    assert split_ranges(["2026-03-16", "2026-03-17"]) is None
    assert split_ranges(["0.5-2.5", "3.0-4.0"]) == (["0.5", "3.0"], ["2.5", "4.0"])


@pytest.mark.parametrize(
    ("columns", "units", "starts", "ends"),
    [
        ({"start": ["0", "2500"], "end": ["2000", "4000"]}, {}, [0.0, 2.5], [2.0, 4.0]),
        ({"start": ["0.5", "2.5"], "end": ["2", "4"]}, {}, [0.5, 2.5], [2.0, 4.0]),
        ({"start": ["500", "2500"]}, {"start": 1e-3}, [0.5, 2.5], [None, None]),
        ({"start": ["1", "2"], "duration": ["500", "700"]}, {"duration": 1e-3}, [1, 2], [1.5, 2.7]),
        ({"start": ["0:01", "0:05"], "duration": ["2", "3"]}, {}, [1.0, 5.0], [3.0, 8.0]),
        ({"start": ["0:01-0:03", "0:05–0:06"]}, {}, [1.0, 5.0], [3.0, 6.0]),
        ({"start": ["00:00:01:12", "00:00:02:24"]}, {}, [1.48, 2.96], [None, None]),
        ({"start": ["00:00:01:12", "00:00:02:29"]}, {}, [1.4, 2.967], [None, None]),
        ({"start": ["1767348001", "1767348003"]}, {}, [0.0, 2.0], [None, None]),
        ({"start": ["1767348001000", "1767348003500"]}, {}, [0.0, 2.5], [None, None]),
        ({"start": ["10:00:01", "10:00:09"]}, {}, [0.0, 8.0], [None, None]),
        ({"start": ["23:59:58", "00:00:03"]}, {}, [0.0, 5.0], [None, None]),
        ({"start": ["0:01", "?"], "end": ["0:02", "0:03"]}, {}, [1.0, None], [2.0, 3.0]),
    ],
)
def test_times_of_columns(
    columns: dict[str, list[str]],
    units: dict[str, float],
    starts: list[float | None],
    ends: list[float | None],
) -> None:
    """Units by name, by size, by how fast people talk; clocks of the day count from the first."""
    times = read_times(columns, units, [5, 4])
    assert times.starts == starts
    assert times.ends == ends


@pytest.mark.parametrize(
    ("header", "unit"),
    [
        ("Start (ms)", 1e-3),
        ("start_seconds", 1.0),
        ("Begin Time - ss.msec", 1.0),
        ("Begin Time - hh:mm:ss.ms", 1.0),
        ("Begin Time - msec", 1e-3),
        ("OffsetInTicks", 1e-7),
        ("Start", None),
    ],
)
def test_units_in_names(header: str, unit: float | None) -> None:
    """A column's own name says its unit; ELAN's `ss.msec` are seconds."""
    assert Columns((header,), {"start": 0}, 1).unit("start") == unit


def test_ends_before_starts_are_flagged() -> None:
    """They are left out, never swapped."""
    text = "speaker,start,end,text\nAnn,0:05,0:02,Shall we start?\nBo,0:06,0:09,Yes, we do.\n"
    first = read(text.encode(), name="a.csv").utterances[0]
    assert (first.start, first.end, first.flags) == (5.0, None, ("end_before_start",))
    assert first.time_quality == "start_only"
