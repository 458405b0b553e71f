// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/viewmodel/boarddirectory.h"

#include "app/session/sessions.h"
#include "app/viewmodel/wording.h"

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace Lanban {

namespace {

QString stateName(Session::State state)
{
    switch (state) {
    case Session::State::Offline:
        return u"offline"_s;
    case Session::State::Connecting:
        return u"connecting"_s;
    case Session::State::Online:
        return u"online"_s;
    case Session::State::Refused:
        break;
    }
    return u"refused"_s;
}

Row serverRow(const Session &session)
{
    const Account &account = session.account();
    return {account.serverId,
            {account.name, account.url.authority(), stateName(session.state()), Wording::serverState(session), account.isLocal,
             session.sync().pendingCount(), session.retryInMs()}};
}

QList<Row> boardRows(const Session &session)
{
    QList<Row> rows;
    const Account &account = session.account();
    for (const TeamId &id : session.teams()) {
        const BoardState *team = session.sync().view(RoomId::team(id));
        if (!team)
            continue;
        for (const Board &board : team->boards()) {
            if (board.deleted || board.archived)
                continue;
            rows.append({board.id.value(),
                         {account.serverId, account.name, board.name, team->team() ? team->team()->name : QString(),
                          account.isLocal, session.state() == Session::State::Online}});
        }
    }
    std::stable_sort(rows.begin(), rows.end(), [](const Row &a, const Row &b) {
        return QString::compare(a.values.at(2).toString(), b.values.at(2).toString(), Qt::CaseInsensitive) < 0;
    });
    return rows;
}

} // namespace

BoardDirectory::BoardDirectory(Sessions &sessions, QObject *parent)
    : QObject(parent), m_sessions(sessions), m_boards(new BoardListModel(this)), m_servers(new ServerListModel(this))
{
    for (Session *session : sessions.all())
        follow(session);
    connect(&sessions, &Sessions::added, this, [this](Session *session) {
        follow(session);
        refresh();
    });
    connect(&sessions, &Sessions::removed, this, [this](Session *session) {
        session->disconnect(this);
        refresh();
    });
    refresh();
}

void BoardDirectory::follow(Session *session)
{
    connect(session, &Session::stateChanged, this, &BoardDirectory::refresh);
    connect(session, &Session::accountChanged, this, &BoardDirectory::refresh);
    connect(session, &Session::pendingChanged, this, [this, session] { m_servers->update(serverRow(*session)); });
    connect(session, &Session::roomStateChanged, this, [this](const RoomId &room) {
        if (room.kind == RoomId::Kind::Team)
            refresh();
    });
    connect(session, &Session::changed, this, [this](const RoomId &room) {
        if (room.kind == RoomId::Kind::Team)
            refresh();
    });
}

void BoardDirectory::refresh()
{
    QList<Session *> sessions = m_sessions.all();
    std::stable_partition(sessions.begin(), sessions.end(), [](const Session *session) { return session->account().isLocal; });
    QList<Row> servers;
    QList<Row> boards;
    QSet<QString> listed; // who follows his own link has a board twice; the first is the own one
    for (const Session *session : std::as_const(sessions)) {
        servers.append(serverRow(*session));
        for (const Row &row : boardRows(*session)) {
            if (listed.contains(row.id))
                continue;
            listed.insert(row.id);
            boards.append(row);
        }
    }
    m_servers->sync(servers);
    m_boards->sync(boards);
    Q_EMIT changed();
}

QString BoardDirectory::firstBoardOf(const QString &serverId) const
{
    for (const QString &id : m_boards->ids()) {
        if (m_boards->valueOf(id, u"serverId"_s) == serverId)
            return id;
    }
    return {};
}

bool BoardDirectory::isComplete(const QString &serverId) const
{
    const Session *session = m_sessions.find(serverId);
    if (!session || session->state() != Session::State::Online)
        return false;
    const QList<TeamId> teams = session->teams();
    return std::all_of(teams.begin(), teams.end(), [session](const TeamId &team) {
        return session->roomState(RoomId::team(team)).state == RoomStateOutput::State::Live;
    });
}

} // namespace Lanban
