"""A registry fills itself: a decorator, the modules of one package, and entry points."""

import difflib
import importlib
import pkgutil
from collections.abc import Iterator
from importlib.metadata import entry_points
from typing import Generic, TypeVar

from analyzer.errors import AnalyzerError, UnknownName

T = TypeVar("T")


class Registry(Generic[T]):
    """Named entries of one kind, found without anyone keeping a list.

    Entries come from `add`, called by decorators in the modules of `package`; those modules
    are imported at the first look-up, and after them the entry points of `group`, which is
    where other distributions plug in. Order is by name.

    Args:
        kind: what one entry is called in an error, such as `"format"`.
        package: dotted name of the package whose modules hold the entries.
        group: entry-point group for outsiders, such as `"analyzer.formats"`.

    >>> toys = Registry[int]("toy", package="", group="")
    >>> toys.add("ball", 3)
    >>> toys["ball"], list(toys)
    (3, ['ball'])
    """

    def __init__(self, kind: str, *, package: str, group: str) -> None:
        """Remember where to look; nothing is imported yet."""
        self._kind, self._package, self._group = kind, package, group
        self._entries: dict[str, T] = {}
        self._discovered = False

    def add(self, name: str, entry: T) -> None:
        """Add one entry.

        Raises:
            AnalyzerError: if the name is taken by another entry.
        """
        if name in self._entries:
            raise AnalyzerError(f"two entries are called '{name}' in the {self._kind} registry")
        self._entries[name] = entry

    def _discover(self) -> None:
        if self._discovered:
            return
        self._discovered = True
        if self._package:
            package = importlib.import_module(self._package)
            for module in pkgutil.iter_modules(package.__path__, f"{self._package}."):
                importlib.import_module(module.name)
        if self._group:
            for point in entry_points(group=self._group):
                point.load()

    def __getitem__(self, name: str) -> T:
        """Return the entry called `name`.

        Raises:
            UnknownName: with the closest names there are.
        """
        self._discover()
        if name not in self._entries:
            close = difflib.get_close_matches(name, self._entries, n=3, cutoff=0.5)
            known = close or sorted(self._entries)
            hint = "did you mean " if close else "there are "
            raise UnknownName(self._kind, name, hint + ", ".join(f"'{each}'" for each in known))
        return self._entries[name]

    def __iter__(self) -> Iterator[str]:
        """Iterate over the names, in order."""
        self._discover()
        return iter(sorted(self._entries))

    def __len__(self) -> int:
        """Return how many entries there are."""
        self._discover()
        return len(self._entries)

    def values(self) -> list[T]:
        """Return the entries, ordered by name."""
        return [self._entries[name] for name in self]

    def items(self) -> list[tuple[str, T]]:
        """Return names and entries, ordered by name."""
        return [(name, self._entries[name]) for name in self]
