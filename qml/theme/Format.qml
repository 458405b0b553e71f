// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma Singleton
import QtQuick

/*! Dates and initials in words. */
QtObject {
    id: format

    // Locale.LongFormat and Locale.ShortFormat: qmllint 6.4 crashes on the names.
    readonly property int longFormat: 0
    readonly property int shortFormat: 1

    function isValid(date: var): bool {
        return date !== undefined && date !== null && !isNaN(new Date(date).getTime());
    }

    /*! Whole days from today to \a date: -1 is yesterday. */
    function daysUntil(date: var): int {
        const day = new Date(date);
        const now = new Date();
        const from = Date.UTC(now.getFullYear(), now.getMonth(), now.getDate());
        return Math.round((Date.UTC(day.getFullYear(), day.getMonth(), day.getDate()) - from) / 86400000);
    }

    /*! "Today", "Tomorrow", "24 Nov", or with the year when it is another one. */
    function day(date: var): string {
        if (!format.isValid(date))
            return "";
        switch (format.daysUntil(date)) {
        case -1:
            return qsTr("Yesterday");
        case 0:
            return qsTr("Today");
        case 1:
            return qsTr("Tomorrow");
        }
        const value = new Date(date);
        const sameYear = value.getFullYear() === new Date().getFullYear();
        //: Qt date format: short day and month
        const near = qsTr("d MMM");
        //: Qt date format: short day, month and year
        const far = qsTr("d MMM yyyy");
        return value.toLocaleDateString(Qt.locale(), sameYear ? near : far);
    }

    /*! Day and time. */
    function moment(date: var): string {
        if (!format.isValid(date))
            return "";
        //: %1 is a day ("Today", "24 Nov"), %2 a time ("14:05")
        return qsTr("%1, %2").arg(format.day(date)).arg(new Date(date).toLocaleTimeString(Qt.locale(), format.shortFormat));
    }

    /*! One or two letters for an avatar. */
    function initials(name: string): string {
        const words = name.trim().split(/\s+/).filter(word => word.length > 0);
        if (words.length === 0)
            return "?";
        const first = Array.from(words[0])[0];
        return (words.length > 1 ? first + Array.from(words[words.length - 1])[0] : first).toUpperCase();
    }
}
