"""The language of each utterance."""

import gzip
import json
from pathlib import Path

import pytest

from analyzer.acts.language import languages


def test_short_texts_take_the_language_around_them() -> None:
    """Backchannels and short texts take the language of what was said before."""
    assert (
        languages(["Mm.", "Dat hebben we vorige week al besloten.", "Okay.", "Ja."]) == ["nl"] * 4
    )
    assert languages(["Okay.", "I think we should decide that now.", "Ja."]) == ["en"] * 3


def test_code_switching() -> None:
    """Function words of both languages make an utterance both; loan words do not."""
    texts = [
        "We hebben dat vorige week met het team besproken.",
        "Ik denk dat we it should be fine and then we kunnen dat morgen doen.",
        "De sprint review staat on track, de planning is gewoon goed.",
    ]
    assert languages(texts) == ["nl", "en+nl", "nl"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ich glaube nicht, dass wir das bis nächste Woche schaffen.", "de"),
        ("Je ne pense pas que nous puissions finir cela cette semaine.", "fr"),
        ("No creo que podamos terminar esto la próxima semana.", "es"),
    ],
)
def test_other_languages(text: str, expected: str) -> None:
    """Another language is named, in a session of its own and within an English one."""
    assert languages([text]) == [expected]
    english = ["I think that we should talk about the budget first."] * 3
    assert languages([*english, text])[-1] == expected


def test_nothing_to_tell() -> None:
    """No words, no language; one word takes what it looks like."""
    assert languages([]) == []
    assert languages(["...", "-"]) == [None, None]
    assert set(languages(["Ja.", "Okay.", "Ja ja."])) <= {"en", "nl"}


@pytest.mark.parametrize(
    ("path", "language", "expected"),
    [("data/ami/acts.jsonl.gz", "en", 0.99), ("silver/acts_nl_rendered.jsonl", "nl", 0.99)],
)
def test_real_talk(shared: Path, path: str, language: str, expected: float) -> None:
    """Of 1,000 utterances of one corpus, at least 99 % are told right."""
    file = shared / path
    with (gzip.open if file.suffix == ".gz" else open)(file, "rt", encoding="utf-8") as lines:
        texts = [json.loads(line)["text"] for line, _ in zip(lines, range(1000), strict=False)]
    found = languages(texts)
    assert sum(each == language for each in found) / len(found) >= expected
