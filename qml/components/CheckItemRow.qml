// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Layouts
import Lanban.Ui

/*! One item of a checklist: ticked, renamed in place, moved by Alt+arrows. */
Item {
    id: row

    required property int index
    required property string itemId
    required property string text
    required property bool done
    required property bool pending
    property var list: null

    readonly property var task: row.list?.task ?? null
    readonly property bool canMoveDown: row.index < (row.list?.itemCount ?? 0) - 1
    readonly property bool canWrite: row.task?.canWrite ?? false

    implicitHeight: Math.max(32, line.implicitHeight)

    HoverHandler {
        id: hover
    }
    Rectangle {
        anchors.fill: parent
        color: hover.hovered ? Theme.hover : "transparent"
        radius: Theme.radiusSmall
    }
    RowLayout {
        id: line

        anchors.left: parent.left
        anchors.leftMargin: 4
        anchors.right: parent.right
        anchors.verticalCenter: parent.verticalCenter
        spacing: Theme.unit

        CheckMark {
            id: mark

            checked: row.done
            enabled: row.canWrite
            implicitHeight: 28
            implicitWidth: 18
            text: row.text
            textShown: false

            Keys.onPressed: event => {
                if (!(event.modifiers & Qt.AltModifier))
                    return;
                if (event.key === Qt.Key_Up && row.index > 0)
                    row.task.moveItem(row.itemId, row.index - 1);
                else if (event.key === Qt.Key_Down && row.canMoveDown)
                    row.task.moveItem(row.itemId, row.index + 1);
                else
                    return;
                event.accepted = true;
            }
            onToggled: {
                row.task.setItemDone(row.itemId, mark.checked);
                mark.checked = Qt.binding(() => row.done);
            }
        }
        InlineEdit {
            id: words

            Layout.fillWidth: true
            Layout.preferredHeight: Math.max(28, implicitHeight)
            draftKey: "item:" + row.itemId
            drafts: row.task
            editable: row.canWrite
            label: qsTr("Checklist item")
            maximumLength: 2000
            objectName: "itemText"
            rename: (text, base) => row.task.renameItem(row.itemId, text, base)
            struck: row.done
            text: row.text
            textWeight: Font.Normal
            wrapped: true
        }
        Icon {
            glyph: "cloud"
            size: 14
            visible: row.pending
        }
        IconButton {
            iconName: "close"
            iconSize: 14
            opacity: hover.hovered || visualFocus ? 1 : 0
            size: 26
            text: qsTr("Delete item %1").arg(row.text)
            visible: row.canWrite

            onClicked: row.task.deleteItem(row.itemId)
        }
    }
}
