"""The yardstick for the app: the smallest Textual app with a header, a list of options and a footer."""

from __future__ import annotations

from textual.app import App, ComposeResult
from textual.widgets import Footer, Header, OptionList


class MinimalApp(App[None]):
    """Header, options, footer."""

    def compose(self) -> ComposeResult:
        yield Header()
        yield OptionList("The first option", "The second option", "The third option", "The fourth option")
        yield Footer()


if __name__ == "__main__":
    MinimalApp().run()
