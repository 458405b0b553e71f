// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/ids.h"

#include <QObject>

#include <functional>

namespace Lanban {

class NoticeModel;
class Session;
struct UndoneOutput;

//! What this user can take back on one board, or do again, and in what words.
class UndoHistory : public QObject
{
    Q_OBJECT

public:
    //! \a session and \a notices outlive it.
    UndoHistory(Session &session, const RoomId &room, NoticeModel &notices, QObject *parent = nullptr);

    [[nodiscard]] bool canUndo() const { return !m_undo.isEmpty(); }
    [[nodiscard]] bool canRedo() const { return !m_redo.isEmpty(); }
    //! "Undo: rename of “X”"; empty where there is nothing.
    [[nodiscard]] QString undoText() const { return m_undo; }
    [[nodiscard]] QString redoText() const { return m_redo; }

    //! Takes the last step back and tells of it: what of it others had changed since, stays.
    void undo();
    void redo();
    //! Shows \a text about the step just made, and offers to take it back, that one and no other.
    void offer(const QString &text);
    //! Says everything anew: names or the language changed.
    void refresh();

Q_SIGNALS:
    void changed();

private:
    Session &m_session;
    RoomId m_room;
    NoticeModel &m_notices;
    QString m_undo;
    QString m_redo;
};

} // namespace Lanban
