"""What the app takes from Textual by names that Textual promises nobody."""

from __future__ import annotations

import signal

import pytest
from textual.app import App
from textual.document._document import Document, EditResult, Location
from textual.document._document_navigator import DocumentNavigator
from textual.document._wrapped_document import WrappedDocument
from textual.drivers import linux_driver
from textual.drivers.linux_driver import LinuxDriver
from textual.widgets import Input


async def test_textual_still_has_the_private_names_that_the_app_stands_on(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(signal, "signal", lambda *_: None)
    app = App[None]()
    driver = LinuxDriver(app)
    for name in (
        "_file",
        "_get_terminal_size",
        "_key_thread",
        "_loop",
        "_must_signal_resume",
        "_sigcont_application",
        "_sigtstp_application",
        "_size",
        "exit_event",
    ):
        assert hasattr(driver, name), name
    for name in ("_check_bindings", "_exit_renderables", "_handle_exception", "_return_code"):
        assert hasattr(app, name), name
    assert hasattr(Input(), "_bindings")
    assert hasattr(linux_driver, "getincrementaldecoder")
    assert all((Document, DocumentNavigator, EditResult, Location, WrappedDocument))
