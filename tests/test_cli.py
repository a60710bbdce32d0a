"""The command line: what it prints, writes and refuses."""

import csv
import io
import json
import os
import socket
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator
from typer.testing import Result

from analyzer.cli.edge import one_line, write_whole
from analyzer.errors import OutputError
from analyzer.record import SessionRecord, schema

CALL = """WEBVTT

1
00:00:01.000 --> 00:00:04.000
Ingrid Vos: What am I missing about the pump?

2
00:00:04.600 --> 00:00:08.000
Marco Bell: I'm worried we haven't tested it with [bold]real[/bold] load.

3
00:00:08.500 --> 00:00:11.000
Ingrid Vos: Tell me more, what are you seeing?

4
00:00:11.400 --> 00:00:15.000
Marco Bell: The pressure drops after ten minutes.
"""
COMMANDS = "analyze convert serve demo formats acts metrics schema evaluate label".split()

Speakup = Callable[..., Result]


@pytest.fixture
def call(tmp_path: Path) -> Path:
    """Return a small transcript in a folder of its own."""
    path = tmp_path / "in" / "call.vtt"
    path.parent.mkdir()
    path.write_text(CALL, encoding="utf-8")
    return path


def shell(*arguments: str | Path, **options: object) -> subprocess.CompletedProcess[bytes]:
    """Run the command as a process of its own."""
    command = [sys.executable, "-c", "from analyzer.cli import main; main()", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, check=False, timeout=120, **options)  # type: ignore[call-overload,no-any-return]  # noqa: S603 - our own interpreter


def in_one_line(result: Result, *parts: str) -> bool:
    """Return whether a run failed with code 2 and one line on stderr that holds these parts."""
    lines = result.stderr.splitlines()
    return (
        result.exit_code == 2
        and len(lines) == 1
        and lines[0].startswith("speakup: ")
        and all(part in lines[0] for part in parts)
    )


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_explains_itself_with_an_example(speakup: Speakup, command: str) -> None:
    """Help says what a command does and shows how it is called."""
    result = speakup(command, "--help")
    assert result.exit_code == 0
    assert f"speakup {command}" in result.stdout.split("Options", 1)[1]


def test_says_its_version(speakup: Speakup) -> None:
    """`--version` prints name and version."""
    from analyzer import __version__

    assert speakup("--version").stdout == f"speakup {__version__}\n"


@pytest.mark.parametrize("command", ["--help", "formats", "acts", "metrics"])
def test_lists_import_nothing_heavy(command: str) -> None:
    """Help and lists answer at once: no language model, tables, pages or store is imported."""
    script = (
        "import sys; sys.argv = ['speakup', *sys.argv[1:]]\n"
        "from analyzer.cli import main\n"
        "try: main()\n"
        "except SystemExit: pass\n"
        "heavy = 'spacy pandas streamlit sqlalchemy altair torch'.split()\n"
        "heavy = set(heavy) & set(sys.modules)\n"
        "print('heavy:', sorted(heavy), file=sys.stderr)"
    )
    done = subprocess.run(  # noqa: S603 - our own interpreter
        [sys.executable, "-c", script, command], capture_output=True, check=True, timeout=60
    )
    assert b"heavy: []" in done.stderr


def test_lists_formats_acts_and_metrics_as_json(speakup: Speakup) -> None:
    """`--json` holds every entry with what a reader needs."""
    from analyzer.acts import ACTS, QUESTION_TYPES
    from analyzer.companions import COMPANIONS
    from analyzer.episodes import RESPONSES
    from analyzer.formats import FORMATS
    from analyzer.metrics import METRICS

    formats = json.loads(speakup("formats", "--json").stdout)
    acts = json.loads(speakup("acts", "--json").stdout)
    metrics = json.loads(speakup("metrics", "--json").stdout)
    assert [each["name"] for each in formats] == [*FORMATS, *COMPANIONS]
    assert len(acts) == len(ACTS) + len(QUESTION_TYPES) + len(RESPONSES) == 18 + 7 + 9
    assert [each["name"] for each in metrics] == list(METRICS)
    assert all(each["how"] and each["needs"] is not None for each in metrics)


