"""Real meetings and vendors' files, where they are beside the checkout."""

import json
from io import StringIO
from pathlib import Path

import pytest
import webvtt

from analyzer.capabilities import missing
from analyzer.errors import AnalyzerError
from analyzer.formats import FORMATS, read
from analyzer.formats.files.document import open_document
from analyzer.formats.grammar.cues import COMMA, cue_blocks
from analyzer.formats.writer import write_vtt

IN_SCOPE = ("zoom_vtt", "teams_vtt", "teams_graph", "google_meet", "misc_vtt")
KINDS = {"teams": "teams_vtt", "srt": "srt", "meet": "google_meet", "zoom": "zoom_vtt"}


def test_meetings_name_exactly_their_people(shared: Path) -> None:
    """Every real meeting is of the format it says, with the people of its roster."""
    rosters = json.loads((shared / "transcripts/rosters.json").read_text(encoding="utf-8"))
    assert len(rosters) == 20
    for name, roster in rosters.items():
        session = read(shared / "transcripts" / name)
        assert sorted(session.roster.names) == sorted(roster["people"]), name
        assert session.source.format == KINDS.get(name.split(".")[1], "otter_txt"), name


def test_meetings_written_as_vtt_read_back_the_same(shared: Path) -> None:
    """Files with measured times survive writing and reading."""
    for path in sorted((shared / "transcripts").glob("*.[vs][tr]t")):
        once = read(path)
        again = read(write_vtt(once).encode(), name=path.name)
        assert [(each.speaker, each.text, each.start, each.end) for each in again.utterances] == [
            (each.speaker, each.text, each.start, each.end) for each in once.utterances
        ], path.name


def test_vendor_files_are_read_or_refused(shared: Path) -> None:
    """Every file in scope gives a session or one line."""
    for folder in IN_SCOPE:
        for path in sorted((shared / "formats" / folder).iterdir()):
            try:
                assert read(path).utterances
            except AnalyzerError as error:
                assert path.name in str(error)  # noqa: PT017 - either end is good


def test_meet_documents(shared: Path) -> None:
    """Two public Meet documents: layouts, speakers, who is listed and silent."""
    old, new = (read(each) for each in sorted((shared / "formats/google_meet").glob("*.md")))
    assert (old.source.layout, new.source.layout) == ("old", "new")
    assert old.roster.names[:3] == ("Tyler Wright", "Artur Troian", "Rodrigo Rochin")
    assert len(old.roster.names) == 6
    assert {each.speaker for each in new.utterances} == {
        "Tyler Wright",
        "Jigar Patel",
        "Zeke Ezagui",
    }
    assert {each.start for each in old.utterances} <= {300.0 * at for at in range(20)}
    assert "times" in missing(old)
    assert "times" in missing(new)


def test_real_zoom_file(shared: Path) -> None:
    """A public Zoom file has names, measured times, and cannot show overlap."""
    session = read(next((shared / "formats/zoom_vtt").glob("*.vtt")))
    assert session.source.format == "zoom_vtt"
    assert session.roster.find("Justin Florentine (Besu)").affiliation == "Besu"
    assert {each.time_quality for each in session.utterances} == {"measured"}
    assert "overlap" in missing(session)


def test_as_many_cues_as_webvtt_py_finds(shared: Path) -> None:
    """Where webvtt-py reads a file, it finds the cues found here, with the same times."""
    held = 0
    paths = [*(shared / "transcripts").glob("*.[vs][tr]t")]
    paths += [each for name in IN_SCOPE for each in (shared / "formats" / name).glob("*.[vs]*")]
    for path in sorted(paths):
        if path.suffix not in (".vtt", ".srt", ".sbv") or path.name.startswith("invalid"):
            continue
        try:
            document = open_document(path)
            theirs = webvtt.from_buffer(StringIO(document.text), path.suffix[1:]).captions
        except (AnalyzerError, webvtt.errors.MalformedFileError):
            continue
        stamp = {".sbv": {"stamp": COMMA}}.get(path.suffix, {})
        ours = [each for each in cue_blocks(document, **stamp) if any(each.text)]
        starts = [each.start_in_seconds for each in theirs if each.text.strip()]
        assert [int(each.start) for each in ours] == [int(each) for each in starts], path.name
        held += 1
    assert held >= 25


@pytest.mark.parametrize("suffix", [".vtt", ".srt", ".txt"])
def test_each_sample_is_of_one_format(root: Path, suffix: str) -> None:
    """Exactly one format fits each sample."""
    paths = sorted((root / "samples").glob(f"*{suffix}"))
    assert paths
    for path in paths:
        document = open_document(path)
        fits = [
            (kind.generic, name)
            for name, kind in FORMATS.items()
            if document.kind in kind.kinds and kind.sniff(document)
        ]
        first = [name for generic, name in fits if not generic] or [name for _, name in fits]
        assert first == [read(path).source.format], path.name
