# SPDX-FileCopyrightText: 2026 The Lanban authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Two people, two windows, one board: what one does appears at the other's."""

from lanban_e2e import session
from lanban_e2e.scenario import TwoWindows
from lanban_e2e.waiting import wait_for


class Sharing(TwoWindows):
    """One way and the other, every kind of change. Tests run in the order of their names and build on each other."""

    def test_1_both_show_the_imported_board(self) -> None:
        self.both("Backlog", ["Посадить чеснок", "Repair the greenhouse door"])
        self.both("In progress", ["Compost heap", "Water the tomatoes"])
        self.both("Done", ["Buy gloves", "Checklist template"])
        self.assertNotIn("Last year", self.guest.tasks())
        self.pictures("imported")

    def test_2_drag_to_another_column(self) -> None:
        self.host.drag_before("Repair the greenhouse door", "Water the tomatoes")
        self.both("In progress", ["Compost heap", "Repair the greenhouse door", "Water the tomatoes"])
        self.both("Backlog", ["Посадить чеснок"])
        self.pictures("dragged")

    def test_3_drag_back_from_the_other_window(self) -> None:
        self.guest.drag_to_end("Compost heap", "Done")
        self.both("Done", ["Buy gloves", "Checklist template", "Compost heap"])
        self.guest.drag_before("Compost heap", "Buy gloves")
        self.both("Done", ["Compost heap", "Buy gloves", "Checklist template"])
        self.pictures("dragged-back")

    def test_4_create(self) -> None:
        self.guest.quick_add("Backlog", "Sharpen the spade")
        self.both("Backlog", ["Посадить чеснок", "Sharpen the spade"])
        self.host.quick_add("Backlog", "Купить лейку")
        self.both("Backlog", ["Посадить чеснок", "Sharpen the spade", "Купить лейку"])
        self.guest.expect_saved()
        self.pictures("created")

    def test_5_rename(self) -> None:
        self.host.open("Buy gloves")
        self.anna.click("text", "Title")
        self.anna.keyboard.replace_all("Buy two pairs of gloves")
        self.anna.keyboard.press("Return")
        self.host.close_task()
        self.both("Done", ["Compost heap", "Buy two pairs of gloves", "Checklist template"])
        self.pictures("renamed")

    def test_6_label(self) -> None:
        self.guest.open("Compost heap")
        self.boris.click("push button", "Labels")
        self.boris.click("check box", "Urgent")
        self.boris.keyboard.press("Escape")
        self.guest.close_task()
        wait_for(lambda: self.host.card("Compost heap").one(name="Urgent"), "anna: the label on the card")
        self.pictures("labelled")

    def test_7_comment(self) -> None:
        self.host.open("Water the tomatoes")
        self.guest.open("Water the tomatoes")
        self.anna.click("text", "New comment")
        self.anna.keyboard.type("Done this morning")
        self.anna.click("push button", "Send")
        self.boris.find(name="Done this morning")
        self.assertEqual("", self.anna.find("text", "New comment").text)
        self.pictures("commented")
        self.host.close_task()
        self.guest.close_task()

    def test_8_delete_and_undo(self) -> None:
        self.guest.open("Checklist template")
        self.boris.click("push button", "Delete")
        self.both("Done", ["Compost heap", "Buy two pairs of gloves"])
        self.pictures("deleted")
        self.boris.click("push button", "Undo")
        self.both("Done", ["Compost heap", "Buy two pairs of gloves", "Checklist template"])
        self.pictures("restored")


class WindowsAfterACrash(TwoWindows):
    """The host's process dies without a word, and comes back."""

    def test_guest_reconnects_and_nothing_is_lost(self) -> None:
        self.host.quick_add("Backlog", "Before the crash")
        self.guest.expect("Backlog", ["Посадить чеснок", "Repair the greenhouse door", "Before the crash"])
        self.anna.kill()
        self.guest.quick_add("Backlog", "While the host is away")
        self.guest.expect("Backlog",
                          ["Посадить чеснок", "Repair the greenhouse door", "Before the crash", "While the host is away"])
        self.boris.picture("alone")
        self.anna.start("--host")
        self.anna.event("hosting")
        self.host.column("Backlog")
        self.both("Backlog", ["Посадить чеснок", "Repair the greenhouse door", "Before the crash", "While the host is away"])
        self.guest.expect_saved()
        self.host.drag_to_end("Before the crash", "Done")
        self.both("Done", ["Buy gloves", "Checklist template", "Before the crash"])
        self.pictures("together-again")


if __name__ == "__main__":
    session.main()
