// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QQuickTextDocument>
#include <QSyntaxHighlighter>
#include <QtQml/qqmlregistration.h>
#include <QVariantList>

namespace Lanban {

//! Marks parts of a text. The text stays what it is: no markup is put into what other people wrote.
class WordPainter : public QSyntaxHighlighter
{
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(QQuickTextDocument *document READ quickDocument WRITE setQuickDocument NOTIFY documentChanged)
    Q_PROPERTY(QColor paper READ paper WRITE setPaper NOTIFY paperChanged)
    Q_PROPERTY(QColor ink READ ink WRITE setInk NOTIFY inkChanged)
    Q_PROPERTY(bool struck READ isStruck WRITE setStruck NOTIFY struckChanged)
    Q_PROPERTY(QVariantList spans READ spans WRITE setSpans NOTIFY spansChanged)

public:
    explicit WordPainter(QObject *parent = nullptr);

    [[nodiscard]] QQuickTextDocument *quickDocument() const { return m_document; }
    void setQuickDocument(QQuickTextDocument *document);
    [[nodiscard]] QColor paper() const { return m_paper; }
    void setPaper(const QColor &paper);
    [[nodiscard]] QColor ink() const { return m_ink; }
    void setInk(const QColor &ink);
    //! Struck through instead of underlined: what is marked goes.
    [[nodiscard]] bool isStruck() const { return m_isStruck; }
    void setStruck(bool struck);
    //! What is marked, as {start, length} in UTF-16 code units.
    [[nodiscard]] QVariantList spans() const { return m_spans; }
    void setSpans(const QVariantList &spans);

Q_SIGNALS:
    void documentChanged();
    void paperChanged();
    void inkChanged();
    void struckChanged();
    void spansChanged();

protected:
    void highlightBlock(const QString &text) override;

private:
    QQuickTextDocument *m_document = nullptr;
    QColor m_paper;
    QColor m_ink;
    bool m_isStruck = false;
    QVariantList m_spans;
};

} // namespace Lanban
