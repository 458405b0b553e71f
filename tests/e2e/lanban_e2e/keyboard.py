# SPDX-FileCopyrightText: 2026 The Lanban authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Keys as a user presses them."""

from lanban_e2e.display import Display


class Keyboard:
    def __init__(self, display: Display) -> None:
        self._display = display

    def type(self, text: str) -> None:
        # Letters that no key has are put on a spare key first; faster than this, some X clients miss the change.
        self._display.xdotool("type", "--delay", 25 if text.isascii() else 100, "--", text)

    def press(self, *keys: str) -> None:
        """One after the other: "Return", "ctrl+a"."""
        self._display.xdotool("key", "--delay", 40, *keys)

    def replace_all(self, text: str) -> None:
        """Types over all that the focused field holds."""
        self.press("ctrl+a")
        self.type(text)
