"""Researchers' items: what is read, and what each bad line is told."""

import gzip
import json
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analyzer.errors import AnalyzerError, FormatError, ParseError
from analyzer.training.form import Line
from analyzer.training.items import read_acts, read_responses

Write = Callable[..., Path]

ACTS = {
    "id": "a1",
    "meeting": "m1",
    "text": "We zijn de back-up vergeten.",
    "context": [
        {"who": "Ans(PM)", "text": "Hoe staat het ervoor?"},
        {"who": "Bas(UI)", "text": "We zijn de back-up vergeten.", "target": True},
        {"who": "Ans(PM)", "text": "Oké."},
    ],
    "labels": ["mistake"],
    "disputed": ["concern"],
    "question": None,
    "question_disputed": False,
}
EXCHANGE = {
    "id": "r1",
    "leader": "PM",
    "before": [{"who": "Ans(PM)", "text": "Friday it is."}],
    "event": {"who": "Bas(UI)", "text": "I don't think Friday works."},
    "after": [{"t": 3.5, "who": "Ans(PM)", "text": "Tell me more."}],
    "labels": ["dissent"],
    "response": "explore",
    "second": None,
}


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """Return a writer of JSON lines: objects are dumped, texts go in as they are."""

    def write(*rows: object, name: str = "items.jsonl") -> Path:
        lines = (
            row if isinstance(row, str) else json.dumps(row, ensure_ascii=False) for row in rows
        )
        path = tmp_path / name
        path.write_text("\n".join(lines) + "\n", encoding="utf-8")
        return path

    return write


def test_an_utterance_is_read_with_its_context(write: Write) -> None:
    """Every field of the form arrives, and the target splits the context."""
    (item,) = read_acts(write(ACTS))
    assert (item.id, item.meeting, item.line) == ("a1", "m1", 1)
    assert item.target == Line("Bas(UI)", "We zijn de back-up vergeten.")
    assert [each.text for each in item.before] == ["Hoe staat het ervoor?"]
    assert [each.text for each in item.after] == ["Oké."]
    assert (item.labels, item.disputed) == ({"mistake"}, {"concern"})
    assert (item.question, item.question_known) == (None, True)
    assert item.by_leader is False


@pytest.mark.parametrize(
    ("prev", "before"),
    [
        ("Zullen we?", [Line("?", "Zullen we?")]),
        (["Zullen we?", "Ja."], [Line("?", "Zullen we?"), Line("?", "Ja.")]),
        ([{"who": "Ans", "text": "Zullen we?"}], [Line("Ans", "Zullen we?")]),
        ({"who": "Ans", "text": "Zullen we?"}, [Line("Ans", "Zullen we?")]),
        (None, []),
    ],
)
def test_prev_stands_for_the_context(write: Write, prev: object, before: list[Line]) -> None:
    """One text, several, or lines with names; a text without a name was said by someone else."""
    (item,) = read_acts(write({"id": "1", "text": "Nou, nee.", "prev": prev}))
    assert list(item.before) == before
    assert item.target == Line("speaker", "Nou, nee.")
    assert item.target.who not in {each.who for each in item.before}


def test_without_a_mark_the_target_comes_last(write: Write) -> None:
    """A context without a target line is what came before."""
    row = {"id": 7, "text": "Why?", "who": "Bo", "context": [{"who": "Al", "text": "No."}]}
    (item,) = read_acts(write(row))
    assert (item.id, item.target, item.before) == ("7", Line("Bo", "Why?"), (Line("Al", "No."),))
    assert item.after == ()


def test_unlabelled_items_are_no_empty_labels(write: Write) -> None:
    """No `labels` field and an empty list are two different things."""
    bare, empty = read_acts(
        write({"id": "1", "text": "A."}, {"id": "2", "text": "B.", "labels": []})
    )
    assert (bare.labels, bare.question_known) == (None, False)
    assert (empty.labels, empty.question_known) == (frozenset(), False)
    assert empty.meeting == "2"


def test_annotation_files_may_call_labels_acts(write: Write) -> None:
    """The annotators' own files call the labels `acts`."""
    (item,) = read_acts(write({"id": "1", "text": "A.", "acts": ["idea"], "question": "open"}))
    assert (item.labels, item.question, item.question_known) == ({"idea"}, "open", True)


