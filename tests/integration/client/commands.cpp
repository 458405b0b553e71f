// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/integration/client/commands.h"

#include "core/protocol/chain.h"
#include "core/protocol/entitycodec.h"

#include <QJsonArray>
#include <QMetaEnum>

#include <map>

using namespace Qt::Literals::StringLiterals;

namespace Lanban {

namespace {

QJsonObject refusal(const Error &error)
{
    return {{u"refused"_s, QString(toString(error.code))}, {u"detail"_s, error.detail}, {u"path"_s, error.path}};
}

QJsonObject wrong(const QString &text)
{
    return {{u"error"_s, text}};
}

QString stateName(RoomStateOutput::State state)
{
    switch (state) {
    case RoomStateOutput::State::Offline:
        return u"offline"_s;
    case RoomStateOutput::State::Joining:
        return u"joining"_s;
    case RoomStateOutput::State::Live:
        return u"live"_s;
    case RoomStateOutput::State::Refused:
        break;
    }
    return u"refused"_s;
}

QString digestOf(const BoardState *state)
{
    return state ? Protocol::StateDigest().value(*state) : QString();
}

QJsonObject entryToJson(const OutboxEntry &entry)
{
    return {{u"n"_s, static_cast<qint64>(entry.n)},
            {u"mutation"_s, Protocol::toJson(entry.mutation)},
            {u"sent"_s, entry.sent},
            {u"acked"_s, entry.state == OutboxEntry::State::Acked}};
}

//! What one step of the user's made of the outbox, a change each: the mutation that holds it (a new one, or one that was not sent yet
//! and says both now) and which one that took the place of (`absorbed`). The first says which ones were made needless (`gone`); it
//! stands alone, without a mutation, where there is nothing else.
QJsonArray outcomesOf(const QList<OutboxEntry> &before, const QList<OutboxEntry> &after)
{
    std::map<quint64, Muid> known;
    for (const OutboxEntry &entry : before)
        known.emplace(entry.n, entry.mutation.muid);
    QJsonArray outcomes;
    for (const OutboxEntry &entry : after) {
        const auto was = known.extract(entry.n);
        if (!was.empty() && was.mapped() == entry.mutation.muid)
            continue;
        const QString muid = entry.mutation.muid.value();
        QJsonArray absorbed;
        if (!was.empty())
            absorbed.append(QJsonObject{{u"from"_s, was.mapped().value()}, {u"to"_s, muid}});
        outcomes.append(QJsonObject{
            {u"muid"_s, muid}, {u"holder"_s, entryToJson(entry)}, {u"absorbed"_s, absorbed}, {u"gone"_s, QJsonArray()}});
    }
    if (outcomes.isEmpty())
        outcomes.append(QJsonObject{{u"muid"_s, QString()}, {u"absorbed"_s, QJsonArray()}});
    QJsonArray gone;
    for (const auto &[n, muid] : known)
        gone.append(muid.value());
    QJsonObject first = outcomes.first().toObject();
    first.insert(u"gone"_s, gone);
    outcomes.replace(0, first);
    return outcomes;
}

} // namespace

QJsonObject Commands::carryOut(const QJsonObject &request)
{
    const QString name = request["cmd"_L1].toString();
    if (name == "status"_L1)
        return status();
    if (name == "outbox"_L1)
        return outbox();
    if (name == "tray"_L1)
        return tray();
    if (name == "start"_L1) {
        m_session.start();
        return {};
    }
    if (name == "stop"_L1) {
        m_session.stop();
        return {};
    }
    if (name == "retry"_L1) {
        m_session.retryNow();
        return {};
    }
    if (name.endsWith("Tray"_L1))
        return decide(name, request);
    if (name == "saveDraft"_L1)
        return saveDraft(request);
    if (name == "draft"_L1)
        return draft(request);
    const auto room = RoomId::fromString(request["room"_L1].toString());
    if (!room)
        return wrong(u"no room, or no such command: \"%1\""_s.arg(name));
    if (name == "subscribe"_L1) {
        m_session.subscribe(*room);
        return {};
    }
    if (name == "unsubscribe"_L1) {
        m_session.unsubscribe(*room);
        return {};
    }
    if (name == "edit"_L1)
        return edit(*room, request);
    if (name == "edits"_L1)
        return edits(*room, request);
    if (name == "undo"_L1 || name == "redo"_L1)
        return undo(*room, name == "redo"_L1);
    if (name == "steps"_L1)
        return steps(*room);
    if (name == "read"_L1)
        return read(*room, request);
    if (name == "dump"_L1)
        return dump(*room, request);
    if (name == "digest"_L1)
        return digest(*room);
    return wrong(u"no such command: \"%1\""_s.arg(name));
}

QJsonObject Commands::edit(const RoomId &room, const QJsonObject &item)
{
    // The app's windows make operations, not JSON: this goes by way of the wire's form.
    QJsonObject json{{u"mid"_s, 1}, {u"muid"_s, u"none"_s}, {u"room"_s, room.toString()}, {u"at"_s, 0}};
    for (const QString &key : {u"op"_s, u"args"_s, u"base"_s}) {
        if (item.contains(key))
            json.insert(key, item[key]);
    }
    const auto mutation = Protocol::mutationFromJson(json);
    if (!mutation)
        return wrong(u"%1 at %2"_s.arg(mutation.error().detail, mutation.error().path));
    const QList<OutboxEntry> before = m_session.sync().data().outbox;
    if (const auto rejection = m_session.edit(room, mutation->op, mutation->base))
        return refusal(rejection->error);
    const QJsonArray outcomes = outcomesOf(before, m_session.sync().data().outbox);
    return outcomes.size() == 1 ? outcomes.first().toObject() : wrong(u"one edit became %1 mutations"_s.arg(outcomes.size()));
}

QJsonObject Commands::edits(const RoomId &room, const QJsonObject &request)
{
    QJsonArray answers;
    const QJsonArray items = request["items"_L1].toArray();
    for (const QJsonValue &item : items)
        answers.append(edit(room, item.toObject()));
    return {{u"answers"_s, answers}};
}

QJsonObject Commands::undo(const RoomId &room, bool redo)
{
    QStringList skipped;
    const QMetaObject::Connection telling
        = QObject::connect(&m_session, &Session::undone, &m_session, [&skipped](const UndoneOutput &outcome) {
              for (const UndoSkip &skip : outcome.skipped)
                  skipped.append(skip.field.id);
          });
    const QList<OutboxEntry> before = m_session.sync().data().outbox;
    m_session.undo(room, redo);
    QObject::disconnect(telling);
    return {{u"outcomes"_s, outcomesOf(before, m_session.sync().data().outbox)},
            {u"skipped"_s, QJsonArray::fromStringList(skipped)}};
}

QJsonObject Commands::steps(const RoomId &room) const
{
    const auto last = [&](bool redo) {
        const UndoEntry *entry = m_session.sync().lastStep(room, redo);
        return entry ? static_cast<qint64>(entry->n) : 0;
    };
    return {{u"undo"_s, last(false)}, {u"redo"_s, last(true)}};
}

QJsonObject Commands::decide(const QString &name, const QJsonObject &request)
{
    const Muid muid(request["muid"_L1].toString());
    const QList<OutboxEntry> before = m_session.sync().data().outbox;
    std::optional<Rejection> rejection;
    if (name == "retryTray"_L1)
        rejection = m_session.retryTray(muid);
    else if (name == "resolveTray"_L1)
        rejection = m_session.resolveTray(muid, request["text"_L1].toString());
    else if (name == "placeTray"_L1)
        rejection = m_session.placeAnyway(muid);
    else if (name == "discardTray"_L1)
        m_session.discardTray(muid);
    else
        return wrong(u"no such command: \"%1\""_s.arg(name));
    if (rejection)
        return refusal(rejection->error);
    return {{u"outcomes"_s, outcomesOf(before, m_session.sync().data().outbox)}};
}

QJsonObject Commands::saveDraft(const QJsonObject &request)
{
    const auto saved = m_session.store().saveDraft(request["entity"_L1].toString(), request["field"_L1].toString(),
                                                   request["text"_L1].toString(), m_session.clock().nowMs());
    return saved ? QJsonObject() : refusal(saved.error());
}

QJsonObject Commands::draft(const QJsonObject &request) const
{
    const auto text = m_session.store().draft(request["entity"_L1].toString(), request["field"_L1].toString());
    return text ? QJsonObject{{u"text"_s, *text}} : wrong(text.error().detail);
}

QJsonObject Commands::read(const RoomId &room, const QJsonObject &request) const
{
    const BoardState *view = m_session.sync().view(room);
    const Task *task = view ? view->find(TaskId(request["task"_L1].toString())) : nullptr;
    return {{u"value"_s, task ? QJsonValue(task->title) : QJsonValue()},
            {u"seq"_s, static_cast<qint64>(m_session.sync().cursor(room).seq)}};
}

QJsonObject Commands::dump(const RoomId &room, const QJsonObject &request) const
{
    const BoardState *state = request["what"_L1] == "base"_L1 ? m_session.sync().base(room) : m_session.sync().view(room);
    return {{u"state"_s, state ? QJsonValue(Protocol::snapshotToJson(*state)) : QJsonValue()}};
}

QJsonObject Commands::digest(const RoomId &room) const
{
    const Protocol::Cursor cursor = m_session.sync().cursor(room);
    return {{u"base"_s, digestOf(m_session.sync().base(room))},
            {u"view"_s, digestOf(m_session.sync().view(room))},
            {u"seq"_s, static_cast<qint64>(cursor.seq)},
            {u"h"_s, cursor.h}};
}

QJsonObject Commands::status() const
{
    const ClientData data = m_session.sync().data();
    QJsonObject rooms;
    for (const RoomId &room : m_session.sync().rooms()) {
        rooms.insert(room.toString(),
                     QJsonObject{{u"state"_s, stateName(m_session.roomState(room).state)},
                                 {u"seq"_s, static_cast<qint64>(m_session.sync().cursor(room).seq)}});
    }
    return {{u"session"_s,
             QString::fromLatin1(QMetaEnum::fromType<Session::State>().valueToKey(static_cast<int>(m_session.state())))},
            {u"detail"_s, m_session.stateDetail()},
            {u"closeCode"_s, m_session.closeCode()},
            {u"pending"_s, m_session.sync().pendingCount()},
            {u"outbox"_s, data.outbox.size()},
            {u"journal"_s, data.journal.size()},
            {u"tray"_s, data.tray.size()},
            {u"clientId"_s, data.clientId.value()},
            {u"nextMid"_s, static_cast<qint64>(data.nextMid)},
            {u"epoch"_s, data.epoch},
            {u"rooms"_s, rooms}};
}

QJsonObject Commands::outbox() const
{
    QJsonArray entries;
    const QList<OutboxEntry> outbox = m_session.sync().data().outbox;
    for (const OutboxEntry &entry : outbox)
        entries.append(entryToJson(entry));
    return {{u"entries"_s, entries}};
}

QJsonObject Commands::tray() const
{
    QJsonArray entries;
    const QList<TrayEntry> tray = m_session.sync().tray();
    for (const TrayEntry &entry : tray) {
        entries.append(QJsonObject{{u"mutation"_s, Protocol::toJson(entry.mutation)},
                                   {u"code"_s, QString(toString(entry.code))},
                                   {u"message"_s, entry.message},
                                   {u"detail"_s, entry.detail}});
    }
    return {{u"entries"_s, entries}};
}

} // namespace Lanban
