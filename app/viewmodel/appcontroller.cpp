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
const QString TrayTopic = u"tray"_s;
const QString AdjustedTopic = u"adjusted"_s;

//! The task whose text \a mutation changes; empty where that is not known.
QString taskOf(const Session &session, const Mutation &mutation)
{
    if (const auto *update = std::get_if<Op::TaskUpdate>(&mutation.op))
        return update->id.value();
    const auto *update = std::get_if<Op::CheckItemUpdate>(&mutation.op);
    const BoardState *view = session.sync().view(mutation.room);
    const CheckItem *item = update != nullptr && view != nullptr ? view->find(update->id) : nullptr;
    const Checklist *list = item != nullptr ? view->find(item->checklistId) : nullptr;
    return list != nullptr ? list->taskId.value() : QString();
}

QString unopenedText(const Account &account, const Error &why)
{
    return AppController::tr("What is kept here of “%1” can't be opened now: %2. It stays as it is, and is tried again.")
        .arg(account.name, Wording::cause(why));
}
} // namespace

AppController::AppController(ProfileSettings &profile, Sessions &sessions, HostBackend &backend, const Clock &clock,
                             QObject *parent)
    : QObject(parent)
    , m_profile(profile)
    , m_sessions(sessions)
    , m_clock(clock)
    , m_tray(m_notices)
    , m_directory(sessions)
    , m_local(backend, sessions, profile)
    , m_hosting(m_local, profile)
{
    connect(&sessions, &Sessions::trouble, this, &AppController::showFailure);
    connect(&sessions, &Sessions::salvaged, this, [this](const QString &movedTo, int saved) {
        m_notices.addError(tr("A damaged file was moved to %1. Changes taken over from it: %2.").arg(movedTo).arg(saved));
    });
    connect(&sessions, &Sessions::unopened, this,
            [this](const Account &account, const Error &why) { m_notices.addError(unopenedText(account, why)); });
    connect(&sessions, &Sessions::recovered, this, [this](Session *session) {
        if (!m_isStarted)
            return;
        bringOnline(session);
        if (!m_board)
            openLast();
    });
    connect(&profile, &ProfileSettings::failed, this, &AppController::showFailure);
    connect(&m_hosting, &HostController::failed, this, [this](const QString &message) { m_notices.addError(message); });
    for (Session *session : sessions.all())
        follow(session);
    connect(&sessions, &Sessions::added, this, &AppController::follow);
    connect(&sessions, &Sessions::removed, this, &AppController::unfollow);
    connect(&m_directory, &BoardDirectory::changed, this, &AppController::openAwaited);
    connect(&m_tray, &TrayModel::conflictChanged, this, [this] {
        if (m_tray.conflict())
            m_notices.dismissFrom(TrayTopic); // what it leads to is open
    });
}

AppController::~AppController()
{
    m_tray.forgetDiscarded();
    // Before the sessions and the notices that it looks at.
    delete m_board;
}

QString AppController::version() const
{
    return QStringLiteral(LANBAN_VERSION);
}

void AppController::start()
{
    m_isStarted = true;
    // The own server first: it is quick, and its boards are the likeliest.
    if (Session *local = m_local.session())
        bringOnline(local);
    for (Session *session : m_sessions.all()) {
        if (!session->account().isLocal)
            bringOnline(session);
    }
    openLast();
}

void AppController::bringOnline(Session *session)
{
    if (!session->account().isLocal) {
        session->start();
        return;
    }
    if (const auto local = m_local.ensure(); !local)
        showFailure(local.error());
    else
        m_hosting.resume();
}

void AppController::openLast()
{
    const QString server = m_profile.memo(LastServerMemo);
    const QString board = m_profile.memo(LastBoardMemo);
    if (!board.isEmpty() && m_sessions.find(server))
        openBoard(server, board);
}

void AppController::follow(Session *session)
{
    connect(session, &Session::stateChanged, this, [this, session] {
        if (session->state() == Session::State::Online)
            m_notices.dismissFrom(session->account().serverId);
        joinStateChanged(session);
    });
    connect(session, &Session::trouble, this, [this, session](const Error &error) {
        // Why a link came to nothing is told by joinFailed() alone.
        const QString server = session->account().serverId;
        if (!m_joining.contains(server) || error.code == ErrorCode::Storage)
            m_notices.addError(Wording::failure(error), server);
    });
    connect(session, &Session::refused, this, [this, session](const TrayEntry &entry) { tellRefused(session, entry); });
    connect(session, &Session::adjusted, this,
            [this, session](const AdjustedOutput &outcome) { tellAdjusted(session, outcome); });
    m_tray.addSession(session);
}

void AppController::tellRefused(Session *session, const TrayEntry &entry)
{
    // Of many at once only the number is said.
    const QString muid = m_notices.has(TrayTopic) ? QString() : entry.mutation.muid.value();
    const QString text = muid.isEmpty()
        ? tr("%n change(s) not taken over", nullptr, m_tray.changes())
        : tr("%1: refused. %2")
              .arg(Wording::attempt(entry.mutation.op, session->sync().view(entry.mutation.room)), Wording::refusal(entry));
    m_notices.addWarning(text, TrayTopic, tr("Show"), [this, muid] { Q_EMIT trayAsked(muid); });
    if (entry.code == ErrorCode::TextConflict)
        Q_EMIT conflictArose(entry.mutation.muid.value(), taskOf(*session, entry.mutation));
}

