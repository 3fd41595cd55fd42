"""A template from outside, filled in by Jinja2 within bounds that it can't leave.

It reads what it is given and nothing else: it loads no file, and calls nothing but its own macros and a few filters. And it
comes to an end: whatever can happen more than once, or makes a text, is paid for out of one allowance of characters and steps.
What isn't named here isn't there: each part of the language that is must be one that pays.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sized
from functools import wraps
from itertools import islice

from jinja2 import StrictUndefined, Undefined, nodes, pass_context
from jinja2.exceptions import SecurityError
from jinja2.filters import FILTERS, do_replace
from jinja2.runtime import Context, LoopContext, Macro, markup_join
from jinja2.sandbox import ImmutableSandboxedEnvironment, safe_range

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

ALLOWANCE = 30_000_000
"""How many characters and steps a template may take, besides ten for each character of what it is given."""
STEP = 5
"""What each part of its code takes of that whenever it runs."""
LONGEST_CODE = 20_000
"""How many words and signs of code it may have."""
LARGEST_OPERAND = 1e9
"""The largest number that is reckoned with."""

OF_TEXTS = ("capitalize", "e", "escape", "lower", "title", "trim", "truncate", "upper")
OF_LISTS = (
    "count",
    "d",
    "default",
    "first",
    "last",
    "length",
    "list",
    "map",
    "reject",
    "rejectattr",
    "reverse",
    "select",
    "selectattr",
)
TESTS = ("boolean", "defined", "false", "none", "number", "string", "true", "undefined")
LANGUAGE = (
    "Template", "Output", "TemplateData", "If", "For", "Macro", "CallBlock", "FilterBlock", "With", "Assign", "AssignBlock",
    "Name", "Const", "Getattr", "Getitem", "CondExpr", "Filter", "Test", "Call", "Keyword", "Compare", "Operand", "Concat",
    "And", "Or", "Not", "Neg", "Pos", "Add", "Sub", "Mul", "Div", "FloorDiv", "Mod", "Pow", "Tuple", "List",
)  # fmt: skip


def filled_in(text: str, named: Mapping[str, object]) -> str:
    """A template with what it calls by these names. Raises whatever it provokes."""
    letterhead = Letterhead(ALLOWANCE + 10 * len(repr(named)))
    if next(islice(letterhead.lex(text), LONGEST_CODE, None), None):
        raise SecurityError(f"it has more than {LONGEST_CODE:,} words and signs of code")
    code = letterhead.parse(text)
    parts = list(code.find_all(nodes.Node))
    for part in parts:
        _require_known(part)
    for part in parts:  # from without to within
        _let_it_pay(part)
    code.set_environment(letterhead).set_lineno(1)  # of what was put in
    return letterhead.from_string(code).render(named)


class Letterhead(ImmutableSandboxedEnvironment):
    """The sandbox, and what is left of its allowance."""

    intercepted_binops = frozenset(("+", "-", "*", "/", "//", "%", "**"))

    def __init__(self, allowance: int) -> None:
        super().__init__(autoescape=True, undefined=StrictUndefined, optimized=False, finalize=self._printed)
        self.left = allowance
        self.filters = {name: _of_text(FILTERS[name], self) for name in OF_TEXTS}
        self.filters |= {name: _of_list(FILTERS[name], self) for name in OF_LISTS}
        self.filters |= {"join": _joined, "format": _formatted, "replace": _replaced}
        self.filters |= {"paid": self.paid, "counted": self.counted, "weighed": self.weighed}
        self.tests = {name: self.tests[name] for name in TESTS}
        self.globals = {"range": safe_range}

    def paid(self, price: int) -> None:
        """Take so much of the allowance. Raises SecurityError where there isn't as much left."""
        if not 0 <= price <= self.left:
            raise SecurityError("it takes too many steps, or makes too long a text")
        self.left -= price

    def counted(self, values: Iterable[object], price: int = STEP) -> Iterable[object]:
        """The values, each paid for."""
        if not isinstance(values, Sized):
            return self._one_by_one(values, price)
        self.paid(len(values) * price)
        return values

    def _one_by_one(self, values: Iterable[object], price: int) -> Iterator[object]:
        for value in values:
            self.paid(price)
            yield value

    def weighed(self, value: object) -> object:
        """A value, its length paid for if it has one."""
        self.paid(len(value) if isinstance(value, Sized) and not isinstance(value, Undefined) else STEP)
        return value

    def text(self, value: object) -> str:
        """A text, or a number as one, paid for. Raises SecurityError for what is neither."""
        if value is not None and not isinstance(value, str | int | float | Undefined):
            raise SecurityError(f"a text or a number is wanted, not all of a {type(value).__name__.lower()}")
        said = value if isinstance(value, str) else str(value)
        self.paid(len(said))
        return said

    def _printed(self, value: object) -> object:
        self.text(value)
        return value

    def call(self, context: Context, called: object, /, *given: object, **named: object) -> object:
        """What a call of a macro comes to, of `range`, or of what belongs to a loop. Raises SecurityError for all others."""
        known = isinstance(called, Macro | Undefined) or isinstance(getattr(called, "__self__", None), LoopContext)
        if not known and called is not safe_range:
            raise SecurityError("a letterhead calls nothing but its own macros and `range`: filters do the rest")
        self.paid(STEP * (1 + len(given) + len(named)))
        return super().call(context, called, *given, **named)

    def call_binop(self, context: Context, operator: str, left: object, right: object) -> object:
        """Two numbers reckoned with. Raises SecurityError for others than small ones."""
        self.paid(STEP)
        sides = [side for side in (left, right) if isinstance(side, int | float) and abs(side) <= LARGEST_OPERAND]
        if operator == "**" or len(sides) < 2:
            raise SecurityError(f"`{operator}` takes small numbers here: texts are put together with `~`")
        return super().call_binop(context, operator, left, right)


