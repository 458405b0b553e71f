# SPDX-FileCopyrightText: 2026 The Lanban authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A mouse that goes where a hand would: presses, moves in steps, lets go."""

from lanban_e2e.display import Display

Point = tuple[int, int]

# A drag has to be seen as one: a jump from press to release is none.
STEPS = 12
# Between two steps, seconds: a hand's pace, about a frame.
PACE = 0.02


class Mouse:
    def __init__(self, display: Display) -> None:
        self._display = display
        self._at: Point = (0, 0)

    def move(self, to: Point) -> None:
        """Goes to a point in steps."""
        words: list[object] = []
        for step in range(1, STEPS + 1):
            x = self._at[0] + (to[0] - self._at[0]) * step // STEPS
            y = self._at[1] + (to[1] - self._at[1]) * step // STEPS
            words += ["mousemove", x, y, "sleep", PACE]
        self._display.xdotool(*words)
        self._at = to

    def jump(self, to: Point) -> None:
        """Goes to a point at once, as when a hand has been away."""
        self._display.xdotool("mousemove", *to)
        self._at = to

    def click(self, at: Point, button: int = 1) -> None:
        self.jump(at)
        self._display.xdotool("click", button)

    def double_click(self, at: Point) -> None:
        self.jump(at)
        self._display.xdotool("click", "--repeat", 2, "--delay", 60, 1)

    def press(self, at: Point) -> None:
        self.jump(at)
        self._display.xdotool("mousedown", 1)

    def release(self) -> None:
        self._display.xdotool("mouseup", 1)
