# SPDX-FileCopyrightText: 2026 The Lanban authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The board page: columns and the tasks in them, by what the accessible tree says of them."""

from __future__ import annotations

from lanban_e2e.accessible import Node
from lanban_e2e.app import App
from lanban_e2e.waiting import wait_equal, wait_for

# What a card's name ends with until the server has its last change.
PENDING = ", not yet saved"
# Between two cards, in pixels.
GAP = 8


def title_of(card: Node) -> str:
    return card.name.removesuffix(PENDING)


class BoardPage:
    def __init__(self, app: App) -> None:
        self.app = app

    def columns(self) -> list[Node]:
        """The columns that are shown, left to right."""
        tree = self.app.tree()
        board = tree.one(name="Columns") if tree is not None else None
        if board is None:
            return []
        return sorted(board.all("list"), key=lambda column: column.rect[0])

    @staticmethod
    def cards_of(column: Node) -> list[Node]:
        """The tasks of a column, top to bottom."""
        return sorted(column.all("list item"), key=lambda card: card.rect[1])

    def tasks(self) -> dict[str, list[str]]:
        """What every column shows, top to bottom."""
        return {column.name: [title_of(card) for card in self.cards_of(column)] for column in self.columns()}

    def column(self, name: str) -> Node:
        return wait_for(lambda: next((column for column in self.columns() if column.name == name), None),
                        f"{self.app.name}: the column {name!r}")

    def card(self, title: str) -> Node:
        return wait_for(lambda: self._card(title), f"{self.app.name}: the task {title!r}")

    def _card(self, title: str) -> Node | None:
        for column in self.columns():
            for card in self.cards_of(column):
                if title_of(card) == title:
                    return card
        return None

    def expect(self, column: str, titles: list[str]) -> None:
        """Waits until the column shows exactly these tasks in this order."""
        wait_equal(lambda: self.tasks().get(column), titles, f"{self.app.name}: column {column!r}")

    def expect_saved(self) -> None:
        """Waits until nothing on the board waits for the server."""
        def unsaved() -> list[str]:
            return [card.name for column in self.columns() for card in self.cards_of(column) if card.name.endswith(PENDING)]
        wait_equal(unsaved, [], f"{self.app.name}: unsaved tasks")

    def drag_before(self, title: str, other: str) -> None:
        """Drags a task to where another one begins, as a hand does."""
        target = self._at_rest(other)
        self._drag(title, target.rect[0], target.rect[1])

    def drag_to_end(self, title: str, column: str) -> None:
        """Drags a task to where the last one of a column ends."""
        target = self.column(column)
        cards = self.cards_of(target)
        if not cards:
            self._drag(title, target.rect[0], target.rect[1] + target.rect[3] // 2)
            return
        last = self._at_rest(title_of(cards[-1]))
        self._drag(title, last.rect[0], last.rect[1] + last.rect[3] + GAP)

    def _drag(self, title: str, left: int, top: int) -> None:
        """Moves a task so that its upper left corner comes to a place of the window as it is before the drag."""
        card = self._at_rest(title)
        if card.rect[0] == left and card.rect[1] < top:
            # Below itself everything moves up by its height as soon as it is lifted.
            top -= card.rect[3] + GAP
        x, y = card.center
        self.app.mouse.press((x, y))
        self.app.mouse.move((x + left - card.rect[0], y + top - card.rect[1]))
        self.app.picture("dragging")
        self.app.mouse.release()

    def _at_rest(self, title: str) -> Node:
        """Waits until a task is at the same place twice."""
        seen: list[Node | None] = [None]

        def look() -> Node | None:
            before, seen[0] = seen[0], self._card(title)
            return before if before is not None and seen[0] is not None and before.rect == seen[0].rect else None
        return wait_for(look, f"{self.app.name}: the task {title!r}, at rest")

    def quick_add(self, column: str, title: str) -> None:
        """Types a task into a column's quick add and presses Enter."""
        name = f"New task in {column}"
        if self._field(name) is None:
            self.app.click("push button", f"Add task to {column}")
        self.app.click("text", name)
        self.app.keyboard.type(title)
        self.app.keyboard.press("Return")

    def _field(self, name: str) -> Node | None:
        tree = self.app.tree()
        return tree.one("text", name) if tree is not None else None

    def open(self, title: str) -> None:
        """Opens a task's page."""
        self.app.mouse.click(self._at_rest(title).center)
        self.app.find("text", "Title")

    def edit_description(self, text: str) -> None:
        """Types a description into the open task; save_description() saves it."""
        self.app.click("push button", "Edit description")
        self.app.find("text", "Description")
        self.app.keyboard.replace_all(text)
        wait_for(lambda: self.app.find("text", "Description").text == text, f"{self.app.name}: the description is typed")

    def save_description(self) -> None:
        self.app.keyboard.press("ctrl+Return")

    def expect_text(self, text: str) -> None:
        """Waits until the page shows exactly this text somewhere."""
        self.app.find(name=text)

    def close_task(self) -> None:
        self.app.click("push button", "Close")
        wait_for(lambda: self._field("Title") is None, f"{self.app.name}: the task page to close")
