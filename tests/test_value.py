from __future__ import annotations

import copy
import pickle

import pytest

from guide.value import Value, changed, once


class Point(Value):
    x: int
    y: int = 0


class Other(Value):
    x: int
    y: int = 0


class Counted(Value):
    name: str

    @once
    def letters(self) -> list[str]:
        return list(self.name)


def test_fields_are_given_by_position_or_by_name():
    assert Point(1, 2) == Point(x=1, y=2) == Point(1, y=2)
    assert Point(1).y == 0


@pytest.mark.parametrize("wrong", [lambda: Point(), lambda: Point(1, 2, 3), lambda: Point(1, z=2), lambda: Point(1, x=1)])
def test_missing_unknown_and_repeated_fields_are_refused(wrong):
    with pytest.raises(TypeError):
        wrong()


def test_a_value_never_changes():
    point = Point(1, 2)
    with pytest.raises(AttributeError):
        point.x = 3
    with pytest.raises(AttributeError):
        del point.x
    assert point == Point(1, 2)


def test_values_of_different_classes_are_never_equal_nor_equal_to_tuples():
    assert Point(1, 2) != Other(1, 2)
    assert Point(1, 2) != (1, 2)
    assert hash(Point(1, 2)) != hash(Other(1, 2))


def test_a_value_is_no_sequence():
    with pytest.raises(TypeError):
        list(Point(1, 2))


def test_changed_copies_with_some_fields_new_and_refuses_unknown_ones():
    assert changed(Point(1, 2), y=5) == Point(1, 5)
    with pytest.raises(TypeError):
        changed(Point(1, 2), z=5)


def test_a_value_survives_copying_and_pickling():
    assert copy.deepcopy(Point(1, 2)) == pickle.loads(pickle.dumps(Point(1, 2))) == Point(1, 2)


def test_what_is_worked_out_once_is_remembered_and_takes_no_part_in_equality():
    counted = Counted("ab")
    assert counted.letters is counted.letters
    assert counted == Counted("ab")


def test_repr_shows_the_fields():
    assert repr(Point(1, 2)) == "Point(x=1, y=2)"
