// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "qml/text/linkpainter.h"

#include <QTextBlock>
#include <QTextFragment>

namespace Lanban {

LinkPainter::LinkPainter(QObject *parent) : QSyntaxHighlighter(parent) { }

QQuickTextDocument *LinkPainter::quickDocument() const
{
    return m_document;
}

void LinkPainter::setQuickDocument(QQuickTextDocument *document)
{
    if (m_document == document)
        return;
    m_document = document;
    setDocument(document ? document->textDocument() : nullptr);
    Q_EMIT documentChanged();
}

QColor LinkPainter::color() const
{
    return m_color;
}

void LinkPainter::setColor(const QColor &color)
{
    if (m_color == color)
        return;
    m_color = color;
    rehighlight();
    Q_EMIT colorChanged();
}

void LinkPainter::highlightBlock(const QString &)
{
    const QTextBlock block = currentBlock();
    for (auto it = block.begin(); !it.atEnd(); ++it) {
        const QTextFragment fragment = it.fragment();
        if (!fragment.charFormat().isAnchor())
            continue;
        QTextCharFormat format = fragment.charFormat();
        format.setForeground(m_color);
        setFormat(fragment.position() - block.position(), fragment.length(), format);
    }
}

} // namespace Lanban
