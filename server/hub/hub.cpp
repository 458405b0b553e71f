// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/hub/hub.h"

#include "server/hub/broadcaster.h"
#include "server/logging.h"
#include "server/storage/eventstore.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QSet>

using namespace Qt::Literals::StringLiterals;

namespace Lanban {

namespace {
// SYNC.md: a snapshot is rebuilt after this many events.
constexpr int SnapshotEvents = 200;
// When clients may come back after a restart: spread, so that they don't come all at once.
constexpr int ReconnectFromMs = 500;
constexpr int ReconnectToMs = 8000;
constexpr double SecondsPerMinute = 60;

ServerHub::Options hubOptions(const Hub::Options &options)
{
    ServerHub::Options hub;
    hub.limits = options.limits;
    return hub;
}

QJsonObject healCounts(const ServerHub::HealCounts &counts)
{
    return {{u"asked"_s, static_cast<qint64>(counts.asked)},
            {u"healed"_s, static_cast<qint64>(counts.healed)},
            {u"entities"_s, static_cast<qint64>(counts.entities)}};
}
} // namespace

Hub::Hub(EventStore &store, const Clock &clock, IdSource &ids, const Options &options, QObject *parent)
    : QObject(parent)
    , m_store(store)
    , m_clock(clock)
    , m_options(options)
    , m_driver(store, clock, hubOptions(options), this)
    , m_administration(store, m_driver, clock, ids)
{
    m_options.connection.maxRooms = options.limits.rooms;
    m_upSince.start();
    m_flushTimer.setSingleShot(true);
    m_flushTimer.setTimerType(Qt::PreciseTimer);
    m_flushTimer.setInterval(m_options.flushMs);
    connect(&m_flushTimer, &QTimer::timeout, this, [this] { m_driver.step(FlushInput{}); });
    connect(&m_tickTimer, &QTimer::timeout, this, &Hub::tick);
    m_tickTimer.start(m_options.tickMs);
}

Hub::~Hub()
{
    // QWebSocket does not survive being deleted while connected; nobody is left to hear of it.
    for (const auto &[id, connection] : m_connections) {
        disconnect(connection, nullptr, this, nullptr);
        connection->abort();
    }
}

void Hub::welcome(const Visitor &visitor)
{
    const ConnectionId id = ++m_lastId;
    auto *connection = new Connection(id, visitor, m_options.connection, m_clock, this);
    m_connections.emplace(id, connection);
    connect(connection, &Connection::hello, this, [this, connection](const Protocol::Hello &said) { hello(*connection, said); });
    connect(connection, &Connection::message, this,
            [this, connection](const Protocol::ClientMessage &said) { message(*connection, said); });
    connect(connection, &Connection::closed, this, [this, id] { gone(id); });
    if (m_goingAway)
        connection->close(Protocol::CloseCode::Shutdown, u"shutting down"_s);
}

void Hub::hello(Connection &connection, const Protocol::Hello &message)
{
    const auto identity = identify(connection, message);
    if (!identity) {
        refuse(connection, identity.error());
        return;
    }
    // One that is refused may be followed by a better one.
    if (!m_driver.hub().objection(message, identity->userId))
        connection.accepted(*identity, message.enc.contains("zstd"_L1));
    m_driver.step(HelloInput{connection.id(), message, *identity});
    Q_EMIT usersChanged();
}

Result<Identity> Hub::identify(Connection &connection, const Protocol::Hello &message)
{
    std::optional<Identity> known;
    if (const auto token = message.token ? message.token : connection.handshakeToken()) {
        const auto verified = m_administration.tokens().verify(*token, m_clock.nowMs());
        if (!verified)
            return failWith(verified.error());
        known = *verified;
    }
    if (message.invite)
        return takeInvite(connection, message, known);
    return known ? Result<Identity>(*known) : takeOpenInvites(connection, message);
}

Result<Identity> Hub::takeOpenInvites(Connection &connection, const Protocol::Hello &message)
{
    Result<Identity> guest = fail(ErrorCode::Unauthorized, u"a hello needs a token or an invite"_s, u"/token"_s);
    std::optional<Identity> known;
    Protocol::Hello hello = message;
    const QStringList invites = m_administration.openInvites();
    for (const QString &invite : invites) {
        hello.invite = invite;
        guest = takeInvite(connection, hello, known);
        if (!guest)
            return guest;
        // Of several boards the first is the one to be opened.
        const std::optional<BoardId> first = known ? known->board : guest->board;
        known = *guest;
        known->board = first;
    }
    return known ? Result<Identity>(*known) : guest;
}

Result<Identity> Hub::takeInvite(Connection &connection, const Protocol::Hello &message, const std::optional<Identity> &known)
{
    const qint64 now = m_clock.monotonicMs();
    auto rate = m_inviteRates.find(connection.peer());
    if (rate == m_inviteRates.end())
        rate = m_inviteRates.emplace(connection.peer(),
                                     TokenBucket(m_options.invitesPerMinute / SecondsPerMinute, m_options.inviteBurst, now));
    if (const qint64 wait = rate->waitMs(now); wait != 0)
        return fail(ErrorCode::RateLimited, u"too many invites from this address: wait %1 ms"_s.arg(wait), u"/invite"_s);
    const auto before = known ? Result<UserId>(known->userId) : m_administration.invitedAs(*message.invite, message.clientId);
    if (!before)
        return failWith(before.error());
    // A hello that is refused anyway uses nothing up and makes nobody.
    if (m_driver.hub().objection(message, *before))
        return known.value_or(Identity());
    auto identity = known ? m_administration.takeInvite(*message.invite, *known)
                          : m_administration.takeInvite(*message.invite, message.clientId, message.name.value_or(QString()),
                                                        message.color.value_or(QString()));
    if (!identity || !known)
        static_cast<void>(rate->take(now));
    return identity;
}

void Hub::refuse(Connection &connection, const Error &error)
{
    // What is wrong with the store is the operator's business, and passes: the client may come again.
    const bool isTheirs = error.code == ErrorCode::Unauthorized || error.code == ErrorCode::TokenExpired
        || error.code == ErrorCode::Schema || error.code == ErrorCode::RateLimited;
    if (!isTheirs)
        qCWarning(serverLog).noquote() << "hello not answered:" << error.detail;
    connection.sendMessage(Protocol::ErrorMessage{{},
                                                  isTheirs ? error.code : ErrorCode::Internal,
                                                  true,
                                                  isTheirs ? error.path : QString(),
                                                  isTheirs ? error.detail : u"the server can't let anybody in now"_s});
    if (error.code == ErrorCode::Unauthorized || error.code == ErrorCode::TokenExpired)
        connection.close(Protocol::CloseCode::InvalidToken, error.detail);
    else if (error.code == ErrorCode::RateLimited)
        connection.close(Protocol::CloseCode::TooManyRequests, error.detail);
    else if (isTheirs)
        connection.close(Protocol::CloseCode::ProtocolViolation, error.detail);
    else
        connection.close(Protocol::CloseCode::Shutdown, u"store not readable"_s);
}

void Hub::message(Connection &connection, const Protocol::ClientMessage &message)
{
    const auto *auth = std::get_if<Protocol::Auth>(&message);
    if (auth == nullptr) {
        if (const auto *again = std::get_if<Protocol::Hello>(&message))
            connection.accepted(connection.identity(), again->enc.contains("zstd"_L1));
        m_driver.step(MessageInput{connection.id(), message});
        return;
    }
    const auto identity = m_administration.tokens().verify(auth->token, m_clock.nowMs());
    if (!identity) {
        refuse(connection, identity.error());
    } else if (identity->userId != connection.identity().userId) {
        refuse(connection, {ErrorCode::Unauthorized, u"this token is another user's"_s, u"/token"_s});
    } else {
        connection.renewed(*identity);
        m_driver.step(AuthInput{connection.id(), *identity});
    }
}

void Hub::gone(ConnectionId id)
{
    m_connections.erase(id);
    m_driver.step(ClosedInput{id});
    Q_EMIT usersChanged();
    if (m_isClosing && m_connections.empty())
        Q_EMIT drained();
}

void Hub::goAway(int inMs)
{
    m_goingAway = true;
    QList<Connection *> all;
    for (const auto &[id, connection] : m_connections)
        all.append(connection);
    announceEnd(all, inMs);
    QTimer::singleShot(inMs, this, [this] {
        m_driver.step(FlushInput{});
        const auto open = m_connections; // closing one takes it out
        m_isClosing = true;
        if (open.empty())
            Q_EMIT drained();
        for (const auto &[id, connection] : open)
            connection->close(Protocol::CloseCode::Shutdown, u"shutting down"_s);
    });
}

void Hub::letGo(const std::function<bool(const QHostAddress &)> &isMeant)
{
    QList<Connection *> meant;
    for (const auto &[id, connection] : m_connections) {
        if (isMeant(connection->peer()))
            meant.append(connection);
    }
    if (meant.isEmpty())
        return;
    m_driver.step(FlushInput{}); // what they sent is in force, and answered
    announceEnd(meant, 0);
    for (Connection *connection : std::as_const(meant))
        connection->close(Protocol::CloseCode::Shutdown, u"no longer open to this network"_s);
}

void Hub::announceEnd(QList<Connection *> to, int inMs)
{
    to.removeIf([](const Connection *connection) { return !connection->isWelcome(); });
    Protocol::Notice notice;
    notice.kind = u"going_away"_s;
    notice.inMs = inMs;
    notice.reconnectMs = {ReconnectFromMs, ReconnectToMs};
    Broadcaster::send(to, notice);
}

void Hub::tick()
{
    m_driver.step(TickInput{});
    const auto open = m_connections;
    for (const auto &[id, connection] : open)
        connection->sweep();
    m_inviteRates.removeIf([&](std::pair<const QHostAddress &, TokenBucket &> rate) {
        return rate.second.waitMs(m_clock.monotonicMs(), m_options.inviteBurst) == 0; // as good as new
    });
    // An error here is met again by whoever writes next.
    if (const auto due = m_store.roomsWithoutSnapshot(SnapshotEvents); due && !due->isEmpty())
        Q_EMIT snapshotWanted(*due);
}

QList<ConnectedUser> Hub::users() const
{
    QMap<UserId, ConnectedUser> found;
    for (const auto &[id, connection] : m_connections) {
        if (!connection->isWelcome())
            continue;
        const Identity &identity = connection->identity();
        ConnectedUser &user = found[identity.userId];
        user = {identity.userId, identity.name, identity.color, user.connections + 1};
    }
    return found.values();
}

QByteArray Hub::health() const
{
    QJsonObject health{
        {u"status"_s, m_driver.lastWriteError() ? u"degraded"_s : u"ok"_s},
        {u"version"_s, QStringLiteral(LANBAN_VERSION)},
        {u"contract"_s, Protocol::ContractVersion},
        {u"connections"_s, connectionCount()},
        {u"uptimeMs"_s, m_upSince.elapsed()},
        {u"heals"_s, healCounts(m_driver.hub().heals())},
    };
    return QJsonDocument(health).toJson(QJsonDocument::Compact);
}

Connection *Hub::find(ConnectionId id) const
{
    const auto found = m_connections.find(id);
    return found == m_connections.end() ? nullptr : found->second;
}

void Hub::send(const SendOutput &output)
{
    QList<Connection *> to;
    to.reserve(output.to.size());
    for (const ConnectionId id : output.to) {
        if (Connection *connection = find(id))
            to.append(connection);
    }
    Broadcaster::send(to, output.message);
}

void Hub::sendBytes(const SendBytesOutput &output)
{
    if (Connection *connection = find(output.to))
        connection->send({Connection::binaryFrame(output.frame), Connection::Pace::Theirs});
}

void Hub::close(const CloseOutput &output)
{
    if (Connection *connection = find(output.conn))
        connection->close(output.code, output.reason);
}

void Hub::wantFlush()
{
    if (!m_flushTimer.isActive())
        m_flushTimer.start();
}

} // namespace Lanban
