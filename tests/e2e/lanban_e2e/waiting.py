# SPDX-FileCopyrightText: 2026 The Lanban authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Waiting by asking again until a deadline: the only way these tests wait."""

import time
from typing import Callable, TypeVar

T = TypeVar("T")

# Generous: test machines share their cores with compilers and sanitizers.
PATIENCE = 30.0
PAUSE = 0.05


class TimedOut(AssertionError):
    """What was waited for did not come."""


def wait_for(look: Callable[[], T], what: str, timeout: float = PATIENCE) -> T:
    """The first truthy value of look(); TimedOut with the last value otherwise."""
    deadline = time.monotonic() + timeout
    while True:
        value = look()
        if value:
            return value
        if time.monotonic() >= deadline:
            raise TimedOut(f"{what}: not within {timeout:g} s, last seen {value!r}")
        time.sleep(PAUSE)


def wait_equal(look: Callable[[], T], expected: T, what: str, timeout: float = PATIENCE) -> None:
    """Waits until look() gives what is expected; TimedOut shows both otherwise."""
    deadline = time.monotonic() + timeout
    while True:
        value = look()
        if value == expected:
            return
        if time.monotonic() >= deadline:
            raise TimedOut(f"{what}: not within {timeout:g} s\n  expected {expected!r}\n  but see  {value!r}")
        time.sleep(PAUSE)