def test_lists_acts_with_examples_in_the_language_asked_for(speakup: Speakup) -> None:
    """English examples by default, Dutch ones with `--lang nl`."""
    english, dutch = speakup("acts").stdout, speakup("acts", "--lang", "nl").stdout
    assert "what are you seeing?" in english
    assert "Wie kijkt hier anders naar?" in dutch
    assert "what are you seeing?" not in dutch


def test_prints_the_schema(speakup: Speakup) -> None:
    """The schema is the one that records are checked against."""
    assert json.loads(speakup("schema").stdout) == schema()


def test_summarises_a_call(speakup: Speakup, call: Path) -> None:
    """Without a format there is a summary, with what was raised and what the leader did."""
    result = speakup("analyze", call, "--leader", "ingrid vos", "--silent", "Noor Aydin")
    assert result.exit_code == 0, result.output
    assert "Marco Bell: “I'm worried we haven't tested it with [bold]real[/bold] load.”" in (
        result.stdout
    )
    assert "1 person said nothing." in result.stdout
    assert "Noor Aydin" not in result.stdout
    assert result.stdout.rstrip().endswith("for a conversation, not for assessment.")


def test_json_follows_the_schema_and_reads_back(speakup: Speakup, call: Path) -> None:
    """JSON on standard output is one document, valid, and makes the same record again."""
    text = speakup("analyze", call, "--leader", "Ingrid Vos", "--format", "json").stdout
    Draft202012Validator(schema()).validate(json.loads(text))
    record = SessionRecord.from_json(text)
    assert record.to_json() + "\n" == text
    assert record.session.roster.leaders == ("Ingrid Vos",)


def test_several_files_are_json_lines(speakup: Speakup, call: Path) -> None:
    """JSON of several files is one record a line."""
    other = call.with_name("other.vtt")
    other.write_text(CALL.replace("Marco", "Mira"), encoding="utf-8")
    lines = speakup("analyze", call, other, "--format", "json").stdout.splitlines()
    names = [SessionRecord.from_json(line).session.source.name for line in lines]
    assert names == ["call.vtt", "other.vtt"]


def test_one_wrong_file_does_not_lose_the_others(speakup: Speakup, call: Path) -> None:
    """The good files are written, the wrong one is a line on stderr, and the exit code is 2."""
    wrong = call.with_name("wrong.vtt")
    wrong.write_bytes(b"")
    result = speakup("analyze", wrong, call, "--format", "json", "--out", "records")
    assert result.exit_code == 2
    assert Path("records/call.json").is_file()
    assert not Path("records/wrong.json").exists()
    assert [line for line in result.stderr.splitlines() if "wrong.vtt" in line]
    assert "Traceback" not in result.output


def test_reads_standard_input(speakup: Speakup) -> None:
    """A dash stands for standard input."""
    result = speakup("analyze", "-", "--format", "json", stdin=CALL)
    assert SessionRecord.from_json(result.stdout).session.source.name == "stdin"


@pytest.mark.parametrize(
    ("form", "names"),
    [
        ("json", ["call.json"]),
        ("html", ["call.html"]),
        ("csv", ["call.events.csv", "call.utterances.csv", "call.values.csv"]),
        ("text", ["call.summary.txt"]),
    ],
)
def test_writes_files_named_after_the_transcript(
    speakup: Speakup, call: Path, form: str, names: list[str]
) -> None:
    """A folder given to `--out` is made, and holds nothing half-written."""
    result = speakup("analyze", call, "--format", form, "--out", "a/b")
    assert result.exit_code == 0, result.output
    assert result.stdout == ""
    assert sorted(each.name for each in Path("a/b").iterdir()) == names
    assert all(each.stat().st_size for each in Path("a/b").iterdir())


