// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Controls.Basic
import QtQuick.Layouts
import Lanban.Ui

/*! What an import carried over and what not, and after that the board; or why it failed. */
ModalDialog {
    id: dialog

    property var report: null
    property string error: ""

    readonly property var counts: dialog.report ? [dialog.report.columns, dialog.report.tasks, dialog.report.labels, dialog.report.checklists, dialog.report.comments, dialog.report.members] : []
    readonly property var facts: dialog.report ? [qsTr("%n column(s)", "", dialog.report.columns), qsTr("%n task(s)", "", dialog.report.tasks), qsTr("%n label(s)", "", dialog.report.labels), qsTr("%n checklist(s)", "", dialog.report.checklists), qsTr("%n comment(s)", "", dialog.report.comments), qsTr("%n member(s)", "", dialog.report.members)].filter((fact, index) => dialog.counts[index] > 0) : []
    readonly property var skipped: dialog.report?.skipped ?? []

    /*! The report was read. */
    signal openAsked(string serverId, string boardId)

    function show(report: var) {
        dialog.report = report;
        dialog.error = "";
        dialog.open();
    }

    function fail(message: string) {
        dialog.report = null;
        dialog.error = message;
        dialog.open();
    }

    objectName: "importReportDialog"
    title: dialog.report ? qsTr("“%1” is imported").arg(dialog.report.boardName) : qsTr("The import failed")
    wantedWidth: 560

    onClosed: {
        if (dialog.report)
            dialog.openAsked(dialog.report.serverId, dialog.report.boardId);
    }

    contentHeight: body.implicitHeight

    ColumnLayout {
        id: body

        anchors.fill: parent
        spacing: 12

        PlainText {
            Accessible.role: Accessible.AlertMessage
            Layout.fillWidth: true
            color: Theme.danger
            text: dialog.error
            visible: dialog.error !== ""
            wrapMode: Text.Wrap
        }
        PlainText {
            Layout.fillWidth: true
            color: Theme.muted
            text: qsTr("Nothing was changed.")
            visible: dialog.error !== ""
        }
        Flow {
            Layout.fillWidth: true
            spacing: Theme.unit
            visible: dialog.report !== null

            Repeater {
                model: dialog.facts

                LabelChip {
                    required property string modelData

                    colorName: "teal"
                    name: modelData
                    textSize: 13
                }
            }
        }
        SectionHead {
            iconName: "warning"
            text: qsTr("Not carried over")
            visible: dialog.skipped.length > 0
        }
        ListView {
            id: list

            Layout.fillWidth: true
            boundsBehavior: Flickable.StopAtBounds
            clip: true
            implicitHeight: Math.min(contentHeight, 280)
            model: dialog.skipped
            objectName: "skippedList"
            spacing: 6
            visible: dialog.skipped.length > 0

            ScrollBar.vertical: ThinScrollBar {
            }
            delegate: PlainText {
                required property var modelData

                color: Theme.muted
                text: modelData.text
                width: (ListView.view?.width ?? 12) - 12
                wrapMode: Text.Wrap
            }
        }
        PlainText {
            Layout.fillWidth: true
            color: Theme.good
            text: qsTr("Everything in the file was carried over.")
            visible: dialog.report !== null && dialog.skipped.length === 0
            wrapMode: Text.Wrap
        }
        RowLayout {
            Layout.alignment: Qt.AlignRight
            Layout.topMargin: 8
            spacing: Theme.unit

            ActionButton {
                text: qsTr("Close")
                visible: dialog.report === null

                onClicked: dialog.close()
            }
            ActionButton {
                kind: "primary"
                objectName: "openImported"
                text: qsTr("Open the board")
                visible: dialog.report !== null

                onClicked: dialog.close()
            }
        }
    }
}
