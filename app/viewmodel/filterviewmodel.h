// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/filter.h"

#include <QObject>
#include <QTimer>
#include <QtQml/qqmlregistration.h>
#include <QVariantList>

namespace Lanban {

class BoardEditor;
class BoardFeed;

//! What of a board is shown: the text of its filter, which is kept over restarts, and what comes of it.
class FilterViewModel : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by BoardViewModel")
    Q_PROPERTY(QString text READ text WRITE setText NOTIFY textChanged)
    Q_PROPERTY(QString error READ error NOTIFY errorChanged)
    Q_PROPERTY(int errorAt READ errorAt NOTIFY errorChanged)
    Q_PROPERTY(int errorLength READ errorLength NOTIFY errorChanged)
    Q_PROPERTY(bool active READ isActive NOTIFY textChanged)
    Q_PROPERTY(bool sorted READ isSorted NOTIFY textChanged)
    Q_PROPERTY(int shownCount READ shownCount NOTIFY countsChanged)
    Q_PROPERTY(int totalCount READ totalCount NOTIFY countsChanged)

public:
    //! Both outlive the view model. Takes up the text that was kept.
    FilterViewModel(BoardEditor &editor, BoardFeed &feed, QObject *parent = nullptr);
    ~FilterViewModel() override;

    //! As it was typed, whatever is wrong with it.
    [[nodiscard]] QString text() const { return m_text; }
    void setText(const QString &text);
    //! What is wrong with it, in the user's language; empty: nothing.
    [[nodiscard]] QString error() const { return m_error; }
    //! Where, in UTF-16 units; -1: nothing is.
    [[nodiscard]] int errorAt() const { return m_errorAt; }
    [[nodiscard]] int errorLength() const { return m_errorLength; }
    //! Tasks may be left out.
    [[nodiscard]] bool isActive() const { return !m_parsed.filter.terms.isEmpty(); }
    //! The tasks are in another order than their own.
    [[nodiscard]] bool isSorted() const { return m_parsed.filter.sort != FilterSort(); }
    [[nodiscard]] int shownCount() const { return m_shownCount; }
    [[nodiscard]] int totalCount() const { return m_totalCount; }

    Q_INVOKABLE void clear();
    //! Adds \a term ("label:bug") to the text, or takes it out.
    Q_INVOKABLE void toggle(const QString &term);
    [[nodiscard]] Q_INVOKABLE bool has(const QString &term) const;
    //! The term for a label, for a nameless one by its colour; or for a member.
    [[nodiscard]] Q_INVOKABLE QString labelTerm(const QString &name, const QString &color) const;
    [[nodiscard]] Q_INVOKABLE QString memberTerm(const QString &name) const;
    //! How \a prefix, the text up to the cursor, could go on: { word, text, whole } each; see FilterSuggestion.
    [[nodiscard]] Q_INVOKABLE QVariantList suggestions(const QString &prefix) const;
    //! Keeps a card where it is while it is dragged; as many release() as hold().
    Q_INVOKABLE void hold(const QString &taskId);
    Q_INVOKABLE void release(const QString &taskId);

    //! The board changed: counts, and names that nothing has.
    void refresh();
    //! Says everything worded here anew.
    void retranslate();

Q_SIGNALS:
    void textChanged();
    void errorChanged();
    void countsChanged();

private:
    void keep();
    [[nodiscard]] qsizetype indexOf(const QString &term) const;
    void setError(const QString &error, qsizetype at, qsizetype length);
    void refreshError();

    BoardEditor &m_editor;
    BoardFeed &m_feed;
    QString m_text;
    QString m_kept;
    ParsedFilter m_parsed;
    QString m_error;
    int m_errorAt = -1;
    int m_errorLength = 0;
    int m_shownCount = 0;
    int m_totalCount = 0;
    QTimer m_keeping;
};

} // namespace Lanban
