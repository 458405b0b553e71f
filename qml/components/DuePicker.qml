// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Controls.Basic
import QtQuick.Layouts
import Lanban.Ui

/*! A month to choose the due date from; the time of day of a date that is set stays. */
PickerPopup {
    id: picker

    required property var task
    property int year: 2026
    property int month: 0

    readonly property string monthName: Qt.locale().standaloneMonthName(picker.month)
    readonly property var due: picker.task && picker.task.hasDue ? new Date(picker.task.dueAt) : null

    function show(date: date) {
        picker.year = date.getFullYear();
        picker.month = date.getMonth();
    }

    function step(months: int) {
        picker.show(new Date(picker.year, picker.month + months, 1));
    }

    function choose(day: date) {
        // Without a time of day the whole day is left to do it.
        const time = picker.due ?? new Date(2000, 0, 1, 23, 59);
        picker.task.setDueAt(new Date(day.getFullYear(), day.getMonth(), day.getDate(), time.getHours(), time.getMinutes()));
        picker.close();
    }

    function inDays(days: int): date {
        const now = new Date();
        return new Date(now.getFullYear(), now.getMonth(), now.getDate() + days);
    }

    objectName: "duePicker"

    onAboutToShow: picker.show(picker.due ?? new Date())

    contentHeight: body.implicitHeight

    ColumnLayout {
        id: body

        anchors.fill: parent
        spacing: 4

        RowLayout {
            Layout.fillWidth: true

            IconButton {
                iconName: "arrow-left"
                text: qsTr("Month before")

                onClicked: picker.step(-1)
            }
            PlainText {
                Layout.fillWidth: true
                font.weight: Font.DemiBold
                horizontalAlignment: Text.AlignHCenter
                //: %1 is a month, %2 a year
                text: qsTr("%1 %2").arg(picker.monthName.charAt(0).toUpperCase() + picker.monthName.slice(1)).arg(picker.year)
            }
            IconButton {
                iconName: "arrow-right"
                text: qsTr("Next month")

                onClicked: picker.step(1)
            }
        }
        DayOfWeekRow {
            Layout.fillWidth: true

            delegate: PlainText {
                required property string shortName

                color: Theme.muted
                font.pixelSize: Theme.caption
                horizontalAlignment: Text.AlignHCenter
                text: shortName
            }
        }
        DueGrid {
            Layout.fillWidth: true
            Layout.preferredHeight: 204
            due: picker.due
            month: picker.month
            year: picker.year

            onChosen: day => picker.choose(day)
        }
        Flow {
            Layout.fillWidth: true
            spacing: 4

            ActionButton {
                implicitHeight: 30
                kind: "quiet"
                text: qsTr("Today")

                onClicked: picker.choose(picker.inDays(0))
            }
            ActionButton {
                implicitHeight: 30
                kind: "quiet"
                text: qsTr("Tomorrow")

                onClicked: picker.choose(picker.inDays(1))
            }
            ActionButton {
                implicitHeight: 30
                kind: "quiet"
                text: qsTr("Remove date")
                visible: picker.due !== null

                onClicked: {
                    picker.task.clearDue();
                    picker.close();
                }
            }
        }
    }
}
