// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/hosting/hostcontroller.h"

#include "app/session/session.h"
#include "app/viewmodel/profilesettings.h"
#include "app/viewmodel/values.h"
#include "app/viewmodel/wording.h"

#include <QClipboard>
#include <QGuiApplication>

using namespace Qt::Literals::StringLiterals;

namespace Lanban {

namespace {
const QString PortMemo = u"host/port"_s;
} // namespace

HostController::HostController(LocalServer &local, ProfileSettings &profile, QObject *parent)
    : QObject(parent), m_local(local), m_profile(profile), m_people(new PeopleModel(this))
{
    connect(&local.backend(), &HostBackend::peopleChanged, this, &HostController::takePeople);
}

QString HostController::address() const
{
    return isHosting() ? u"%1:%2"_s.arg(m_addresses.value(0)).arg(m_port) : QString();
}

QString HostController::boardName() const
{
    const Session *session = m_local.session();
    if (!session)
        return {};
    const BoardState *state = session->sync().view(RoomId::board(m_board));
    return state && state->board() ? state->board()->name : QString();
}

void HostController::start(const QString &boardId)
{
    if (m_busy)
        return;
    m_busy = true;
    m_error.clear();
    m_board = BoardId(boardId);
    if (auto ready = m_local.ensure(); !ready)
        return giveUp(ready.error());
    const auto port = open();
    if (!port)
        return giveUp(port.error());
    m_port = *port;
    m_addresses = m_local.backend().networkAddresses();
    if (m_addresses.isEmpty())
        m_addresses.append(u"127.0.0.1"_s);
    m_local.backend()
        .createInvite(m_board, m_addresses.first())
        .then(this,
              [this](const Result<InviteLink> &invite) {
                  if (!invite)
                      return giveUp(invite.error());
                  m_busy = false;
                  m_link = invite->toString();
                  Q_EMIT changed();
                  Q_EMIT started(m_link, invite->webSocketUrl(), m_board.value());
              })
        .onCanceled(this, [this] {
            giveUp({ErrorCode::Cancelled, {}, {}});
        });
    Q_EMIT changed();
}

Result<quint16> HostController::open()
{
    // Where guests know it; then where they would look; then anywhere.
    QList<quint16> ports{PreferredPort, 0};
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

void HostController::stop()
{
    if (!isHosting())
        return;
    if (const auto closed = m_local.setOpen(false, 0); !closed) {
        m_error = Wording::reason(closed.error().code, closed.error().detail);
    } else {
        m_port = 0;
        m_link.clear();
        m_addresses.clear();
    }
    Q_EMIT changed();
}

void HostController::copyLink()
{
    QGuiApplication::clipboard()->setText(m_link);
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
    Q_EMIT changed();
    Q_EMIT failed(m_error);
}

} // namespace Lanban