def test_csv_files_open_as_utf8_in_a_spreadsheet(speakup: Speakup, call: Path) -> None:
    """A CSV file begins with a byte order mark; standard output does not."""
    speakup("analyze", call, "--out", "values.csv")
    assert Path("values.csv").read_bytes().startswith(b"\xef\xbb\xbffile,title,date,signature")
    assert speakup("analyze", call, "--format", "csv").stdout_bytes.startswith(b"file,title")


def test_the_name_of_a_file_says_its_format(speakup: Speakup, call: Path) -> None:
    """`--out report.html` needs no `--format`."""
    assert speakup("analyze", call, "--out", "report.html").exit_code == 0
    assert Path("report.html").read_text(encoding="utf-8").startswith("<!doctype html>")


def test_files_of_one_name_do_not_overwrite_each_other(speakup: Speakup, call: Path) -> None:
    """Outputs of transcripts with the same stem or name stay apart."""
    twin = call.parent / "x" / "call.vtt"
    twin.parent.mkdir()
    twin.write_text(CALL.replace("Marco", "Mira"), encoding="utf-8")
    assert speakup("analyze", call, twin, "--format", "json", "--out", "o").exit_code == 0
    assert sorted(each.name for each in Path("o").iterdir()) == [
        "call.vtt-2.json",
        "call.vtt.json",
    ]


def test_never_overwrites_a_transcript(speakup: Speakup, call: Path) -> None:
    """`--out` with the name of the transcript itself is refused, and the file stays whole."""
    result = speakup("analyze", call, "--format", "json", "--out", call)
    assert in_one_line(result, "call.vtt", "overwritten", "--out")
    assert call.read_text(encoding="utf-8") == CALL


def test_csv_on_standard_output_has_one_header(speakup: Speakup, call: Path) -> None:
    """Values of several files are one table."""
    other = call.with_name("other.vtt")
    other.write_text(CALL, encoding="utf-8")
    rows = speakup("analyze", call, other, "--format", "csv").stdout.splitlines()
    assert rows[0].startswith("file,title,date,signature,break,metric,person,count")
    assert {row.split(",")[0] for row in rows[1:]} == {"call.vtt", "other.vtt"}


def test_a_roster_file_marks_people(speakup: Speakup, call: Path) -> None:
    """Leaders, silent people, title and date come from a roster file, by file name."""
    Path("rosters.json").write_text(
        json.dumps({"call.vtt": {"title": "Pump", "leader": "Ingrid Vos", "silent": ["Noor"]}}),
        encoding="utf-8",
    )
    text = speakup("analyze", call, "--roster", "rosters.json", "--format", "json").stdout
    session = SessionRecord.from_json(text).session
    assert session.title == "Pump"
    assert session.roster.names == ("Ingrid Vos", "Marco Bell", "Noor")
    assert session.roster.leaders == ("Ingrid Vos",)


def test_sessions_are_kept_where_asked(speakup: Speakup, call: Path) -> None:
    """`--save` keeps a session in the store, `--store` in another one."""
    from analyzer.store import open_store

    assert speakup("analyze", call, "--save", "--format", "json").exit_code == 0
    assert speakup("analyze", call, "--store", "other.sqlite", "--format", "json").exit_code == 0
    assert [each.source for each in open_store().sessions()] == ["call.vtt"]
    assert [each.source for each in open_store("other.sqlite").sessions()] == ["call.vtt"]


def test_the_demo_fills_the_store_and_can_run_again(speakup: Speakup) -> None:
    """Every sample with a roster is a session, once, with a leader and something raised."""
    from analyzer.samples import samples
    from analyzer.store import open_store

    for _time in range(2):
        result = speakup("demo")
        assert result.exit_code == 0, result.output
    kept = open_store().sessions()
    assert sorted(each.source for each in kept) == sorted(samples())
    record = open_store().get(kept[0].id)
    assert record.session.roster.leaders


