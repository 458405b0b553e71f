// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Controls.Basic
import Lanban.Ui

/*! The days of a month; the due one is filled, today has a ring. */
MonthGrid {
    id: grid

    /*! A Date, or null. */
    property var due: null

    signal chosen(date day)

    padding: 0

    delegate: AbstractButton {
        id: day

        required property var model

        readonly property DueGrid grid: day.parent?.parent as DueGrid
        readonly property bool inMonth: day.model.month === day.grid?.month
        readonly property bool isDue: day.grid?.due?.toDateString() === day.date.toDateString()
        // The grid's own dates are midnights of UTC.
        readonly property date date: new Date(day.model.year, day.model.month, day.model.day)

        Accessible.name: day.date.toLocaleDateString(Qt.locale(), Format.longFormat)
        Accessible.role: Accessible.Button
        focusPolicy: Qt.StrongFocus
        hoverEnabled: true
        text: day.model.day

        background: Rectangle {
            border.color: Theme.accent
            border.width: day.model.today && !day.isDue ? 1 : 0
            color: day.isDue ? Theme.accent : day.hovered ? Theme.hover : "transparent"
            radius: Theme.radiusSmall

            FocusRing {
                shown: day.visualFocus
            }
        }
        contentItem: PlainText {
            Accessible.ignored: true
            color: day.isDue ? Theme.accentText : day.inMonth ? Theme.text : Theme.muted
            font.pixelSize: 13
            horizontalAlignment: Text.AlignHCenter
            text: day.text
            verticalAlignment: Text.AlignVCenter
        }

        onClicked: day.grid?.chosen(day.date)
    }
}
