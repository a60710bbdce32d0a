"""How figures, times, names and lines read on a terminal, in a report and on a page.

Nothing here measures: it groups lines that were labelled, and writes values that were measured.
The display rule for rates (measures of small samples): below 5 the events are listed, from 5 to 11
they are dots and "too few for a rate", from 12 there is a rate with its interval.
"""

import datetime as dt
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from analyzer.errors import AnalyzerError
from analyzer.metrics.values import Index, NotMeasurable, Rate, Value, rate_form
from analyzer.models import CUES
from analyzer.record import SessionRecord
from analyzer.session import Event, Session, Utterance

Translate = Callable[[str], str]

NAME_CHARACTERS: Final = 60
SHARE: Final = "words_share"
"""The metric whose values are drawn against an equal share."""
LABEL_METRICS: Final = ("acts", "leader_moves", "moves", "questions", "response")
"""Beginnings of the names of metrics that count one label each."""
PERSONAL: Final = ("participation", "floor", "questions")
"""Subjects whose figures are shown by person; what someone raised is never counted by person."""

_CONTROL: Final = re.compile(
    r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb]"
)
_ESCAPE: Final = re.compile(
    r"\x1b(?:\[[0-?]*[ -/]*[@-~]|\][^\x07\x1b]*(?:\x07|\x1b\\)?|.)?", re.DOTALL
)


def clean(text: str) -> str:
    r"""Return text that cannot steer a terminal or turn a page around: one line, no codes.

    Escape sequences and bidirectional overrides go, white space becomes single spaces, and
    surrogates that no encoding can write become question marks.

    >>> clean("a\x1b[31mred\x1b[0m\r\n b")
    'ared b'
    """
    printable = _CONTROL.sub(" ", _ESCAPE.sub("", text))
    return " ".join(printable.encode("utf-8", "replace").decode("utf-8").split())


def shortened(text: str, limit: int) -> str:
    """Return cleaned text of at most `limit` characters, an ellipsis where it was cut.

    >>> shortened("a very long name", 8)
    'a very…'
    """
    whole = clean(text)
    return whole if len(whole) <= limit else whole[: limit - 1].rstrip() + "…"


def clock(seconds: float | None) -> str:
    """Return a time as `m:ss` or `h:mm:ss`; empty for None.

    >>> clock(63.7), clock(3723), clock(None)
    ('1:03', '1:02:03', '')
    """
    if seconds is None:
        return ""
    minutes, second = divmod(int(seconds), 60)
    hours, minute = divmod(minutes, 60)
    return f"{hours}:{minute:02}:{second:02}" if hours else f"{minute}:{second:02}"


def place(utterance: Utterance, translate: Translate) -> str:
    """Return where an utterance is: its time, and its line in the file.

    >>> place(Utterance(0, "A", "Hi.", 63.0, line=12), str)
    '1:03, line 12'
    """
    _ = translate
    line = _("line {line}").format(line=utterance.line) if utterance.line else ""
    return ", ".join(each for each in (clock(utterance.start), line) if each) or _(
        "utterance {number}"
    ).format(number=utterance.index + 1)


def labels_note(model: str, translate: Translate) -> str:
    """Return what a reader must know about a model's labels before leaning on them."""
    _ = translate
    if model == CUES:
        return _(
            "Labels are found by word cues, which miss much and err; each probability is the "
            "measured share of that cue's hits that was right. Read the lines."
        )
    return _(
        "A trained model labels each line by its words and the lines around it. It misses much "
        "and errs; each probability was calibrated on other meetings. Read the lines."
    )


def no_response(event: Event, translate: Translate) -> str:
    """Return why an event has no response, as a sentence.

    >>> no_response(Event("Ann", 0, (0,), ("ask",), 0.7, no_response="ended"), str)
    'The file ends there.'
    """
    _ = translate
    if event.no_response == "ended":
        return _("The file ends there.")
    if event.no_response == "answered" and event.answered_by:
        name = shortened(event.answered_by, NAME_CHARACTERS)
        return _("{name} answered, as was asked.").format(name=name)
    return _("No room is left to tell what was done with it.")


