// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QQuickTextDocument>
#include <QSyntaxHighlighter>
#include <QtQml/qqmlregistration.h>

namespace Lanban {

//! Gives the links of a text their colour.
//!
//! Qt's Markdown reader takes it from the application's palette, which knows nothing of the theme.
class LinkPainter : public QSyntaxHighlighter
{
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(QQuickTextDocument *document READ quickDocument WRITE setQuickDocument NOTIFY documentChanged)
    Q_PROPERTY(QColor color READ color WRITE setColor NOTIFY colorChanged)

public:
    explicit LinkPainter(QObject *parent = nullptr);

    [[nodiscard]] QQuickTextDocument *quickDocument() const;
    void setQuickDocument(QQuickTextDocument *document);
    [[nodiscard]] QColor color() const;
    void setColor(const QColor &color);

Q_SIGNALS:
    void documentChanged();
    void colorChanged();

protected:
    void highlightBlock(const QString &text) override;

private:
    QQuickTextDocument *m_document = nullptr;
    QColor m_color;
};

} // namespace Lanban
