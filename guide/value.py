"""Immutable records for the core.

A class derived from `Value` is declared like a frozen dataclass, and behaves like one. The standard library's dataclasses
would do, but importing them and building our classes doubled the time that `guide check` takes as a whole process
(`tests/bench` measures it), so the little that we use of them is here. A value is stored as a tuple: that is what makes
it unchangeable, and quick to make.
"""

from __future__ import annotations

from functools import cached_property as once
from operator import itemgetter

try:
    from _collections import _tuplegetter as _field  # type: ignore[import-not-found]  # what named tuples use, where it is there
except ImportError:

    def _field(index: int, doc: str | None) -> property:
        return property(itemgetter(index), doc=doc)


__all__ = ["NOTHING", "Frozen", "Value", "changed", "known_of", "once"]

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any, TypeVar, dataclass_transform

    T = TypeVar("T")
    V = TypeVar("V")
    _Stored = object
else:
    _Stored = tuple

    def dataclass_transform(**_):
        return lambda cls: cls


class _Fields(type):
    """Turns the annotations of a class into fields, in order, with the defaults that it gives."""

    _fields: tuple[str, ...]
    _defaults: dict[str, Any]

    def __new__(meta, name: str, bases: tuple[type, ...], body: dict[str, Any]) -> type:
        fields = tuple(body.get("__annotations__", ()))
        defaults = {field: body.pop(field) for field in fields if field in body}
        body.update({field: _field(index, None) for index, field in enumerate(fields)})
        if not any(isinstance(entry, once) for entry in body.values()):
            body["__slots__"] = ()
        return super().__new__(meta, name, bases, {**body, "_fields": fields, "_defaults": defaults})


class Frozen(dict):  # type: ignore[type-arg]
    """A dictionary that never changes."""

    def _never(self, *_: object, **__: object) -> Any:
        raise TypeError("this mapping never changes: make a new one")

    __setitem__ = __delitem__ = __ior__ = clear = pop = popitem = setdefault = update = _never

    def __reduce__(self) -> tuple[Any, ...]:
        return type(self), (dict(self),)


NOTHING = Frozen()
"""The mapping without entries."""


@dataclass_transform(frozen_default=True)
class Value(_Stored, metaclass=_Fields):
    """A record that never changes: equal to another of its class with equal fields, and hashable where they are."""

    __iter__ = None  # that it is stored as a tuple is nobody's business

    def __new__(cls, *given: Any, **named: Any) -> Any:
        if named or len(given) != len(cls._fields):
            given = _in_order(cls, given, named)
        return tuple.__new__(cls, given)  # type: ignore[type-var]

    def __setattr__(self, name: str, _: object) -> None:
        raise AttributeError(f"{type(self).__name__}.{name} can't be set: a {type(self).__name__} never changes")

    def __delattr__(self, name: str) -> None:
        self.__setattr__(name, None)

    of = classmethod(tuple.__new__)  # type: ignore[var-annotated]
    """The value with all of its fields, given as a list, in order: the quick way, which checks nothing."""

    def __eq__(self, other: object) -> bool:
        return type(other) is type(self) and tuple.__eq__(self, other)  # type: ignore[operator]

    def __ne__(self, other: object) -> bool:
        return not self == other

    def __hash__(self) -> int:
        return hash((type(self), *_contents(self)))

    def __repr__(self) -> str:
        shown = zip(type(self)._fields, _contents(self))
        return f"{type(self).__name__}({', '.join(f'{field}={value!r}' for field, value in shown)})"

    def __getnewargs__(self) -> tuple[Any, ...]:
        return _contents(self)

    def __getstate__(self) -> None:
        """What was worked out about a value is not copied or pickled with it."""


def changed(value: T, **fields: Any) -> T:
    """A copy of `value` with some fields changed. Raises TypeError for a field that it doesn't have."""
    cls: Any = type(value)
    return cls(**dict(zip(cls._fields, _contents(value))) | fields)  # type: ignore[no-any-return]


def known_of(value: V, find: Callable[[V], T]) -> T:
    """What `find` finds out about a value, found once and kept with it for as long as the value is there.

    For what a room above works out about a value of a room below, and needs again and again.
    """
    kept: dict[Any, Any] = value.__dict__
    if find not in kept:
        kept[find] = find(value)
    return kept[find]  # type: ignore[no-any-return]


def _contents(value: Any) -> tuple[Any, ...]:
    return tuple(tuple.__iter__(value))


def _in_order(cls: Any, given: tuple[Any, ...], named: dict[str, Any]) -> tuple[Any, ...]:
    fields = cls._fields
    if len(given) > len(fields):
        raise TypeError(f"{cls.__name__} takes {len(fields)} values ({', '.join(fields)}), not {len(given)}")
    strange = [name for name in named if name not in fields or name in fields[: len(given)]]
    known = {**cls._defaults, **dict(zip(fields, given)), **named}
    missing = [field for field in fields if field not in known]
    if strange or missing:
        raise TypeError(f"{cls.__name__}: unexpected or repeated {strange}, missing {missing}")
    return tuple([known[field] for field in fields])
