// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Layouts
import Lanban.Ui

/*! Name, colour, look and language. Look and language take effect at once. */
ModalDialog {
    id: dialog

    required property var profile
    property string version: ""

    readonly property var themes: ["system", "light", "dark"]
    readonly property var languages: ["system", "en", "ru"]

    function commitName() {
        const name = nameField.text.trim();
        if (name !== "" && name !== dialog.profile.displayName)
            dialog.profile.displayName = name;
    }

    holdsText: true
    objectName: "settingsDialog"
    title: qsTr("Settings")

    onAboutToHide: dialog.commitName()
    onAboutToShow: nameField.text = dialog.profile.displayName

    contentHeight: body.implicitHeight

    GridLayout {
        id: body

        anchors.fill: parent
        columnSpacing: 24
        columns: dialog.width < 420 ? 1 : 2
        rowSpacing: 14

        PlainText {
            text: qsTr("Your name")
        }
        RowLayout {
            Layout.fillWidth: true
            spacing: 10

            Avatar {
                colorName: dialog.profile.color
                name: nameField.text
                size: 32
            }
            InputField {
                id: nameField

                Layout.fillWidth: true
                label: qsTr("Your name")
                maximumLength: 60
                objectName: "settingsName"

                onEditingFinished: dialog.commitName()
            }
        }
        PlainText {
            Layout.alignment: Qt.AlignTop
            text: qsTr("Colour")
        }
        ColorPicker {
            Layout.fillWidth: true
            Layout.preferredWidth: 240
            selected: dialog.profile.color

            onPicked: name => dialog.profile.color = name
        }
        Item {
            visible: note.visible && body.columns === 2
        }
        PlainText {
            id: note

            Layout.fillWidth: true
            Layout.topMargin: -6
            color: Theme.muted
            font.pixelSize: Theme.caption
            objectName: "nameNote"
            text: qsTr("A new name or colour is for boards that you join from now on. Where you are already, others go on seeing the one you came with.")
            wrapMode: Text.Wrap
        }
        PlainText {
            text: qsTr("Appearance")
        }
        SelectBox {
            id: look

            Layout.fillWidth: true
            currentIndex: dialog.themes.indexOf(dialog.profile.theme)
            label: qsTr("Appearance")
            model: [{
                    "text": qsTr("As the system"),
                    "value": "system"
                }, {
                    "text": qsTr("Light"),
                    "value": "light"
                }, {
                    "text": qsTr("Dark"),
                    "value": "dark"
                }]
            objectName: "settingsTheme"

            onActivated: dialog.profile.theme = look.currentValue
            // Another language means another model, and with that the box begins at its first entry.
            onModelChanged: look.currentIndex = Qt.binding(() => dialog.themes.indexOf(dialog.profile.theme))
        }
        PlainText {
            text: qsTr("Language")
        }
        SelectBox {
            id: language

            Layout.fillWidth: true
            currentIndex: dialog.languages.indexOf(dialog.profile.language)
            label: qsTr("Language")
            model: [{
                    "text": qsTr("As the system"),
                    "value": "system"
                }, {
                    "text": "English",
                    "value": "en"
                }, {
                    "text": "Русский",
                    "value": "ru"
                }]
            objectName: "settingsLanguage"

            onActivated: dialog.profile.language = language.currentValue
            onModelChanged: language.currentIndex = Qt.binding(() => dialog.languages.indexOf(dialog.profile.language))
        }
        PlainText {
            text: qsTr("Motion")
        }
        CheckMark {
            id: motion

            Layout.fillWidth: true
            checked: dialog.profile.reducedMotion ?? false
            text: qsTr("Reduce motion")

            onToggled: dialog.profile.reducedMotion = motion.checked
        }
        PlainText {
            Layout.columnSpan: parent.columns
            Layout.topMargin: 8
            color: Theme.muted
            font.pixelSize: Theme.caption
            text: qsTr("Lanban %1").arg(dialog.version)
        }
    }
}
