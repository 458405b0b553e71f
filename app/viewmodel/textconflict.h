// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/sync/clientstore.h"

#include <QObject>
#include <QtQml/qqmlregistration.h>
#include <QVariantList>

namespace Lanban {

class NoticeModel;
class Session;

//! One text that two people changed at the same place: what it was, mine, theirs, and what is to become of it.
//!
//! The text that is put together is a draft until it is saved, and the tray keeps mine until the server has the result.
class TextConflict : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by TrayModel")
    Q_PROPERTY(QString muid READ muid CONSTANT)
    Q_PROPERTY(QString title READ title CONSTANT)
    Q_PROPERTY(QString base READ base CONSTANT)
    Q_PROPERTY(bool hasBase READ hasBase CONSTANT)
    Q_PROPERTY(QString mine READ mine CONSTANT)
    Q_PROPERTY(QString theirs READ theirs NOTIFY theirsChanged)
    Q_PROPERTY(bool gone READ isGone NOTIFY theirsChanged)
    Q_PROPERTY(QString both READ both NOTIFY theirsChanged)
    Q_PROPERTY(int limit READ limit CONSTANT)
    Q_PROPERTY(QVariantList baseSpans READ baseSpans NOTIFY theirsChanged)
    Q_PROPERTY(QVariantList mineSpans READ mineSpans CONSTANT)
    Q_PROPERTY(QVariantList theirsSpans READ theirsSpans NOTIFY theirsChanged)

public:
    //! \a entry was refused with TextConflict; \a title names what it was to do. \a session and \a notices outlive it.
    TextConflict(Session &session, NoticeModel &notices, TrayEntry entry, QString title, QObject *parent = nullptr);

    [[nodiscard]] QString muid() const { return m_entry.mutation.muid.value(); }
    [[nodiscard]] QString title() const { return m_title; }
    //! The text that both were made of.
    [[nodiscard]] QString base() const;
    //! False where that is not known.
    [[nodiscard]] bool hasBase() const;
    [[nodiscard]] QString mine() const;
    //! The server's text, the latest that is known here.
    [[nodiscard]] QString theirs() const { return m_theirs; }
    //! What the text belongs to is deleted: nothing can be saved.
    [[nodiscard]] bool isGone() const { return m_isGone; }
    //! One text with what both wrote.
    [[nodiscard]] QString both() const;
    //! The longest text that can be saved.
    [[nodiscard]] int limit() const;
    // Where the texts differ, as {start, length}: of base what one of the others has not, of these what base has not.
    // Without a base mine and theirs are compared with each other.
    [[nodiscard]] QVariantList baseSpans() const;
    [[nodiscard]] QVariantList mineSpans() const;
    [[nodiscard]] QVariantList theirsSpans() const;

    //! Sends \a text; false if it was refused, which the user was told.
    Q_INVOKABLE bool resolve(const QString &text);

    // The text that is being put together; \a key is of no account.
    [[nodiscard]] Q_INVOKABLE QString draft(const QString &key) const;
    //! False if it could not be written, which the user was told.
    Q_INVOKABLE bool saveDraft(const QString &key, const QString &text);
    Q_INVOKABLE void clearDraft(const QString &key);

Q_SIGNALS:
    void theirsChanged();

private:
    //! What the server has now.
    struct Present {
        QString text;
        bool isGone = false;
    };
    [[nodiscard]] Present present() const;
    void refresh();

    Session &m_session;
    NoticeModel &m_notices;
    TrayEntry m_entry;
    QString m_title;
    QString m_theirs;
    bool m_isGone = false;
};

} // namespace Lanban
