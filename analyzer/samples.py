"""Where the invented sample meetings lie: beside a checkout, or inside an installed package."""

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
    for folder in (PACKAGE.parent / "samples", PACKAGE / "_samples"):
        for path in sorted(folder.glob("*")):
            rosters = [path.with_suffix(ending) for ending in ROSTERS]
            roster = next((each for each in rosters if each.is_file()), None)
            if roster and path.is_file() and path not in rosters:
                found.setdefault(path.name, (path, roster))
    return found
