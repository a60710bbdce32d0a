"""Errors carry their data, survive pickling, and are one line."""

import pickle

import pytest

from analyzer import errors

CASES = [
    errors.AnalyzerError("the disk is full"),
    errors.UnknownName("format", "zom", "did you mean 'zoom'?"),
    errors.FormatError("a.vtt", "it is empty", "export it again"),
    errors.ParseError("a.vtt", 3, "no end", "export it again"),
    errors.RosterError("a.vtt", "no one is called 'Ann'", "did you mean 'Anna'?"),
    errors.OutputError("a.json", "the disk is full", "give another place"),
    errors.ModelError("cues", "it is damaged", "install it again"),
    errors.StoreError("sqlite://", "it is locked", "try again"),
    errors.AccessError("Ann", "Bo's figures"),
]


def test_every_error_is_tried() -> None:
    """Each class of the module has a case here."""
    classes = {each for each in vars(errors).values() if isinstance(each, type)}
    raised = {each for each in classes if issubclass(each, errors.AnalyzerError)}
    assert {type(each) for each in CASES} == raised


@pytest.mark.parametrize("error", CASES, ids=lambda each: type(each).__name__)
def test_survives_pickling_in_one_line(error: errors.AnalyzerError) -> None:
    """A worker's error arrives whole: same class, same data, same one line."""
    again = pickle.loads(pickle.dumps(error))  # noqa: S301 - our own bytes
    assert type(again) is type(error)
    assert again.args == error.args
    assert str(again) == str(error)
    assert "\n" not in str(error)


def test_a_brace_in_a_file_name_is_no_format_field() -> None:
    """Data are not read as templates."""
    assert (
        str(errors.FormatError("{0}{x}.vtt", "odd {1}", "mend {}"))
        == "{0}{x}.vtt: odd {1}; mend {}"
    )
