// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/viewmodel/traymodel.h"

#include "app/session/session.h"
#include "app/viewmodel/wording.h"

#include <QClipboard>
#include <QDateTime>
#include <QGuiApplication>

using namespace Qt::Literals::StringLiterals;

namespace Lanban {

TrayModel::TrayModel(Session &session, QObject *parent)
    : RowListModel({"muid", "title", "reason", "text", "at"}, parent), m_session(session)
{
    refresh();
    connect(&session, &Session::trayChanged, this, &TrayModel::refresh);
}

void TrayModel::refresh()
{
    QList<Row> rows;
    const QList<TrayEntry> entries = m_session.sync().tray();
    for (const TrayEntry &entry : entries) {
        const BoardState *state = m_session.sync().view(entry.mutation.room);
        rows.append({entry.mutation.muid.value(),
                     {Wording::attempt(entry.mutation.op, state), Wording::reason(entry.code, entry.message),
                      Wording::typedText(entry.mutation.op), QDateTime::fromMSecsSinceEpoch(entry.at)}});
    }
    sync(rows);
}

void TrayModel::discard(const QString &muid)
{
    m_session.discardTray(Muid(muid));
}

void TrayModel::copy(const QString &muid)
{
    QGuiApplication::clipboard()->setText(valueOf(muid, u"text"_s).toString());
}

} // namespace Lanban
