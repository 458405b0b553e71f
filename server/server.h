// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/hub/hub.h"

#include <QFuture>
#include <QHostAddress>
#include <QPromise>
#include <QThread>
#include <QUrl>

#include <memory>

namespace Lanban {

class ServerCore;

struct ServerOptions {
    QString dataDir;
    QHostAddress address = QHostAddress(QHostAddress::LocalHost);
    quint16 port = 0; //!< 0 takes a free one
    bool keepPort = false; //!< with port 0: the one it had last where that is free, so that guests find it again
    FrontDoor::Options door;
    Hub::Options hub;
    int goingAwayMs = 200; //!< between the notice of going away and the end
    int snapshotRetryMs = 30000; //!< after one that could not be made or kept
    int drainMs = 3000; //!< what is left to send may take this long, then the rest is cut off
};

//! Where a server listens.
struct ServerAddress {
    QHostAddress address;
    quint16 port = 0;

    //! For a client on this machine where the server listens on every address.
    [[nodiscard]] QUrl webSocketUrl() const;
    [[nodiscard]] QUrl httpUrl() const;
    //! "HOST:PORT" of those URLs.
    [[nodiscard]] QString text() const;

    //! The same for other machines: an address of this one in its network, where it listens on every address.
    [[nodiscard]] QString reachableText() const;

    //! This machine's IPv4 addresses in its networks, private ones first; without loopback and link-local ones.
    [[nodiscard]] static QList<QHostAddress> networkAddresses();

    //! Reads "HOST:PORT": an address, a name of this machine, or `*` for every address. BadFormat says what is wrong.
    [[nodiscard]] static Result<ServerAddress> parse(const QString &text);
};

//! A whole server on a thread of its own, for a program that has something else to do.
//!
//! Its functions may be called from the thread that made it. Futures come from the server's thread;
//! one that is cancelled belongs to a server that stopped.
class Server : public QObject
{
    Q_OBJECT

public:
    explicit Server(const ServerOptions &options, QObject *parent = nullptr);
    //! Stops.
    ~Server() override;

    //! Opens the store and listens. Blocks for as long as that takes.
    //!
    //! Storage, or Network with the reason in plain words (the port is taken, ...); Busy if another
    //! server serves the same directory.
    [[nodiscard]] Result<ServerAddress> start();
    //! Tells everybody, sends what is to be sent, closes. Blocks until all is on the disk and the thread has ended.
    void stop();
    [[nodiscard]] bool isRunning() const { return m_core != nullptr; }

    //! Listens elsewhere. Who is connected stays so, unless \a address is a loopback one: then connections from other
    //! machines are closed (4001). On an error it listens where it did before.
    [[nodiscard]] Result<ServerAddress> rebind(const QHostAddress &address, quint16 port);

    //! Does \a change in the server's thread: `[](Administration &a) { return a.issueToken(...); }`.
    template<typename Change>
    [[nodiscard]] auto administer(Change change) -> QFuture<std::invoke_result_t<Change, Administration &>>
    {
        using Answer = std::invoke_result_t<Change, Administration &>;
        auto promise = std::make_shared<QPromise<Answer>>();
        promise->start();
        const QFuture<Answer> future = promise->future();
        post([promise, change = std::move(change)](Administration &administration) {
            promise->addResult(change(administration));
            promise->finish();
        });
        return future;
    }

Q_SIGNALS:
    //! Who is connected changed.
    void usersChanged(const QList<Lanban::ConnectedUser> &users);

private:
    void post(std::function<void(Administration &)> work);

    ServerOptions m_options;
    QThread m_thread;
    ServerCore *m_core = nullptr; //!< lives in m_thread
};

} // namespace Lanban
