"""A real browser without a window, where Chromium is installed: what it makes of a page."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from html import unescape
from importlib.util import find_spec
from pathlib import Path

import pytest

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
FOUND = find_spec("axe_playwright_python")
AXE = Path(FOUND.origin).with_name("axe.min.js") if FOUND and FOUND.origin else None

needs_browser = pytest.mark.skipif(CHROMIUM is None, reason="SKIPPED: Chromium is not installed (Debian: chromium)")
needs_axe = pytest.mark.skipif(
    AXE is None, reason="SKIPPED: axe is not installed (pip install --no-deps axe-playwright-python)"
)


def _run(page: Path, *options: str) -> str:
    assert CHROMIUM
    quiet = ("--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--hide-scrollbars")
    command = [CHROMIUM, *quiet, f"--user-data-dir={page.parent / 'profile'}", *options, page.as_uri()]
    return subprocess.run(command, capture_output=True, text=True, timeout=120, check=True).stdout


def dumped(page: Path) -> str:
    """A page as it is once everything in it has run that may."""
    return _run(page, "--virtual-time-budget=20000", "--dump-dom")


def asked(text: str, folder: Path, question: str, scripts: tuple[str, ...] = ()) -> object:
    """What a page says to a question, an expression in its own language whose value is JSON or a promise of it."""
    free = re.sub(r"<meta http-equiv=[^>]*>", "", text)  # its policy forbids every script, ours included
    answer = "document.body.innerHTML = '<pre id=said></pre>'; document.getElementById('said').append(JSON.stringify(said))"
    ask = f"Promise.resolve({question}).then(said => {{ {answer} }})"
    page = folder / "asked.html"
    added = "".join(f"<script>{script}</script>" for script in (*scripts, f"window.onload = () => {ask}"))
    page.write_text(free.replace("</body>", f"{added}</body>"), encoding="utf-8")
    return json.loads(unescape(re.search(r'<pre id="said">(.*?)</pre>', dumped(page), re.DOTALL)[1]))


def faults_of_access(text: str, folder: Path) -> list[str]:
    """What axe-core finds wrong with a page for people who can't see it well, or at all."""
    assert AXE
    question = "axe.run().then(found => found.violations.map(one => one.id + ': ' + one.nodes.map(n => n.html).join(' ')))"
    return asked(text, folder, question, (AXE.read_text(encoding="utf-8").replace("</script", "<\\/script"),))


def printed(text: str, folder: Path) -> bytes:
    """The PDF that the browser prints of a page."""
    page, paper = folder / "printed.html", folder / "printed.pdf"
    page.write_text(text, encoding="utf-8")
    _run(page, f"--print-to-pdf={paper}", "--no-pdf-header-footer")
    return paper.read_bytes()
