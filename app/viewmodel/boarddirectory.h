// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/viewmodel/boardlistmodel.h"
#include "app/viewmodel/serverlistmodel.h"

namespace Lanban {

class Session;
class Sessions;

//! The lists of servers and of their boards, kept in step with the sessions.
class BoardDirectory : public QObject
{
    Q_OBJECT

public:
    //! \a sessions outlive it.
    explicit BoardDirectory(Sessions &sessions, QObject *parent = nullptr);

    [[nodiscard]] BoardListModel *boards() const { return m_boards; }
    [[nodiscard]] ServerListModel *servers() const { return m_servers; }
    //! The first board of \a serverId that is listed; empty where there is none.
    [[nodiscard]] QString firstBoardOf(const QString &serverId) const;
    //! True once every team of that server has told its boards.
    [[nodiscard]] bool isComplete(const QString &serverId) const;
    void refresh();

Q_SIGNALS:
    void changed();

private:
    void follow(Session *session);

    Sessions &m_sessions;
    BoardListModel *m_boards;
    ServerListModel *m_servers;
};

} // namespace Lanban