def _of_text(filter: Callable[..., object], letterhead: Letterhead) -> Callable[..., object]:
    """A filter that takes texts and numbers alone; what it makes of them is paid for."""
    own = 1 if hasattr(filter, "jinja_pass_arg") else 0

    @wraps(filter)
    def bounded(*given: object, **named: object) -> object:
        value, *more = (letterhead.text(one) for one in (*given[own:], *named.values()))
        letterhead.paid(len(value) * sum(map(len, more)))
        return letterhead.weighed(filter(*given, **named))

    return bounded


def _of_list(filter: Callable[..., object], letterhead: Letterhead) -> Callable[..., object]:
    """A filter whose value is gone through: each item is paid for, as dearly as the words are long that say what to do."""
    own = 1 if hasattr(filter, "jinja_pass_arg") else 0

    @wraps(filter)
    def bounded(*given: object, **named: object) -> object:
        price = STEP + sum(len(word) for word in (*given[own + 1 :], *named.values()) if isinstance(word, str))
        value = given[own]
        if isinstance(value, Iterable) and not isinstance(value, Undefined):
            value = letterhead.counted(value, price)
        return filter(*given[:own], value, *given[own + 1 :], **named)

    return bounded


@pass_context
def _joined(place: Context, values: Iterable[object], between: object = "") -> str:
    letterhead = _letterhead(place)
    parts = [part for value in letterhead.counted(values) for part in (letterhead.text(between), letterhead.text(value))]
    return markup_join(parts[1:])


@pass_context
def _formatted(place: Context, pattern: object, *values: object) -> str:
    letterhead = _letterhead(place)
    said = letterhead.text(pattern)
    if re.search(r"%[^a-zA-Z%]*(\d{3}|\*)", said):
        raise SecurityError("`format` makes a number no longer than 99 signs")
    longest = max((len(letterhead.text(value)) for value in values), default=0)
    letterhead.paid(said.count("%") * (longest + 500))
    return said % values


@pass_context
def _replaced(place: Context, text: object, old: object, new: object) -> str:
    letterhead = _letterhead(place)
    said, gone, come = letterhead.text(text), letterhead.text(old), letterhead.text(new)
    letterhead.paid(said.count(gone) * len(come))
    return do_replace(place.eval_ctx, said, gone, come)


def _letterhead(place: Context) -> Letterhead:
    assert isinstance(place.environment, Letterhead)
    return place.environment


def _require_known(part: nodes.Node) -> None:
    """Raise SecurityError for a part of the language that no letterhead needs."""
    name = type(part).__name__
    if name not in LANGUAGE:
        raise SecurityError(f"line {part.lineno}: a letterhead can't have `{name.lower()}`")
    if isinstance(part, nodes.For) and part.recursive:
        raise SecurityError(f"line {part.lineno}: a letterhead can't have a loop that is `recursive`")
    made = isinstance(part, nodes.List) or (isinstance(part, nodes.Tuple) and part.ctx == "load")
    if made and not all(isinstance(item, nodes.Const) for item in part.iter_child_nodes()):
        raise SecurityError(f"line {part.lineno}: a list holds nothing but words and numbers here")


def _let_it_pay(part: nodes.Node) -> None:
    """Put the price into the code of what can run more than once, or takes as long as what it is given."""
    if isinstance(part, nodes.For):
        part.iter = _filter(part.iter, "counted", nodes.Const(_price(part)))
    elif isinstance(part, nodes.Macro | nodes.CallBlock):
        part.body.insert(0, nodes.ExprStmt(_filter(nodes.Const(_price(part)), "paid")))
    elif isinstance(part, nodes.Concat):
        part.nodes = [_filter(nodes.List(part.nodes), "join")]
    elif isinstance(part, nodes.Compare | nodes.Operand):
        part.expr = _filter(part.expr, "weighed")


def _filter(value: nodes.Node, name: str, *given: nodes.Expr) -> nodes.Filter:
    return nodes.Filter(value, name, [*given], [], None, None)


def _price(part: nodes.Node) -> int:
    """What it takes to run a part of the code once."""
    return sum(len(one.data) if isinstance(one, nodes.TemplateData) else STEP for one in part.find_all(nodes.Node))