@pytest.mark.parametrize(
    ("arguments", "parts"),
    [
        (["missing.vtt"], ["missing.vtt"]),
        (["empty"], ["empty", "there is no transcript in it"]),
        (["in/call.vtt", "--name", "Ingrid"], ["--name", "is no pair"]),
        (["in/call.vtt", "--name", "Zed=Ann"], ["call.vtt", "no one is called 'Zed'"]),
        (["in/call.vtt", "--from", "zom"], ["unknown format 'zom'"]),
        (["in/call.vtt", "--chat", "in/call.vtt"], ["call.vtt", "it is no chat"]),
        (["in/call.vtt", "--leader", "Ingird"], ["call.vtt", "did you mean 'Ingrid Vos'?"]),
        (["in/call.vtt", "--silent", "Marco Bell"], ["call.vtt", "Marco Bell", "silent"]),
        (["in/call.vtt", "--roster", "none.yaml"], ["none.yaml"]),
        (["in/call.vtt", "--model", "none"], ["none"]),
        (["in/call.vtt", "--format", "json", "--out", "in/call.vtt/x"], ["call.vtt", "--out"]),
        (["in/call.vtt", "in/call.vtt", "--store", "in"], ["in"]),
    ],
)
def test_errors_are_one_line_that_names_the_place(
    speakup: Speakup, call: Path, arguments: list[str], parts: list[str]
) -> None:
    """What was foreseen ends in one line and exit code 2, never in a traceback."""
    assert call.is_file()
    Path("empty").mkdir()
    result = speakup("analyze", *arguments)
    assert in_one_line(result, *parts), (result.exit_code, result.stderr, result.exception)


def test_one_output_for_several_reports_is_refused(speakup: Speakup, call: Path) -> None:
    """Several reports need a folder, both on standard output and in one file."""
    other = call.with_name("other.vtt")
    other.write_text(CALL, encoding="utf-8")
    assert in_one_line(speakup("analyze", call, other, "--format", "html"), "--out")
    Path("taken").write_text("x", encoding="utf-8")
    assert in_one_line(speakup("analyze", call, other, "--out", "taken"), "taken", "folder")


