// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/viewmodel/rowlistmodel.h"
#include "app/viewmodel/textconflict.h"
#include "core/domain/decide.h"

namespace Lanban {

//! What the servers refused of this user's work: kept until he decides on it.
//!
//! A refused creation and what hung on it are one row. Texts that are being written anew are drafts: they outlive everything but
//! their sending.
class TrayModel : public RowListModel
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the view models")
    Q_PROPERTY(int changes READ changes NOTIFY changesChanged)
    Q_PROPERTY(Lanban::TextConflict *conflict READ conflict NOTIFY conflictChanged)

public:
    //! \a notices outlives the model.
    explicit TrayModel(NoticeModel &notices, QObject *parent = nullptr);
    ~TrayModel() override;

    //! Shows what \a session has, until removeSession().
    void addSession(Session *session);
    void removeSession(Session *session);

    //! The number of changes, those within a row counted.
    [[nodiscard]] int changes() const { return m_changes; }
    //! The one that is being decided on; null without.
    [[nodiscard]] TextConflict *conflict() const { return m_conflict; }

    // These are false when it was refused again, which the user was told, or is not there: then it stays, and so does a draft of its
    // text. What is sent has the text of the draft, which goes with it.
    Q_INVOKABLE bool retry(const QString &muid);
    //! Sends it with \a text whatever the draft is; with what hangs on it.
    Q_INVOKABLE bool edit(const QString &muid, const QString &text);
    //! Past the limit of the column.
    Q_INVOKABLE bool placeAnyway(const QString &muid);
    //! Throws it away, and what hangs on it, and the draft; a notice offers the way back, and as long as it does all is kept.
    Q_INVOKABLE void discard(const QString &muid);
    //! Puts the text of what was refused (its draft, if there is one) on the clipboard, and of what hangs on it.
    Q_INVOKABLE void copy(const QString &muid);
    //! Opens the choice between three texts; false where there is none to make.
    Q_INVOKABLE bool openConflict(const QString &muid);
    Q_INVOKABLE void closeConflict();

    // The text of an entry that is being written anew.
    [[nodiscard]] Q_INVOKABLE QString draft(const QString &muid) const;
    //! False if it could not be written, which the user was told, or is not there.
    Q_INVOKABLE bool saveDraft(const QString &muid, const QString &text);
    Q_INVOKABLE void clearDraft(const QString &muid);

    //! Reads it anew from the sessions.
    void refresh();
    //! Takes the way back from all that was discarded.
    void forgetDiscarded();

Q_SIGNALS:
    void changesChanged();
    void conflictChanged();

private:
    struct Found {
        Session *session = nullptr;
        TrayEntry entry;
    };
    //! What of \a session's is shown.
    [[nodiscard]] QList<TrayEntry> trayOf(const Session &session) const;
    [[nodiscard]] std::optional<Found> find(const QString &muid) const;
    void bringBack(const QList<Muid> &muids);
    void throwAway(const QList<Muid> &muids);
    [[nodiscard]] Row rowOf(const Session &session, const TrayEntry &entry, const QList<TrayEntry> &tray) const;
    //! The draft of its text: empty without one, nothing if it can't be read.
    [[nodiscard]] std::optional<QString> writtenOn(const Found &found) const;
    //! Tells of \a rejection; true without one.
    bool told(const std::optional<Rejection> &rejection);

    NoticeModel &m_notices;
    QList<Session *> m_sessions;
    QList<Muid> m_discarded; //!< hidden, for there is a way back still; what hangs on another stands before that
    int m_changes = 0;
    TextConflict *m_conflict = nullptr;
};

} // namespace Lanban
