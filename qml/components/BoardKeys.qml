// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Lanban.Ui

/*! What keys do to the task that has the focus; letters are bound by the place of the key. */
QtObject {
    id: keys

    required property var area

    readonly property var view: keys.area.columnsView

    function pressed(event: var, slot: var) {
        event.accepted = keys.handled(event, slot);
    }

    function handled(event: var, slot: var): bool {
        const alt = event.modifiers & Qt.AltModifier;
        const plain = !(event.modifiers & (Qt.AltModifier | Qt.ControlModifier | Qt.MetaModifier));
        switch (event.key) {
        case Qt.Key_Up:
            return keys.go(slot, 0, -1, alt);
        case Qt.Key_Down:
            return keys.go(slot, 0, 1, alt);
        case Qt.Key_Left:
            return keys.go(slot, -1, 0, alt);
        case Qt.Key_Right:
            return keys.go(slot, 1, 0, alt);
        case Qt.Key_Less:
            return keys.go(slot, -1, 0, true);
        case Qt.Key_Greater:
            return keys.go(slot, 1, 0, true);
        case Qt.Key_Return:
        case Qt.Key_Enter:
            keys.area.board.openTask(slot.taskId);
            return true;
        case Qt.Key_F2:
            slot.edit();
            return true;
        case Qt.Key_Menu:
            keys.area.showTaskMenu(slot, true);
            return true;
        case Qt.Key_Delete:
            return keys.remove(slot, false);
        }
        if (!plain)
            return false;
        const shift = (event.modifiers & Qt.ShiftModifier) !== 0;
        switch (Keyboard.letter(event.key)) {
        case ",":
            return shift && keys.go(slot, -1, 0, true);
        case ".":
            return shift && keys.go(slot, 1, 0, true);
        case "H":
            return keys.go(slot, -1, 0, false);
        case "J":
            return keys.go(slot, 0, 1, false);
        case "K":
            return keys.go(slot, 0, -1, false);
        case "L":
            return keys.go(slot, 1, 0, false);
        case "E":
            slot.edit();
            return true;
        case "N":
            keys.columnOf(slot).compose();
            return true;
        case "A":
            return shift && keys.remove(slot, true);
        }
        return false;
    }

    function columnOf(slot: var): var {
        return keys.area.columnOf(slot.list.columnId);
    }

    /*! Moves the selection, or with \a carry the task itself. */
    function go(slot: var, columns: int, rows: int, carry: bool): bool {
        if (carry) {
            keys.move(slot, columns, rows);
            return true;
        }
        const column = keys.columnOf(slot).index + columns;
        if (rows !== 0 && (slot.index + rows < 0 || slot.index + rows >= slot.list.count))
            return true;
        keys.area.focusTask(column, slot.index + rows);
        return true;
    }

    function move(slot: var, columns: int, rows: int) {
        if (!slot || !keys.area.board.canWrite)
            return;
        const from = keys.columnOf(slot);
        const index = from.index + columns;
        const target = keys.view.itemAtIndex(index);
        if (!target)
            return;
        const last = columns === 0 ? target.list.count - 1 : target.list.count;
        const place = Math.max(0, Math.min(last, slot.index + rows));
        if (columns === 0 && place === slot.index)
            return;
        keys.area.board.moveTask(slot.taskId, target.columnId, place);
        Qt.callLater(keys.area.focusTask, index, place);
    }

    function moveColumn(columnId: string, by: int) {
        const column = keys.area.columnOf(columnId);
        const index = (column?.index ?? -1) + by;
        if (column && index >= 0 && index < keys.view.count)
            keys.area.board.moveColumn(columnId, index);
    }

    function remove(slot: var, archive: bool): bool {
        if (!keys.area.board.canWrite)
            return false;
        const column = keys.columnOf(slot).index;
        const place = slot.index;
        if (archive)
            keys.area.board.archiveTask(slot.taskId);
        else
            keys.area.board.deleteTask(slot.taskId);
        Qt.callLater(keys.area.focusTask, column, place);
        return true;
    }
}
