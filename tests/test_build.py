"""From cues to utterances: order, merging, splitting, roster."""

import pytest

from analyzer.build import session_from_cues, utterances_from_cues
from analyzer.session import MERGE_GAP_S, Person, Source, Utterance

SOURCE = Source("made.vtt", "made")
Row = tuple[str | None, str, float, float]


def cues(*rows: Row) -> list[Utterance]:
    """Return measured cues."""
    return [Utterance(0, *row, "measured", line=at) for at, row in enumerate(rows, 1)]


def heard(*rows: Row) -> list[Row]:
    """Return the utterances that cues make, as rows."""
    made = utterances_from_cues(cues(*rows))
    return [(each.speaker, each.text, each.start or 0.0, each.end or 0.0) for each in made]


def test_a_broken_sentence_is_joined_below_two_seconds() -> None:
    """The gap must be less than 2 s: exactly 2 s is a new utterance."""
    near = heard(("A", "We wait", 0.0, 1.0), ("A", "for Bo.", 1.0 + MERGE_GAP_S - 0.001, 4.0))
    assert near == [("A", "We wait for Bo.", 0.0, 4.0)]
    assert len(heard(("A", "We wait", 0.0, 1.0), ("A", "for Bo.", 1.0 + MERGE_GAP_S, 4.0))) == 2


def test_neither_others_nor_the_nameless_are_joined() -> None:
    """Only one known speaker goes on with a sentence."""
    assert len(heard(("A", "We wait", 0.0, 1.0), ("B", "for Bo.", 1.1, 4.0))) == 2
    assert len(heard((None, "We wait", 0.0, 1.0), (None, "for Bo.", 1.1, 4.0))) == 2


def test_an_ended_sentence_is_not_joined() -> None:
    """What ends in a sentence mark is whole."""
    assert len(heard(("A", "We wait.", 0.0, 1.0), ("A", "For Bo.", 1.1, 4.0))) == 2


def test_sentences_share_the_time_of_their_cue_by_characters() -> None:
    """Ten characters of twenty-one; the last sentence ends where the cue does."""
    first, second = utterances_from_cues(cues(("A", "We wait on. So it is.", 10.0, 31.0)))
    assert (first.text, first.start, first.end) == ("We wait on.", 10.0, 21.0)
    assert (second.text, second.start, second.end) == ("So it is.", 22.0, 31.0)
    assert first.estimated
    assert second.estimated
    assert first.line == second.line == 1


def test_whole_cues_are_not_estimated() -> None:
    """One sentence in a cue keeps the cue's own times."""
    assert not utterances_from_cues(cues(("A", "We wait.", 0.0, 1.0)))[0].estimated


def test_cues_without_any_sentence_mark_stay_as_they_are() -> None:
    """Without punctuation nothing says where a sentence goes on."""
    rows = (("A", "we wait", 0.0, 1.0), ("A", "for bo", 1.1, 2.0))
    assert heard(*rows) == list(rows)


def test_order_is_by_start_then_place_in_the_file() -> None:
    """Sentences of overlapping cues are interleaved; equal starts keep the file's order."""
    rows = heard(
        ("B", "Yes.", 4.0, 5.0),
        ("A", "One one. Two two. Six six.", 0.0, 10.0),
        ("C", "Yes too.", 4.0, 5.0),
    )
    assert [row[0] for row in rows] == ["A", "A", "B", "C", "A"]
    assert [row[2] for row in rows] == sorted(row[2] for row in rows)


def test_without_starts_of_their_own_the_file_decides() -> None:
    """Stamps of blocks do not sort what is said under them."""
    made = [Utterance(0, "A", "Late.", 300.0, None, "block"), Utterance(0, "B", "Soon.", 0.0)]
    assert [each.text for each in utterances_from_cues(made)] == ["Late.", "Soon."]


def test_without_ends_lower_case_goes_on() -> None:
    """Where only starts are known, a lower-case start goes on with the sentence."""
    made = [
        Utterance(0, "A", "We wait", 1.0, None, "start_only"),
        Utterance(0, "A", "for Bo.", 9.0, None, "start_only"),
        Utterance(0, "A", "and", 12.0, None, "start_only"),
        Utterance(0, "A", "Next.", 15.0, None, "start_only"),
    ]
    assert [each.text for each in utterances_from_cues(made)] == ["We wait for Bo.", "and", "Next."]