void AppController::tellAdjusted(Session *session, const AdjustedOutput &outcome)
{
    const QString text = Wording::adjusted(outcome, session->sync().view(outcome.mutation.room));
    if (text.isEmpty())
        return;
    // Of many at once, after a while offline, only the number is said.
    m_adjusted = m_notices.has(AdjustedTopic) ? m_adjusted + 1 : 1;
    m_notices.addInfo(m_adjusted == 1 ? text : tr("%n change(s) met with what others did meanwhile", nullptr, m_adjusted),
                      AdjustedTopic);
}

void AppController::unfollow(Session *session)
{
    session->disconnect(this);
    m_tray.removeSession(session);
    if (m_board && m_board->serverId() == session->account().serverId)
        leaveBoard();
}

void AppController::showFailure(const Error &error)
{
    m_notices.addError(Wording::failure(error));
}

void AppController::retranslate()
{
    m_directory.refresh();
    m_tray.refresh();
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
    m_awaited.clear(); // whoever goes somewhere else does not wait any more
    if (!mayLeave())
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
    if (mayLeave())
        leaveBoard();
}

bool AppController::mayLeave()
{
    m_stays = false;
    if (m_board)
        Q_EMIT leaving();
    return !m_stays;
}

void AppController::tellUnkept()
{
    m_notices.addError(tr("What you typed can't be written to the disk, and is lost if you leave now. "
                          "Make room on the disk, or close the window once more."));
}

void AppController::leaveBoard()
{
    m_awaited.clear();
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
    if (session->state() == Session::State::Connecting)
        return;
    if (!m_joining.contains(id)) {
        dropBadInvite(session);
        return;
    }
    if (session->state() == Session::State::Online) {
        m_joining.remove(id);
        joinSucceeded(session);
        return;
    }
    const Account tried = session->account();
    if (session->state() == Session::State::Refused && session->refusedPath() == "/token"_L1 && !tried.invite.isEmpty()
        && !tried.token.isEmpty()) {
        // Our access has run out, and the invite may be good: then as whom it makes us.
        Account anew = tried;
        anew.token.clear();
        if (const auto done = m_sessions.put(anew); !done)
            showFailure(done.error());
        else
            return;
    }
    const std::optional<Account> before = m_joining.take(id).before;
    const QString why = Wording::connection(*session);
    if (!before) {
        m_sessions.remove(id);
    } else if (const auto restored = m_sessions.put(*before); !restored) {
        // Whoever was known stays so, with all that is kept of it: only the link came to nothing.
        showFailure(restored.error());
    }
    refuseJoin(why);
}

void AppController::dropBadInvite(Session *session)
{
    // Of a link that was being followed when the app ended: the access that was there before is still good.
    Account account = session->account();
    if (session->state() != Session::State::Refused || session->refusedPath() != "/invite"_L1 || account.token.isEmpty())
        return;
    account.invite.clear();
    if (const auto done = m_sessions.put(account); !done)
        showFailure(done.error());
}

void AppController::joinSucceeded(Session *session)
{
    // Shown before it is told: who hears of it finds the board that the link was for.
    const QString id = session->account().serverId;
    if (const BoardId invited = session->invitedBoard(); !invited.isEmpty()) {
        openBoard(id, invited.value());
    } else {
        m_awaited = id;
        openAwaited();
    }
    Q_EMIT joined(id);
}

void AppController::refuseJoin(const QString &message)
{
    // Whoever asked shows it.
    Q_EMIT joinFailed(message);
}

void AppController::openAwaited()
{
    const QString board = m_awaited.isEmpty() ? QString() : m_directory.firstBoardOf(m_awaited);
    if (!board.isEmpty())
        openBoard(std::exchange(m_awaited, {}), board);
}

void AppController::joinLink(const QString &text)
{
    Q_EMIT joining(text);
    const auto link = InviteLink::parse(text.trimmed());
    if (!link) {
        refuseJoin(Wording::badLink(link.error()));
        return;
    }
    if (link->secure || !link->fingerprint.isEmpty()) {
        refuseJoin(tr("This link asks for an encrypted connection, which this version can't make yet."));
        return;
    }

    const std::optional<Account> before = m_sessions.accountOf(link->webSocketUrl());
    if (before && !m_sessions.find(before->serverId))
        m_sessions.retry();
    if (before) {
        if (const auto why = m_sessions.whyUnopened(before->serverId)) {
            refuseJoin(unopenedText(*before, *why));
            return;
        }
    }
    Session *known = before ? m_sessions.find(before->serverId) : nullptr;
    Account account = before.value_or(Account());
    // A link that is followed twice at once: what was there before the first of them counts.
    const Joining joining = m_joining.value(account.serverId, Joining{before});
    if (known && link->invite.isEmpty()) {
        m_joining.insert(account.serverId, joining);
        known->start();
        known->retryNow();
        joinStateChanged(known);
        return;
    }
    if (!known) {
        account.serverId = m_sessions.ids().next();
        account.name = link->address();
        account.url = link->webSocketUrl();
    }
    // Who is known shows the invite together with his access: he stays who he is, and may do more.
    if (!known || known->state() == Session::State::Refused)
        account.token.clear();
    account.invite = link->invite;
    account.userName = m_profile.displayName();
    account.userColor = m_profile.color();
    m_joining.insert(account.serverId, joining);
    const auto session = m_sessions.put(account);
    if (!session) {
        m_joining.remove(account.serverId);
        refuseJoin(Wording::failure(session.error()));
        return;
    }
    (*session)->start();
    (*session)->retryNow();
    joinStateChanged(*session);
}

void AppController::removeServer(const QString &serverId)
{
    m_sessions.remove(serverId);
}

} // namespace Lanban
