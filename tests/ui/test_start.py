"""The page that takes files in: what it finds, what it refuses, what it keeps."""

from collections.abc import Callable

from streamlit.testing.v1 import AppTest

from analyzer.store import open_store

TALK = (
    b"Ann: I'm worried about the test.\nBo: Why do you think so?\n"
    b"Ann: It broke twice.\nBo: Good point, let's wait.\n"
)
MakeApp = Callable[..., AppTest]


def added(app: AppTest, *files: tuple[str, bytes]) -> AppTest:
    """Put files into the uploader."""
    given = [(name, data, "text/plain") for name, data in files]
    return app.file_uploader(key="files").set_value(given).run()


def test_explains_itself(app: MakeApp) -> None:
    """The page says what it does, and what it is not."""
    page = app()
    assert not page.exception
    assert any("no score" in each.value for each in page.markdown)


def test_shows_who_was_found(app: MakeApp) -> None:
    """Names stand in the order of first speaking, with their words."""
    page = added(app(), ("talk.txt", TALK))
    assert "Found: Ann: 8 words; Bo: 9 words" in [each.value for each in page.text]
    assert page.multiselect[0].options == ["Ann", "Bo"]


def test_an_error_stands_beside_its_file_and_spares_the_others(app: MakeApp) -> None:
    """A file that can't be read says so in the words of the command line; others go on."""
    page = added(app(), ("empty.vtt", b""), ("talk.txt", TALK))
    assert [each.value.replace("\\", "") for each in page.error] == [
        "empty.vtt: the file is empty; export the transcript again"
    ]
    page.button(key="analyse").click().run()
    assert not page.exception
    assert len(open_store().sessions()) == 1


def test_a_name_that_no_one_can_have_is_refused(app: MakeApp) -> None:
    """Someone who speaks can't be silent: the roster's own error is shown, nothing is kept."""
    page = added(app(), ("talk.txt", TALK))
    page.text_area[0].set_value("Ann").run()
    assert "speaks in this file" in page.error[0].value
    assert "analyse" not in [each.key for each in page.button]


def test_one_speaker_alone_is_told_at_the_file(app: MakeApp) -> None:
    """A meeting takes two; naming who was silent mends it."""
    page = added(app(), ("alone.txt", b"Ann: We start.\nAnn: That was it.\nAnn: Bye.\n"))
    assert "only one person" in page.error[0].value
    page.text_area[0].set_value("Cy\n").run()
    assert not page.error


def test_marks_reach_the_record(app: MakeApp) -> None:
    """Leaders, remote and silent people, title and date are kept; then the meeting is shown."""
    page = added(app(), ("talk.txt", TALK))
    page.multiselect[0].set_value(["Bo"])
    page.multiselect[1].set_value(["Ann"])
    page.text_area[0].set_value("Cy")
    page.text_input[0].set_value("Release")
    page.run()
    page.button(key="analyse").click().run()
    assert not page.exception
    assert page.title[0].value == "Release"
    store = open_store()
    session = store.get(store.sessions()[0].id).session
    assert session.roster.leaders == ("Bo",)
    assert [each.name for each in session.roster.people if each.remote] == ["Ann"]
    assert [each.name for each in session.roster.people if each.silent] == ["Cy"]


def test_names_render_as_they_stand(app: MakeApp) -> None:
    """A name with markup in it never reaches a widget that renders markup."""
    odd = TALK.replace(b"Ann:", b"**Ann** <img src=x>:")
    page = added(app(), ("talk.txt", odd))
    rendered = [each.value for each in (*page.markdown, *page.caption, *page.error)]
    assert not any("**Ann**" in each or "<img" in each for each in rendered)


def test_a_sample_opens(app: MakeApp) -> None:
    """A sample is analysed with its roster and shown."""
    page = app()
    page.selectbox(key="sample").set_value("sprint-review-closes.vtt").run()
    page.button(key="open-sample").click().run()
    assert not page.exception
    assert open_store().sessions()[0].source == "sprint-review-closes.vtt"
    assert any("Marta Lindqvist" in each.value for each in page.text)


def test_a_file_without_names_says_so(app: MakeApp) -> None:
    """Where no one is named there is nothing to ask: the pipeline's own error stands there."""
    lines = b"WEBVTT\n\n00:01.000 --> 00:02.000\nWe start.\n\n00:03.000 --> 00:04.000\nYes.\n"
    page = added(app(), ("nameless.vtt", lines))
    assert "it does not say who spoke" in page.error[0].value
    assert not page.multiselect
