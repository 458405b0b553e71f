// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Controls.Basic
import QtQuick.Layouts
import Lanban.Ui

/*!
 * Two people changed the same words: the text as it was, mine, theirs, and what is to become of it. What is put
 * together is kept until it is saved; whoever closes this decides later.
 */
ModalDialog {
    id: dialog

    /*! A TextConflict; null closes it. */
    property var conflict: null
    readonly property bool wide: dialog.availableWidth >= 640
    /*! Theirs changed while this was open. */
    property bool changed: false
    /*! What is typed can't be kept: it does not close. */
    property bool stays: false

    signal closeAsked

    function take(text: string) {
        result.text = text;
        result.cursorPosition = result.length;
        result.forceActiveFocus();
        draft.keep();
    }

    function save() {
        const conflict = dialog.conflict;
        if (!conflict || result.tooLong)
            return;
        draft.rest();
        if (conflict.resolve(result.text)) {
            conflict.clearDraft("result");
            dialog.closeAsked();
        } else {
            draft.keep();
        }
    }

    contentHeight: body.implicitHeight
    holdsText: true
    objectName: "conflictDialog"
    title: qsTr("Two texts for one place")
    wantedWidth: 1040

    onAboutToHide: dialog.stays = !!dialog.conflict && !draft.settle()
    onClosed: {
        if (dialog.stays)
            dialog.open();
        else if (dialog.conflict)
            dialog.closeAsked();
    }
    onConflictChanged: {
        draft.rest();
        if (!dialog.conflict) {
            dialog.close();
            return;
        }
        const kept = dialog.conflict.draft("result");
        result.text = kept === "" ? dialog.conflict.mine : kept;
        draft.rest();
        dialog.changed = false;
        dialog.open();
        result.cursorPosition = result.length;
        result.forceActiveFocus();
    }

    Connections {
        function onTheirsChanged() {
            dialog.changed = true;
        }

        target: dialog.conflict
    }
    ColumnLayout {
        id: body

        anchors.fill: parent
        spacing: 12

        PlainText {
            Layout.fillWidth: true
            font.weight: Font.DemiBold
            maximumLineCount: 2
            text: dialog.conflict?.title ?? ""
            wrapMode: Text.Wrap
        }
        PlainText {
            Layout.fillWidth: true
            color: Theme.muted
            text: qsTr("Someone else changed the same words while you did. Nothing is lost: choose a text, or write below what is to stand there.")
            wrapMode: Text.Wrap
        }
        Rectangle {
            Layout.fillWidth: true
            color: Theme.warningSoft
            implicitHeight: news.implicitHeight + 16
            radius: Theme.radiusSmall
            visible: dialog.changed || (dialog.conflict?.gone ?? false)

            PlainText {
                id: news

                Accessible.role: Accessible.AlertMessage
                anchors.left: parent.left
                anchors.leftMargin: 12
                anchors.right: parent.right
                anchors.rightMargin: 12
                anchors.verticalCenter: parent.verticalCenter
                color: Theme.warning
                objectName: "conflictNews"
                text: dialog.conflict?.gone ? qsTr("What this text belongs to was deleted. You can copy your text; it stays among the changes not taken over.") : qsTr("The text on the server has changed just now: it is the new one that you see.")
                wrapMode: Text.Wrap
            }
        }
        GridLayout {
            Layout.fillWidth: true
            columnSpacing: 12
            columns: dialog.wide ? 3 : 1
            rowSpacing: Theme.unit

            DiffPane {
                Layout.alignment: Qt.AlignTop
                Layout.fillWidth: true
                Layout.preferredWidth: 100
                heading: qsTr("Before")
                maximumHeight: dialog.wide ? 200 : 110
                objectName: "conflictBase"
                removed: true
                spans: dialog.conflict?.baseSpans ?? []
                text: dialog.conflict?.base ?? ""
                visible: dialog.conflict?.hasBase ?? true
            }
            DiffPane {
                Layout.alignment: Qt.AlignTop
                Layout.fillWidth: true
                Layout.preferredWidth: 100
                heading: qsTr("Yours")
                maximumHeight: dialog.wide ? 200 : 110
                objectName: "conflictMine"
                spans: dialog.conflict?.mineSpans ?? []
                text: dialog.conflict?.mine ?? ""
            }
            DiffPane {
                Layout.alignment: Qt.AlignTop
                Layout.fillWidth: true
                Layout.preferredWidth: 100
                heading: qsTr("On the server")
                maximumHeight: dialog.wide ? 200 : 110
                objectName: "conflictTheirs"
                spans: dialog.conflict?.theirsSpans ?? []
                text: dialog.conflict?.theirs ?? ""
            }
        }
        Flow {
            Layout.fillWidth: true
            spacing: Theme.unit

            ActionButton {
                objectName: "useMine"
                text: qsTr("Use mine")

                onClicked: dialog.take(dialog.conflict.mine)
            }
            ActionButton {
                objectName: "useTheirs"
                text: qsTr("Use theirs")

                onClicked: dialog.take(dialog.conflict.theirs)
            }
            ActionButton {
                objectName: "takeBoth"
                text: qsTr("Take both")

                onClicked: dialog.take(dialog.conflict.both)
            }
        }
        PlainText {
            Accessible.role: Accessible.Heading
            Layout.fillWidth: true
            color: Theme.muted
            font.pixelSize: 13
            font.weight: Font.DemiBold
            text: qsTr("What is to stand there")
        }
        Flickable {
            Layout.fillWidth: true
            Layout.preferredHeight: Math.max(96, Math.min(result.implicitHeight, 220))
            boundsBehavior: Flickable.StopAtBounds
            clip: true

            ScrollBar.vertical: ThinScrollBar {
            }
            TextArea.flickable: InputArea {
                id: result

                label: qsTr("What is to stand there")
                limit: dialog.conflict?.limit ?? 65536
                objectName: "conflictResult"

                Keys.onPressed: event => {
                    if ((event.key === Qt.Key_Return || event.key === Qt.Key_Enter) && event.modifiers & Qt.ControlModifier) {
                        dialog.save();
                        event.accepted = true;
                    }
                }
                onTextChanged: {
                    if (dialog.opened)
                        draft.touch();
                }
            }
        }
        Flow {
            Layout.fillWidth: true
            layoutDirection: dialog.wide ? Qt.RightToLeft : Qt.LeftToRight
            spacing: Theme.unit

            ActionButton {
                enabled: !result.tooLong && !(dialog.conflict?.gone ?? true)
                kind: "primary"
                objectName: "saveConflict"
                text: qsTr("Save")

                onClicked: dialog.save()
            }
            ActionButton {
                kind: "quiet"
                objectName: "decideLater"
                text: qsTr("Decide later")

                onClicked: dialog.close()
            }
        }
    }
    Draft {
        id: draft

        field: result
        key: "result"
        original: dialog.conflict?.mine ?? ""
        store: dialog.conflict
    }
}
