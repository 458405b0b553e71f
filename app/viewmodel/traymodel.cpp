// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/viewmodel/traymodel.h"

#include "app/session/session.h"
#include "app/viewmodel/noticemodel.h"
#include "app/viewmodel/traydrafts.h"
#include "app/viewmodel/wording.h"
#include "core/sync/optext.h"

#include <QClipboard>
#include <QDateTime>
#include <QGuiApplication>
#include <QPointer>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace Lanban {

namespace {

//! True if the user may put the task of \a entry past the limit that it was refused for.
bool canPlace(const Session &session, const TrayEntry &entry)
{
    const bool hasForce = std::visit(
        [](const auto &op) {
            return requires
            {
                op.force;
            };
        },
        entry.mutation.op);
    // Who may change a limit may go past it. Of a transfer it is the other board's.
    const auto *transfer = std::get_if<Op::TaskTransfer>(&entry.mutation.op);
    const RoomId room = transfer ? RoomId::board(transfer->boardId) : entry.mutation.room;
    return entry.code == ErrorCode::WipLimit && hasForce && session.sync().perms(room).contains("column.update"_L1);
}

bool isConflict(const TrayEntry &entry)
{
    return entry.code == ErrorCode::TextConflict && textOf(entry.mutation.op);
}

QString kindOf(const Session &session, const TrayEntry &entry)
{
    if (isConflict(entry))
        return u"conflict"_s;
    return canPlace(session, entry) ? u"full"_s : u"other"_s;
}

QList<TrayEntry> hangingOn(const Muid &muid, const QList<TrayEntry> &tray)
{
    QList<TrayEntry> found;
    std::copy_if(tray.begin(), tray.end(), std::back_inserter(found),
                 [&](const TrayEntry &entry) { return entry.cause == muid; });
    return found;
}

//! True if what \a entry hung on is not there to be shown with it.
bool standsAlone(const TrayEntry &entry, const QList<TrayEntry> &tray)
{
    return std::none_of(tray.begin(), tray.end(), [&](const TrayEntry &other) { return other.mutation.muid == entry.cause; });
}

} // namespace

TrayModel::TrayModel(NoticeModel &notices, QObject *parent)
    : RowListModel({"muid", "title", "reason", "text", "at", "kind", "standing", "place", "editable", "dependents"}, parent)
    , m_notices(notices)
{
}

TrayModel::~TrayModel()
{
    delete m_conflict; // it looks at its session
}

void TrayModel::addSession(Session *session)
{
    m_sessions.append(session);
    connect(session, &Session::trayChanged, this, &TrayModel::refresh);
    connect(session, &Session::changed, this, [this, session] {
        if (!session->sync().tray().isEmpty())
            refresh();
    });
    refresh();
}

void TrayModel::removeSession(Session *session)
{
    session->disconnect(this);
    m_sessions.removeOne(session);
    refresh();
}

Row TrayModel::rowOf(const Session &session, const TrayEntry &entry, const QList<TrayEntry> &tray) const
{
    const RoomId &room = entry.mutation.room;
    const BoardState *view = session.sync().view(room);
    const Board *board = view != nullptr ? view->board() : nullptr;
    QStringList dependents;
    for (const TrayEntry &other : hangingOn(entry.mutation.muid, tray)) {
        const QString typed = Wording::typedText(other.mutation.op);
        const QString title = Wording::attempt(other.mutation.op, view);
        dependents.append(typed.isEmpty() || title.contains(typed) ? title : title + u": "_s + typed);
    }
    return {entry.mutation.muid.value(),
            {Wording::attempt(entry.mutation.op, view), Wording::refusal(entry), Wording::typedText(entry.mutation.op),
             QDateTime::fromMSecsSinceEpoch(entry.at), kindOf(session, entry),
             Wording::standing(entry, session.sync().base(room)), board != nullptr ? board->name : session.account().name,
             textOf(entry.mutation.op).value_or(QString()), dependents}};
}

void TrayModel::refresh()
{
    QList<Row> rows;
    qsizetype changes = 0;
    for (const Session *session : std::as_const(m_sessions)) {
        const QList<TrayEntry> tray = trayOf(*session);
        changes += tray.size();
        for (const TrayEntry &entry : tray) {
            if (standsAlone(entry, tray))
                rows.append(rowOf(*session, entry, tray));
        }
    }
    sync(rows);
    if (m_conflict != nullptr && !find(m_conflict->muid()))
        closeConflict();
    if (changes != m_changes) {
        m_changes = static_cast<int>(changes);
        Q_EMIT changesChanged();
    }
}

QList<TrayEntry> TrayModel::trayOf(const Session &session) const
{
    QList<TrayEntry> tray = session.sync().tray();
    tray.removeIf([this](const TrayEntry &entry) { return m_discarded.contains(entry.mutation.muid); });
    return tray;
}

