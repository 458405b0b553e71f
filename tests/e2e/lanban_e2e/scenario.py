# SPDX-FileCopyrightText: 2026 The Lanban authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What the scenarios share: where things are, and two windows on one board."""

from __future__ import annotations

import os
import tempfile
import unittest
from pathlib import Path

from lanban_e2e.app import App
from lanban_e2e.boardpage import BoardPage

# Set by ctest.
PROGRAM = Path(os.environ.get("LANBAN_PROGRAM", "build/dev/bin/lanban"))
OUTPUT = Path(os.environ.get("LANBAN_E2E_OUTPUT", "build/dev/e2e-pictures"))
DATA = Path(__file__).resolve().parents[2] / "data"


class TwoWindows(unittest.TestCase):
    """Anna hosts the garden board, Boris joins by her link; each test leaves them open for the next."""

    anna: App
    boris: App
    host: BoardPage
    guest: BoardPage

    @classmethod
    def setUpClass(cls) -> None:
        home = tempfile.TemporaryDirectory(prefix="lanban-e2e-")
        cls.addClassCleanup(home.cleanup)
        output = OUTPUT / cls.__name__
        cls.anna = App(PROGRAM, Path(home.name) / "anna", output, "anna")
        cls.addClassCleanup(cls.anna.close)
        cls.boris = App(PROGRAM, Path(home.name) / "boris", output, "boris")
        cls.addClassCleanup(cls.boris.close)
        try:
            cls.anna.start("--host", str(DATA / "trello" / "garden.json"))
            cls.link = cls.guest_link(cls.anna.event("hosting")["link"])
            cls.anna.click("push button", "Open the board")  # after the report of the import
            cls.boris.start("--join", cls.link)
            cls.boris.event("joined")
            cls.host = BoardPage(cls.anna)
            cls.guest = BoardPage(cls.boris)
            cls.host.column("Backlog")
            cls.guest.column("Backlog")
        except BaseException:
            cls.anna.keep_evidence()
            cls.boris.keep_evidence()
            raise

    @classmethod
    def guest_link(cls, link: str) -> str:
        """The link that Boris joins by."""
        return link

    def run(self, result: unittest.TestResult | None = None) -> unittest.TestResult | None:
        failures = len(result.failures) + len(result.errors) if result is not None else 0
        outcome = super().run(result)
        if result is not None and len(result.failures) + len(result.errors) > failures:
            self.anna.keep_evidence()
            self.boris.keep_evidence()
        return outcome

    def both(self, column: str, titles: list[str]) -> None:
        """Both windows come to show exactly this in a column."""
        self.host.expect(column, titles)
        self.guest.expect(column, titles)

    def pictures(self, what: str) -> None:
        self.anna.picture(what)
        self.boris.picture(what)
