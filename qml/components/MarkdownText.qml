// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Lanban.Ui

/*! Markdown of other people: no HTML, no pictures from anywhere, links only to the web and to mail. */
TextEdit {
    id: markdown

    required property string source

    /*!
     * A zero-width space after "<" and between "!" and "[" keeps the parser from seeing tags and
     * images; it shows nothing, in code blocks neither.
     */
    function tamed(text: string): string {
        return text.replace(/<(?=[A-Za-z\/!?])/g, "<\u200b").replace(/!(?=\[)/g, "!\u200b");
    }

    Accessible.name: markdown.source
    Accessible.role: Accessible.StaticText
    activeFocusOnPress: false
    color: Theme.text
    font.pixelSize: Theme.body
    readOnly: true
    selectByMouse: true
    selectedTextColor: Theme.accentText
    selectionColor: Theme.accent
    text: markdown.tamed(markdown.source)
    textFormat: TextEdit.MarkdownText
    wrapMode: TextEdit.Wrap

    onLinkActivated: link => {
        if (/^(https?|mailto):/i.test(link))
            Qt.openUrlExternally(link);
    }

    LinkPainter {
        color: Theme.accent
        document: markdown.textDocument
    }
    HoverHandler {
        cursorShape: markdown.hoveredLink === "" ? Qt.IBeamCursor : Qt.PointingHandCursor
    }
}
