// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/permission.h"
#include "core/sync/clientsync_p.h"
#include "core/sync/opinfo.h"
#include "core/sync/overloaded.h"

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace Lanban {

ClientSync::ClientSync(ClientData data, IdSource &ids, const Options &options)
    : d(std::make_unique<Private>(std::move(data), ids, options))
{
}

ClientSync::~ClientSync() = default;

ClientSync::Private::Private(ClientData cached, IdSource &idSource, const Options &syncOptions)
    : data(std::move(cached)), ids(idSource), options(syncOptions)
{
    for (const JournalEntry &entry : std::as_const(data.journal))
        journalled.insert(entry.mutation.muid);
    for (OutboxEntry &entry : data.outbox) {
        if (entry.touches.isEmpty()) // written by an older version, or saved from a damaged file
            entry.touches = {subjectOf(entry.mutation.op, entry.mutation.room)};
    }
    reindex();
    rebuildAll();
    outputs.clear(); // nobody has seen anything yet
}

QList<ClientOutput> ClientSync::step(const ClientInput &input, qint64 nowMs)
{
    d->now = d->steady.at(nowMs);
    d->wall = nowMs;
    std::visit(Overloaded{
                   [this](const ConnectedInput &connected) { d->connectedTo(connected); },
                   [this](DisconnectedInput) { d->disconnected(); },
                   [this](const ServerMessageInput &message) { d->message(message.message); },
                   [this](const SnapshotBytesInput &bytes) { d->snapshotBytes(bytes.json); },
                   [this](const EditInput &edit) { d->edit(edit); },
                   [this](const SubscribeInput &subscribe) { d->want(subscribe.room); },
                   [this](const UnsubscribeInput &unsubscribe) { d->unwant(unsubscribe.room); },
                   [this](const DiscardTrayInput &discard) { d->discardTray(discard.muid); },
                   [this](const RetryTrayInput &retry) { d->retryTray(retry.muid); },
                   [this](const ResolveTrayInput &resolve) { d->resolveTray(resolve.muid, resolve.text); },
                   [this](const PlaceAnywayInput &place) { d->placeAnyway(place.muid, place.text); },
                   [this](ClockInput) { d->clock(); },
                   [this](const UndoInput &undo) { d->undo(undo); },
               },
               input);
    return std::exchange(d->outputs, {});
}

const BoardState *ClientSync::view(const RoomId &room) const
{
    const auto found = d->views.find(room);
    return found == d->views.end() ? nullptr : &found->second.state;
}

const BoardState *ClientSync::base(const RoomId &room) const
{
    const auto found = d->data.rooms.constFind(room);
    return found == d->data.rooms.cend() ? nullptr : &found->base;
}

Protocol::Cursor ClientSync::cursor(const RoomId &room) const
{
    const auto found = d->data.rooms.constFind(room);
    return found == d->data.rooms.cend() ? Protocol::Cursor() : found->cursor;
}

QStringList ClientSync::perms(const RoomId &room) const
{
    const auto found = d->data.rooms.constFind(room);
    if (found == d->data.rooms.cend())
        return {};
    // The members are in the stream: a role that changed since `subscribed` counts at once.
    const Member *self = found->base.activeMember(d->actor.userId);
    return self != nullptr ? permissionsOf(self->role) : found->perms;
}

bool ClientSync::isPending(const RoomId &room, const EntityRef &ref) const
{
    const auto isPendingIn = [this](const RoomId &other, const EntityRef &wanted) {
        const auto found = d->views.find(other);
        return found != d->views.end() && found->second.overlay.isPending(wanted);
    };
    if (isPendingIn(room, ref))
        return true;
    // A board stands in its team's stream, too, and a team's members in those of its boards.
    if (room.kind == RoomId::Kind::Team && ref.type == EntityType::Board)
        return isPendingIn(RoomId::board(BoardId(ref.id)), ref);
    if (room.kind == RoomId::Kind::Board && ref.type == EntityType::Member) {
        const auto cached = d->data.rooms.constFind(room);
        const Board *board = cached != d->data.rooms.cend() ? cached->base.board() : nullptr;
        return board != nullptr && isPendingIn(RoomId::team(board->teamId), ref);
    }
    return false;
}

int ClientSync::pendingCount() const
{
    return d->queuedCount();
}

QList<TrayEntry> ClientSync::tray() const
{
    return d->data.tray;
}

QList<RoomId> ClientSync::rooms() const
{
    return d->data.rooms.keys();
}

void ClientSync::setActor(const Actor &actor)
{
    d->actor = actor;
    d->rebuildAll();
    d->outputs.clear();
}

const HealCounts &ClientSync::healed() const
{
    return d->healCounts;
}

ClientData ClientSync::data() const
{
    return d->data;
}

void ClientSync::Private::store(QList<StoreOp> ops)
{
    if (!ops.isEmpty())
        outputs.append(StoreOutput{std::move(ops)});
}

void ClientSync::Private::send(Protocol::ClientMessage message)
{
    outputs.append(ClientSendOutput{std::move(message)});
}

void ClientSync::Private::trouble(ErrorCode code, const QString &detail)
{
    outputs.append(TroubleOutput{Error{code, detail, {}}, false});
}

PutIdentity ClientSync::Private::identity() const
{
    return {data.clientId, data.nextMid, data.nextN, data.epoch};
}

void ClientSync::Private::connectedTo(const ConnectedInput &input)
{
    disconnected();
    connected = true;
    credentials = input;
    if (data.clientId.isEmpty()) {
        data.clientId = ClientId(ids.next());
        store({identity()});
    }
    sendHello();
}

void ClientSync::Private::disconnected()
{
    connected = false;
    ready = false;
    stalled = false;
    sentMid = 0;
    expectedBytes.reset();
    unansweredSinceMs.reset();
    for (auto &[room, talk] : talks) {
        talk.staging.reset();
        talk.healing.reset();
        talk.phase = RoomTalk::Phase::Idle;
        talk.failures = 0;
        talk.withoutCursor = false;
        if (talk.wanted)
            tell(room, RoomStateOutput::State::Offline);
    }
}

void ClientSync::Private::sendHello()
{
    ready = false;
    helloAtMs = now;
    Protocol::Hello hello;
    hello.contract = Protocol::ContractVersion;
    hello.accept = {Protocol::ContractVersion};
    hello.token = credentials.token;
    hello.invite = credentials.invite;
    if (!credentials.token) { // whoever lets us in makes a user of this name
        hello.name = credentials.name;
        hello.color = credentials.color;
    }
    hello.clientId = data.clientId;
    hello.nextMid = data.nextMid;
    hello.ackedTo = lowestQueued().value_or(data.nextMid) - 1;
    if (!data.epoch.isEmpty())
        hello.epoch = data.epoch;
    hello.enc = {u"json"_s};
    if (options.zstd)
        hello.enc.append(u"zstd"_s);
    if (!options.app.v.isEmpty())
        hello.app = options.app;
    send(hello);
}

void ClientSync::Private::message(const Protocol::ServerMessage &message)
{
    if (!connected)
        return;
    if (const auto *greeting = std::get_if<Protocol::Welcome>(&message)) {
        welcome(*greeting);
        return;
    }
    if (const auto *problem = std::get_if<Protocol::ErrorMessage>(&message)) {
        error(*problem);
        return;
    }
    std::visit(Overloaded{
                   [this](const Protocol::Subscribed &answer) { subscribed(answer); },
                   [this](const Protocol::SnapshotPart &part) { snapshotPart(part); },
                   [this](const Protocol::Activity &event) { activity(event); },
                   [this](const Protocol::Batch &events) { batch(events); },
                   [this](const Protocol::Ack &answer) { ack(answer); },
                   [this](const Protocol::Reject &answer) { reject(answer); },
                   [this](const Protocol::Hold &answer) { hold(answer); },
                   [this](const Protocol::Head &heads) { head(heads); },
                   [this](const Protocol::Healed &answer) { healed(answer); },
                   [this](const Protocol::Unsubscribed &end) { unsubscribed(end); },
                   // Ephemerals and what concerns the connection are the session's.
                   [](const auto &) {},
               },
               message);
}

void ClientSync::Private::welcome(const Protocol::Welcome &message)
{
    limits = message.limits;
    if (message.token)
        credentials.token = message.token;
    if (message.token || message.board)
        credentials.invite.reset(); // an invite is good for one join: from here on the token speaks
    const bool isNewUser = actor.userId != message.user.id;
    actor.userId = message.user.id;
    actor.name = message.user.name;

    serverAheadMs = message.serverTs - wall;
    QList<StoreOp> ops;
    const bool isRestored = !data.epoch.isEmpty() && data.epoch != message.epoch;
    if (!isRestored) // a restored one may be on another machine, with a clock of its own, and needs all there is
        trimJournal(ops);
    if (data.epoch.isEmpty()) {
        data.epoch = message.epoch;
        ops.append(identity());
    }
    store(ops);
    if (isNewUser)
        rebuildAll();

    if (isRestored || isForked(message.lastMid)) {
        if (message.token || message.board)
            outputs.append(ReadyOutput{message}); // what an invite brought must not get lost with a cut before the next welcome
        if (isRestored)
            reoffer(message.epoch);
        else
            recount(message.lastMid);
        return;
    }

    ready = true;
    sentMid = 0;
    stalled = false;
    outputs.append(ReadyOutput{message});
    for (auto &[room, talk] : talks) {
        if (talk.wanted)
            ask(room, false);
    }
    flush();
}

void ClientSync::Private::error(const Protocol::ErrorMessage &message)
{
    if (message.re) {
        if (healRefused(message))
            return;
        const auto asked = std::find_if(talks.begin(), talks.end(), [&](const auto &entry) {
            return entry.second.phase == RoomTalk::Phase::Asked && entry.second.askId == *message.re;
        });
        if (asked == talks.end())
            return; // the answer to a question nobody has any more
        if (message.code == ErrorCode::Forbidden || message.code == ErrorCode::NotFound || message.code == ErrorCode::Gone) {
            refuse(asked->first, toString(message.code));
            return;
        }
        asked->second.phase = RoomTalk::Phase::Waiting;
        asked->second.retryAtMs = now + options.ackTimeoutMs;
        trouble(message.code, message.msg);
        return;
    }
    if (message.code == ErrorCode::ForkedClient || message.code == ErrorCode::MidGap) {
        renumber();
        return;
    }
    outputs.append(TroubleOutput{Error{message.code, message.msg, message.path}, message.fatal});
}

void ClientSync::Private::answered()
{
    unansweredSinceMs.reset();
    patience = MinPatience;
}

bool ClientSync::Private::isGivenUp()
{
    const auto lowest = lowestQueued();
    std::optional<qint64> oldest;
    if (lowest && *lowest <= sentMid)
        oldest = ackProgressAtMs;
    for (const auto &[room, talk] : talks) {
        if (talk.phase == RoomTalk::Phase::Asked)
            oldest = std::min(oldest.value_or(talk.progressAtMs), talk.progressAtMs);
    }
    if (!oldest)
        unansweredSinceMs.reset();
    if (!oldest || now - *oldest < options.ackTimeoutMs)
        return false;
    // Asking again moves those times on, not this one: a line that is dead in one direction keeps bringing heads. However long
    // nobody looked, it is asked again first.
    unansweredSinceMs = unansweredSinceMs.value_or(now - options.ackTimeoutMs);
    if (now - *unansweredSinceMs < qint64(patience) * options.ackTimeoutMs)
        return false;
    unansweredSinceMs = now;
    patience = std::min(2 * patience, MaxPatience);
    return true;
}

void ClientSync::Private::clock()
{
    if (!connected)
        return;
    if (!ready) {
        if (now - helloAtMs >= options.ackTimeoutMs) {
            helloAtMs = now;
            outputs.append(ReconnectOutput{u"no welcome"_s});
        }
        return;
    }
    if (isGivenUp()) {
        outputs.append(ReconnectOutput{u"no answer"_s});
        return;
    }
    for (auto &[room, talk] : talks) {
        switch (talk.phase) {
        case RoomTalk::Phase::Waiting:
            if (now >= talk.retryAtMs)
                ask(room, talk.withoutCursor);
            break;
        case RoomTalk::Phase::Asked:
        case RoomTalk::Phase::Staging:
        case RoomTalk::Phase::CatchingUp:
            if (now - talk.progressAtMs >= options.ackTimeoutMs)
                ask(room, talk.withoutCursor);
            break;
        case RoomTalk::Phase::Live:
            // The server may have let go of it by a frame that got lost.
            if (now - talk.progressAtMs >= options.silenceMs)
                ask(room, false);
            else if (talk.healing && now - talk.healing->progressAtMs >= options.ackTimeoutMs)
                healAgain(room, talk);
            break;
        case RoomTalk::Phase::Idle:
        case RoomTalk::Phase::Refused:
            break;
        }
    }
    const auto lowest = lowestQueued();
    if (lowest && *lowest <= sentMid && now - ackProgressAtMs >= options.ackTimeoutMs)
        resend();
    else
        flush();
}

} // namespace Lanban
