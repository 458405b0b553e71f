// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtTest
import Lanban.Ui

TestCase {
    id: test

    function luminance(color: color): real {
        const linear = value => value <= 0.03928 ? value / 12.92 : Math.pow((value + 0.055) / 1.055, 2.4);
        return 0.2126 * linear(color.r) + 0.7152 * linear(color.g) + 0.0722 * linear(color.b);
    }

    function contrast(one: color, other: color): real {
        const a = test.luminance(Qt.color(String(one)));
        const b = test.luminance(Qt.color(String(other)));
        return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    }

    function cleanup() {
        Theme.mode = "system";
    }

    function test_contrast_data(): var {
        const rows = [];
        for (const mode of ["light", "dark"]) {
            for (const ink of ["text", "muted"]) {
                for (const ground of ["window", "sidebar", "lane", "surface", "raised", "field", "hover"])
                    rows.push({
                            "tag": `${mode} ${ink} on ${ground}`,
                            "mode": mode,
                            "ink": ink,
                            "ground": ground
                        });
            }
            for (const [ink, ground] of [["accentText", "accent"], ["accentText", "accentHover"], ["accent", "raised"], ["accent", "accentSoft"], ["text", "accentSoft"], ["danger", "surface"], ["danger", "raised"], ["danger", "dangerSoft"], ["warning", "warningSoft"], ["warning", "surface"], ["good", "goodSoft"], ["good", "raised"]])
                rows.push({
                        "tag": `${mode} ${ink} on ${ground}`,
                        "mode": mode,
                        "ink": ink,
                        "ground": ground
                    });
        }
        return rows;
    }

    function test_contrast(data) {
        Theme.mode = data.mode;
        const ratio = test.contrast(Theme[data.ink], Theme[data.ground]);
        verify(ratio >= 4.5, ratio.toFixed(2));
    }

    function test_controlsStandOut_data(): var {
        return ["light", "dark"].map(mode => ({
                        "tag": mode,
                        "mode": mode
                    }));
    }

    function test_controlsStandOut(data) {
        Theme.mode = data.mode;
        for (const ground of ["surface", "raised", "window"])
            verify(test.contrast(Theme.outline, Theme[ground]) >= 3, ground);
        for (const ground of ["surface", "raised", "window", "lane"])
            verify(test.contrast(Theme.accent, Theme[ground]) >= 3, ground);
    }

    function test_palette_data(): var {
        return Theme.colorNames.concat(["none"]).map(name => ({
                        "tag": name,
                        "name": name
                    }));
    }

    function test_palette(data) {
        for (const mode of ["light", "dark"]) {
            Theme.mode = mode;
            verify(test.contrast(Theme.chipText(data.name), Theme.chip(data.name)) >= 4.5, mode);
        }
        verify(test.contrast("#ffffff", Theme.solid(data.name)) >= 4.5);
    }

    function test_colorForIsStable() {
        compare(Theme.colorFor("Spring release"), Theme.colorFor("Spring release"));
        verify(Theme.colorNames.includes(Theme.colorFor("")));
        verify(Theme.colorNames.includes(Theme.colorFor("Доска")));
    }

    function test_initials_data(): var {
        return [{
                "tag": "two words",
                "name": "Anna Petrova",
                "initials": "AP"
            }, {
                "tag": "one word",
                "name": " ben ",
                "initials": "B"
            }, {
                "tag": "three words",
                "name": "Иван да Марья",
                "initials": "ИМ"
            }, {
                "tag": "empty",
                "name": "  ",
                "initials": "?"
            }];
    }

    function test_initials(data) {
        compare(Format.initials(data.name), data.initials);
    }

    function test_days() {
        const inDays = days => {
            const now = new Date();
            return new Date(now.getFullYear(), now.getMonth(), now.getDate() + days, 23, 59);
        };
        compare(Format.day(inDays(0)), "Today");
        compare(Format.day(inDays(1)), "Tomorrow");
        compare(Format.day(inDays(-1)), "Yesterday");
        compare(Format.daysUntil(inDays(-30)), -30);
        compare(Format.day(undefined), "");
        compare(Format.day(new Date(NaN)), "");
        compare(Format.day(new Date(2001, 1, 17)), "17 Feb 2001");
    }

    function test_letters_data(): var {
        return [{
                "tag": "N",
                "key": Qt.Key_N,
                "letter": "N"
            }, {
                "tag": "the key of N on a Russian layout",
                "key": 0x0422,
                "letter": "N"
            }, {
                "tag": "an arrow",
                "key": Qt.Key_Left,
                "letter": ""
            }, {
                "tag": "a digit",
                "key": Qt.Key_1,
                "letter": ""
            }];
    }

    function test_letters(data) {
        compare(Keyboard.letter(data.key), data.letter);
    }

    name: "Theme"
}
