# SPDX-FileCopyrightText: 2026 The Lanban authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What is done without a connection: shown as waiting, kept through a crash, sent when it is back."""

import sqlite3
from contextlib import closing
from urllib.parse import urlsplit

from lanban_e2e import session
from lanban_e2e.boardpage import PENDING
from lanban_e2e.forwarder import Forwarder
from lanban_e2e.scenario import TwoWindows
from lanban_e2e.waiting import wait_for

BACKLOG = ["Посадить чеснок", "Repair the greenhouse door", "Without a cable"]


class Offline(TwoWindows):
    """Boris's connection goes through a cable that can be cut."""

    cable: Forwarder

    @classmethod
    def guest_link(cls, link: str) -> str:
        address = urlsplit(link).netloc
        host, port = address.rsplit(":", 1)
        cls.cable = Forwarder(host, int(port))
        cls.addClassCleanup(cls.cable.cut)
        return link.replace(address, f"127.0.0.1:{cls.cable.port}", 1)

    def test_1_what_is_done_offline_is_shown_as_waiting(self) -> None:
        self.cable.cut()
        self.waiting(0)
        self.guest.quick_add("Backlog", "Without a cable")
        self.boris.keyboard.press("Escape")
        self.guest.drag_to_end("Compost heap", "Done")
        self.guest.open("Water the tomatoes")
        self.boris.click("text", "New comment")
        self.boris.keyboard.type("In the rain?")
        self.boris.click("push button", "Send")
        self.boris.find(name="In the rain?")
        self.boris.picture("task")
        self.guest.close_task()
        self.guest.expect("Backlog", BACKLOG)
        self.guest.expect("Done", ["Buy gloves", "Checklist template", "Compost heap"])
        self.waiting(3)
        self.marked("Without a cable")
        self.marked("Compost heap")
        self.pictures("waiting")
        self.host.expect("Backlog", BACKLOG[:2])

    def test_2_it_waits_through_a_crash(self) -> None:
        self.boris.click("push button", "Add task to Done")
        self.boris.keyboard.type("Half a thought")
        wait_for(lambda: "Half a thought" in self.drafts(), "boris: what is half typed is on the disk")
        self.boris.kill()
        self.boris.start()
        self.guest.expect("Backlog", BACKLOG)
        self.guest.expect("Done", ["Buy gloves", "Checklist template", "Compost heap"])
        self.waiting(3)
        self.marked("Without a cable")
        self.marked("Compost heap")
        self.boris.click("push button", "Add task to Done")
        self.assertEqual("Half a thought", self.boris.find("text", "New task in Done").text)
        self.boris.picture("after-the-crash")
        self.boris.keyboard.press("Escape")

    def test_3_it_is_sent_when_the_connection_is_back(self) -> None:
        # Meanwhile the world went on.
        self.host.quick_add("Backlog", "While Boris is away")
        self.anna.keyboard.press("Escape")
        self.cable.mend()
        tree = self.boris.tree()
        button = tree.one("push button", "Try now") if tree is not None else None
        if button is not None:  # it may be back by itself by now
            self.boris.mouse.click(button.center)
        self.both("In progress", ["Water the tomatoes"])
        self.guest.expect_saved()
        wait_for(lambda: self.host.tasks() == self.guest.tasks(), "both windows to be equal")
        self.assertEqual(sorted(BACKLOG + ["While Boris is away"]), sorted(self.host.tasks()["Backlog"]))
        self.assertEqual(["Buy gloves", "Checklist template", "Compost heap"], self.host.tasks()["Done"])
        wait_for(lambda: self.bar() is None, "the line about the connection to go")
        self.host.open("Water the tomatoes")
        self.anna.find(name="In the rain?")
        self.host.close_task()
        self.pictures("together")

    def drafts(self) -> list[str]:
        """What is typed and not sent, as it is on Boris's disk."""
        texts: list[str] = []
        for file in self.boris.profile.rglob("*.sqlite"):
            with closing(sqlite3.connect(f"{file.as_uri()}?mode=ro", uri=True, timeout=10)) as kept:
                texts += [text for text, in kept.execute("SELECT text FROM draft")]
        return texts

    def bar(self) -> str | None:
        """What the line about the connection says; None while there is none."""
        tree = self.boris.tree()
        line = tree.one(where=lambda node: node.role in ("alert", "notification") and "Offline" in node.name) \
            if tree is not None else None
        return line.name if line is not None else None

    def waiting(self, changes: int) -> None:
        """Waits until the window says that it is offline, and how much waits."""
        wanted = f"{changes} changes waiting" if changes else "Offline"
        wait_for(lambda: wanted in (self.bar() or ""), f"boris: {wanted!r} in the line about the connection")

    def marked(self, title: str) -> None:
        """Waits until a task is marked as not saved yet."""
        wait_for(lambda: self.guest.card(title).name.endswith(PENDING), f"boris: {title!r} is marked")


if __name__ == "__main__":
    session.main()