def test_doing_it_twice_changes_nothing() -> None:
    """Utterances made from utterances are the same."""
    once = utterances_from_cues(
        cues(
            ("A", "We wait. And then", 0.0, 4.0),
            ("B", "Mm-hmm.", 1.0, 1.4),
            ("A", "we go. Dr. Vos", 4.5, 6.0),
            ("A", "knows… Right?", 6.0, 9.0),
        )
    )
    assert utterances_from_cues(once) == once


def test_an_end_before_its_start_joins_nothing() -> None:
    """A flagged cue is left alone."""
    odd = Utterance(0, "A", "we go.", 1.1, None, "start_only", flags=("end_before_start",))
    assert len(utterances_from_cues([*cues(("A", "Then", 0.0, 1.0)), odd])) == 2


def test_roster_is_speakers_in_order_then_the_silent() -> None:
    """Listed people who say nothing are silent, and the list may be complete."""
    session = session_from_cues(
        cues(("B", "Hi.", 0.0, 1.0), (None, "Hm.", 1.0, 2.0), ("A", "Hello.", 2.0, 3.0)),
        SOURCE,
        people=[Person("A"), Person("C")],
        complete=True,
    )
    assert session.roster.names == ("B", "A", "C")
    assert [each.silent for each in session.roster.people] == [False, False, True]
    assert session.roster.complete


def test_a_stray_sentence_mark_does_not_glue_an_unpunctuated_meeting() -> None:
    """One mark in a hundred cues is no punctuation; one in twenty is."""
    rows = [("A", f"we wait {at}{'.' * (at == 5)}", at * 2.0, at * 2.0 + 1.5) for at in range(100)]
    assert len(heard(*rows)) == 100
    assert len(heard(*rows[:20])) < 20


def test_an_end_at_the_start_is_not_known() -> None:
    """Speech takes time: a cue of no length measures none, also after joining or splitting."""
    said = utterances_from_cues(cues(("A", "Hi.", 1.0, 1.0)))[0]
    assert (said.start, said.end, said.time_quality) == (1.0, None, "start_only")
    both = utterances_from_cues(cues(("A", "We wait", 1.0, 1.0), ("A", "for Bo.", 1.2, 2.0)))
    assert [(each.start, each.end, each.time_quality) for each in both] == [(1.0, 2.0, "measured")]
    short = utterances_from_cues(cues(("A", "Hi. Yes. No.", 1.0, 1.001)))
    assert all(each.end is None or each.end > (each.start or 0) for each in short)
    assert utterances_from_cues(short) == short


def test_an_end_without_a_start_is_left_out() -> None:
    """When something began can't be told from when it ended, nor can how long it took."""
    alone = Utterance(0, "A", "Yes.", None, 4.0, "measured")
    first = Utterance(0, "A", "We talk", None, None, "none")
    then = Utterance(0, "A", "of it.", 3.0, 4.0, "measured")
    for each in utterances_from_cues([alone]) + utterances_from_cues([first, then]):
        assert (each.start, each.end, each.time_quality) == (None, None, "none")


@pytest.mark.parametrize(
    ("started", "date"),
    [
        ("2026-02-19T23:30:00+01:00", "2026-02-19"),
        ("2026-02-19", "2026-02-19"),
        ("23:58:41", None),
        ("2026-02-31T10:00:00", None),
        (None, None),
    ],
)
def test_the_day_comes_from_the_wall_clock(started: str | None, date: str | None) -> None:
    """A bare time of day has none, nor has a day there never was."""
    session = session_from_cues(cues(("A", "Hi.", 0.0, 1.0)), SOURCE, started=started)
    assert (session.started, session.date) == (started, date)


def test_equal_starts_keep_the_order_of_the_file() -> None:
    """Who stands first in the file speaks first, however the cues end."""
    rows = heard(("B", "One.", 5.0, 9.0), ("A", "Two.", 5.0, 6.0), ("C", "Zero.", 1.0, 20.0))
    assert [row[:2] for row in rows] == [("C", "Zero."), ("B", "One."), ("A", "Two.")]


def test_a_day_and_more_sorts_by_time() -> None:
    """Times of thirty hours are times like others."""
    rows = heard(("A", "Late.", 108_000.0, 108_001.0), ("B", "Soon.", 86_399.0, 86_400.0))
    assert [row[1] for row in rows] == ["Soon.", "Late."]
