"""Where the invented samples lie: beside a checkout, or inside an installed package."""

from collections.abc import Iterator
from pathlib import Path
from typing import Final

PACKAGE: Final = Path(__file__).parent
ROSTERS: Final = (".roster.yaml", ".roster.json")


def samples() -> dict[str, tuple[Path, Path]]:
    """Return the sample transcripts and the roster file of each, by file name; empty without any.

    >>> transcript, roster = samples()["ward-review.vtt"]
    >>> roster.name
    'ward-review.roster.yaml'
    """
    found: dict[str, tuple[Path, Path]] = {}
    for folder in _folders():
        for path in sorted(folder.glob("*")):
            rosters = [path.with_suffix(ending) for ending in ROSTERS]
            roster = next((each for each in rosters if each.is_file()), None)
            if roster and path.is_file() and path not in rosters:
                found.setdefault(path.name, (path, roster))
    return found


def samples_of(name: str) -> tuple[Path, ...]:
    """Return the small samples of a format or a companion format: files named after it.

    >>> [path.name for path in samples_of("zoom_timeline")]
    ['zoom_timeline.json']
    """
    places = [folder / kind for folder in _folders() for kind in ("formats", "companions")]
    found = (path for place in places for path in sorted(place.glob(f"{name}.*")))
    return tuple({path.name: path for path in found}.values())


def _folders() -> Iterator[Path]:
    yield PACKAGE.parent / "samples"
    yield PACKAGE / "_samples"
