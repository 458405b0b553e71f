// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/protocol/codec.h"

#include <QTest>
#include <QWebSocket>

namespace Lanban {

//! A client of the contract for tests: keeps whatever comes.
class TestClient
{
public:
    explicit TestClient(const QUrl &url);

    void send(const Protocol::ClientMessage &message);
    void sendText(const QString &text) { m_socket.sendTextMessage(text); }
    //! A hello with \a token, and \a enc.
    void hello(const QString &token, const QStringList &enc = {});
    void invite(const QString &code, const QString &name);
    //! A hello of this contract with nothing but a client id, to be filled in and sent.
    [[nodiscard]] Protocol::Hello plainHello() const;
    void setClientId(const ClientId &id) { m_clientId = id; }
    void subscribe(const RoomId &room, const QStringList &want = {});
    //! Sends one mutation with the next mid; gives its muid.
    Muid mutate(const RoomId &room, const Operation &op);

    //! The first message of type \a T that came, null while there is none.
    template<typename T>
    [[nodiscard]] const T *first() const
    {
        for (const Protocol::ServerMessage &message : m_received) {
            if (const T *found = std::get_if<T>(&message))
                return found;
        }
        return nullptr;
    }
    template<typename T>
    [[nodiscard]] qsizetype count() const
    {
        return std::count_if(m_received.cbegin(), m_received.cend(),
                             [](const Protocol::ServerMessage &message) { return std::holds_alternative<T>(message); });
    }

    [[nodiscard]] QWebSocket &socket() { return m_socket; }
    [[nodiscard]] bool isOpen() const { return m_socket.state() == QAbstractSocket::ConnectedState; }
    //! The code the server closed with; 0 while it is open.
    [[nodiscard]] int closeCode() const { return m_closeCode; }
    //! Frames that no decoder took: none, if all is well.
    [[nodiscard]] const QStringList &nonsense() const { return m_nonsense; }
    [[nodiscard]] int binaryFrames() const { return m_binaryFrames; }
    [[nodiscard]] const ClientId &clientId() const { return m_clientId; }

private:
    void take(const QByteArray &json);

    QWebSocket m_socket;
    QList<Protocol::ServerMessage> m_received;
    QStringList m_nonsense;
    ClientId m_clientId;
    quint64 m_mid = 0;
    int m_closeCode = 0;
    int m_binaryFrames = 0;
};

} // namespace Lanban
