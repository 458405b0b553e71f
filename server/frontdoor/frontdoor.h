// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QHash>
#include <QHostAddress>
#include <QPointer>
#include <QTcpServer>

#include <functional>
#include <optional>

class QWebSocket;
class QWebSocketServer;

namespace Lanban {

class Greeting;
class LingeringSocket;
struct HttpRequest;

//! A WebSocket that came through the front door, with the TCP socket under it: only that one knows
//! what is still to be written.
struct Visitor {
    QWebSocket *webSocket = nullptr;
    QPointer<LingeringSocket> tcpSocket;
    std::optional<QString> token; //!< shown in the handshake
};

//! The port: takes connections, holds them to a deadline and to limits, answers plain HTTP and
//! hands WebSockets on. One deadline, counted from accept(), covers everything up to the handshake.
class FrontDoor : public QObject
{
    Q_OBJECT

public:
    struct Options {
        int handshakeMs = 5000;
        //! Greetings and WebSockets together. Has to stay below the files the program may have open: past
        //! that Qt tries to accept all the time and never can.
        int maxConnections = 10000;
        int maxPerAddress = 1000;
    };

    explicit FrontDoor(const Options &options, QObject *parent = nullptr);
    ~FrontDoor() override;

    //! Listens; port 0 takes a free one. Network with the reason in plain words where that can't be.
    [[nodiscard]] Result<void> listen(const QHostAddress &address, quint16 port);
    //! Stops taking connections, and drops the ones that are not WebSockets yet.
    void close();

    [[nodiscard]] QHostAddress address() const { return m_tcp.serverAddress(); }
    [[nodiscard]] quint16 port() const { return m_tcp.serverPort(); }

    //! True for a loopback address, also one of IPv4 in IPv6.
    [[nodiscard]] static bool isThisMachine(const QHostAddress &peer);

    //! What `GET /healthz` answers: JSON.
    void setHealth(std::function<QByteArray()> health) { m_health = std::move(health); }

Q_SIGNALS:
    //! The handshake is done; the receiver owns the WebSocket now.
    void visited(const Lanban::Visitor &visitor);

private:
    class Listener : public QTcpServer
    {
    public:
        explicit Listener(FrontDoor &door) : m_door(door) { }

    protected:
        void incomingConnection(qintptr descriptor) override { m_door.accept(descriptor); }

    private:
        FrontDoor &m_door;
    };

    void accept(qintptr descriptor);
    void answer(Greeting *greeting, const HttpRequest &request);
    void upgrade(Greeting *greeting, const HttpRequest &request);
    void takeUpgraded();
    void forget(const QHostAddress &address);

    Options m_options;
    Listener m_tcp;
    QWebSocketServer *m_webSockets;
    std::function<QByteArray()> m_health;
    QHash<QHostAddress, int> m_perAddress;
    int m_connections = 0;
    bool m_isRefusing = false;
    bool m_isPaused = false;
    QHash<LingeringSocket *, Greeting *> m_upgrading;
};

} // namespace Lanban
