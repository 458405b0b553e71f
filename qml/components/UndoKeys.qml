// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Lanban.Ui

/*! Ctrl+Z and its like, by the place of the key. Inside a text field they are the field's own, in every layout. */
QtObject {
    id: keys

    required property var board
    /*! Something in the same window: whose focus it is about. */
    required property Item scope
    property bool enabled: true

    /*! The field that is being typed in; null without one. */
    function field(): var {
        const item = keys.scope.Window.activeFocusItem;
        return item instanceof TextInput || item instanceof TextEdit ? item : null;
    }

    function undo() {
        const field = keys.field();
        // Only of its own keys does a field know by itself.
        if (field)
            field.undo();
        else
            keys.board.undo();
    }

    function redo() {
        const field = keys.field();
        if (field)
            field.redo();
        else
            keys.board.redo();
    }

    readonly property Shortcut undoKey: Shortcut {
        enabled: keys.enabled
        sequences: Keyboard.sequences("Ctrl+", "Z")

        onActivated: keys.undo()
    }
    readonly property Shortcut redoKey: Shortcut {
        enabled: keys.enabled
        sequences: Keyboard.sequences("Ctrl+Shift+", "Z").concat(Keyboard.sequences("Ctrl+", "Y"))

        onActivated: keys.redo()
    }
}
