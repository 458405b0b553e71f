# SPDX-FileCopyrightText: 2026 The Lanban authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Two people write the same description at the same moment: nobody's words are lost."""

from lanban_e2e import session
from lanban_e2e.app import App
from lanban_e2e.scenario import TwoWindows
from lanban_e2e.waiting import wait_equal, wait_for

TASK = "Water the tomatoes"


class Merge(TwoWindows):
    """Tests run in the order of their names and build on each other."""

    def test_1_different_words_are_both_in(self) -> None:
        self.host.open(TASK)
        self.guest.open(TASK)
        self.host.edit_description("buy a red ladder and a small hammer")
        self.host.save_description()
        self.guest.expect_text("buy a red ladder and a small hammer")
        self.at_the_same_moment("buy a blue ladder and a small hammer", "buy a red ladder and a large hammer")
        for page in (self.host, self.guest):
            page.expect_text("buy a blue ladder and a large hammer")
        self.assertEqual([], self.asked())
        self.pictures("merged")

    def test_2_the_same_word_is_chosen(self) -> None:
        self.at_the_same_moment("buy a green ladder and a large hammer", "buy a white ladder and a large hammer")
        wait_for(self.asked, "one of them gets the choice")
        asked, = self.asked()
        mine, theirs = ("green", "white") if asked is self.anna else ("white", "green")
        self.pictures("choice")
        for heading, colour in (("Before", "blue"), ("Yours", mine), ("On the server", theirs)):
            asked.find(name=f"{heading}: buy a {colour} ladder and a large hammer")
        result = "What is to stand there"
        self.assertEqual(f"buy a {mine} ladder and a large hammer", asked.find("text", result).text)
        asked.click("push button", "Take both")
        both = f"buy a {theirs} {mine} ladder and a large hammer"
        wait_equal(lambda: asked.find("text", result).text, both, "the result")

        asked.keyboard.press("End")
        asked.keyboard.type(", please")
        wait_equal(lambda: asked.find("text", result).text, f"{both}, please", "the result")
        asked.picture("result")
        asked.keyboard.press("ctrl+Return")
        for page in (self.host, self.guest):
            page.expect_text(f"{both}, please")
            page.close_task()
        self.host.expect_saved()
        self.guest.expect_saved()
        self.assertEqual(self.host.tasks(), self.guest.tasks())
        self.pictures("chosen")

    def test_3_the_choice_waits_through_a_crash(self) -> None:
        self.host.open(TASK)
        self.guest.open(TASK)
        # Boris comes too late for certain: what Anna saves is at the server before his window goes on.
        self.host.edit_description("first thought")
        self.guest.edit_description("second thought")
        self.boris.pause()
        try:
            self.host.save_description()
            self.host.expect_text("first thought")
            self.host.expect_saved()
            self.guest.save_description()
        finally:
            self.boris.resume()
        wait_for(self.asked, "one of them gets the choice")
        self.assertEqual([self.boris], self.asked())
        self.boris.keyboard.replace_all("first and second thought")
        wait_equal(lambda: self.boris.find("text", "What is to stand there").text, "first and second thought", "the result")
        self.boris.keyboard.press("Escape")
        wait_for(lambda: not self.asked(), "the choice to close")
        self.boris.kill()
        self.boris.start()
        self.guest.column("Backlog")
        self.boris.click("push button", "1 change not taken over")
        self.boris.click("push button", "Choose the text…")
        wait_equal(lambda: self.boris.find("text", "What is to stand there").text, "first and second thought", "the draft")
        self.boris.click("push button", "Save")
        self.host.expect_text("first and second thought")
        self.host.close_task()

    def at_the_same_moment(self, hosts: str, guests: str) -> None:
        """Both write before either has what the other wrote."""
        self.host.edit_description(hosts)
        self.guest.edit_description(guests)
        # The server is in Anna's process: what is typed and sent now waits until it goes on.
        self.anna.pause()
        try:
            self.guest.save_description()
            self.host.save_description()
        finally:
            self.anna.resume()

    def asked(self) -> list[App]:
        """Who is asked to choose between texts."""
        def is_asked(app: App) -> bool:
            tree = app.tree()
            return tree is not None and tree.one("push button", "Take both") is not None
        return [app for app in (self.anna, self.boris) if is_asked(app)]


if __name__ == "__main__":
    session.main()
