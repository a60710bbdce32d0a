"""The invented companion files: each is of one format, and damaged ones are read or refused."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from analyzer.companions import COMPANIONS, is_companion, read_companion
from analyzer.errors import AnalyzerError
from analyzer.formats.files.document import open_document

FOLDER = Path(__file__).parents[2] / "samples" / "companions"
SAMPLES = sorted(FOLDER.iterdir())
DATA = [path.read_bytes() for path in SAMPLES]
QUICK = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.name)
def test_each_is_of_one_format(path: Path) -> None:
    """Exactly one companion format fits, the one the file is named after."""
    document = open_document(path)
    fits = [name for name, each in COMPANIONS.items() if each.sniff(document)]
    assert fits == [path.name.split(".")[0]]
    found = read_companion(path)
    assert getattr(found, "messages", None) or getattr(found, "people", None)


def test_each_format_has_a_sample() -> None:
    """No companion format is without its invented file."""
    assert {path.name.split(".")[0] for path in SAMPLES} == set(COMPANIONS)


@QUICK
@given(
    st.sampled_from(DATA), st.sampled_from(DATA), st.integers(0, 900), st.integers(0, 900),
    st.integers(0, 7),
)  # fmt: skip
def test_damaged_files(data: bytes, other: bytes, cut: int, splice: int, bit: int) -> None:
    """Whatever is in a file: a chat, a list, or one line that says what is wrong."""
    damaged = bytearray(data[: max(cut, 1)] + other[splice : splice + 200])
    damaged[cut % len(damaged)] ^= 1 << bit
    try:
        document = open_document(bytes(damaged), name="side.csv")
        if is_companion(document):
            read_companion(bytes(damaged), name="side.csv")
    except AnalyzerError as error:
        assert len(str(error).splitlines()) == 1  # noqa: PT017 - either end is good
