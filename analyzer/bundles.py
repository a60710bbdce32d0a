"""From files, folders and archives to meetings: each transcript with its chat and attendance."""

import os
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from itertools import takewhile
from pathlib import Path, PurePosixPath
from typing import Final

from analyzer.companions import COMPANIONS, is_companion
from analyzer.errors import AnalyzerError, FormatError
from analyzer.formats.files import limits
from analyzer.formats.files.document import ZIP, bytes_of, open_document, printable
from analyzer.formats.recordings import ENDINGS, recordings
from analyzer.translate import marked, phrase

MIN_SHARED_CHARACTERS: Final = 8
MIN_DIGITS: Final = 6
_NUMBER: Final = re.compile(r"\d++(?:[-._]\d++)*+")
ARCHIVES: Final = (".zip",)
NAMED: Final = ""
"""The place of files that someone named or dropped together."""
NO_TRANSCRIPTS: Final = frozenset(
    """
    .yaml .yml .mp4 .m4a .mp3 .wav .mov .avi .mkv .webm .ogg .flac .aac .jpg .jpeg .png .gif .svg
    .pdf .pptx .ppt .doc .odt .exe .py .log .db .sqlite .lnk .url .ics .m3u .conf
    """.split()
)
"""Endings of files that are passed over in a folder or an archive, where nobody named them."""


@dataclass(frozen=True, slots=True)
class File:
    """A file that may be a transcript or its companion.

    Attributes:
        name: without folders.
        place: folder or archive it lies in; files of one place may belong together.
        load: returns its bytes.
        path: where it lies on disk, or None inside an archive.
    """

    name: str
    place: str
    load: Callable[[], bytes]
    path: Path | None = None

    @classmethod
    def of(cls, name: str, data: bytes, *, place: str = "") -> "File":
        """Return a file of some bytes, as a page gets them.

        >>> File.of("a.txt", b"Ann: Hi.").load()
        b'Ann: Hi.'
        """
        return cls(printable(name), place, lambda: data)


@dataclass(frozen=True, slots=True)
class Bundle:
    """A transcript and the companion files that belong to it."""

    transcript: File
    companions: tuple[File, ...] = ()


def gather(paths: Iterable[Path]) -> Iterator[File | AnalyzerError]:
    """Yield the files at some paths, folders and archives opened, in a stable order.

    In a folder, what is hidden, a roster, a recording, a picture or a program is passed over. A
    file that was named is yielded whatever it is; files that were named together are of one place.
    What can't be opened is yielded as its error, and stops nothing.
    """
    for path in paths:
        if path.is_dir():
            for found in _walked(path):
                yield from expanded(_on_disk(found, str(found.parent)))
        else:
            yield from expanded(_on_disk(path, NAMED))


def _on_disk(path: Path, place: str) -> File:
    return File(printable(path.name), place, lambda: bytes_of(path), path)


def _walked(folder: Path) -> Iterator[Path]:
    """Yield the files in a folder that may be transcripts; no link leads out of it."""
    inside = folder.resolve()
    for place, folders, names in os.walk(folder):
        folders[:] = sorted(each for each in folders if not each.startswith((".", "__")))
        for name in sorted(names):
            path = Path(place) / name
            if _may_be_transcript(name) and path.is_file() and _is_inside(path, inside):
                yield path


def _is_inside(path: Path, folder: Path) -> bool:
    return not path.is_symlink() or path.resolve().is_relative_to(folder)


def _may_be_transcript(name: str) -> bool:
    path = PurePosixPath(name)
    hidden = path.name.startswith((".", "~$"))
    return not hidden and path.suffix.lower() not in NO_TRANSCRIPTS and ".roster." not in path.name


def expanded(
    file: File, *, depth: int = 0, budget: limits.Budget | None = None
) -> Iterator[File | AnalyzerError]:
    """Yield a file, or the files in it where it is an archive; archives in archives to two deep.

    An archive that cannot be opened is yielded as its error. Office documents are no archives. A
    file of several recordings, as scorers write them, is yielded as one file for each. What an
    archive unpacks to is limited with the archives in it (`budget`).
    """
    budget = budget or limits.Budget()
    try:
        members = _members(file, depth, budget)
    except AnalyzerError as error:
        yield error
        return
    if members is None:
        yield from _recordings(file) or (file,)
        return
    for member in members:
        yield from expanded(member, depth=depth + 1, budget=budget)


def _members(file: File, depth: int, budget: limits.Budget) -> list[File] | None:
    """Return the files in an archive, or None where the file is none.

    Raises:
        FormatError: if it is beyond a limit, or archives are nested deeper than `MAX_DEPTH`.
    """
    data = _archive_bytes(file)
    if data is None:
        return None
    archive = limits.open_archive(data, file.name)
    names = archive.namelist()
    if "word/document.xml" in names or "xl/workbook.xml" in names:
        return None
    if depth >= limits.MAX_DEPTH:
        problem = phrase("archives lie more than {most} deep in it", most=limits.MAX_DEPTH)
        raise FormatError(file.name, problem, limits.ARCHIVE_REMEDY)
    budget.spend(archive, file.name)
    found = []
    for each in archive.infolist():
        path = PurePosixPath(each.filename.replace("\\", "/"))
        hidden = any(part.startswith((".", "__MACOSX")) for part in path.parts)
        passed = each.is_dir() or limits.is_link(each) or hidden
        if passed or not _may_be_transcript(path.name):
            continue
        place = f"{file.place}/{file.name}/{path.parent}"
        load = partial(limits.unpacked, archive, each, file.name)
        found.append(File(printable(path.name), place, load))
    return found


