// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Controls.Basic
import Lanban.Ui

/*! A button with words. */
Button {
    id: control

    /*! "primary", "secondary", "quiet" or "danger". */
    property string kind: "secondary"
    property string iconName: ""
    /*! Words at the left edge instead of in the middle. */
    property bool leading: false

    readonly property color ink: {
        switch (control.kind) {
        case "primary":
            return Theme.accentText;
        case "danger":
            return Theme.danger;
        case "quiet":
            return Theme.muted;
        }
        return Theme.text;
    }

    Accessible.name: control.text
    focusPolicy: Qt.StrongFocus
    implicitHeight: Theme.control
    leftPadding: control.iconName === "" ? 16 : 12
    opacity: control.enabled ? 1 : 0.5
    rightPadding: 16

    background: Rectangle {
        border.color: control.kind === "secondary" ? Theme.outline : control.kind === "danger" ? Theme.danger : "transparent"
        border.width: control.kind === "secondary" || control.kind === "danger" ? 1 : 0
        color: {
            if (control.kind === "primary")
                return control.down || control.hovered ? Theme.accentHover : Theme.accent;
            if (control.down)
                return Theme.pressed;
            if (control.hovered)
                return control.kind === "danger" ? Theme.dangerSoft : Theme.hover;
            return control.kind === "quiet" ? "transparent" : Theme.surface;
        }
        radius: Theme.radiusSmall

        FocusRing {
            anchors.margins: -3
            shown: control.visualFocus
        }
    }
    contentItem: Item {
    }
    implicitWidth: caption.implicitWidth + (control.iconName === "" ? 0 : 26) + control.leftPadding + control.rightPadding

    Row {
        id: words

        anchors.verticalCenter: parent.verticalCenter
        spacing: Theme.unit
        x: control.leading ? control.leftPadding : control.leftPadding + Math.max(0, (control.availableWidth - width) / 2)

        Icon {
            anchors.verticalCenter: parent.verticalCenter
            color: control.ink
            glyph: control.iconName
            visible: control.iconName !== ""
        }
        PlainText {
            id: caption

            Accessible.ignored: true
            anchors.verticalCenter: parent.verticalCenter
            color: control.ink
            font.weight: Font.Medium
            text: control.text
            width: Math.min(implicitWidth, control.availableWidth - (control.iconName === "" ? 0 : 26))
        }
    }
}