def test_a_question_alone_may_be_annotated(write: Write) -> None:
    """A type without labels is known; null without labels may just be a blank form."""
    rows = (
        {"id": "1", "text": "A?", "question": "open"},
        {"id": "2", "text": "B.", "question": None},
    )
    typed, blank = read_acts(write(*rows))
    assert (typed.labels, typed.question_known, blank.question_known) == (None, True, False)


def test_a_disputed_question_is_not_known(write: Write) -> None:
    """A question type the passes differ on is not scored."""
    (item,) = read_acts(write({**ACTS, "question_disputed": True}))
    assert not item.question_known


def test_gzip_blank_lines_and_byte_order_marks_are_fine(tmp_path: Path) -> None:
    """Files come zipped, with empty lines, and with a byte order mark."""
    path = tmp_path / "items.jsonl.gz"
    text = "\ufeff" + json.dumps(ACTS) + "\n\n" + json.dumps({**ACTS, "id": "a2"}) + "\r\n"
    path.write_bytes(gzip.compress(text.encode("utf-8")))
    assert [(item.id, item.line) for item in read_acts(path)] == [("a1", 1), ("a2", 3)]


def test_an_exchange_is_read(write: Write) -> None:
    """Every field of the form arrives, times included."""
    (item,) = read_responses(write(EXCHANGE))
    assert item.leader == "PM"
    assert item.event == Line("Bas(UI)", "I don't think Friday works.")
    assert item.after == (Line("Ans(PM)", "Tell me more.", 3.5),)
    assert (item.labels, item.response, item.response_known) == ({"dissent"}, "explore", True)


def test_a_role_leads_where_no_leader_is_named(write: Write) -> None:
    """The project manager leads in AMI, without the item saying so."""
    row = {key: value for key, value in EXCHANGE.items() if key != "leader"}
    (item,) = read_responses(write(row))
    assert item.leader == "Ans(PM)"


def test_an_unlabelled_exchange_is_read(write: Write) -> None:
    """What is to be labelled has neither labels nor a response."""
    row = {key: EXCHANGE[key] for key in ("id", "leader", "event", "after")}
    (item,) = read_responses(write(row))
    assert (item.labels, item.response_known, item.before) == (None, False, ())


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ("{not json", "line 1: bad JSON at character 2; each line must be one JSON object"),
        ('{"id": "1", "text": "\\ud800"}', "half of a surrogate pair stands in it"),
        ("[1]", "a JSON list stands here"),
        ('"text"', "a JSON text stands here"),
        ({"text": "A."}, "'id' is missing"),
        ({"id": "1"}, "'text' is missing"),
        ({"id": "1", "text": 3}, "'text' is a number"),
        ({"id": True, "text": "A."}, "'id' is a true or false"),
        ({"id": "1", "text": "A.", "labels": ["worry"]}, "'worry' in 'labels' is no label"),
        ({"id": "1", "text": "A.", "labels": "idea"}, "'labels' is no list of texts"),
        ({"id": "1", "text": "A.", "disputed": ["x"]}, "'x' in 'disputed' is no label"),
        ({"id": "1", "text": "A.", "question": "why"}, "'why' in 'question' is no label"),
        ({"id": "1", "text": "A.", "question_disputed": 1}, "'question_disputed' is a number"),
        ({"id": "1", "text": "A.", "context": [3]}, "'context' holds a number"),
        ({"id": "1", "text": "A.", "context": [{"who": "B"}]}, "'text' is missing"),
        ({"id": "1", "text": "A.", "prev": 3}, "'prev' holds a number"),
        (
            {"id": "1", "context": [{"text": "A.", "target": True}] * 2},
            "'context' has more than one target",
        ),
    ],
)
def test_a_bad_utterance_is_told_where_and_what(write: Write, row: object, said: str) -> None:
    """One line: the file, the line in it, what is wrong and what is expected."""
    with pytest.raises(ParseError) as error:
        read_acts(write(row))
    message = str(error.value)
    assert message.startswith("items.jsonl, line 1: ")
    assert said in message
    assert "\n" not in message


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"event": None}, "'event' is missing"),
        ({"event": 3}, "'event' holds a number"),
        ({"event": {"who": "B"}}, "'text' is missing"),
        ({"response": "shrug"}, "'shrug' in 'response' is no label; take one of acknowledge"),
        ({"second": "shrug"}, "'shrug' in 'second' is no label"),
        ({"after": [{"who": "A", "text": "No.", "t": "3"}]}, "'t' in 'after' is a text"),
        ({"after": [{"text": "No.", "t": 10**400}]}, "'t' in 'after' is out of bounds"),
        ({"after": [{"text": "No.", "t": float("nan")}]}, "'t' in 'after' is out of bounds"),
        ({"leader": None, "before": [], "after": []}, "it is not said who leads"),
        ({"leader": 3}, "'leader' is a number"),
    ],
)
def test_a_bad_exchange_is_told_where_and_what(
    write: Write, change: dict[str, Any], said: str
) -> None:
    """The same for exchanges."""
    with pytest.raises(ParseError) as error:
        read_responses(write({**EXCHANGE, "id": "r0"}, {**EXCHANGE, **change}))
    assert str(error.value).startswith("items.jsonl, line 2: ")
    assert said in str(error.value)