def _recordings(file: File) -> list[File]:
    """Return the recordings in a file as files of their own; none where it holds one."""
    ending = PurePosixPath(file.name).suffix.lower()
    if ending not in ENDINGS:
        return []
    try:
        parts = recordings(open_document(file.load(), name=file.name))
    except AnalyzerError:
        return []  # reading it as a transcript gives the same error, with its file
    place = f"{file.place}/{file.name}"
    return [File(printable(f"{name}{ending}"), place, part) for name, part in parts.items()]


def _archive_bytes(file: File) -> bytes | None:
    """Return the bytes of a file that begins as an archive does, else None.

    A file in an archive is only looked at where its name says that it is one.
    """
    if file.path is None and not file.name.lower().endswith(ARCHIVES):
        return None
    if file.path is not None:
        try:
            if not file.path.is_file():
                return None  # a pipe is read once
            with file.path.open("rb") as stream:
                if stream.read(len(ZIP)) != ZIP:
                    return None
        except (OSError, ValueError):
            return None  # opening it as a transcript says what is wrong
    data = file.load()
    return data if data.startswith(ZIP) else None


def bundled(files: Iterable[File | AnalyzerError]) -> Iterator[Bundle | AnalyzerError]:
    """Yield each transcript with its companions, place by place, and errors last.

    A companion belongs to the only transcript in its place; where there are several, to the one
    whose name begins like its own, by at least 8 characters (`MIN_SHARED_CHARACTERS`) or the whole
    name, and further than any other's; else to the only one whose name holds the same date or
    number. One that belongs to none is an error that says so. A file alone in its place is a
    transcript: reading it says what else it is.
    """
    places: dict[str, list[File]] = {}
    errors = []
    for each in files:
        if isinstance(each, File):
            places.setdefault(each.place, []).append(each)
        else:
            errors.append(each)
    for group in places.values():
        yield from _bundles(group) if len(group) > 1 else (Bundle(group[0]),)
    yield from errors


def _bundles(files: list[File]) -> Iterator[Bundle | AnalyzerError]:
    kinds = [_companion(each) for each in files]
    transcripts = [each for each, kind in zip(files, kinds, strict=True) if kind is None]
    belong: dict[int, list[File]] = {id(each): [] for each in transcripts}
    lost = []
    for each, kind in zip(files, kinds, strict=True):
        if kind is not None:
            owner = _owner(each, transcripts)
            if owner is None:
                title = COMPANIONS[kind].title
                problem = phrase("it is {title}, and no transcript is clearly its own", title=title)
                remedy = marked("give it alone with its transcript")
                lost.append(FormatError(each.name, problem, remedy))
            else:
                belong[id(owner)].append(each)
    for each in transcripts:
        yield Bundle(each, tuple(belong[id(each)]))
    yield from lost


def _companion(file: File) -> str | None:
    """Return the name of the companion format of a file, or None."""
    endings = {ending for kind in COMPANIONS.values() for ending in kind.extensions}
    if PurePosixPath(file.name).suffix.lower() not in endings:
        return None
    try:
        return is_companion(open_document(file.load(), name=file.name))
    except AnalyzerError:
        return None  # reading it as a transcript gives the same error, with its file


def _owner(companion: File, transcripts: list[File]) -> File | None:
    if len(transcripts) == 1:
        return transcripts[0]
    shared = sorted(
        ((_shared_start(companion.name, each.name), each) for each in transcripts),
        key=lambda pair: -pair[0],
    )
    if len(shared) > 1 and shared[0][0] > shared[1][0]:
        count, best = shared[0]
        if count >= MIN_SHARED_CHARACTERS or _is_whole(companion.name, best.name):
            return best
    numbers = _numbers(companion.name)
    dated = [each for each in transcripts if numbers & _numbers(each.name)]
    return dated[0] if len(dated) == 1 else None


def _is_whole(companion: str, transcript: str) -> bool:
    """Return whether a companion is called as a transcript is, with more behind it."""
    stem = transcript.partition(".")[0].casefold()
    rest = companion.casefold().removeprefix(stem)
    return bool(stem) and len(rest) < len(companion) and not rest[:1].isalnum()


def _numbers(name: str) -> set[str]:
    """Return the long numbers in a name, such as its dates, digits alone."""
    found = (re.sub(r"\D", "", each) for each in _NUMBER.findall(name))
    return {each for each in found if len(each) >= MIN_DIGITS}


def _shared_start(left: str, right: str) -> int:
    """Return how many characters two names begin with alike."""
    pairs = zip(left.casefold(), right.casefold(), strict=False)
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))
