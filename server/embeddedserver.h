// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/net/invitelink.h"
#include "server/server.h"

namespace Lanban {

//! What the app needs to reach its own server like any other.
struct LocalAccess {
    QUrl url; //!< ws://127.0.0.1:PORT/realtime
    QString token;
    UserId userId;
    ServerAddress address;
};

//! The server inside the desktop app: "just me" on 127.0.0.1, or hosting on every address.
//!
//! It has one owner, the app's user, who is made at the first start. Every board has a team of its own,
//! so that an invite opens the board it is for and no other. Calls block for a few milliseconds at most; futures come from the server's thread.
class EmbeddedServer : public QObject
{
    Q_OBJECT

public:
    enum class Reach {
        ThisMachine,
        Network,
    };
    struct Options {
        QString dataDir;
        Reach reach = Reach::ThisMachine;
        quint16 port = 0; //!< 0: the one it had last, or a free one
        QString userName;
        QString userColor;
    };

    explicit EmbeddedServer(const Options &options, QObject *parent = nullptr);

    //! Network with the reason in plain words where it can't listen; Busy where another app serves this directory.
    [[nodiscard]] Result<LocalAccess> start();
    //! Lets go of everybody and ends; blocks until all is on the disk.
    void stop();
    [[nodiscard]] bool isRunning() const { return m_server.isRunning(); }
    //! Opens it to the network, or closes it. Opened, who is connected stays so. Closed, everybody is let go whose
    //! connection is not from this machine (close code 4001), and no invite made so far is good any more; guests
    //! keep their tokens. On an error it listens where it did.
    [[nodiscard]] Result<LocalAccess> setReach(Reach reach, quint16 port);
    //! How it is reached now. \pre isRunning()
    [[nodiscard]] const LocalAccess &access() const { return m_access; }

    //! The owner, and the new team of one board, as importers need them: one for each board. \pre isRunning()
    [[nodiscard]] ImportContext importContext(qint64 nowMs) const;
    //! Adds a board and its team, which is named like it: all of it or nothing.
    //!
    //! A connected client is not told of the new team: it subscribes to it by the answer.
    [[nodiscard]] QFuture<Result<NewBoard>> importBoard(const ImportedBoard &board);
    //! The same for a new board without columns.
    [[nodiscard]] QFuture<Result<NewBoard>> createBoard(const QString &name, const QString &description);
    //! The link that lets anybody who has it into \a board, with this machine's address \a host in it: the one it
    //! has if that is good for another day, or a new one.
    [[nodiscard]] QFuture<Result<InviteLink>> createInvite(const BoardId &board, Role role, qint64 ttlMs, const QString &host);
    //! From now on a hello without token and invite makes a guest of \a boards; of none: nobody gets in so.
    [[nodiscard]] QFuture<Result<void>> setJoinableByAddress(const QList<BoardId> &boards);
    //! The addresses of this machine that others in its network reach, the likeliest first.
    [[nodiscard]] static QStringList networkAddresses();

Q_SIGNALS:
    //! Who is connected changed; the owner's own connection is among them.
    void usersChanged(const QList<Lanban::ConnectedUser> &users);

private:
    [[nodiscard]] Result<void> settle();

    Options m_options;
    Server m_server;
    LocalAccess m_access;
    UserRow m_owner;
};

} // namespace Lanban
