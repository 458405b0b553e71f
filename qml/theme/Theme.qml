// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma Singleton
import QtQuick

/*! Colours, sizes and times of everything drawn. Every text colour holds 4.5:1 on the surfaces it is used on. */
QtObject {
    id: theme

    /*! "system", "light" or "dark". */
    property string mode: "system"
    property bool reducedMotion: false

    readonly property SystemPalette systemPalette: SystemPalette {
    }
    readonly property bool dark: theme.mode === "system" ? theme.systemPalette.window.hslLightness < 0.5 : theme.mode === "dark"

    // Surfaces, from the back to the front.
    readonly property color window: theme.dark ? "#11171d" : "#f4f6f8"
    readonly property color sidebar: theme.dark ? "#161d25" : "#ebeff3"
    readonly property color lane: theme.dark ? "#19212a" : "#e7ecf1"
    readonly property color surface: theme.dark ? "#222c36" : "#ffffff"
    readonly property color raised: theme.dark ? "#27323d" : "#ffffff"
    readonly property color field: theme.dark ? "#161d25" : "#ffffff"
    readonly property color hover: theme.dark ? "#2d3945" : "#dfe6ec"
    readonly property color pressed: theme.dark ? "#364452" : "#d2dbe3"
    readonly property color border: theme.dark ? "#36434f" : "#d3dbe2"
    /*! Of controls: 3:1 against what is around them. */
    readonly property color outline: theme.dark ? "#74838f" : "#7f8c98"
    readonly property color shade: theme.dark ? "#a6000000" : "#731a2530"
    readonly property color shadow: theme.dark ? "#40000000" : "#141a2530"

    // Text.
    readonly property color text: theme.dark ? "#e7ecf1" : "#18222c"
    readonly property color muted: theme.dark ? "#a7b4c0" : "#4d5b67"

    // The one accent, and the two signals.
    readonly property color accent: theme.dark ? "#3fc7b3" : "#0a7467"
    readonly property color accentHover: theme.dark ? "#58d3c1" : "#096357"
    readonly property color accentText: theme.dark ? "#04211d" : "#ffffff"
    readonly property color accentSoft: theme.dark ? "#173a38" : "#d5ece8"
    readonly property color danger: theme.dark ? "#ff9a91" : "#b0281f"
    readonly property color dangerSoft: theme.dark ? "#4a2421" : "#fbe3e1"
    readonly property color warning: theme.dark ? "#f6c667" : "#7a5000"
    readonly property color warningSoft: theme.dark ? "#423414" : "#fbedcd"
    readonly property color good: theme.dark ? "#7fd495" : "#1b6b33"
    readonly property color goodSoft: theme.dark ? "#1d3d27" : "#d9f0de"

    // Sizes: a grid of 8, halved where it has to be dense.
    readonly property int unit: 8
    readonly property int radius: 8
    readonly property int radiusSmall: 6
    readonly property int caption: 12
    readonly property int body: 14
    readonly property int title: 16
    readonly property int heading: 22
    readonly property int control: 36
    readonly property int columnWidth: 288
    readonly property int narrow: 720

    // Times, in milliseconds.
    readonly property int quick: theme.reducedMotion ? 0 : 90
    readonly property int calm: theme.reducedMotion ? 0 : 160

    /*! The colours people choose from, in palette order. */
    readonly property var colorNames: ["gray", "red", "orange", "yellow", "green", "teal", "blue", "purple", "pink"]

    /*! The colours in words, in the same order. */
    readonly property var colorWords: [qsTr("gray"), qsTr("red"), qsTr("orange"), qsTr("yellow"), qsTr("green"), qsTr("teal"), qsTr("blue"), qsTr("purple"), qsTr("pink")]

    readonly property var lightChips: ({
            "gray": ["#dde3e9", "#36424e"],
            "red": ["#fadbd8", "#8a1c13"],
            "orange": ["#fce1c8", "#7a3a02"],
            "yellow": ["#faecb0", "#644900"],
            "green": ["#d3eed2", "#1a571e"],
            "teal": ["#c9ece6", "#0a564c"],
            "blue": ["#d5e5fb", "#164685"],
            "purple": ["#e7defa", "#522a95"],
            "pink": ["#fbdbeb", "#871953"],
            "none": ["#f4f6f8", "#36424e"]
        })
    readonly property var darkChips: ({
            "gray": ["#3b4754", "#dbe2e9"],
            "red": ["#5c2722", "#ffcdc8"],
            "orange": ["#573512", "#ffd5ac"],
            "yellow": ["#4c4011", "#f8e59f"],
            "green": ["#22492b", "#c3ebc4"],
            "teal": ["#124840", "#afebe2"],
            "blue": ["#1f3f69", "#c8dfff"],
            "purple": ["#402e69", "#dfd0ff"],
            "pink": ["#592243", "#ffcce4"],
            "none": ["#222c36", "#dbe2e9"]
        })
    readonly property var solids: ({
            "gray": "#596673",
            "red": "#bb372a",
            "orange": "#ad5015",
            "yellow": "#846500",
            "green": "#2d7831",
            "teal": "#0a7467",
            "blue": "#2963bb",
            "purple": "#7145bf",
            "pink": "#ae2e76",
            "none": "#596673"
        })

    /*! Background of a chip of colour \a name. */
    function chip(name: string): color {
        const pair = (theme.dark ? theme.darkChips : theme.lightChips)[name];
        return pair ? pair[0] : theme.chip("gray");
    }

    /*! Text on chip(\a name). */
    function chipText(name: string): color {
        const pair = (theme.dark ? theme.darkChips : theme.lightChips)[name];
        return pair ? pair[1] : theme.chipText("gray");
    }

    function colorWord(name: string): string {
        return theme.colorWords[theme.colorNames.indexOf(name)] ?? qsTr("none");
    }

    /*! A full colour that white text can be read on. */
    function solid(name: string): color {
        return theme.solids[name] ?? theme.solids["gray"];
    }

    /*! A colour for something that has none of its own: the same text always gets the same. */
    function colorFor(text: string): string {
        let sum = 0;
        for (let i = 0; i < text.length; ++i)
            sum = (sum * 31 + text.charCodeAt(i)) % 7919;
        return theme.colorNames[1 + sum % (theme.colorNames.length - 1)];
    }
}
