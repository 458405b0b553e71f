// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/hub/connection.h"

#include "server/frontdoor/lingeringsocket.h"
#include "server/hub/broadcaster.h"

#include <QtEndian>
#include <QWebSocket>

using namespace Qt::Literals::StringLiterals;

namespace Lanban {

namespace {
// How long the peer has to answer a close frame.
constexpr int CloseGraceMs = 3000;
// As much as the socket holds; the rest waits here, where it can be counted and dropped.
constexpr qint64 SocketBytes = 256LL * 1024;
constexpr qint64 ViolationWindowMs = 60000;
constexpr qint64 ExpiryNoticeMs = 60000;
constexpr char CompressedMessage = 0x01;
// A close frame has 125 bytes, two of them the code.
constexpr qsizetype MaxReason = 120;

QByteArray frameOf(char opcode, const QByteArray &payload)
{
    QByteArray frame;
    frame.reserve(payload.size() + 10);
    frame += static_cast<char>(0x80 | opcode);
    const auto size = static_cast<quint64>(payload.size());
    if (size < 126) {
        frame += static_cast<char>(size);
    } else if (size <= 0xffff) {
        frame += static_cast<char>(126);
        const quint16 length = qToBigEndian(static_cast<quint16>(size));
        frame.append(reinterpret_cast<const char *>(&length), sizeof(length));
    } else {
        frame += static_cast<char>(127);
        const quint64 length = qToBigEndian(size);
        frame.append(reinterpret_cast<const char *>(&length), sizeof(length));
    }
    return frame + payload;
}
} // namespace

QByteArray Connection::textFrame(const QByteArray &json)
{
    return frameOf(0x1, json);
}

QByteArray Connection::binaryFrame(const QByteArray &payload)
{
    return frameOf(0x2, payload);
}

Connection::Connection(ConnectionId id, const Visitor &visitor, const Options &options, const Clock &clock, QObject *parent)
    : QObject(parent)
    , m_id(id)
    , m_webSocket(visitor.webSocket)
    , m_tcpSocket(visitor.tcpSocket)
    , m_handshakeToken(visitor.token)
    , m_peer(visitor.tcpSocket ? visitor.tcpSocket->peerAddress() : QHostAddress())
    , m_options(options)
    , m_clock(clock)
    , m_requests(options.maxRooms)
    , m_heardAt(clock.monotonicMs())
    , m_pingedAt(m_heardAt)
    , m_progressAt(m_heardAt)
    , m_allowance(qint64(options.messageBurst) * 1000)
    , m_allowanceAt(m_heardAt)
    , m_violationsSince(m_heardAt)
{
    m_webSocket->setParent(this);
    connect(m_webSocket, &QWebSocket::textMessageReceived, this, &Connection::receiveText);
    connect(m_webSocket, &QWebSocket::binaryMessageReceived, this, &Connection::receiveBinary);
    connect(m_webSocket, &QWebSocket::pong, this, [this] { m_heardAt = now(); });
    connect(m_webSocket, &QWebSocket::disconnected, this, &Connection::finish);
    // Also when the peer, or a frame that is none, began it: nothing may follow the close frame.
    connect(m_webSocket, &QWebSocket::aboutToClose, this, [this] {
        if (m_state == State::Closing || m_state == State::Closed)
            return;
        m_state = State::Closing;
        m_helloTimer.stop();
        dropQueue();
        QTimer::singleShot(CloseGraceMs, this, &Connection::abort);
    });
    if (m_tcpSocket) {
        connect(m_tcpSocket, &QTcpSocket::bytesWritten, this, [this] {
            m_progressAt = now();
            pump();
            answerWaiting();
        });
    }
    m_helloTimer.setSingleShot(true);
    connect(&m_helloTimer, &QTimer::timeout, this, [this] { close(Protocol::CloseCode::ProtocolViolation, u"no hello"_s); });
    m_helloTimer.start(m_options.helloMs);
}

Connection::~Connection()
{
    disconnect(m_webSocket, nullptr, this, nullptr);
}

void Connection::accepted(const Identity &identity, bool zstd)
{
    m_identity = identity;
    m_zstd = zstd;
    m_expiryTold = false;
    m_helloTimer.stop();
    if (m_state == State::New)
        m_state = State::Welcome;
}

void Connection::renewed(const Identity &identity)
{
    m_identity = identity;
    m_expiryTold = false;
}

void Connection::receiveText(const QString &text)
{
    receive(text.toUtf8());
}

void Connection::receiveBinary(const QByteArray &frame)
{
    // 0x02 is for snapshots, which no client sends. What is inflated is a message like any other.
    const Result<QByteArray> json = frame.startsWith(CompressedMessage) ? Protocol::inflateFrame(frame, Protocol::MaxFrameBytes)
                                                                        : fail(ErrorCode::BadJson, u"no compressed message"_s);
    if (json) {
        receive(*json);
        return;
    }
    m_heardAt = now();
    if (!m_closeWhenDrained)
        violate(json.error());
}

void Connection::receive(const QByteArray &json)
{
    m_heardAt = now();
    if (m_closeWhenDrained || m_state == State::Closing || m_state == State::Closed)
        return;
    m_allowance = std::min<qint64>(qint64(m_options.messageBurst) * 1000,
                                   m_allowance + (m_heardAt - m_allowanceAt) * m_options.messagesPerSecond);
    m_allowanceAt = m_heardAt;
    m_allowance -= 1000;
    if (m_allowance < 0) {
        close(Protocol::CloseCode::TooManyRequests, u"too many messages"_s);
        return;
    }
    const auto decoded = Protocol::decodeClientMessage(json);
    if (!decoded) {
        violate(decoded.error());
        return;
    }
    if (m_state == State::Welcome) {
        take(*decoded);
    } else if (const auto *greeting = std::get_if<Protocol::Hello>(&*decoded)) {
        Q_EMIT hello(*greeting);
    } else {
        close(Protocol::CloseCode::ProtocolViolation, u"hello first"_s);
    }
}

void Connection::take(const Protocol::ClientMessage &said)
{
    std::optional<Protocol::ErrorMessage> refusal;
    if (const auto *subscribe = std::get_if<Protocol::Subscribe>(&said))
        supersede(subscribe->room, subscribe->gen);
    if (RequestQueue::isRequest(said) && (!m_requests.isEmpty() || !isDrained())) {
        refusal = m_requests.add(said);
        if (refusal)
            sendMessage(*refusal);
        return;
    }
    if (const auto *unsubscribe = std::get_if<Protocol::Unsubscribe>(&said)) {
        supersede(unsubscribe->room, unsubscribe->gen);
        refusal = m_requests.takeBack(*unsubscribe);
    } else if (const auto *typing = std::get_if<Protocol::Typing>(&said); typing != nullptr && !m_requests.isEmpty()) {
        return; // may be about a room that is not subscribed yet; it passes
    } else if (const auto *presence = std::get_if<Protocol::SetPresence>(&said);
               presence != nullptr && m_requests.awaits(presence->room)) {
        return;
    }
    if (refusal)
        sendMessage(*refusal);
    else
        Q_EMIT message(said);
}

void Connection::answerWaiting()
{
    while (!m_requests.isEmpty() && m_state == State::Welcome && !m_closeWhenDrained && isDrained())
        Q_EMIT message(m_requests.next());
}

bool Connection::isDrained() const
{
    return m_queuedTheirs == 0 && (!m_tcpSocket || m_tcpSocket->bytesToWrite() < SocketBytes);
}

void Connection::beginAnswer(const std::optional<RoomId> &room, quint64 gen)
{
    m_answer = {room, gen};
}

void Connection::supersede(const RoomId &room, quint64 gen)
{
    m_queue.removeIf([&](const Queued &queued) {
        const bool isOld = queued.frame.pace == Pace::Theirs && queued.answer.room == room && queued.answer.gen < gen;
        if (isOld)
            m_queuedTheirs -= queued.frame.bytes.size();
        return isOld;
    });
}

void Connection::dropQueue()
{
    m_queue.clear();
    m_queuedOurs = 0;
    m_queuedTheirs = 0;
    m_requests.clear();
}

void Connection::violate(const Error &error)
{
    if (now() - m_violationsSince > ViolationWindowMs) {
        m_violations = 0;
        m_violationsSince = now();
    }
    const bool isLast = ++m_violations >= m_options.maxViolations || m_state == State::New;
    sendMessage(Protocol::ErrorMessage{{}, error.code, isLast, error.path, error.detail});
    if (isLast)
        close(Protocol::CloseCode::ProtocolViolation, u"protocol violation"_s);
}

void Connection::sendMessage(const Protocol::ServerMessage &message)
{
    Broadcaster::send({this}, message);
}

void Connection::send(const Frame &frame)
{
    if (m_state == State::Closed || m_closeWhenDrained)
        return;
    if (m_queue.isEmpty() && m_tcpSocket && m_tcpSocket->bytesToWrite() == 0)
        m_progressAt = now(); // the clock of a stalled write starts when there is something to write
    m_queue.append({frame, frame.pace == Pace::Theirs ? m_answer : Answer()});
    (frame.pace == Pace::Ours ? m_queuedOurs : m_queuedTheirs) += frame.bytes.size();
    pump();
    if (m_queuedOurs > m_options.maxQueued || m_queuedTheirs > m_options.maxAnswer) {
        dropQueue();
        close(Protocol::CloseCode::SlowConsumer, u"slow consumer"_s);
    }
}

void Connection::pump()
{
    while (!m_queue.isEmpty() && m_tcpSocket && m_tcpSocket->state() == QAbstractSocket::ConnectedState
           && m_tcpSocket->bytesToWrite() < SocketBytes) {
        const Frame frame = m_queue.takeFirst().frame;
        (frame.pace == Pace::Ours ? m_queuedOurs : m_queuedTheirs) -= frame.bytes.size();
        m_tcpSocket->write(frame.bytes);
    }
    if (m_queue.isEmpty() && m_closeWhenDrained && m_state != State::Closing)
        closeNow();
}

void Connection::close(Protocol::CloseCode code, const QString &reason)
{
    if (m_closeWhenDrained || m_state == State::Closing || m_state == State::Closed)
        return;
    m_helloTimer.stop();
    m_requests.clear();
    m_closeWhenDrained = {code, reason.left(MaxReason)};
    pump();
}

void Connection::closeNow()
{
    m_state = State::Closing;
    QTimer::singleShot(CloseGraceMs, this, &Connection::abort);
    m_webSocket->close(static_cast<QWebSocketProtocol::CloseCode>(m_closeWhenDrained->first), m_closeWhenDrained->second);
}

void Connection::abort()
{
    if (m_tcpSocket)
        m_tcpSocket->drop();
    else
        finish();
}

void Connection::finish()
{
    if (m_state == State::Closed)
        return;
    m_state = State::Closed;
    m_helloTimer.stop();
    dropQueue();
    Q_EMIT closed();
    // Not before the socket said so: QWebSocket does not survive being deleted while connected.
    if (m_tcpSocket)
        m_tcpSocket->deleteLater();
    deleteLater();
}

void Connection::sweep()
{
    if (m_state == State::Closed || m_state == State::Closing)
        return;
    const qint64 at = now();
    const bool waits = !m_queue.isEmpty() || (m_tcpSocket && m_tcpSocket->bytesToWrite() > 0);
    if (waits && at - m_progressAt > m_options.writeMs) {
        dropQueue();
        if (m_closeWhenDrained)
            abort();
        else
            close(Protocol::CloseCode::WriteTimeout, u"write timeout"_s);
        return;
    }
    if (at - m_heardAt > m_options.silenceMs) {
        close(Protocol::CloseCode::NoPong, u"silence"_s);
        return;
    }
    if (at - m_pingedAt >= m_options.pingMs) {
        m_pingedAt = at;
        m_webSocket->ping();
    }
    if (m_state != State::Welcome || !m_identity.tokenExp)
        return;
    const qint64 left = *m_identity.tokenExp - m_clock.nowMs();
    if (left <= 0) {
        close(Protocol::CloseCode::TokenExpired, u"token expired"_s);
    } else if (left <= ExpiryNoticeMs && !m_expiryTold) {
        m_expiryTold = true;
        sendMessage(Protocol::AuthExpiring{static_cast<int>(left)});
    }
}

} // namespace Lanban
