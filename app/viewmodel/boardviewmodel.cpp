// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/viewmodel/boardviewmodel.h"

#include "app/session/session.h"
#include "app/viewmodel/wording.h"

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace Lanban {

namespace {
// A column that goes saves what is typed in it as the last thing it does.
constexpr int RescueAfterMs = 1000;
} // namespace

BoardViewModel::BoardViewModel(Session &session, const BoardId &board, NoticeModel &notices, QObject *parent)
    : QObject(parent)
    , m_session(session)
    , m_editor(session, board, notices)
    , m_models(this, {session.account().userId, QTimeZone::systemTimeZone()},
               [this](const TaskId &task) {
                   return m_session.sync().isPending(m_editor.room(), {EntityType::Task, task.value(), 0});
               })
    , m_feed(m_editor, m_models)
    , m_filter(m_editor, m_feed)
    , m_online(new PeopleModel(this))
{
    connect(&m_feed, &BoardFeed::ticked, this, [this] {
        if (m_task)
            m_task->refresh(m_feed.context());
    });
    m_rescue.setSingleShot(true);
    connect(&m_rescue, &QTimer::timeout, &m_editor, &BoardEditor::rescueDrafts);
    connect(&m_editor, &BoardEditor::draftMoved, this, &BoardViewModel::draftMoved);
    connect(&m_editor, &BoardEditor::refused, this, &BoardViewModel::editRefused);
    connect(&m_editor.history(), &UndoHistory::changed, this, &BoardViewModel::undoChanged);
    connect(&session, &Session::changed, this, &BoardViewModel::take);
    connect(&session, &Session::stateChanged, this, &BoardViewModel::connectionChanged);
    connect(&session, &Session::roomStateChanged, this, [this](const RoomId &room) {
        if (room != m_editor.room())
            return;
        refreshShown();
        Q_EMIT connectionChanged();
    });
    connect(&session, &Session::presenceChanged, this, [this](const RoomId &room) {
        if (room == m_editor.room())
            refreshOnline();
    });
    connect(&session, &Session::pendingChanged, this, &BoardViewModel::pendingCountChanged);
    take(m_editor.room(), {}, true);
    refreshOnline();
    session.subscribe(m_editor.room());
}

QString BoardViewModel::serverId() const
{
    return m_session.account().serverId;
}

bool BoardViewModel::isLocal() const
{
    return m_session.account().isLocal;
}

void BoardViewModel::take(const RoomId &room, const QList<EntityRef> &refs, bool all)
{
    if (room.kind == RoomId::Kind::Team) {
        refreshShown();
        return;
    }
    if (room != m_editor.room())
        return;
    if (m_editor.state()) {
        m_feed.take(refs, all);
        const auto touches = [&](EntityType type) {
            return all || std::any_of(refs.begin(), refs.end(), [type](const EntityRef &ref) { return ref.type == type; });
        };
        if (touches(EntityType::Member))
            refreshOnline();
        if (touches(EntityType::Column))
            m_rescue.start(RescueAfterMs);
    }
    if (m_task)
        m_task->refresh(m_feed.context());
    refreshShown();
}

void BoardViewModel::refreshShown()
{
    Shown shown;
    const BoardState *state = m_editor.state();
    if (const Board *board = state ? state->board() : nullptr) {
        shown.name = board->name;
        shown.description = board->description;
        shown.loaded = true;
        shown.canWrite = !board->archived && !board->deleted && m_editor.may("task.create"_L1);
        const BoardState *team = m_session.sync().view(RoomId::team(board->teamId));
        if (team && team->team())
            shown.teamName = team->team()->name;
    }
    if (shown == m_shown)
        return;
    m_shown = shown;
    Q_EMIT boardChanged();
}

void BoardViewModel::refreshOnline()
{
    QList<Row> rows;
    if (const BoardState *state = m_editor.state()) {
        const QList<UserId> present = m_session.present(m_editor.room());
        for (const UserId &user : present)
            rows.append(personRow(*state, user));
    }
    m_online->sync(rows);
}

QString BoardViewModel::connection() const
{
    const RoomStateOutput room = m_session.roomState(m_editor.room());
    if (m_session.state() == Session::State::Refused || room.state == RoomStateOutput::State::Refused)
        return u"refused"_s;
    if (m_session.state() == Session::State::Offline)
        return u"offline"_s;
    return room.state == RoomStateOutput::State::Live ? u"live"_s : u"connecting"_s;
}

QString BoardViewModel::connectionText() const
{
    const RoomStateOutput room = m_session.roomState(m_editor.room());
    if (room.state == RoomStateOutput::State::Refused && m_session.state() == Session::State::Online)
        return room.code == "revoked"_L1 ? tr("You are no longer a member of this board.")
                                         : tr("This board is not there for you.");
    if (connection() == "live"_L1)
        return tr("Live");
    const QString text = Wording::connection(m_session);
    return text.isEmpty() ? tr("Connecting…") : text;
}

int BoardViewModel::retryInMs() const
{
    return m_session.retryInMs();
}

int BoardViewModel::pendingCount() const
{
    return m_session.sync().pendingCount();
}

void BoardViewModel::retranslate()
{
    m_filter.retranslate();
    m_editor.history().refresh();
    Q_EMIT connectionChanged();
}

} // namespace Lanban
