# SPDX-FileCopyrightText: 2026 The Lanban authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The window as a screen reader gets it: a snapshot of its accessible tree."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Callable, Iterator

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, GLib  # noqa: E402

# Milliseconds one question may take: a window that is busy for longer is broken.
QUESTION_TIMEOUT = 5000


@dataclass
class Node:
    """One accessible thing at one moment."""

    role: str
    name: str
    description: str
    states: frozenset[str]
    rect: tuple[int, int, int, int]  # x, y, width, height on the screen
    text: str
    children: list[Node] = field(default_factory=list)

    @property
    def center(self) -> tuple[int, int]:
        x, y, width, height = self.rect
        return x + width // 2, y + height // 2

    @property
    def checked(self) -> bool:
        return "checked" in self.states

    def walk(self) -> Iterator[Node]:
        yield self
        for child in self.children:
            yield from child.walk()

    def all(self, role: str | None = None, name: str | None = None,
            where: Callable[[Node], bool] | None = None) -> list[Node]:
        """Every thing below this one that fits, in the tree's order."""
        return [node for node in self.walk()
                if node is not self and (role is None or node.role == role) and (name is None or node.name == name)
                and (where is None or where(node))]

    def one(self, role: str | None = None, name: str | None = None,
            where: Callable[[Node], bool] | None = None) -> Node | None:
        """The first thing that fits; None if there is none."""
        found = self.all(role, name, where)
        return found[0] if found else None

    def outline(self, depth: int = 0) -> str:
        """The tree as text, for people who look why a test failed."""
        own = f"{'  ' * depth}{self.role} {self.name!r} {self.rect}"
        own += f" text={self.text!r}" if self.text else ""
        own += f" ({self.description})" if self.description else ""
        own += f" [{', '.join(sorted(self.states & {'checked', 'focused', 'sensitive'}))}]"
        return "\n".join([own, *(child.outline(depth + 1) for child in self.children)])


def application(pid: int) -> Atspi.Accessible | None:
    """The application that the process has registered; None before it has."""
    Atspi.set_timeout(QUESTION_TIMEOUT, QUESTION_TIMEOUT)
    try:
        desktop = Atspi.get_desktop(0)
        desktop.clear_cache()
        for index in range(desktop.get_child_count()):
            candidate = desktop.get_child_at_index(index)
            if candidate is not None and candidate.get_process_id() == pid:
                # What was asked once would be answered from memory for ever: nobody here runs the loop that
                # hears of changes.
                candidate.set_cache_mask(Atspi.Cache.NONE)
                return candidate
    except GLib.Error:
        pass
    return None


def snapshot(accessible: Atspi.Accessible) -> Node | None:
    """What is there now and visible; None if it changed while we looked, or does not answer."""
    try:
        return _read(accessible)
    except GLib.Error:
        return None


def _read(accessible: Atspi.Accessible) -> Node | None:
    states = frozenset(state.value_nick for state in accessible.get_state_set().get_states())
    role = accessible.get_role_name()
    if role != "application" and "visible" not in states:
        return None
    node = Node(role, accessible.get_name() or "", accessible.get_description() or "", states, (0, 0, 0, 0), "")
    if role != "application":
        extents = accessible.get_extents(Atspi.CoordType.SCREEN)
        node.rect = (extents.x, extents.y, extents.width, extents.height)
    if "editable" in states:
        node.text = Atspi.Text.get_text(accessible, 0, Atspi.Text.get_character_count(accessible))
    for index in range(accessible.get_child_count()):
        child = accessible.get_child_at_index(index)
        read = _read(child) if child is not None else None
        if read is not None:
            node.children.append(read)
    return node
