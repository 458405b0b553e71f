// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session/session.h"

#include "core/protocol/codec.h"

#include <QRandomGenerator>
#include <QSysInfo>

using namespace Qt::Literals::StringLiterals;

namespace Lanban {

namespace {

double randomFraction()
{
    return QRandomGenerator::global()->generateDouble();
}

} // namespace

Session::Session(Account account, std::unique_ptr<CacheStore> store, const Clock &clock, IdSource &ids, QObject *parent,
                 const SessionOptions &options)
    : QObject(parent)
    , m_options(options)
    , m_account(std::move(account))
    , m_store(std::move(store))
    , m_clock(clock)
    , m_ids(ids)
    , m_transport(options.transport)
    , m_backoff(options.backoff, randomFraction)
{
    m_retry.setSingleShot(true);
    m_tick.setInterval(m_options.tickMs);
    connect(&m_retry, &QTimer::timeout, this, [this] {
        if (isMended() && m_running && m_state != State::Refused)
            connectNow();
    });
    connect(&m_tick, &QTimer::timeout, this, [this] {
        step(ClockInput{});
        if (m_retry.isActive())
            Q_EMIT stateChanged(); // the countdown
    });
    connect(&m_transport, &WebSocketTransport::opened, this, [this] {
        ConnectedInput connected;
        if (!m_account.token.isEmpty())
            connected.token = m_account.token;
        if (!m_account.invite.isEmpty())
            connected.invite = m_account.invite;
        connected.name = m_account.userName;
        connected.color = m_account.userColor;
        step(connected);
    });
    connect(&m_transport, &WebSocketTransport::textReceived, this,
            [this](const QByteArray &utf8) { receiveText(utf8, Protocol::MaxFrameBytes); });
    connect(&m_transport, &WebSocketTransport::binaryReceived, this, &Session::receiveBinary);
    connect(&m_transport, &WebSocketTransport::closed, this, &Session::transportClosed);
}

Session::~Session() = default;

Result<void> Session::load()
{
    auto data = m_store->load();
    if (!data)
        return failWith(data.error());
    makeSync(std::move(*data));
    // The board lists, and whatever has changes under way: those settle only as their rooms catch up.
    for (const RoomId &room : m_sync->rooms()) {
        if (room.kind == RoomId::Kind::Team)
            subscribe(room);
    }
    const ClientData kept = m_sync->data();
    for (const OutboxEntry &entry : kept.outbox)
        subscribe(entry.mutation.room);
    return {};
}

void Session::makeSync(ClientData data)
{
    ClientSync::Options options = m_options.sync;
    options.app = {QStringLiteral(LANBAN_VERSION), QSysInfo::productType()};
    m_sync = std::make_unique<ClientSync>(std::move(data), m_ids, options);
    m_sync->setActor({m_account.userId, m_account.userName, m_account.userColor});
    for (const RoomId &room : std::as_const(m_wanted))
        step(SubscribeInput{room});
}

void Session::start()
{
    if (m_running)
        return;
    m_running = true;
    m_tick.start();
    if (isMended())
        connectNow();
}

void Session::stop()
{
    m_running = false;
    m_retry.stop();
    m_tick.stop();
    if (m_transport.isOpen())
        m_transport.close(1000, {});
    setState(State::Offline);
}

void Session::retryNow()
{
    if (m_running && (m_state == State::Offline || m_state == State::Refused) && isMended())
        connectNow();
}

void Session::setAccount(const Account &account)
{
    if (account == m_account)
        return;
    m_account = account;
    m_sync->setActor({m_account.userId, m_account.userName, m_account.userColor});
    if (!m_running)
        return;
    m_transport.drop();
    step(DisconnectedInput{});
    leaveRooms();
    m_backoff.reset();
    if (isMended())
        connectNow();
}

void Session::connectNow()
{
    m_retry.stop();
    m_lastError.clear();
    m_refusedPath.clear();
    m_invitedBoard = {};
    m_returnMs.reset();
    m_closeCode = 0;
    setState(State::Connecting);
    m_transport.open(m_account.url);
}

void Session::transportClosed(quint16 code, const QString &reason)
{
    step(DisconnectedInput{});
    leaveRooms();
    if (!m_running || m_stale)
        return;
    m_closeCode = code;
    const QString text = m_lastError.isEmpty() ? reason : m_lastError;
    if (!Protocol::mayReconnect(code)) {
        setState(State::Refused, text);
        return;
    }
    int delayMs = m_backoff.nextDelayMs();
    if (m_returnMs)
        delayMs = m_returnMs->first + static_cast<int>(randomFraction() * (m_returnMs->second - m_returnMs->first));
    scheduleRetry(delayMs);
    setState(State::Offline, text);
}

void Session::leaveRooms()
{
    const QList<RoomId> left = m_present.keys();
    m_present.clear();
    for (const RoomId &room : left)
        Q_EMIT presenceChanged(room);
}

void Session::scheduleRetry(int delayMs)
{
    m_retry.start(delayMs);
}

int Session::retryInMs() const
{
    return m_retry.isActive() ? m_retry.remainingTime() : 0;
}

void Session::receiveText(const QByteArray &utf8, qsizetype cap)
{
    const auto message = Protocol::decodeServerMessage(utf8, cap);
    if (message) {
        receive(*message);
        return;
    }
    Q_EMIT trouble(message.error());
    m_transport.close(static_cast<quint16>(Protocol::CloseCode::ProtocolViolation), u"bad message"_s);
}

void Session::receiveBinary(const QByteArray &frame)
{
    const auto json = Protocol::inflateFrame(frame);
    if (!json) {
        Q_EMIT trouble(json.error());
        m_transport.close(static_cast<quint16>(Protocol::CloseCode::ProtocolViolation), u"bad frame"_s);
        return;
    }
    if (frame.front() == static_cast<char>(Protocol::BinaryFrame::Snapshot))
        step(SnapshotBytesInput{*json});
    else
        receiveText(*json, Protocol::MaxInflatedFrameBytes);
}

void Session::receive(const Protocol::ServerMessage &message)
{
    if (const auto *notice = std::get_if<Protocol::Notice>(&message); notice && notice->kind == "going_away"_L1) {
        if (notice->reconnectMs && notice->reconnectMs->size() == 2)
            m_returnMs = {notice->reconnectMs->first(), notice->reconnectMs->last()};
    }
    if (const auto *error = std::get_if<Protocol::ErrorMessage>(&message); error && error->fatal) {
        m_lastError = error->msg;
        m_refusedPath = error->path;
    }
    if (const auto *activity = std::get_if<Protocol::Activity>(&message))
        m_actor = activity->event.actorUserId;
    step(ServerMessageInput{message});
    m_actor = {};
    if (m_transport.isOpen())
        takePresence(message);
}

void Session::takePresence(const Protocol::ServerMessage &message)
{
    if (const auto *answer = std::get_if<Protocol::Subscribed>(&message); answer && answer->presence) {
        QMap<QString, UserId> &present = m_present[answer->room];
        present.clear();
        for (const Protocol::Present &one : answer->presence->full)
            present.insert(one.conn, one.userId);
        Q_EMIT presenceChanged(answer->room);
    } else if (const auto *diff = std::get_if<Protocol::PresenceDiff>(&message)) {
        QMap<QString, UserId> &present = m_present[diff->room];
        for (const Protocol::Present &one : diff->joined + diff->updated)
            present.insert(one.conn, one.userId);
        for (const Protocol::Present &one : diff->left)
            present.remove(one.conn);
        Q_EMIT presenceChanged(diff->room);
    }
}

void Session::setPresence(const RoomId &room, const Protocol::PresenceState &state)
{
    if (m_state == State::Online)
        m_transport.sendText(Protocol::encode(Protocol::ClientMessage(Protocol::SetPresence{room, state})));
}

QList<UserId> Session::present(const RoomId &room) const
{
    QList<UserId> users;
    const QMap<QString, UserId> present = m_present.value(room);
    for (const UserId &user : present) {
        if (!users.contains(user))
            users.append(user);
    }
    return users;
}

QList<TeamId> Session::teams() const
{
    if (!m_teams.isEmpty() || m_state == State::Online)
        return m_teams;
    QList<TeamId> teams;
    for (const RoomId &room : m_sync->rooms()) {
        if (room.kind == RoomId::Kind::Team)
            teams.append(TeamId(room.id));
    }
    return teams;
}

void Session::addTeam(const TeamId &team)
{
    m_addedTeams.append(team);
    if (m_state != State::Online || m_teams.contains(team))
        return;
    m_teams.append(team);
    subscribe(RoomId::team(team));
}

void Session::takeWelcome(const Protocol::Welcome &welcome)
{
    Account account = m_account;
    account.userId = welcome.user.id;
    account.userName = welcome.user.name;
    if (welcome.token)
        account.token = *welcome.token;
    if (welcome.token || welcome.board)
        account.invite.clear();
    if (welcome.board)
        m_invitedBoard = *welcome.board;
    m_teams.clear();
    for (const Protocol::TeamInfo &team : welcome.teams)
        m_teams.append(team.id);
    const QList<TeamId> added = std::exchange(m_addedTeams, {});
    for (const TeamId &team : added) {
        if (!m_teams.contains(team))
            m_teams.append(team);
    }
    m_backoff.reset();
    m_sync->setActor({account.userId, account.userName, account.userColor});
    if (!(account == m_account)) {
        m_account = account;
        Q_EMIT accountChanged();
    }
}

void Session::subscribe(const RoomId &room)
{
    if (m_wanted.contains(room))
        return;
    m_wanted.append(room);
    step(SubscribeInput{room});
}

void Session::unsubscribe(const RoomId &room)
{
    if (m_wanted.removeOne(room))
        step(UnsubscribeInput{room});
}

std::optional<Rejection> Session::edit(const RoomId &room, const Operation &op, const std::optional<BaseRef> &base,
                                       const QString &stepId)
{
    m_rejection.reset();
    step(EditInput{room, op, base, stepId});
    return std::exchange(m_rejection, {});
}

void Session::undo(const RoomId &room, bool redo, quint64 n)
{
    step(UndoInput{room, redo, n});
}

void Session::discardTray(const Muid &muid)
{
    step(DiscardTrayInput{muid});
    Q_EMIT trayChanged();
}

std::optional<Rejection> Session::stepTray(const ClientInput &input)
{
    m_rejection.reset();
    step(input);
    Q_EMIT trayChanged();
    return std::exchange(m_rejection, {});
}

std::optional<Rejection> Session::retryTray(const Muid &muid)
{
    return stepTray(RetryTrayInput{muid});
}

std::optional<Rejection> Session::resolveTray(const Muid &muid, const QString &text)
{
    return stepTray(ResolveTrayInput{muid, text});
}

std::optional<Rejection> Session::placeAnyway(const Muid &muid, const std::optional<QString> &text)
{
    return stepTray(PlaceAnywayInput{muid, text});
}

RoomStateOutput Session::roomState(const RoomId &room) const
{
    return m_roomStates.value(room, RoomStateOutput{room, RoomStateOutput::State::Offline, {}});
}

void Session::step(const ClientInput &input)
{
    if (m_stale) {
        m_rejection = Rejection{*m_stale, {}, {}};
        return;
    }
    const QList<ClientOutput> outputs = m_sync->step(input, m_clock.nowMs());
    // First all that has to happen, in order; only then is anybody told, who may well make the next edit.
    for (const ClientOutput &output : outputs) {
        if (!carryOut(output))
            return;
    }
    announce(outputs);
}

bool Session::carryOut(const ClientOutput &output)
{
    if (const auto *store = std::get_if<StoreOutput>(&output)) {
        const auto done = m_store->commit(store->ops);
        if (!done) {
            m_rejection = Rejection{done.error(), {}, {}};
            restartFromStore(done.error());
            return false;
        }
    } else if (const auto *send = std::get_if<ClientSendOutput>(&output)) {
        m_transport.sendText(Protocol::encode(send->message));
    } else if (const auto *ready = std::get_if<ReadyOutput>(&output)) {
        takeWelcome(ready->welcome);
    } else if (const auto *room = std::get_if<RoomStateOutput>(&output)) {
        m_roomStates.insert(room->room, *room);
    } else if (const auto *refusal = std::get_if<EditRefusedOutput>(&output)) {
        m_rejection = refusal->rejection;
    } else if (const auto *reconnect = std::get_if<ReconnectOutput>(&output)) {
        m_transport.close(1000, reconnect->reason);
    }
    return true;
}

void Session::announce(const QList<ClientOutput> &outputs)
{
    for (const ClientOutput &output : outputs) {
        if (std::holds_alternative<ReadyOutput>(output)) {
            setState(State::Online);
            for (const TeamId &team : std::as_const(m_teams))
                subscribe(RoomId::team(team));
            Q_EMIT ready();
        } else if (const auto *change = std::get_if<ChangedOutput>(&output)) {
            Q_EMIT changed(change->room, change->refs, change->all);
        } else if (const auto *room = std::get_if<RoomStateOutput>(&output)) {
            Q_EMIT roomStateChanged(room->room);
        } else if (const auto *pending = std::get_if<PendingOutput>(&output)) {
            Q_EMIT pendingChanged(pending->count);
        } else if (const auto *refusal = std::get_if<RefusedOutput>(&output)) {
            Q_EMIT trayChanged();
            Q_EMIT refused(refusal->entry);
        } else if (const auto *steps = std::get_if<UndoChangedOutput>(&output)) {
            Q_EMIT undoChanged(steps->room);
        } else if (const auto *outcome = std::get_if<UndoneOutput>(&output)) {
            Q_EMIT undone(*outcome);
        } else if (const auto *taken = std::get_if<AdjustedOutput>(&output)) {
            Q_EMIT adjusted(*taken);
        } else if (const auto *move = std::get_if<MoveOvertakenOutput>(&output)) {
            Q_EMIT moveOvertaken(move->room, move->task, move->by);
        } else if (const auto *news = std::get_if<TroubleOutput>(&output)) {
            Q_EMIT trouble(news->error);
        }
    }
}

void Session::restartFromStore(const Error &why)
{
    // First of all: what the disk does not have must not leave this app.
    m_transport.drop();
    m_stale = why;
    scheduleRetry(m_options.storeRetryMs);
    leaveRooms();
    if (m_running && m_state != State::Refused)
        setState(State::Offline, why.detail);
    Q_EMIT trouble(why);
    // Taking up the disk's state may want to write something itself: then the next try is the timer's.
    if (!m_isReloading)
        (void)reload();
}

bool Session::reload()
{
    auto data = m_store->load();
    if (!data) {
        m_stale = data.error();
        scheduleRetry(m_options.storeRetryMs);
        Q_EMIT trouble(data.error());
        return false;
    }
    // What the disk has is what happened: go on from there, over a new connection.
    m_stale.reset();
    m_isReloading = true;
    const QList<RoomId> rooms = m_sync->rooms();
    makeSync(std::move(*data));
    m_isReloading = false;
    for (const RoomId &room : rooms)
        Q_EMIT changed(room, {}, true);
    Q_EMIT pendingChanged(m_sync->pendingCount());
    Q_EMIT trayChanged();
    return !m_stale;
}

void Session::setState(State state, const QString &detail)
{
    m_state = state;
    m_stateDetail = detail;
    Q_EMIT stateChanged();
}

} // namespace Lanban