def note(text: str, translate: Translate) -> str:
    """Return a note on reading, cleaned, what stands before its number or name translated.

    >>> note("cues that hold no text: 3", str.upper)
    'CUES THAT HOLD NO TEXT: 3'
    """
    whole = clean(text)
    said = translate(whole)
    if said != whole:
        return said
    head, colon, tail = whole.partition(": ")
    return translate(head) + colon + tail


def error_text(error: AnalyzerError, translate: Translate) -> str:
    """Return an error in the reader's language.

    The error's template and each part of it that has a translation are translated.

    >>> error_text(AnalyzerError("the disk is full"), str)
    'the disk is full'
    """
    parts = [translate(each) if isinstance(each, str) else each for each in error.args]
    return clean(translate(error.template).format(*parts))


def dots(value: Value) -> str:
    """Return a dot for each case of a rate of 5 to 11, filled for those that count; else empty.

    >>> dots(Rate(2, 6)), dots(Rate(2, 4)), dots(Rate(9, 20))
    ('●●○○○○', '', '')
    """
    if not isinstance(value, Rate) or rate_form(value.total) != "dots":
        return ""
    if value.count != int(value.count) or value.total != int(value.total):
        return ""
    return "●" * int(value.count) + "○" * int(value.total - value.count)


@dataclass(frozen=True, slots=True)
class Words:
    """Numbers, dates and values as text in one language.

    Attributes:
        language: `"en"` or `"nl"`, which decides on the decimal mark and names of months.
        translate: gives a text in that language.

    >>> Words("nl", str).number(1234.5), Words("en", str).percent(0.375)
    ('1.234,5', '38%')
    """

    language: str
    translate: Translate

    def number(self, value: float, digits: int = 1) -> str:
        """Return a number with at most `digits` decimals."""
        from babel.numbers import format_decimal

        return format_decimal(round(value, digits), locale=self.language)

    def fixed(self, value: float, digits: int = 2) -> str:
        """Return a number with exactly `digits` decimals."""
        from babel.numbers import format_decimal

        return format_decimal(value, format="#,##0." + "0" * digits, locale=self.language)

    def percent(self, value: float) -> str:
        """Return a share as a whole percentage."""
        from babel.numbers import format_percent

        return format_percent(value, locale=self.language).replace("\xa0", " ")

    def date(self, value: str) -> str:
        """Return an ISO date as people write it; other text as it is."""
        from babel.dates import format_date

        try:
            locale = "en_GB" if self.language == "en" else self.language
            return format_date(dt.date.fromisoformat(value), format="long", locale=locale)
        except ValueError:
            return clean(value)

    def language_name(self, code: str | None) -> str:
        """Return the name of a language, or of two that were mixed; empty for None."""
        from babel import Locale

        names = Locale.parse(self.language).languages
        return " + ".join(names.get(each, each) for each in (code or "").split("+") if each)

    def unit(self, unit: str) -> str:
        """Return the name of a unit; one that no metric of ours uses stays as it is."""
        _ = self.translate
        names = {
            "people": _("people"),
            "words": _("words"),
            "turns": _("turns"),
            "of 4": _("of 4"),
            "per 100 turns": _("per 100 turns"),
        }
        return names.get(unit, unit)

    def amount(self, value: float, unit: str) -> str:
        """Return a value of an index with its unit."""
        if unit == "s":
            return clock(value) if value >= 60 else f"{self.number(value)} s"  # noqa: PLR2004 - a minute
        if unit == "/h":
            return self.translate("{number} an hour").format(number=self.number(value))
        if unit:
            return f"{self.number(value)} {self.unit(unit)}"
        return self.fixed(value)

    def value(self, value: Value) -> str:
        """Return what was measured, without its interval.

        A rate follows the display rule: counts, and a percentage only where there are enough.
        """
        _ = self.translate
        if isinstance(value, NotMeasurable):
            return _("not measurable")
        if isinstance(value, Index):
            return self.amount(value.value, value.unit)
        if not value.total:
            return _("none")
        counts = _("{count} of {total}").format(
            count=self.number(value.count), total=self.number(value.total)
        )
        if rate_form(value.total) != "band" or value.value is None:
            return counts
        return f"{self.percent(value.value)} ({counts})"

    def interval(self, value: Value) -> str:
        """Return the interval, `too few for a rate`, or empty where there is none."""
        if isinstance(value, NotMeasurable):
            return ""
        if isinstance(value, Rate) and value.total and rate_form(value.total) != "band":
            return self.translate("too few for a rate")
        if value.low is None or value.high is None:
            return ""
        if isinstance(value, Index) and value.low == value.high:
            return ""  # one case has no spread
        if isinstance(value, Rate):
            return f"{self.percent(value.low)} – {self.percent(value.high)}"
        low, high = self.amount(value.low, value.unit), self.amount(value.high, value.unit)
        if value.unit and low.split(" ", 1)[1:] == high.split(" ", 1)[1:]:
            low = low.split(" ", 1)[0]  # the unit once: "3.2 – 5.8 people"
        return f"{low} – {high}"


