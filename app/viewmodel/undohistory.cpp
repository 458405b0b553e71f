// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/viewmodel/undohistory.h"

#include "app/session/session.h"
#include "app/viewmodel/noticemodel.h"
#include "app/viewmodel/wording.h"

#include <QPointer>

using namespace Qt::Literals::StringLiterals;

namespace Lanban {

namespace {

constexpr qsizetype MaxReasons = 3;

//! Says in \a notices what came of \a outcome.
void tell(Session &session, NoticeModel &notices, const UndoneOutput &outcome);

//! What takes back, or does again, one entry; it works also when the board was closed meanwhile.
std::function<void()> action(Session &session, NoticeModel &notices, UndoHistory *history, const RoomId &room, bool redo,
                             quint64 n)
{
    return [session = QPointer(&session), notices = QPointer(&notices), history = QPointer(history), room, redo, n] {
        if (!session)
            return;
        if (!history && notices) {
            QObject::connect(
                session, &Session::undone, notices,
                [session, notices](const UndoneOutput &outcome) { tell(*session, *notices, outcome); }, Qt::SingleShotConnection);
        }
        session->undo(room, redo, n);
    };
}

void tell(Session &session, UndoHistory *history, NoticeModel &notices, const UndoneOutput &outcome)
{
    if (!outcome.did)
        return; // there was nothing to do
    const BoardState *state = session.sync().view(outcome.room);
    if (outcome.changed) {
        const QString what = Wording::step(*outcome.did, state);
        const QString text = outcome.redo ? UndoHistory::tr("Redone: %1").arg(what) : UndoHistory::tr("Undone: %1").arg(what);
        if (outcome.reverse == 0)
            notices.addInfo(text);
        else
            notices.addInfo(text, u"undo"_s, outcome.redo ? UndoHistory::tr("Undo") : UndoHistory::tr("Redo"),
                            action(session, notices, history, outcome.room, !outcome.redo, outcome.reverse));
    }
    QStringList reasons;
    for (const UndoSkip &skip : outcome.skipped) {
        const QString reason = Wording::notUndone(skip, outcome.redo, state, session.account().userId);
        if (!reasons.contains(reason) && reasons.size() < MaxReasons)
            reasons.append(reason);
    }
    if (!reasons.isEmpty())
        notices.addWarning(reasons.join(u'\n'));
}

void tell(Session &session, NoticeModel &notices, const UndoneOutput &outcome)
{
    tell(session, nullptr, notices, outcome);
}

} // namespace

UndoHistory::UndoHistory(Session &session, const RoomId &room, NoticeModel &notices, QObject *parent)
    : QObject(parent), m_session(session), m_room(room), m_notices(notices)
{
    refresh();
    connect(&session, &Session::undoChanged, this, [this](const RoomId &changedRoom) {
        if (changedRoom == m_room)
            refresh();
    });
    connect(&session, &Session::changed, this, [this](const RoomId &changedRoom) {
        if (changedRoom == m_room)
            refresh();
    });
    connect(&session, &Session::undone, this, [this](const UndoneOutput &outcome) {
        if (outcome.room == m_room)
            tell(m_session, this, m_notices, outcome);
    });
}

void UndoHistory::undo()
{
    m_session.undo(m_room, false);
}

void UndoHistory::redo()
{
    m_session.undo(m_room, true);
}

void UndoHistory::offer(const QString &text)
{
    if (const UndoEntry *step = m_session.sync().lastStep(m_room, false))
        m_notices.addUndo(text, tr("Undo"), action(m_session, m_notices, this, m_room, false, step->n));
    else
        m_notices.addInfo(text);
}

void UndoHistory::refresh()
{
    const BoardState *state = m_session.sync().view(m_room);
    const UndoEntry *undo = state ? m_session.sync().lastStep(m_room, false) : nullptr;
    const UndoEntry *redo = state ? m_session.sync().lastStep(m_room, true) : nullptr;
    const QString undoText = undo ? tr("Undo: %1").arg(Wording::step(undo->did, state)) : QString();
    const QString redoText = redo ? tr("Redo: %1").arg(Wording::step(redo->did, state)) : QString();
    if (undoText == m_undo && redoText == m_redo)
        return;
    m_undo = undoText;
    m_redo = redoText;
    Q_EMIT changed();
}

} // namespace Lanban
