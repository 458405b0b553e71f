// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Controls.Basic
import QtQuick.Templates as T
import Lanban.Ui

/*!
 * A dialog in the middle of the window, scrolled where the window is too low for it. Esc closes it; so
 * does a click beside it, unless text is typed into it.
 */
Dialog {
    id: dialog

    property int wantedWidth: 480
    /*! It has a field to type into. */
    property bool holdsText: false
    /*! What is in it scrolls by itself. */
    property bool scrollsItself: false
    /*! Goes into a holder as high as contentHeight. */
    default property alias content: holder.data

    anchors.centerIn: T.Overlay.overlay
    bottomPadding: 20
    closePolicy: dialog.holdsText ? Popup.CloseOnEscape : Popup.CloseOnEscape | Popup.CloseOnPressOutside
    focus: true
    height: Math.min(dialog.implicitHeight, (dialog.parent?.height ?? 800) - 32)
    leftPadding: 20
    modal: true
    rightPadding: 20
    topPadding: 8
    width: Math.min(dialog.wantedWidth, (dialog.parent?.width ?? 800) - 32)

    background: Rectangle {
        Accessible.name: dialog.title
        Accessible.role: Accessible.Dialog
        border.color: Theme.border
        color: Theme.raised
        radius: 12
    }
    header: Item {
        implicitHeight: 60

        PlainText {
            Accessible.role: Accessible.Heading
            anchors.left: parent.left
            anchors.leftMargin: 24
            anchors.right: closer.left
            anchors.verticalCenter: parent.verticalCenter
            font.pixelSize: 18
            font.weight: Font.DemiBold
            text: dialog.title
        }
        IconButton {
            id: closer

            anchors.right: parent.right
            anchors.rightMargin: 16
            anchors.verticalCenter: parent.verticalCenter
            iconName: "close"
            text: qsTr("Close")

            onClicked: dialog.close()
        }
    }

    T.Overlay.modal: Rectangle {
        color: Theme.shade
    }
    enter: Transition {
        NumberAnimation {
            duration: Theme.quick
            from: 0
            property: "opacity"
            to: 1
        }
    }
    exit: Transition {
    }

    Flickable {
        id: scroller

        /*! Brings what has the keyboard into view. */
        function follow(item: Item) {
            let parent = item;
            while (parent && parent !== holder)
                parent = parent.parent;
            if (!parent)
                return;
            const top = item.mapToItem(holder, 0, 0).y;
            const last = scroller.contentHeight - scroller.height;
            if (top < scroller.contentY)
                scroller.contentY = Math.max(0, top - Theme.unit);
            else if (top + item.height > scroller.contentY + scroller.height)
                scroller.contentY = Math.min(last, top + item.height + Theme.unit - scroller.height);
        }

        anchors.fill: parent
        boundsBehavior: Flickable.StopAtBounds
        clip: interactive
        contentHeight: dialog.scrollsItself ? height : Math.max(height, dialog.contentHeight)
        contentWidth: width
        interactive: contentHeight > height

        ScrollBar.vertical: ThinScrollBar {
            height: scroller.height
            parent: scroller.parent
            x: scroller.x + scroller.width + 4
            y: scroller.y
        }

        // Room at the sides for the marks of focus.
        Item {
            id: holder

            height: scroller.contentHeight
            width: scroller.width - 8
            x: 4
        }
        Connections {
            function onActiveFocusItemChanged() {
                if (scroller.interactive)
                    scroller.follow(scroller.Window.activeFocusItem);
            }

            target: scroller.Window.window
        }
    }
}
