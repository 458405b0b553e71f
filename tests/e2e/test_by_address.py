# SPDX-FileCopyrightText: 2026 The Lanban authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Joining by the address alone: when the host lets it, and not before."""

import tempfile
import unittest
from pathlib import Path
from urllib.parse import urlsplit

from lanban_e2e import session
from lanban_e2e.app import App
from lanban_e2e.boardpage import BoardPage
from lanban_e2e.scenario import OUTPUT, PROGRAM
from lanban_e2e.waiting import wait_for

SWITCH = "Anyone on this network may join by address"


class ByAddress(unittest.TestCase):
    def setUp(self) -> None:
        home = tempfile.TemporaryDirectory(prefix="lanban-e2e-")
        self.addCleanup(home.cleanup)
        self.anna = App(PROGRAM, Path(home.name) / "anna", OUTPUT / "ByAddress", "anna")
        self.addCleanup(self.anna.close)
        self.boris = App(PROGRAM, Path(home.name) / "boris", OUTPUT / "ByAddress", "boris")
        self.addCleanup(self.boris.close)

    def test_the_switch_lets_people_in(self) -> None:
        self.anna.start("--host")
        address = urlsplit(self.anna.event("hosting")["link"]).netloc
        self.boris.start()
        self.boris.click("push button", "Join")
        self.boris.click("text", "Link or address")
        self.boris.keyboard.type(address)
        self.boris.keyboard.press("Return")
        self.boris.find(name="The address alone is not enough here. Ask whoever hosts for the invite link.")
        self.boris.picture("refused")

        self.anna.click("push button", "Invite")
        self.anna.find("text", "Invite link")
        self.anna.click("check box", SWITCH)
        self.anna.find("check box", SWITCH, where=lambda node: node.checked)
        self.anna.picture("switched-on")

        self.assertEqual(address, self.boris.find("text", "Link or address").text)
        self.boris.click("push button", "Join now")
        theirs, ours = BoardPage(self.boris), BoardPage(self.anna)
        wait_for(lambda: theirs.columns() and [c.name for c in theirs.columns()] == [c.name for c in ours.columns()],
                 "boris: the board of the address")
        self.boris.picture("joined")
        self.anna.keyboard.press("Escape")
        column = ours.columns()[0].name
        theirs.quick_add(column, "By address")
        wait_for(lambda: "By address" in ours.tasks().get(column, []), "anna: what boris added")


if __name__ == "__main__":
    session.main()
