"""Where model data lies: beside a checkout, or inside an installed package."""

from pathlib import Path

from analyzer.errors import ModelError

_PLACES = (Path(__file__).parent / "_models", Path(__file__).parent.parent / "models")


def model_path(name: str) -> Path:
    """Return the folder of the model called `name`.

    Looked for in `_models` inside the package, where an installed wheel has it, then in
    `models` beside the package, where a checkout has it.

    Raises:
        ModelError: if there is no such model.

    >>> model_path("cues").name
    'cues'
    """
    for place in _PLACES:
        if name and Path(name).name == name and (place / name / "config.json").is_file():
            return place / name
    known = sorted({each.parent.name for place in _PLACES for each in place.glob("*/config.json")})
    hint = f"there is {', '.join(known)}" if known else "install the package again"
    raise ModelError(f"'{name}'", "there is no such model", hint)
