// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/tokenbucket.h"
#include "server/administration.h"
#include "server/hub/connection.h"
#include "server/hub/hubdriver.h"

#include <QElapsedTimer>

#include <functional>
#include <map>

namespace Lanban {

//! Somebody who is connected.
struct ConnectedUser {
    UserId id;
    QString name;
    QString color;
    int connections = 0;

    friend bool operator==(const ConnectedUser &, const ConnectedUser &) = default;
};

//! The running server behind its front door: every connection, the protocol between them and the store.
//!
//! One thread owns it, its connections and the store.
class Hub : public QObject, private HubSink
{
    Q_OBJECT

public:
    struct Options {
        Connection::Options connection;
        Protocol::Limits limits;
        int flushMs = 2; //!< a mutation waits this long for others to share its commit
        int tickMs = 1000;
        //! Hellos with an invite that fail or come from nobody known, of one address: so many at once, so many a minute.
        int inviteBurst = 30;
        int invitesPerMinute = 6;
    };

    Hub(EventStore &store, const Clock &clock, IdSource &ids, const Options &options, QObject *parent = nullptr);
    ~Hub() override;

    //! Takes a WebSocket in.
    void welcome(const Visitor &visitor);
    //! Says that the server goes away in \a inMs, then finishes what was sent, closes every
    //! connection, and emits drained().
    void goAway(int inMs);
    //! Says so to those whose address \a isMeant is true for, and closes their connections (4001).
    void letGo(const std::function<bool(const QHostAddress &)> &isMeant);

    [[nodiscard]] Administration &administration() { return m_administration; }
    [[nodiscard]] QList<ConnectedUser> users() const;
    [[nodiscard]] int connectionCount() const { return static_cast<int>(m_connections.size()); }
    //! What `GET /healthz` answers.
    [[nodiscard]] QByteArray health() const;

Q_SIGNALS:
    //! Who is connected changed.
    void usersChanged();
    //! After goAway(): nobody is connected any more.
    void drained();
    //! A stream has many events after its snapshot.
    void snapshotWanted(const QList<Lanban::RoomId> &rooms);

private:
    void hello(Connection &connection, const Protocol::Hello &message);
    [[nodiscard]] Result<Identity> identify(Connection &connection, const Protocol::Hello &message);
    [[nodiscard]] Result<Identity> takeOpenInvites(Connection &connection, const Protocol::Hello &message);
    [[nodiscard]] Result<Identity> takeInvite(Connection &connection, const Protocol::Hello &message,
                                              const std::optional<Identity> &known);
    void message(Connection &connection, const Protocol::ClientMessage &message);
    void gone(ConnectionId id);
    void refuse(Connection &connection, const Error &error);
    static void announceEnd(QList<Connection *> to, int inMs);
    void tick();
    [[nodiscard]] Connection *find(ConnectionId id) const;

    // HubSink
    void send(const SendOutput &output) override;
    void sendBytes(const SendBytesOutput &output) override;
    void close(const CloseOutput &output) override;
    void wantFlush() override;

    EventStore &m_store;
    const Clock &m_clock;
    Options m_options;
    HubDriver m_driver;
    Administration m_administration;
    std::map<ConnectionId, Connection *> m_connections;
    QHash<QHostAddress, TokenBucket> m_inviteRates;
    ConnectionId m_lastId = 0;
    QTimer m_flushTimer;
    QTimer m_tickTimer;
    QElapsedTimer m_upSince;
    bool m_goingAway = false; //!< everybody was told
    bool m_isClosing = false; //!< the last one out says so
};

} // namespace Lanban
