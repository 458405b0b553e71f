# SPDX-FileCopyrightText: 2026 The Lanban authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A filtered board shows what comes to match it, whoever made it so, at once and in its place."""

from lanban_e2e import session
from lanban_e2e.scenario import TwoWindows
from lanban_e2e.waiting import wait_for


class Filter(TwoWindows):
    def test_a_task_that_turns_green_appears(self) -> None:
        # The greenhouse door is green already; what is filtered out goes.
        self.anna.keyboard.press("f")
        self.anna.find("text", "Filter tasks")
        self.anna.keyboard.type("label:green")
        self.anna.keyboard.press("Return")
        self.host.expect("Backlog", ["Repair the greenhouse door"])
        self.host.expect("Done", [])
        self.anna.picture("filtered")

        self.guest.quick_add("Backlog", "Sow some lettuce")
        self.boris.keyboard.press("Escape")
        self.guest.drag_before("Sow some lettuce", "Repair the greenhouse door")
        self.guest.expect("Backlog", ["Посадить чеснок", "Sow some lettuce", "Repair the greenhouse door"])
        self.guest.expect_saved()
        self.host.expect("Backlog", ["Repair the greenhouse door"])

        self.guest.open("Sow some lettuce")
        self.boris.click("push button", "Labels")
        self.boris.click("check box", "Label, colour green")
        self.boris.keyboard.press("Escape")
        self.guest.close_task()
        self.host.expect("Backlog", ["Sow some lettuce", "Repair the greenhouse door"])
        self.pictures("appeared")

        # And back: it fades with who did it, and goes.
        self.guest.open("Sow some lettuce")
        self.boris.click("push button", "Labels")
        self.boris.click("check box", "Label, colour green")
        self.boris.keyboard.press("Escape")
        self.guest.close_task()
        self.host.expect("Backlog", ["Repair the greenhouse door"])
        self.anna.keyboard.press("Escape")
        self.anna.keyboard.press("x")
        wait_for(lambda: self.host.tasks() == self.guest.tasks(), "both windows to show all")
        self.pictures("unfiltered")


if __name__ == "__main__":
    session.main()