@dataclass(frozen=True, slots=True)
class ByRole:
    """Lines with one label, by who said them.

    Attributes:
        leaders: lines of those who formally lead.
        others: lines of everyone else.
    """

    leaders: tuple[Utterance, ...]
    others: tuple[Utterance, ...]

    @property
    def lines(self) -> tuple[Utterance, ...]:
        """All of them, in order."""
        return tuple(sorted(self.leaders + self.others, key=lambda each: each.index))


def questions(session: Session) -> dict[str, ByRole]:
    """Return the lines of each question type that was found, doubtful ones left out."""
    return _by_role(
        session,
        (
            (each.question.label, each)
            for each in session.utterances
            if each.question is not None and not each.question.maybe
        ),
    )


def acts(session: Session, names: Iterable[str]) -> dict[str, ByRole]:
    """Return the lines of each of these acts or moves that was found, doubtful ones left out."""
    return _by_role(
        session, ((name, each) for name in names for each in session.utterances if each.has(name))
    )


def _by_role(session: Session, found: Iterable[tuple[str, Utterance]]) -> dict[str, ByRole]:
    leaders = set(session.roster.leaders)
    grouped: dict[str, list[Utterance]] = {}
    for label, each in found:
        grouped.setdefault(label, []).append(each)
    return {
        label: ByRole(
            tuple(each for each in lines if each.speaker in leaders),
            tuple(each for each in lines if each.speaker not in leaders),
        )
        for label, lines in grouped.items()
    }


def not_measurable(
    record: SessionRecord, titles: Mapping[str, str], *, besides: Iterable[str] = ()
) -> dict[str, tuple[str, ...]]:
    """Return the titles of measures without a value, by the reason why.

    Args:
        record: whose values.
        titles: of metrics by name; a metric without one goes by its name.
        besides: labels whose own metrics are left out (`of_one_label`).
    """
    reasons: dict[str, dict[str, None]] = {}
    labels = tuple(besides)
    for each in record.values:
        if each.person is not None or of_one_label(each.metric, labels):
            continue
        if isinstance(each.value, NotMeasurable):
            reasons.setdefault(each.value.reason, {})[titles.get(each.metric, each.metric)] = None
    return {reason: tuple(names) for reason, names in reasons.items()}


def of_one_label(metric: str, labels: Iterable[str]) -> bool:
    """Return whether a metric only counts the lines of one label, such as `moves_invite`.

    Such a figure says little beside the lines themselves, which are listed by label and role.

    >>> [of_one_label(each, ("open", "invite")) for each in ("questions_open", "invitation_yield")]
    [True, False]
    """
    return any(
        metric.removesuffix(f"_{label}") in LABEL_METRICS
        for label in labels
        if metric.endswith(f"_{label}")
    )


def line_ranges(utterances: Sequence[Utterance]) -> str:
    """Return the lines of the file that utterances stand on, neighbours as ranges.

    Neighbours are utterances that follow each other in the session.

    >>> said = [Utterance(i, "A", "Hi.", line=i * 2 + 1) for i in (0, 1, 2, 5)]
    >>> line_ranges(said)
    '1–5, 11'
    """
    runs: list[list[Utterance]] = []
    for each in sorted((each for each in utterances if each.line), key=lambda each: each.index):
        if runs and runs[-1][-1].index + 1 == each.index:
            runs[-1].append(each)
        else:
            runs.append([each])
    ends = [(min(lines), max(lines)) for lines in ([u.line or 0 for u in run] for run in runs)]
    return ", ".join(f"{low}–{high}" if high > low else f"{low}" for low, high in ends)