def test_a_read_only_place_is_a_clear_error(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A file that cannot be written leaves nothing behind, and says so."""

    def refuse(_self: Path, _target: Path) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "replace", refuse)
    with pytest.raises(OutputError, match="Permission denied"):
        write_whole(tmp_path / "a.json", "{}")
    assert list(tmp_path.iterdir()) == []


def test_files_are_readable_by_their_owner_alone(tmp_path: Path) -> None:
    """What people said stays theirs: outputs are private files."""
    write_whole(tmp_path / "a.json", "{}")
    assert (tmp_path / "a.json").stat().st_mode & 0o077 == 0


def test_errors_cannot_steer_the_terminal() -> None:
    """Escape codes, line ends and endless names are taken out of a message."""
    line = one_line(f"a.vtt: \x1b[31m'{'x' * 5000}'\r\nis\x07 odd; mend it")
    assert "\x1b" not in line
    assert "\n" not in line
    assert len(line) < 700
    assert line.startswith("a.vtt: ")
    assert line.endswith("mend it")


def test_odd_names_survive_any_terminal(tmp_path: Path) -> None:
    """Names in any script, of any length, with control codes, print on an ASCII terminal too."""
    names = ["Ωmega 日本語 " + "long" * 40, "e\u202evil\x1b[31m", "👩‍🚀 Ana"]
    said = "\n\n".join(
        f"00:00:{i:02}.000 --> 00:00:{i + 1:02}.000\n<v {names[i % 3]}>We should test it.</v>"
        for i in range(12)
    )
    (tmp_path / "odd.vtt").write_text(f"WEBVTT\n\n{said}\n", encoding="utf-8")
    environment = {**os.environ, "PYTHONIOENCODING": "ascii", "COLUMNS": "80"}
    done = shell("analyze", tmp_path / "odd.vtt", env=environment)
    assert done.returncode == 0, done.stderr
    assert b"\x1b" not in done.stdout
    assert max(len(line) for line in done.stdout.decode().splitlines()) <= 80
    assert b"Traceback" not in done.stderr


def test_json_in_a_pipe_is_utf8_whatever_the_terminal(tmp_path: Path) -> None:
    """JSON on standard output keeps every character where the terminal can only do ASCII."""
    path = tmp_path / "call.txt"
    path.write_text("Zoë: Één vraag.\nBo: Ja?\nZoë: Nee.\nBo: Oké dan.\n", encoding="utf-8")
    environment = {**os.environ, "PYTHONIOENCODING": "ascii"}
    done = shell("analyze", path, "--format", "json", env=environment)
    assert SessionRecord.from_json(done.stdout).session.roster.names == ("Zoë", "Bo")


def test_a_reader_who_leaves_is_no_error(call: Path) -> None:
    """`speakup … | head` ends without a traceback."""
    command = f"'{sys.executable}' -c 'from analyzer.cli import main; main()' acts --json"
    done = subprocess.run(  # noqa: S602 - a pipe needs a shell, and nothing in it is foreign
        f"{command} | true", shell=True, capture_output=True, check=False, timeout=60
    )
    assert b"Traceback" not in done.stderr
    assert b"Exception ignored" not in done.stderr
    assert call.is_file()


def test_serves_on_this_machine_alone(speakup: Speakup, monkeypatch: pytest.MonkeyPatch) -> None:
    """The app is bound to loopback, sends no statistics, and uses the store that is named."""
    calls: list[list[str]] = []
    monkeypatch.setattr(sys, "argv", [])
    monkeypatch.setattr("runpy.run_module", lambda *_names, **_how: calls.append(list(sys.argv)))
    result = speakup("serve", "--port", str(free_port()), "--store", "kept.sqlite")
    assert result.exit_code == 0, result.output
    (command,) = calls
    assert command[:2] == ["streamlit", "run"]
    assert Path(command[2]).is_file()
    assert "--server.address=127.0.0.1" in command
    assert "--browser.gatherUsageStats=false" in command
    assert os.environ["SPEAKUP_STORE"] == "kept.sqlite"


def free_port() -> int:
    """Return a port that nothing listens on just now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def test_a_port_that_is_taken_is_one_line(speakup: Speakup) -> None:
    """Another program on the port is said before the app starts, with what to do."""
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        assert in_one_line(speakup("serve", "--port", str(port)), str(port), "--port")


def test_ctrl_c_ends_with_130(
    speakup: Speakup, call: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Ctrl-C while files are analysed gives the usual exit code and no traceback."""

    def stopped(*_arguments: object, **_options: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("analyzer.pipeline.analyze", stopped)
    result = speakup("analyze", call)
    assert result.exit_code == 130
    assert "Traceback" not in result.output


def test_evaluates_researchers_items(speakup: Speakup) -> None:
    """Annotated utterances are scored, as tables and as JSON."""
    rows = [
        {
            "id": "1",
            "prev": "So?",
            "text": "I'm worried we have no fallback.",
            "labels": ["concern"],
        },
        {"id": "2", "prev": "So?", "text": "The room is blue.", "labels": []},
    ]
    Path("items.jsonl").write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    table = speakup("evaluate", "--acts", "items.jsonl")
    assert table.exit_code == 0, table.output
    assert "concern" in table.stdout
    data = json.loads(speakup("evaluate", "--acts", "items.jsonl", "--json").stdout)
    assert {row["source"] for row in data["rows"]} == {"items.jsonl"}


def test_labels_researchers_items(speakup: Speakup) -> None:
    """Unlabelled utterances become one JSON object a line, in order."""
    rows = [{"id": str(n), "prev": "So?", "text": "I'm worried about it."} for n in (2, 1)]
    Path("items.jsonl").write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    result = speakup("label", "--acts", "items.jsonl", "--out", "out.jsonl")
    assert result.exit_code == 0, result.output
    found = [json.loads(line) for line in Path("out.jsonl").read_text("utf-8").splitlines()]
    assert [each["id"] for each in found] == ["2", "1"]
    assert set(found[0]) == {"id", "acts", "question", "probabilities"}


def test_labelling_needs_one_kind_of_item(speakup: Speakup) -> None:
    """Neither and both are refused with what to do."""
    result = speakup("label", "--out", "out.jsonl")
    assert result.exit_code == 2
    assert "--acts" in result.stderr


def test_nothing_to_evaluate_is_one_line(speakup: Speakup) -> None:
    """Without data the command says what to give it."""
    assert in_one_line(speakup("evaluate"), "--acts")


def test_companions_numbered_speakers_and_archives(speakup: Speakup, tmp_path: Path) -> None:
    """Chat and attendance join the one transcript, names are given, archives are opened."""
    import zipfile

    talk = tmp_path / "talk.txt"
    talk.write_text("Speaker 1: Shall we start?\nSpeaker 2: Yes, but I am worried.\n")
    chat, people = tmp_path / "chat.txt", tmp_path / "people.csv"
    chat.write_bytes(b"00:00:05\tCy Maas:\tPlus one\r\n")
    people.write_text("Full Name\tUser Action\tTimestamp\nDee\tJoined\t13/11/2026, 12:00:01\n")
    names = ("--name", "Speaker 1=Ann", "--name", "Speaker 2=Bo", "--leader", "Ann")
    result = speakup(
        "analyze", talk, "--chat", chat, "--attendance", people, *names, "--format", "json"
    )
    record = json.loads(result.stdout)
    assert [each["name"] for each in record["roster"]["people"]] == ["Ann", "Bo", "Cy Maas", "Dee"]
    assert record["roster"]["complete"]
    assert [each["text"] for each in record["messages"]] == ["Plus one"]
    assert "chat" not in record["session"]["not_measurable"]
    with zipfile.ZipFile(tmp_path / "all.zip", "w") as archive:
        archive.write(talk, "a/talk.txt")
        archive.write(chat, "a/chat.txt")
        archive.writestr("b/other.txt", "[00:01] Ann: Hi.\n[00:02] Bo: Hello.\n")
    result = speakup("analyze", tmp_path / "all.zip", "--format", "csv")
    rows = list(csv.DictReader(io.StringIO(result.stdout)))
    assert {(each["file"], each["break"]) for each in rows} == {
        ("talk.txt", ""),
        ("other.txt", "vendor layout"),
    }


def test_errors_are_said_in_the_language_asked_for(speakup: Speakup) -> None:
    """An error of a file, and one of the options, is Dutch where Dutch was asked for."""
    Path("captions.vtt").write_text("WEBVTT - created by www.amberscript.com\n\n", encoding="utf-8")
    Path("talk.txt").write_text("Ann: Hi.\nBo: Hello.\n", encoding="utf-8")
    refused = speakup("analyze", "captions.vtt", "--lang", "nl")
    assert refused.exit_code == 2
    assert "het lijkt op ondertitels van Amberscript: het zegt niet wie er sprak" in refused.stderr
    timed = speakup("convert", "talk.txt", "--to", "srt", "--lang", "nl")
    assert timed.exit_code == 2
    assert "2 van de 2 uitingen hebben geen eigen tijd" in timed.stderr
    assert "give another" in speakup("convert", "talk.txt", "--to", "csv", "--out", "/").stderr


@pytest.mark.parametrize("lang", ["en", "nl"])
def test_formats_tell_how_to_get_each_file(speakup: Speakup, lang: str) -> None:
    """Each format and companion is listed with how to export it, in both languages."""
    from analyzer.companions import COMPANIONS
    from analyzer.formats import FORMATS
    from analyzer.translate import translator

    shown = " ".join(speakup("formats", "--export", "--lang", lang).stdout.split())
    translate = translator(lang)
    entries = [*(each for each in FORMATS.values() if not each.refused), *COMPANIONS.values()]
    wanted = [" ".join(translate(each.how_to_export).split()) for each in entries]
    assert [each for each in wanted if each not in shown] == []
