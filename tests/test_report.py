"""The report and the tables: self-contained, escaped, translated, and with their evidence."""

import csv
import io
import re
from collections.abc import Callable
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path

import pytest

from analyzer.metrics import METRICS
from analyzer.metrics.values import NotMeasurable, Rate
from analyzer.pipeline import analyze, analyze_session
from analyzer.record import Measured, SessionRecord
from analyzer.report import TABLES, to_csv, to_html
from analyzer.roster import read_roster
from analyzer.session import Message, Session

VOID = {"meta", "rect", "line", "br", "link", "img"}


class Checked(HTMLParser):
    """A reader that keeps the tags, texts and attributes of a page, and wants it well nested."""

    def __init__(self, text: str) -> None:
        """Read the whole text."""
        super().__init__()
        self.open: list[str] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.text: list[str] = []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keep the tag, and remember to close it."""
        self.tags.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        """Close the tag that was opened last."""
        if tag not in VOID:
            assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        """Keep text of the body."""
        if "style" not in self.open:
            self.text.append(data)


def words_of(html: str) -> str:
    """Return the visible text of a page, white space made single."""
    return " ".join(" ".join(Checked(html).text).split())


@pytest.fixture(scope="module")
def review(root: Path) -> SessionRecord:
    """Return the sample meeting of a leader who opens."""
    path = root / "samples" / "sprint-review-opens.vtt"
    roster = read_roster(path.with_suffix(".roster.json"), transcript=path.name)
    return analyze(path, roster=roster)


@pytest.fixture(scope="module")
def html(review: SessionRecord) -> str:
    """Return its report."""
    return to_html(review)


def test_is_well_formed_and_self_contained(html: str) -> None:
    """Nothing is loaded: no script, no link away, and a policy that forbids both."""
    page = Checked(html)
    assert page.open == []
    names = {tag for tag, _attributes in page.tags}
    assert not names & {"script", "link", "img", "iframe", "object", "embed", "form", "base"}
    links = [value for _tag, a in page.tags for key, value in a.items() if key in ("href", "src")]
    assert all(value and value.startswith("#event-") for value in links)
    assert not any(key.startswith("on") for _tag, a in page.tags for key in a)
    assert "url(" not in html
    assert "@import" not in html
    policy = next(a["content"] for tag, a in page.tags if a.get("http-equiv"))
    assert policy is not None
    assert policy.startswith("default-src 'none'; style-src 'unsafe-inline'; img-src data:")


def test_links_lead_to_events(html: str) -> None:
    """Each mark on the timeline leads to an event of the page, and ids are unique."""
    page = Checked(html)
    ids = [a["id"] for _tag, a in page.tags if "id" in a]
    targets = [str(a["href"])[1:] for tag, a in page.tags if tag == "a"]
    assert len(ids) == len(set(ids))
    assert targets
    assert set(targets) <= set(ids)


def test_what_a_file_says_is_escaped(make_session: Callable[..., Session]) -> None:
    """Tags, entities, template marks and control codes of a transcript come out as text."""
    nasty = "<script>alert(1)</script><img src=https://x.invalid/a.png>{{ 7*7 }} &amp; I'm worried"
    rows = [("<b>Ann</b>", "What am I missing?"), ('Bo" onclick="x', nasty), ("<b>Ann</b>", "Why?")]
    session = make_session(rows, leaders=["<b>Ann</b>"])
    session = replace(session, title="</title><script>x</script>", notes=("<i>odd\x1b[1m</i>",))
    page = to_html(analyze_session(session))
    assert "<script" not in page
    assert "<img" not in page
    assert "\x1b" not in page
    assert "{{ 7*7 }}" in words_of(page)
    assert not any("onclick" in a for _tag, a in Checked(page).tags)


def test_every_event_stands_in_its_context(review: SessionRecord, html: str) -> None:
    """An event shows the lines before it, what was raised, and the response."""
    text = words_of(html)
    articles = re.findall(r"<article.*?</article>", html, re.DOTALL)
    assert len(articles) == len(review.session.events) > 0
    for event, article in zip(review.session.events, articles, strict=True):
        said = review.session.utterances[event.utterance]
        assert 'class="line raised"' in article
        assert 'class="line around"' in article
        assert ('class="line response"' in article) == bool(
            event.response and event.response.utterances
        )
        assert " ".join(said.text.split()) in text


def test_every_figure_says_how_it_is_counted(review: SessionRecord, html: str) -> None:
    """Each measured value of the meeting has its title, its value, its rule and its lines."""
    text = words_of(html)
    measured = [
        (METRICS[each.metric], each.value)
        for each in review.values
        if each.person is None and not isinstance(each.value, NotMeasurable)
    ]
    assert measured
    for metric, value in measured:
        assert " ".join(metric.title.split()) in text
        assert " ".join(metric.how.split()) in text
        if value.evidence:
            assert f"Counted from {len(value.evidence)} utterances." in text


def test_says_what_could_not_be_measured(review: SessionRecord, html: str) -> None:
    """Every reason stands in the report."""
    text = words_of(html)
    reasons = {each.value.reason for each in review.values if isinstance(each.value, NotMeasurable)}
    assert reasons
    assert all(f"… {reason}" in text for reason in reasons)


def test_never_counts_by_person_what_was_raised(review: SessionRecord) -> None:
    """Values by person of what was raised stay out, even if a record holds them."""
    subjects = {name: metric.subject for name, metric in METRICS.items()}
    chosen = [n for n, s in subjects.items() if s in ("speaking_up", "responses", "moves")]
    planted = tuple(Measured(name, "Owen Tran", Rate(777, 888)) for name in chosen)
    page = to_html(replace(review, values=review.values + planted))
    assert chosen
    assert "777" not in words_of(page)
    assert "888" not in words_of(page)


def test_silent_people_are_not_named(make_session: Callable[..., Session]) -> None:
    """Who said nothing is a count."""
    rows = [("Ann", "We start with the budget."), ("Bo", "Fine by me, I have it here.")]
    page = to_html(analyze_session(make_session(rows, leaders=["Ann"], silent=["Cyprian"])))
    assert "1 person said nothing." in words_of(page)
    assert "Cyprian" not in page


def test_a_file_without_times_leader_or_events_still_reports(
    make_session: Callable[..., Session],
) -> None:
    """What is not there is said in words."""
    rows = [("Ann", "We begin with the report of last week."), ("Bo", "I have it here.")]
    text = words_of(to_html(analyze_session(make_session(rows))))
    assert "No leader was named" in text
    assert "No questions were found." in text
    assert "Who was there and said nothing is not known from this file." in text


def test_speaks_dutch(review: SessionRecord) -> None:
    """The page says its language, and dates and decimals follow it."""
    page = to_html(review, language="nl")
    assert '<html lang="nl">' in page
    assert "23 april 2026" in words_of(page)


def test_charts_have_words(html: str) -> None:
    """Each drawing is either hidden from readers, with its figures beside it, or has a label."""
    drawings = [a for tag, a in Checked(html).tags if tag == "svg"]
    assert drawings
    assert all(a.get("aria-hidden") == "true" or a.get("aria-label") for a in drawings)


def test_the_same_record_gives_the_same_report(review: SessionRecord, html: str) -> None:
    """Nothing in it depends on when or where it was made."""
    again = SessionRecord.from_json(review.to_json())
    assert to_html(again) == html


@pytest.mark.parametrize("table", TABLES)
def test_tables_have_a_row_for_each_thing(review: SessionRecord, table: str) -> None:
    """Every row has every column, and nothing is left out."""
    message = Message(0, "Kofi Mensah", "Plus one", 61.0, "00:01:01", line=1)
    review = replace(review, session=replace(review.session, messages=(message,)))
    rows = list(csv.reader(io.StringIO(to_csv([review], table), newline="")))
    session = review.session
    wanted = {
        "values": len(review.values),
        "events": len(session.events),
        "utterances": len(session.utterances),
        "messages": len(session.messages),
    }
    assert len(rows) == wanted[table] + 1
    assert {len(row) for row in rows} == {len(rows[0])}
    assert {row[0] for row in rows[1:]} <= {"sprint-review-opens.vtt"}


def test_values_read_back(review: SessionRecord) -> None:
    """Counts, totals and values of the table are those of the record."""
    rows = list(csv.DictReader(io.StringIO(to_csv([review], "values"), newline="")))
    for row, measured in zip(rows, review.values, strict=True):
        value = measured.value
        assert row["metric"] == measured.metric
        if isinstance(value, NotMeasurable):
            assert row["not_measurable"] == value.reason
            assert row["value"] == row["count"] == ""
        elif isinstance(value, Rate):
            assert (float(row["count"]), float(row["total"])) == (value.count, value.total)
        else:
            assert float(row["value"]) == value.value


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t=", "\r=", " ="])
def test_no_cell_is_a_formula(make_session: Callable[..., Session], start: str) -> None:
    """A spreadsheet runs nothing of what a transcript says."""
    rows = [(f"{start}Ann", f"{start}cmd()"), ("Bo", "It was painted in May.")]
    record = analyze_session(make_session(rows))
    record = replace(record, session=replace(record.session, title=f"{start}1+1"))
    for table in TABLES:
        cells = [c for row in csv.reader(io.StringIO(to_csv([record], table))) for c in row]
        numbers = re.compile(r"-?\d")
        assert not [c for c in cells if c.startswith(tuple("=+-@\t\r")) and not numbers.match(c)]
