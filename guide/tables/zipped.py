"""The parts of a workbook, which is a ZIP archive, unpacked only as far as they may go."""

from __future__ import annotations

import zipfile
import zlib

from ..loader import Unreadable

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import BinaryIO

LARGEST_PART = 300_000_000
"""How many bytes a part may have once it is unpacked: 100,000 rows of 20 cells have some 200 MB."""
LARGEST_STRINGS = 100_000_000
"""How many bytes the texts that cells share may have: they are held in memory."""

LARGEST_WHOLE = 400_000_000
"""How many bytes are unpacked of all parts together: many sheets may name the same part, and each is read by itself."""
MOST_TAGS = 20_000_000
"""How many tags all parts together may have, one that opens and closes at once taken for two: 100,000 rows of 20 cells have 8
to 12 million."""
_CHUNK = 65_536
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ZIP = b"PK"


def looks_packed(stream: BinaryIO, name: str) -> bool:
    """Whether a file holds a workbook of some kind, rather than text, by its first bytes. Raises Unreadable."""
    try:
        stream.seek(0)
        start = stream.read(len(_OLE))
        stream.seek(0)
    except OSError as error:
        raise Unreadable(f"{name} can't be read: {error.strerror}.") from None
    return start.startswith(_ZIP) or start == _OLE


class Zipped:
    """The parts of one workbook. Raises Unreadable with a sentence if it isn't one that is read here."""

    def __init__(self, stream: BinaryIO, name: str) -> None:
        self.name = name
        if stream.read(len(_OLE)) == _OLE:
            raise Unreadable(_old_or_locked(stream, name))
        stream.seek(0)
        try:
            self._archive = zipfile.ZipFile(stream)
        except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, EOFError):
            raise self.damaged() from None
        self.parts = {part.filename.lstrip("/"): part for part in self._archive.infolist()}
        self._read: dict[str, int] = {}
        self._whole = self._tags = 0
        refusal = _refusal({part.lower() for part in self.parts})
        if refusal:
            raise Unreadable(f"{name} {refusal}")

    def chunks(self, part: str, most: int = LARGEST_PART) -> Iterator[bytes]:
        """A part, piece by piece. Raises Unreadable if it isn't there, is too large, or damaged.

        An archive that says less than the truth about a size ends there, and its sum doesn't come out: it counts as damaged.
        """
        found = self.parts.get(part)
        if found is None:
            raise self.damaged()
        if found.file_size > most:
            raise self.too_large(f"unpacks to more than {most // 1_000_000} MB")
        try:
            with self._archive.open(found) as file:
                while chunk := file.read(_CHUNK):
                    self._read[part] = self._read.get(part, 0) + len(chunk)
                    self._count(chunk)
                    yield chunk
        except (zipfile.BadZipFile, zlib.error, OSError, ValueError, RuntimeError, EOFError):
            raise self.damaged() from None

    def _count(self, chunk: bytes) -> None:
        """Raise Unreadable where the whole comes to more than it may."""
        self._whole += len(chunk)
        self._tags += chunk.count(b"<") + chunk.count(b"/>")
        if self._whole > LARGEST_WHOLE:
            raise self.too_large(f"unpacks to more than {LARGEST_WHOLE // 1_000_000} MB")
        if self._tags > MOST_TAGS:
            raise self.too_large(f"has more than {MOST_TAGS:,} tags, which is too many cells")

    def done(self, part: str) -> float:
        """How much of a part has been unpacked, from 0 to 1."""
        size = self.parts[part].file_size if part in self.parts else 0
        return self._read.get(part, 0) / max(size, 1)

    def too_large(self, why: str) -> Unreadable:
        """What is said about a workbook that has more of something than is read."""
        return Unreadable(f"{self.name} {why}: split it into smaller workbooks.")

    def damaged(self) -> Unreadable:
        """What is said about a workbook that isn't whole, or was never one."""
        return Unreadable(
            f"{self.name} is damaged, or no Excel workbook: open it in Excel or LibreOffice and save it as .xlsx."
        )


def _old_or_locked(stream: BinaryIO, name: str) -> str:
    while block := stream.read(1_000_000):
        if "EncryptedPackage".encode("utf-16-le") in block:
            return f"{name} is locked by a password: save it without one."
    return f"{name} is a workbook of the old kind (.xls): save it as .xlsx."


def _refusal(parts: set[str]) -> str:
    """Why an archive with these parts isn't read; empty if it may be."""
    if "xl/workbook.bin" in parts:
        return "is a binary workbook (.xlsb): save it as .xlsx."
    if any(part.endswith("vbaproject.bin") for part in parts):
        return "holds macros: save it as .xlsx, which has none."
    if "content.xml" in parts:
        return "is an OpenDocument file: save it as .xlsx."
    return "" if any(part.startswith("xl/") for part in parts) else "is a ZIP archive, but no Excel workbook."
