# SPDX-FileCopyrightText: 2026 The Lanban authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Drives real lanban processes through their windows: accessible tree to look, mouse and keyboard to act."""
