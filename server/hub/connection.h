// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/protocol/codec.h"
#include "core/sync/serverhub.h"
#include "server/frontdoor/frontdoor.h"
#include "server/hub/requestqueue.h"

#include <QList>
#include <QTimer>

namespace Lanban {

//! One WebSocket on the server: what comes in as messages, what goes out through a bounded queue.
//!
//! Says hello() until it was told accepted(), message() after that, and closed() exactly once.
class Connection : public QObject
{
    Q_OBJECT

public:
    struct Options {
        int helloMs = 5000;
        int pingMs = 54000;
        int silenceMs = 60000;
        int writeMs = 10000;
        qint64 maxQueued = 1024 * 1024; //!< bytes, of what the client did not ask for
        //! Bytes of the one answer that waits: the largest snapshot, and the events after it.
        qint64 maxAnswer = Protocol::MaxSnapshotBytes + 16LL * 1024 * 1024;
        int maxRooms = 128; //!< whose subscribes may wait
        int messagesPerSecond = 200;
        int messageBurst = 2000;
        int maxViolations = 10; //!< a minute
    };

    //! Who sets the pace of a frame: the server with what happens, or the client with what it asked for.
    enum class Pace { Ours, Theirs };

    //! A whole WebSocket frame; the same bytes may go to many.
    struct Frame {
        QByteArray bytes;
        Pace pace = Pace::Ours;
    };
    [[nodiscard]] static QByteArray textFrame(const QByteArray &json);
    [[nodiscard]] static QByteArray binaryFrame(const QByteArray &payload);

    Connection(ConnectionId id, const Visitor &visitor, const Options &options, const Clock &clock, QObject *parent);
    ~Connection() override;

    [[nodiscard]] ConnectionId id() const { return m_id; }
    //! The token shown in the handshake.
    [[nodiscard]] const std::optional<QString> &handshakeToken() const { return m_handshakeToken; }
    //! Where the peer connects from.
    [[nodiscard]] const QHostAddress &peer() const { return m_peer; }
    //! What may be dropped had better be.
    [[nodiscard]] bool isBehind() const { return m_queuedOurs > m_options.maxQueued / 4; }
    [[nodiscard]] bool understandsZstd() const { return m_zstd; }
    [[nodiscard]] bool isWelcome() const { return m_state == State::Welcome; }
    [[nodiscard]] const Identity &identity() const { return m_identity; }

    //! The hello was good: from now on everything else is welcome too.
    void accepted(const Identity &identity, bool zstd);
    //! A newer token.
    void renewed(const Identity &identity);

    void send(const Frame &frame);
    //! The frames at the client's pace that are sent now belong to this answer, or to none about a room.
    void beginAnswer(const std::optional<RoomId> &room, quint64 gen = 0);
    void sendMessage(const Protocol::ServerMessage &message);
    //! Closes once what was sent before is out; the peer has a moment to answer, then it is dropped.
    void close(Protocol::CloseCode code, const QString &reason);
    //! Gone at once.
    void abort();
    //! What is due by the clock: pings, silence, stalled writes, the token's end. Called each second.
    void sweep();

Q_SIGNALS:
    void hello(const Lanban::Protocol::Hello &message);
    void message(const Lanban::Protocol::ClientMessage &message);
    //! The socket is gone; the connection deletes itself.
    void closed();

private:
    enum class State { New, Welcome, Closing, Closed };

    void receiveText(const QString &text);
    void receiveBinary(const QByteArray &frame);
    void receive(const QByteArray &json);
    void take(const Protocol::ClientMessage &message);
    void violate(const Error &error);
    void answerWaiting();
    //! True once the answers given so far are out, but for what the socket holds.
    [[nodiscard]] bool isDrained() const;
    //! Drops what was queued for an earlier subscribe of \a room than \a gen.
    void supersede(const RoomId &room, quint64 gen);
    void dropQueue();
    void pump();
    void closeNow();
    void finish();
    [[nodiscard]] qint64 now() const { return m_clock.monotonicMs(); }

    ConnectionId m_id;
    QWebSocket *m_webSocket;
    QPointer<LingeringSocket> m_tcpSocket;
    std::optional<QString> m_handshakeToken;
    QHostAddress m_peer;
    Options m_options;
    const Clock &m_clock;
    State m_state = State::New;
    Identity m_identity;
    bool m_zstd = false;
    QTimer m_helloTimer;

    struct Answer {
        std::optional<RoomId> room;
        quint64 gen = 0;
    };
    struct Queued {
        Frame frame;
        Answer answer; //!< of Pace::Theirs
    };
    QList<Queued> m_queue;
    qint64 m_queuedOurs = 0; //!< bytes of Pace::Ours in the queue
    qint64 m_queuedTheirs = 0;
    Answer m_answer;
    RequestQueue m_requests;
    std::optional<std::pair<Protocol::CloseCode, QString>> m_closeWhenDrained;

    qint64 m_heardAt;
    qint64 m_pingedAt;
    qint64 m_progressAt;
    qint64 m_allowance; //!< thousandths of a message
    qint64 m_allowanceAt;
    int m_violations = 0;
    qint64 m_violationsSince;
    bool m_expiryTold = false;
};

} // namespace Lanban
