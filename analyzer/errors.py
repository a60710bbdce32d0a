"""Every exception this package raises on purpose.

Each class carries its data as positional arguments and builds its message from a
class-level template, so that an error survives pickling between workers and a page can
translate the template without taking a sentence apart.
"""

from typing import ClassVar


class AnalyzerError(Exception):
    """Base of all errors a user can do something about.

    >>> str(AnalyzerError("the disk is full"))
    'the disk is full'
    """

    template: ClassVar[str] = "{0}"

    def __str__(self) -> str:
        """Return the one line shown to a person."""
        return self.template.format(*self.args)


class UnknownName(AnalyzerError, LookupError):
    """A name that no registry entry has: kind, name, hint.

    >>> str(UnknownName("format", "zom", "did you mean 'zoom_vtt'?"))
    "unknown format 'zom': did you mean 'zoom_vtt'?"
    """

    template = "unknown {0} '{1}': {2}"


class FormatError(AnalyzerError, ValueError):
    """A file that no transcript format fits, or that several do: file, what was seen, remedy.

    >>> str(FormatError("a.vtt", "the file is empty", "export the transcript again"))
    'a.vtt: the file is empty; export the transcript again'
    """

    template = "{0}: {1}; {2}"


class ParseError(AnalyzerError, ValueError):
    """A file of a known format that breaks its grammar: file, line, what is wrong, remedy.

    >>> str(ParseError("a.vtt", 3, "the end time is missing", "export it again"))
    'a.vtt, line 3: the end time is missing; export it again'
    """

    template = "{0}, line {1}: {2}; {3}"


class RosterError(AnalyzerError, ValueError):
    """Who was there does not fit the transcript: file, what is wrong, remedy.

    >>> str(RosterError("a.vtt", "no one is called 'Ann'", "did you mean 'Anna'?"))
    "a.vtt: no one is called 'Ann'; did you mean 'Anna'?"
    """

    template = "{0}: {1}; {2}"


class OutputError(AnalyzerError):
    """A file that cannot be written: file, what is wrong, remedy.

    >>> str(OutputError("out/a.json", "the disk is full", "give another place to --out"))
    'out/a.json: the disk is full; give another place to --out'
    """

    template = "{0}: {1}; {2}"


class ModelError(AnalyzerError):
    """A model that is missing or damaged: model, what is wrong, remedy."""

    template = "model {0}: {1}; {2}"


class StoreError(AnalyzerError):
    """A store that cannot be read or written: store, what is wrong, remedy."""

    template = "store {0}: {1}; {2}"


class AccessError(AnalyzerError):
    """A person asks for what is not theirs to see: who, what."""

    template = "{0} may not see {1}"