std::optional<TrayModel::Found> TrayModel::find(const QString &muid) const
{
    for (Session *session : m_sessions) {
        const QList<TrayEntry> tray = trayOf(*session);
        const auto entry
            = std::find_if(tray.begin(), tray.end(), [&](const TrayEntry &one) { return one.mutation.muid.value() == muid; });
        if (entry != tray.end())
            return Found{session, *entry};
    }
    return {};
}

std::optional<QString> TrayModel::writtenOn(const Found &found) const
{
    return TrayDrafts(*found.session, m_notices).stored(found.entry.mutation.muid);
}

bool TrayModel::told(const std::optional<Rejection> &rejection)
{
    if (rejection)
        m_notices.addWarning(Wording::reason(rejection->error.code, rejection->error.detail));
    return !rejection;
}

bool TrayModel::retry(const QString &muid)
{
    const auto found = find(muid);
    const auto text = found ? writtenOn(*found) : std::nullopt;
    if (!text)
        return false;
    const Muid &id = found->entry.mutation.muid;
    return told(text->isEmpty() ? found->session->retryTray(id) : found->session->resolveTray(id, *text));
}

bool TrayModel::edit(const QString &muid, const QString &text)
{
    const auto found = find(muid);
    return found && told(found->session->resolveTray(found->entry.mutation.muid, text));
}

bool TrayModel::placeAnyway(const QString &muid)
{
    const auto found = find(muid);
    const auto text = found ? writtenOn(*found) : std::nullopt;
    if (!text)
        return false;
    return told(found->session->placeAnyway(found->entry.mutation.muid, text->isEmpty() ? std::nullopt : text));
}

void TrayModel::discard(const QString &muid)
{
    const auto found = find(muid);
    if (!found)
        return;
    const Mutation &mutation = found->entry.mutation;
    // The cause goes last: if this stops half-way, the rest still stands together.
    QList<Muid> muids;
    for (const TrayEntry &entry : hangingOn(mutation.muid, trayOf(*found->session)))
        muids.append(entry.mutation.muid);
    muids.append(mutation.muid);
    m_discarded += muids;
    refresh();
    const auto later = [tray = QPointer(this)](auto does) {
        return [tray, does] {
            if (tray)
                does(*tray);
        };
    };
    m_notices.addUndo(tr("Discarded: %1").arg(Wording::attempt(mutation.op, found->session->sync().view(mutation.room))),
                      tr("Undo"), later([muids](TrayModel &tray) { tray.bringBack(muids); }),
                      later([muids](TrayModel &tray) { tray.throwAway(muids); }));
}

void TrayModel::bringBack(const QList<Muid> &muids)
{
    m_discarded.removeIf([&muids](const Muid &muid) { return muids.contains(muid); });
    refresh();
}

void TrayModel::throwAway(const QList<Muid> &muids)
{
    for (Session *session : std::as_const(m_sessions)) {
        for (const Muid &muid : muids) {
            const QList<TrayEntry> tray = session->sync().tray();
            if (std::any_of(tray.begin(), tray.end(), [&](const TrayEntry &entry) { return entry.mutation.muid == muid; }))
                session->discardTray(muid);
        }
    }
    bringBack(muids); // nothing comes back, but what the disk would not let go of
}

void TrayModel::forgetDiscarded()
{
    throwAway(QList<Muid>(m_discarded));
}

void TrayModel::copy(const QString &muid)
{
    const auto found = find(muid);
    if (!found)
        return;
    Operation op = found->entry.mutation.op;
    if (const QString text = writtenOn(*found).value_or(QString()); !text.isEmpty())
        setTextOf(op, text);
    QStringList texts{Wording::typedText(op)};
    for (const TrayEntry &entry : hangingOn(found->entry.mutation.muid, trayOf(*found->session)))
        texts.append(Wording::typedText(entry.mutation.op));
    texts.removeAll(QString());
    QGuiApplication::clipboard()->setText(texts.join(u"\n\n"_s));
}

bool TrayModel::openConflict(const QString &muid)
{
    const auto found = find(muid);
    if (!found || !isConflict(found->entry))
        return false;
    if (m_conflict != nullptr && m_conflict->muid() == muid)
        return true;
    closeConflict();
    const BoardState *view = found->session->sync().view(found->entry.mutation.room);
    m_conflict
        = new TextConflict(*found->session, m_notices, found->entry, Wording::attempt(found->entry.mutation.op, view), this);
    Q_EMIT conflictChanged();
    return true;
}

void TrayModel::closeConflict()
{
    TextConflict *before = std::exchange(m_conflict, nullptr);
    if (before == nullptr)
        return;
    Q_EMIT conflictChanged();
    // QML lets go of it first.
    before->deleteLater();
}

QString TrayModel::draft(const QString &muid) const
{
    const auto found = find(muid);
    return found ? TrayDrafts(*found->session, m_notices).text(found->entry.mutation.muid) : QString();
}

bool TrayModel::saveDraft(const QString &muid, const QString &text)
{
    const auto found = find(muid);
    return found && TrayDrafts(*found->session, m_notices).save(found->entry.mutation.muid, text);
}

void TrayModel::clearDraft(const QString &muid)
{
    saveDraft(muid, {});
}

} // namespace Lanban
