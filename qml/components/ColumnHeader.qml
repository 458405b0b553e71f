// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Lanban.Ui

/*! Name, number of tasks and menu of a column. */
Item {
    id: head

    required property string columnId
    required property string name
    required property int count
    required property int wipLimit
    required property bool wipHard
    required property bool over
    required property var area
    property bool filtered: false
    property int shownCount: 0
    property int allCount: 0

    readonly property bool editing: title.editing
    readonly property real menuX: more.x
    readonly property string countText: head.filtered ? qsTr("%1 of %n task(s) shown", "", head.allCount).arg(head.shownCount) : head.wipLimit > 0 ? qsTr("%1 of %n task(s) at most", "", head.wipLimit).arg(head.count) : qsTr("%n task(s)", "", head.count)

    function rename() {
        title.edit();
    }

    InlineEdit {
        id: title

        anchors.left: parent.left
        anchors.leftMargin: 8
        anchors.verticalCenter: parent.verticalCenter
        draftKey: "columnName:" + head.columnId
        drafts: head.area.board
        drag: head.area.drag
        editable: head.area.board.canWrite
        label: qsTr("Column name")
        objectName: "columnName"
        rename: text => head.area.board.renameColumn(head.columnId, text)
        text: head.name
        width: title.editing ? head.width - 56 : Math.min(implicitWidth, head.width - 72 - count.width)
    }
    Rectangle {
        id: count

        Accessible.name: head.countText
        Accessible.role: Accessible.StaticText
        anchors.left: title.right
        anchors.leftMargin: 2
        anchors.verticalCenter: parent.verticalCenter
        color: head.over ? Theme.warningSoft : Theme.hover
        height: 20
        radius: 10
        visible: !title.editing
        width: number.implicitWidth + 14

        PlainText {
            id: number

            Accessible.ignored: true
            anchors.centerIn: parent
            color: head.over ? Theme.warning : Theme.muted
            font.pixelSize: Theme.caption
            font.weight: Font.Medium
            text: head.filtered ? qsTr("%1 of %2").arg(head.shownCount).arg(head.allCount) : head.wipLimit > 0 ? qsTr("%1/%2").arg(head.count).arg(head.wipLimit) : head.count
        }
    }
    IconButton {
        id: more

        anchors.right: parent.right
        anchors.rightMargin: 8
        anchors.verticalCenter: parent.verticalCenter
        iconName: "more"
        objectName: "columnMenuButton"
        text: qsTr("Menu of %1").arg(head.name)
        visible: head.area.board.canWrite

        onClicked: head.area.showColumnMenu(more, head)
    }
}
