"""The main job in a real browser: add a file, say who leads, read what came of it."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest

CHROMIUM = Path(os.environ.get("SPEAKUP_CHROMIUM", "/usr/bin/chromium"))
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
PROGRAM = "from analyzer.cli import main; main()"
WAIT_S = 30
WIDE = {"width": 1440, "height": 900}
PHONE = {"width": 390, "height": 844}
NO_WIDER = """() => [document.documentElement, document.querySelector('[data-testid=stMain]')]
    .every(each => each.clientWidth <= 390 && each.scrollWidth <= each.clientWidth)"""

pytestmark = [pytest.mark.browser, pytest.mark.slow]


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory, root: Path) -> Iterator[str]:
    """Serve the app as its users do, with a store of its own, and return its address."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    folder = tmp_path_factory.mktemp("served")
    environment = {**os.environ, "SPEAKUP_STORE": f"sqlite:///{folder / 'store.sqlite'}"}
    command = [sys.executable, "-c", PROGRAM, "serve", "--port", str(port)]
    with (folder / "log").open("w") as log:
        server = subprocess.Popen(  # noqa: S603 - our own program
            command, cwd=root, env=environment, stdout=log, stderr=log
        )
        try:
            _wait_for(port, server, folder / "log")
            yield f"http://127.0.0.1:{port}"
        finally:
            server.terminate()
            server.wait(WAIT_S)


def _wait_for(port: int, server: "subprocess.Popen[bytes]", log: Path) -> None:
    for _ in range(WAIT_S * 5):
        assert server.poll() is None, log.read_text()
        try:
            socket.create_connection(("127.0.0.1", port), 1).close()
        except OSError:
            time.sleep(0.2)
        else:
            return
    pytest.fail(log.read_text())


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    """Return Chromium, or skip where it or Playwright is missing."""
    sync = pytest.importorskip("playwright.sync_api", reason="Playwright is not installed")
    if not CHROMIUM.is_file():
        pytest.skip(f"there is no Chromium at {CHROMIUM}; SPEAKUP_CHROMIUM names another")
    with sync.sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=str(CHROMIUM), args=FLAGS)
        yield opened
        opened.close()


@pytest.fixture
def asked(browser: Any) -> Iterator[tuple[Any, list[str]]]:  # noqa: ANN401 - Playwright is optional
    """Return a page, and every host that it asked for something."""
    context = browser.new_context(viewport=WIDE, locale="en-GB")
    hosts: list[str] = []
    page = context.new_page()
    page.on("request", lambda request: hosts.append(urlsplit(request.url).hostname or ""))
    page.on("websocket", lambda opened: hosts.append(urlsplit(opened.url).hostname or ""))
    yield page, hosts
    context.close()


def test_a_meeting_from_file_to_page(
    address: str, asked: tuple[Any, list[str]], root: Path
) -> None:
    """A file goes in beside a broken one, a leader is marked, and the meeting is shown."""
    page, hosts = asked
    page.goto(address)
    zone = page.get_by_test_id("stFileUploaderDropzone")
    with page.expect_file_chooser() as chooser:
        zone.get_by_test_id("stBaseButton-secondary").click()
    sample = root / "samples" / "sprint-review-opens.vtt"
    chooser.value.set_files(
        [
            {"name": sample.name, "mimeType": "text/vtt", "buffer": sample.read_bytes()},
            {"name": "empty.vtt", "mimeType": "text/vtt", "buffer": b""},
        ]
    )
    page.get_by_text("empty.vtt: the file is empty").wait_for()
    page.get_by_text("Marta Lindqvist: ").wait_for()
    leads = page.get_by_role("combobox", name="Who leads?")
    leads.evaluate("each => each.scrollIntoView({block: 'center'})")
    leads.click()
    page.get_by_role("option", name="Marta Lindqvist").click()
    page.keyboard.press("Escape")
    page.get_by_role("button", name="Analyse").click()

    page.get_by_role("heading", name="Participation").wait_for()
    page.get_by_text("Led by Marta Lindqvist").wait_for()
    page.get_by_text("The response opens").wait_for()
    page.locator("canvas, svg.marks").first.wait_for()
    assert "session=" in page.url
    assert "Lindqvist" not in page.url
    assert page.get_by_test_id("stException").count() == 0

    page.set_viewport_size(PHONE)
    page.get_by_role("heading", name="Participation").wait_for()
    page.wait_for_function(NO_WIDER)
    assert set(hosts) == {"127.0.0.1"}


def test_chat_and_attendance_join(address: str, asked: tuple[Any, list[str]]) -> None:
    """Files dropped together are one meeting; and numbered speakers get names."""
    page, hosts = asked
    page.goto(address)
    zone = page.get_by_test_id("stFileUploaderDropzone")
    with page.expect_file_chooser() as chooser:
        zone.get_by_test_id("stBaseButton-secondary").click()
    talk = b"[00:01] Speaker 1: What if it fails?\n[00:05] Speaker 2: I doubt it will.\n"
    chat = b"00:00:04\tNoa Lee:\tThe pump failed last week\r\n"
    people = b"Full Name\tUser Action\tTimestamp\nNoa Lee\tJoined\t13/11/2026, 12:00:01\n"
    files = {"talk.txt": talk, "chat.txt": chat, "people.csv": people}
    chooser.value.set_files(
        [{"name": k, "mimeType": "text/plain", "buffer": v} for k, v in files.items()]
    )
    page.get_by_text("talk.txt + chat.txt + people.csv").wait_for()
    page.get_by_text("Chat, apart from what was said: messages 1, reactions 0.").wait_for()
    page.get_by_text("Speaker 1 says: “What if it fails?”").wait_for()
    named = page.get_by_role("textbox", name="Speaker 1 is")
    named.fill("Ada Novak")
    named.press("Enter")
    page.get_by_text("Ada Novak: ").wait_for()
    page.get_by_role("button", name="Analyse").click()
    page.get_by_role("heading", name="Beside the transcript").wait_for()
    page.get_by_text("Who was there, and when (1)").wait_for()
    assert page.get_by_test_id("stException").count() == 0
    assert set(hosts) == {"127.0.0.1"}


def test_what_can_be_uploaded(address: str, asked: tuple[Any, list[str]]) -> None:
    """The page of programs opens from the first page, in both languages, on a phone too."""
    page, hosts = asked
    page.goto(address)
    page.get_by_role("link", name="What can I upload, and how do I get it?").click()
    page.get_by_role("heading", name="What can I upload?").wait_for()
    page.get_by_text("Microsoft Teams", exact=True).click()
    page.get_by_text("In Teams, open the meeting", exact=False).filter(
        visible=True
    ).first.wait_for()
    page.set_viewport_size(PHONE)
    page.wait_for_function(NO_WIDER)
    page.set_viewport_size(WIDE)
    page.get_by_text("Nederlands", exact=True).click()
    page.get_by_role("heading", name="Wat kan ik uploaden?").wait_for()
    assert page.get_by_test_id("stException").count() == 0
    assert set(hosts) == {"127.0.0.1"}


def test_the_language_is_switched(address: str, asked: tuple[Any, list[str]]) -> None:
    """Dutch is a click away, on every page."""
    page, hosts = asked
    page.goto(f"{address}/methods")
    page.get_by_role("heading", name="How it is counted").wait_for()
    page.get_by_text("Nederlands", exact=True).click()
    page.get_by_role("heading", name="Hoe er wordt geteld").wait_for()
    page.get_by_role("link", name="Vergadering toevoegen").click()
    page.get_by_test_id("stFileUploaderDropzone").wait_for()
    assert set(hosts) == {"127.0.0.1"}
