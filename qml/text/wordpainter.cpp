// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "qml/text/wordpainter.h"

#include <QTextBlock>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace Lanban {

WordPainter::WordPainter(QObject *parent) : QSyntaxHighlighter(parent) { }

void WordPainter::setQuickDocument(QQuickTextDocument *document)
{
    if (m_document == document)
        return;
    m_document = document;
    setDocument(document ? document->textDocument() : nullptr);
    Q_EMIT documentChanged();
}

void WordPainter::setPaper(const QColor &paper)
{
    if (m_paper == paper)
        return;
    m_paper = paper;
    rehighlight();
    Q_EMIT paperChanged();
}

void WordPainter::setInk(const QColor &ink)
{
    if (m_ink == ink)
        return;
    m_ink = ink;
    rehighlight();
    Q_EMIT inkChanged();
}

void WordPainter::setStruck(bool struck)
{
    if (m_isStruck == struck)
        return;
    m_isStruck = struck;
    rehighlight();
    Q_EMIT struckChanged();
}

void WordPainter::setSpans(const QVariantList &spans)
{
    if (m_spans == spans)
        return;
    m_spans = spans;
    rehighlight();
    Q_EMIT spansChanged();
}

void WordPainter::highlightBlock(const QString &text)
{
    QTextCharFormat format;
    format.setBackground(m_paper);
    format.setForeground(m_ink);
    // Not by colour alone.
    format.setFontUnderline(!m_isStruck);
    format.setFontStrikeOut(m_isStruck);
    const auto from = static_cast<qsizetype>(currentBlock().position());
    for (const QVariant &span : std::as_const(m_spans)) {
        const QVariantMap values = span.toMap();
        const qsizetype start = std::max<qsizetype>(0, values.value(u"start"_s).toLongLong() - from);
        const qsizetype end = std::min<qsizetype>(
            text.size(), values.value(u"start"_s).toLongLong() + values.value(u"length"_s).toLongLong() - from);
        if (start < end)
            setFormat(static_cast<int>(start), static_cast<int>(end - start), format);
    }
}

} // namespace Lanban
