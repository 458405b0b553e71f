// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/server/testclient.h"

#include <QUuid>

using namespace Qt::Literals::StringLiterals;

namespace Lanban {

namespace {
QString newId()
{
    return QUuid::createUuid().toString(QUuid::WithoutBraces);
}
} // namespace

TestClient::TestClient(const QUrl &url) : m_clientId(newId())
{
    QObject::connect(&m_socket, &QWebSocket::textMessageReceived, &m_socket,
                     [this](const QString &text) { take(text.toUtf8()); });
    QObject::connect(&m_socket, &QWebSocket::binaryMessageReceived, &m_socket, [this](const QByteArray &frame) {
        ++m_binaryFrames;
        const auto json = Protocol::inflateFrame(frame);
        if (!json)
            m_nonsense.append(u"a binary frame"_s);
        else if (frame.startsWith(char(0x01)))
            take(*json);
    });
    QObject::connect(&m_socket, &QWebSocket::disconnected, &m_socket, [this] { m_closeCode = m_socket.closeCode(); });
    m_socket.open(url);
}

void TestClient::take(const QByteArray &json)
{
    const auto message = Protocol::decodeServerMessage(json);
    if (message)
        m_received.append(*message);
    else
        m_nonsense.append(message.error().detail + u": "_s + QString::fromUtf8(json));
}

void TestClient::send(const Protocol::ClientMessage &message)
{
    m_socket.sendTextMessage(QString::fromUtf8(Protocol::encode(message)));
}

Protocol::Hello TestClient::plainHello() const
{
    Protocol::Hello hello;
    hello.contract = Protocol::ContractVersion;
    hello.accept = {Protocol::ContractVersion};
    hello.clientId = m_clientId;
    hello.nextMid = 1;
    return hello;
}

void TestClient::hello(const QString &token, const QStringList &enc)
{
    Protocol::Hello hello = plainHello();
    if (!token.isEmpty())
        hello.token = token;
    hello.enc = enc;
    send(hello);
}

void TestClient::invite(const QString &code, const QString &name)
{
    Protocol::Hello hello = plainHello();
    hello.invite = code;
    hello.name = name;
    send(hello);
}

void TestClient::subscribe(const RoomId &room, const QStringList &want)
{
    Protocol::Subscribe subscribe;
    subscribe.id = u"s"_s + newId();
    subscribe.room = room;
    subscribe.gen = 1;
    subscribe.want = want;
    send(subscribe);
}

Muid TestClient::mutate(const RoomId &room, const Operation &op)
{
    Mutation mutation;
    mutation.mid = ++m_mid;
    mutation.muid = Muid(newId());
    mutation.room = room;
    mutation.op = op;
    mutation.at = 1;
    send(Protocol::Mutate{{mutation}});
    return mutation.muid;
}

} // namespace Lanban
