"""A report as one HTML file, by a Jinja2 template: ours, or a consultant's own letterhead. The only import of `jinja2`.

A template comes from outside, so it runs in a sandbox: it reads the report and nothing else, can't include files, and
everything that it prints is escaped.
"""

from __future__ import annotations

from ..report import Report

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping

    from ..source import Source


class BadTemplate(Exception):
    """A template that can't be used. Its text is a whole sentence for a person."""


def html(report: Report, template: Source) -> str:
    """The report set by a template. Raises BadTemplate with a sentence if that has a fault."""
    return filled_in(template, {"report": report})


def filled_in(template: Source, named: Mapping[str, object]) -> str:
    """A template with what it calls by these names. Raises BadTemplate with a sentence if it has a fault."""
    from jinja2 import StrictUndefined, TemplateError, TemplateSyntaxError
    from jinja2.exceptions import SecurityError
    from jinja2.sandbox import ImmutableSandboxedEnvironment

    class Sandbox(ImmutableSandboxedEnvironment):
        """A sandbox that multiplies nothing but small numbers: a few characters could ask for all the memory there is."""

        intercepted_binops = frozenset(("*", "**"))

        def call_binop(self, context: object, operator: str, left: object, right: object) -> object:
            small = all(isinstance(side, int | float) and abs(side) < 10_000 for side in (left, right))
            if not small or operator == "**":
                raise SecurityError("a letterhead multiplies small numbers only")
            return left * right  # type: ignore[operator]

    letterhead = Sandbox(autoescape=True, undefined=StrictUndefined)
    try:
        return letterhead.from_string(template.text).render(named) + "\n"
    except TemplateSyntaxError as error:
        raise BadTemplate(f"{template.name} isn't a template that can be read: line {error.lineno}: {error.message}.") from None
    except (TemplateError, ArithmeticError, LookupError, TypeError, ValueError, AttributeError, RecursionError) as error:
        said = str(error).rstrip(".") or type(error).__name__
        raise BadTemplate(f"{template.name} can't be filled in: {said}.") from None
