// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/viewmodel/appcontroller.h"

#include "app/viewmodel/wording.h"

using namespace Qt::Literals::StringLiterals;

namespace Lanban {

namespace {
constexpr int MaxLiveBoards = 8;
const QString LastServerMemo = u"last/server"_s;
const QString LastBoardMemo = u"last/board"_s;
} // namespace

AppController::AppController(ProfileSettings &profile, Sessions &sessions, HostBackend &backend, const Clock &clock,
                             QObject *parent)
    : QObject(parent)
    , m_profile(profile)
    , m_sessions(sessions)
    , m_clock(clock)
    , m_directory(sessions)
    , m_local(backend, sessions, profile)
    , m_hosting(m_local, profile)
{
    connect(&sessions, &Sessions::trouble, this, &AppController::showFailure);
    connect(&sessions, &Sessions::salvaged, this, [this](const QString &movedTo, int saved) {
        m_notices.addError(tr("A damaged file was moved to %1. Changes taken over from it: %2.").arg(movedTo).arg(saved));
    });
    connect(&profile, &ProfileSettings::failed, this, &AppController::showFailure);
    connect(&m_hosting, &HostController::failed, &m_notices, &NoticeModel::addError);
    for (Session *session : sessions.all())
        follow(session);
    connect(&sessions, &Sessions::added, this, &AppController::follow);
    connect(&sessions, &Sessions::removed, this, &AppController::unfollow);
    connect(&m_directory, &BoardDirectory::changed, this, &AppController::openAwaited);
}

AppController::~AppController()
{
    // Before the sessions and the notices that it looks at.
    delete m_board;
}

QString AppController::version() const
{
    return QStringLiteral(LANBAN_VERSION);
}

void AppController::start()
{
    if (m_local.isNeeded()) {
        if (const auto local = m_local.ensure(); !local)
            showFailure(local.error());
    }
    for (Session *session : m_sessions.all()) {
        if (!session->account().isLocal)
            session->start();
    }
    const QString server = m_profile.memo(LastServerMemo);
    const QString board = m_profile.memo(LastBoardMemo);
    if (!board.isEmpty() && m_sessions.find(server))
        openBoard(server, board);
}

void AppController::follow(Session *session)
{
    connect(session, &Session::stateChanged, this, [this, session] { joinStateChanged(session); });
    connect(session, &Session::refused, this, [this, session](const TrayEntry &entry) {
        m_notices.addWarning(tr("%1: refused. %2")
                                 .arg(Wording::attempt(entry.mutation.op, session->sync().view(entry.mutation.room)),
                                      Wording::reason(entry.code, entry.message)));
    });
}

void AppController::unfollow(Session *session)
{
    session->disconnect(this);
    if (m_board && m_board->serverId() == session->account().serverId)
        closeBoard();
}

void AppController::showFailure(const Error &error)
{
    const QString detail = error.path.isEmpty() ? error.detail : u"%1 (%2)"_s.arg(error.detail, error.path);
    m_notices.addError(Wording::reason(error.code, detail));
}

void AppController::retranslate()
{
    m_directory.refresh();
    if (m_board)
        m_board->retranslate();
}

void AppController::completeFirstRun(const QString &name, const QString &color)
{
    m_profile.setDisplayName(name);
    m_profile.setColor(color);
    m_profile.setFirstRunDone();
}

void AppController::openBoard(const QString &serverId, const QString &boardId)
{
    Session *session = m_sessions.find(serverId);
    if (!session || boardId.isEmpty() || (m_board && m_board->serverId() == serverId && m_board->boardId() == boardId))
        return;
    BoardViewModel *before = m_board;
    m_board = new BoardViewModel(*session, BoardId(boardId), m_notices, this);
    m_profile.setMemo(LastServerMemo, serverId);
    m_profile.setMemo(LastBoardMemo, boardId);
    keepLive(session, RoomId::board(BoardId(boardId)));
    Q_EMIT boardChanged();
    if (before)
        before->deleteLater();
}

void AppController::closeBoard()
{
    BoardViewModel *before = std::exchange(m_board, nullptr);
    if (!before)
        return;
    m_profile.setMemo(LastBoardMemo, {});
    Q_EMIT boardChanged();
    // QML lets go of it first.
    before->deleteLater();
}

void AppController::keepLive(Session *session, const RoomId &room)
{
    m_recent.removeIf([&](const auto &recent) { return !recent.first || (recent.first == session && recent.second == room); });
    m_recent.prepend({session, room});
    while (m_recent.size() > MaxLiveBoards) {
        const auto oldest = m_recent.takeLast();
        oldest.first->unsubscribe(oldest.second);
    }
}

void AppController::joinStateChanged(Session *session)
{
    const QString id = session->account().serverId;
    if (!m_joining.contains(id) || session->state() == Session::State::Connecting)
        return;
    m_joining.remove(id);
    if (session->state() == Session::State::Online) {
        m_awaited = id;
        Q_EMIT joined(id);
        openAwaited();
        return;
    }
    const QString why = Wording::connection(*session);
    m_sessions.remove(id);
    m_notices.addError(why);
    Q_EMIT joinFailed(why);
}

void AppController::openAwaited()
{
    const QString board = m_awaited.isEmpty() ? QString() : m_directory.firstBoardOf(m_awaited);
    if (!board.isEmpty())
        openBoard(std::exchange(m_awaited, {}), board);
}

void AppController::joinLink(const QString &text)
{
    const auto refuse = [this](const QString &message) {
        m_notices.addError(message);
        Q_EMIT joinFailed(message);
    };
    const auto link = InviteLink::parse(text.trimmed());
    if (!link)
        return refuse(tr("This is no invite link and no address: %1").arg(link.error().detail));
    if (link->secure || !link->fingerprint.isEmpty())
        return refuse(tr("This link asks for an encrypted connection, which this version can't make yet."));

    Session *known = m_sessions.findByUrl(link->webSocketUrl());
    Account account = known ? known->account() : Account();
    const bool isWelcome = known && known->state() != Session::State::Refused && !account.token.isEmpty();
    if (isWelcome || (known && link->invite.isEmpty())) {
        m_joining.insert(account.serverId);
        known->retryNow();
        return joinStateChanged(known);
    }
    if (!known) {
        account.serverId = m_sessions.ids().next();
        account.name = link->address();
        account.url = link->webSocketUrl();
    }
    account.invite = link->invite;
    account.token.clear();
    account.userName = m_profile.displayName();
    account.userColor = m_profile.color();
    m_joining.insert(account.serverId);
    const auto session = m_sessions.put(account);
    if (!session) {
        m_joining.remove(account.serverId);
        return refuse(Wording::reason(session.error().code, session.error().detail));
    }
    (*session)->start();
}

void AppController::removeServer(const QString &serverId)
{
    m_sessions.remove(serverId);
}

} // namespace Lanban
