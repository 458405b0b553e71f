// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/hosting/hostcontroller.h"

#include "app/hosting/whendone.h"
#include "app/viewmodel/profilesettings.h"
#include "app/viewmodel/values.h"
#include "app/viewmodel/wording.h"

#include <QClipboard>
#include <QGuiApplication>

using namespace Qt::Literals::StringLiterals;

namespace Lanban {

namespace {
const QString PortMemo = u"host/port"_s;
const QString OpenMemo = u"host/open"_s;
const QString BoardsMemo = u"host/boards"_s;
const QString ByAddressMemo = u"host/byAddress"_s;
// Not in any id.
constexpr QChar Separator = u' ';

QStringList listFrom(const QString &memo)
{
    return memo.split(Separator, Qt::SkipEmptyParts);
}
} // namespace

HostController::HostController(LocalServer &local, ProfileSettings &profile, QObject *parent)
    : QObject(parent)
    , m_local(local)
    , m_profile(profile)
    , m_people(new PeopleModel(this))
    , m_boards(listFrom(profile.memo(BoardsMemo)))
    , m_openBoards(listFrom(profile.memo(ByAddressMemo)))
{
    connect(&local.backend(), &HostBackend::peopleChanged, this, &HostController::takePeople);
}

QString HostController::addressAt(qsizetype index) const
{
    return isHosting() ? InviteLink{m_addresses.value(index), m_port, {}, {}, false}.address() : QString();
}

QStringList HostController::otherAddresses() const
{
    QStringList others;
    for (qsizetype i = 1; isHosting() && i < m_addresses.size(); ++i)
        others.append(addressAt(i));
    return others;
}

QString HostController::link() const
{
    return isShared() && m_links.contains(m_board.value()) ? m_links.value(m_board.value()).toString() : QString();
}

void HostController::resume()
{
    if (isHosting() || m_busy || m_boards.isEmpty() || m_profile.memo(OpenMemo) != "true"_L1)
        return;
    if (auto opened = open(); !opened)
        return giveUp(opened.error());
    Q_EMIT changed();
}

void HostController::select(const QString &boardId)
{
    if (boardId == m_board.value())
        return;
    m_board = BoardId(boardId);
    m_error.clear();
    if (!m_busy && isShared() && !m_links.contains(boardId))
        fetchLink(m_board, false);
    Q_EMIT changed();
}

void HostController::start(const QString &boardId)
{
    if (m_busy)
        return;
    m_error.clear();
    m_board = BoardId(boardId);
    if (auto opened = open(); !opened)
        return giveUp(opened.error());
    fetchLink(m_board, true);
    Q_EMIT changed();
}

Result<void> HostController::open()
{
    if (isHosting())
        return {};
    if (auto ready = m_local.ensure(); !ready)
        return failWith(ready.error());
    const auto port = bind();
    if (!port)
        return failWith(port.error());
    m_port = *port;
    m_addresses = m_local.backend().networkAddresses();
    if (m_addresses.isEmpty())
        m_addresses.append(u"127.0.0.1"_s);
    m_links.clear(); // the address is in them
    tellServer();
    return {};
}

Result<quint16> HostController::bind()
{
    // Where guests know it; then where they would look; then anywhere.
    QList<quint16> ports{InviteLink::DefaultPort, 0};
    if (const auto last = static_cast<quint16>(m_profile.memo(PortMemo).toUShort()); last != 0)
        ports.prepend(last);
    Result<quint16> opened = fail(ErrorCode::Network, {});
    for (const quint16 port : std::as_const(ports)) {
        if (opened = m_local.setOpen(true, port); opened) {
            m_profile.setMemo(PortMemo, QString::number(*opened));
            return opened;
        }
    }
    return opened;
}

void HostController::fetchLink(const BoardId &boardId, bool isNew)
{
    m_busy = true;
    whenDone(m_local.backend().createInvite(boardId, m_addresses.first()), this,
             [this, isNew, board = boardId.value()](const Result<InviteLink> &invite) {
                 if (!invite)
                     return giveUp(invite.error());
                 m_busy = false;
                 m_links.insert(board, *invite);
                 if (!m_boards.contains(board))
                     m_boards.append(board);
                 remember();
                 tellServer();
                 if (isShared() && !m_links.contains(m_board.value())) // selected meanwhile
                     fetchLink(m_board, false);
                 Q_EMIT changed();
                 if (isNew)
                     Q_EMIT started(invite->toString(), invite->webSocketUrl(), board);
             });
}

void HostController::remember()
{
    m_profile.setMemo(OpenMemo, isHosting() ? u"true"_s : u"false"_s);
    m_profile.setMemo(BoardsMemo, m_boards.join(Separator));
    m_profile.setMemo(ByAddressMemo, m_openBoards.join(Separator));
}

Result<void> HostController::close()
{
    if (const auto closed = m_local.setOpen(false, 0); !closed)
        return failWith(closed.error());
    m_port = 0;
    m_addresses.clear();
    m_links.clear();
    tellServer();
    return {};
}

void HostController::stop()
{
    if (!isHosting() || m_busy)
        return;
    if (const auto closed = close(); !closed) {
        m_error = Wording::reason(closed.error().code, closed.error().detail);
    } else {
        m_boards.clear();
        remember();
    }
    Q_EMIT changed();
}

void HostController::setByAddress(bool allowed)
{
    if (!isShared() || allowed == isByAddress())
        return;
    if (allowed)
        m_openBoards.append(m_board.value());
    else
        m_openBoards.removeAll(m_board.value());
    remember();
    tellServer();
    Q_EMIT changed();
}

void HostController::tellServer()
{
    QList<BoardId> open;
    for (const QString &board : boards()) {
        if (m_openBoards.contains(board))
            open.append(BoardId(board));
    }
    whenDone(m_local.backend().setJoinableByAddress(open), this, [this](const Result<void> &told) {
        if (told)
            return;
        m_error = Wording::reason(told.error().code, told.error().detail);
        Q_EMIT changed();
    });
}

void HostController::copyLink()
{
    QGuiApplication::clipboard()->setText(link());
}

void HostController::takePeople(const QList<HostedPerson> &people)
{
    QList<Row> rows;
    for (const HostedPerson &person : people)
        rows.append({person.id.value(), {person.name, person.color, initialsOf(person.name), true}});
    m_people->sync(rows);
}

void HostController::giveUp(const Error &why)
{
    m_busy = false;
    m_error = Wording::reason(why.code, why.detail);
    // Open without anything that others may join: nobody asked for that.
    if (isHosting() && m_boards.isEmpty()) {
        if (const auto closed = close(); !closed)
            m_error = Wording::reason(closed.error().code, closed.error().detail);
    }
    Q_EMIT changed();
    Q_EMIT failed(m_error);
}

} // namespace Lanban
