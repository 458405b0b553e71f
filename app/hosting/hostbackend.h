// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/formats/importedboard.h"
#include "core/net/invitelink.h"

#include <QFuture>
#include <QObject>
#include <QUrl>

namespace Lanban {

//! Whose server it is: made known to it at its first start.
struct HostIdentity {
    QString userName;
    QString userColor;
};

//! How the app gets into its own server.
struct HostAccess {
    QUrl url;
    QString token;
    UserId userId;
    quint16 port = 0;
};

//! A board of it, and the team that has it alone.
struct HostedBoard {
    TeamId teamId;
    BoardId boardId;
};

//! Somebody who is connected to it.
struct HostedPerson {
    UserId id;
    QString name;
    QString color;
};

//! The server inside this program, as the app sees it; the server itself is known to main() only.
//!
//! Futures end in the app's thread through QFuture::then(); one that is cancelled belongs to a
//! server that stopped.
class HostBackend : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    //! Starts it for this machine alone. Blocks for a few milliseconds.
    [[nodiscard]] virtual Result<HostAccess> start(const HostIdentity &identity) = 0;
    //! Blocks until all is on the disk.
    virtual void stop() = 0;
    [[nodiscard]] virtual bool isRunning() const = 0;
    //! Opens it to the network under \a port (0: the one it had last, or a free one), or closes it again.
    [[nodiscard]] virtual Result<HostAccess> setOpen(bool toNetwork, quint16 port) = 0;

    //! What importers need, for one board. \pre isRunning()
    [[nodiscard]] virtual ImportContext importContext(qint64 nowMs) const = 0;
    //! Adds a board and a team around it, named like it, all of it or nothing. Connected sessions are
    //! not told: Session::addTeam(). \pre isRunning()
    [[nodiscard]] virtual QFuture<Result<HostedBoard>> importBoard(const ImportedBoard &board) = 0;
    //! The same for a new board without columns. \pre isRunning()
    [[nodiscard]] virtual QFuture<Result<HostedBoard>> createBoard(const QString &name, const QString &description) = 0;
    //! The link to \a board, with this machine's address \a host in it: the one it has, or a new one. \pre isRunning()
    [[nodiscard]] virtual QFuture<Result<InviteLink>> createInvite(const BoardId &board, const QString &host) = 0;
    //! From now on whoever comes without a token and an invite is a guest of \a boards, of these only. \pre isRunning()
    [[nodiscard]] virtual QFuture<Result<void>> setJoinableByAddress(const QList<BoardId> &boards) = 0;
    //! This machine's addresses in its networks, the likeliest first.
    [[nodiscard]] virtual QStringList networkAddresses() const = 0;

Q_SIGNALS:
    void peopleChanged(const QList<Lanban::HostedPerson> &people);
};

} // namespace Lanban