def test_an_id_comes_once(write: Write) -> None:
    """The line where it stood before is named."""
    with pytest.raises(ParseError, match=r"line 3: id 'a1' also stands on line 1"):
        read_acts(write(ACTS, {**ACTS, "id": "a2"}, ACTS))


def test_files_that_cannot_be_read(tmp_path: Path) -> None:
    """Missing, a folder, empty, broken gzip and no UTF-8 each get one line."""
    empty, torn, latin = (tmp_path / name for name in ("empty.jsonl", "torn.gz", "latin.jsonl"))
    empty.write_bytes(b"\n\n")
    torn.write_bytes(gzip.compress(json.dumps(ACTS).encode() * 50)[:-20])
    latin.write_bytes(b'{"id": "1", "text": "caf\xe9"}\n')
    for path in (tmp_path / "none.jsonl", tmp_path, empty, torn):
        with pytest.raises(FormatError) as error:
            read_acts(path)
        assert path.name in str(error.value)
    with pytest.raises(ParseError, match="line 1: this is no UTF-8"):
        read_acts(latin)


def test_deep_nesting_is_bad_json(write: Write) -> None:
    """A line that would exhaust the parser is refused like any other."""
    with pytest.raises(AnalyzerError):
        read_acts(write("[" * 100_000))


FIELDS = [
    *("id", "text", "who", "prev", "context", "labels", "acts", "disputed", "question"),
    *("question_disputed", "leader", "meeting", "language", "before", "event", "after"),
    *("response", "response_disputed", "second"),
]
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text("aé(?\ud800", max_size=8),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(["who", "text", "t", "target"]), inner, max_size=4)
    ),
    max_leaves=6,
)


@given(st.dictionaries(st.sampled_from(FIELDS), VALUES))
def test_no_line_raises_anything_else(
    tmp_path_factory: pytest.TempPathFactory, row: object
) -> None:
    """Whatever a JSON object holds, it is an item or an error that names its place."""
    path = tmp_path_factory.getbasetemp() / "any.jsonl"
    path.write_text(json.dumps(row) + "\n", encoding="utf-8")
    for read in (read_acts, read_responses):
        with suppress(AnalyzerError):
            assert len(read(path)) == 1


@pytest.mark.parametrize(
    ("who", "leader", "leads"),
    [
        ("A(PM)", None, True),
        ("A(UI)", None, False),
        ("A", None, None),
        ("A(UI)", "UI", True),
        ("Ann", "Ann", True),
        ("A(PM)", "A", True),
        ("A(PM)", "UI", False),
    ],
)
def test_who_leads(who: str, leader: str | None, leads: object) -> None:
    """By the item's word where it gives one, else by role; unknown without either."""
    assert Line(who, "").leads(leader) is leads


@pytest.mark.slow
def test_the_real_items_are_read(shared: Path) -> None:
    """Every annotated file beside the checkout is in the form."""
    assert len(read_acts(shared / "gold" / "acts_en_dev.jsonl")) == 370
    assert len(read_acts(shared / "gold" / "acts_nl_dev.jsonl")) == 60
    assert len(read_responses(shared / "gold" / "resp_en_dev.jsonl")) == 280
    assert len(read_responses(shared / "gold" / "resp_nl_dev.jsonl")) == 31
    assert len(read_acts(shared / "silver" / "acts_en.jsonl")) == 3900
