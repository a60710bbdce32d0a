"""A store of its own for each test of the pages, and samples to put into it."""

from collections.abc import Callable
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from analyzer.pipeline import analyze
from analyzer.record import SessionRecord
from analyzer.roster import read_roster
from analyzer.store import open_store

TIMEOUT_S = 60


@pytest.fixture
def store_url(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """Return the address of an empty store that the pages use."""
    url = f"sqlite:///{tmp_path / 'store.sqlite'}"
    monkeypatch.setenv("SPEAKUP_STORE", url)
    return url


@pytest.fixture(scope="session")
def sample_record(root: Path) -> SessionRecord:
    """Return the record of the sample with a leader who opens."""
    samples = root / "samples"
    given = read_roster(samples / "sprint-review-opens.roster.json")
    return analyze(samples / "sprint-review-opens.vtt", roster=given)


@pytest.fixture
def stored(store_url: str, sample_record: SessionRecord) -> str:
    """Return the id of that record in the store."""
    store = open_store(store_url)
    key = store.add(sample_record)
    store.close()
    return key


@pytest.fixture
def app(root: Path, store_url: str) -> Callable[..., AppTest]:
    """Return a maker of apps: `app("session.py", language="nl", query={"session": "…"})`."""
    assert store_url

    def make(
        page: str = "", *, language: str = "en", query: dict[str, str] | None = None
    ) -> AppTest:
        made = AppTest.from_file(root / "app.py", default_timeout=TIMEOUT_S)
        made.session_state["language"] = language
        made.run()
        if page:
            made.switch_page(f"analyzer/ui/pages/{page}")
            for key, value in (query or {}).items():
                made.query_params[key] = value
            made.run()
        return made

    return make


def everything(app: AppTest) -> str:
    """Return all text on a page."""
    kinds = ("title", "header", "markdown", "caption", "text", "error", "warning", "info")
    shown = [str(each.value) for kind in kinds for each in getattr(app, kind)]
    return "\n".join([*shown, *(each.label for each in app.expander)])


@pytest.fixture(name="everything")
def everything_fixture() -> Callable[[AppTest], str]:
    """Return the function that returns all text on a page."""
    return everything
