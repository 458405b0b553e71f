# SPDX-FileCopyrightText: 2026 The Lanban authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What happens when the app is started a second time, and when it can't start."""

import tempfile
import unittest
from pathlib import Path

from lanban_e2e import session
from lanban_e2e.app import App
from lanban_e2e.boardpage import BoardPage
from lanban_e2e.scenario import OUTPUT, PROGRAM
from lanban_e2e.waiting import wait_for


class Starting(unittest.TestCase):
    def setUp(self) -> None:
        home = tempfile.TemporaryDirectory(prefix="lanban-e2e-")
        self.addCleanup(home.cleanup)
        self.home = Path(home.name)

    def app(self, name: str) -> App:
        app = App(PROGRAM, self.home / name, OUTPUT / "Starting", name)
        self.addCleanup(app.close)
        return app

    def test_a_link_goes_to_the_app_that_runs(self) -> None:
        anna = self.app("anna")
        anna.start("--host")
        link = anna.event("hosting")["link"]
        boris = self.app("boris")
        boris.start()
        boris.find("text", "Your name")
        self.assertEqual(0, boris.start_again(link))
        columns = BoardPage(anna).columns
        wait_for(lambda: [c.name for c in columns()] and [c.name for c in columns()] == [c.name for c in BoardPage(boris).columns()],
                 "boris: the board of the link")
        boris.picture("joined")
        # One that leads nowhere says so, and stays to be mended.
        self.assertEqual(0, boris.start_again("lanban://nowhere"))
        field = boris.find("text", "Link or address")
        self.assertEqual("lanban://nowhere", field.text)
        boris.picture("bad-link")

    def test_why_it_cannot_start_is_in_a_window(self) -> None:
        anna = self.app("anna")
        anna.profile.parent.mkdir(parents=True)
        anna.profile.write_text("no folder")
        anna.start()
        anna.find(name="Lanban can't start")
        anna.picture("no-profile")
        anna.click("push button", "Close")
        self.assertEqual(1, anna.wait())


if __name__ == "__main__":
    session.main()
