// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/core/sync/clientbench.h"

#include <functional>
#include <map>
#include <set>

namespace Lanban::Testing {

//! One life of a client, told step by step, whose process may end at any commit: keeps account of every change that the
//! client's disk was seen to hold, and of what stands for it by now.
class Life
{
public:
    using Step = std::function<void(Life &)>;

    Life();

    HubBench hub;
    ClientBench client; //!< of the user u1
    //! What happened to it, by name: to be sure that all of it did.
    std::set<QString> met;

    //! Lives on to the end; the process ends at commit \a at and is started again, so often in a row.
    void run(const QList<Step> &steps, int at, bool after, int times = 1);
    //! Says goodbye and comes again after each step \a closesAt: nothing is killed.
    void runClosing(const QList<Step> &steps, qsizetype closesAt);
    //! What is wrong; empty when all is well.
    [[nodiscard]] QString problem() const;

    // ---- what happens in a life

    //! Does \a op as u0, whose connection is gone at once.
    void other(const Operation &op);
    void retry(const QString &subject);
    void resolve(const QString &subject, const QString &text);
    //! Sets the description of \a task to \a text, which was made of \a base, whatever it is by now.
    void typeOver(const QString &task, const QString &base, const QString &text);
    void placeAnyway(const QString &subject);
    void discard(const QString &subject);
    //! Takes back the last step, or does it again; \a subject: the step about that entity, whichever it is.
    void undo(bool redo = false, const QString &subject = {});
    //! The cache lies about these tasks from now on; the client starts again on it.
    void damage(const QString &retitled, const QString &missing);
    //! Lets the digests be compared.
    void compare();
    void backUp();
    //! The server is put back to what backUp() kept.
    void restore();
    //! Only a snapshot brings the client up to date from here.
    void truncate();
    //! A copy of this profile counts on with its mids.
    void copyCounts();

private:
    void note();
    void finish();
    void comeBack();
    void wrong(const QString &what);
    void keep(const Mutation &mutation);
    void noteOutbox();
    void notePlaces();
    void noteServer();
    void noteIdentity();
    [[nodiscard]] std::optional<TrayEntry> refused(const QString &subject) const;
    //! Steps \a input, which is to queue the tray's entry \a muid again as \a wanted.
    void fromTray(const Muid &muid, const ClientInput &input, const Operation &wanted);
    //! What stands for \a muid by now: itself, or what it was put together with or queued again as.
    [[nodiscard]] Muid standsFor(Muid muid) const;
    [[nodiscard]] QString problemOf(const Muid &muid) const;

    QString m_problem;
    std::map<Muid, Mutation> m_kept; //!< all that the disk ever held of the user's
    std::map<Muid, Muid> m_became;
    std::map<quint64, Muid> m_byNumber; //!< of the outbox
    std::set<Muid> m_letGo; //!< the user took it back before it was sent, or out of the tray
    std::map<RoomId, std::map<quint64, Muid>> m_log; //!< the server's, also what it cut off since
    ClientId m_clientId;
    QString m_epoch;
    std::set<RoomId> m_cached;
    std::optional<Sim::ServerDisk> m_backup;
    int m_others = 0;
};

} // namespace Lanban::Testing
