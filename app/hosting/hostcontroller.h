// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/hosting/localserver.h"
#include "app/viewmodel/peoplemodel.h"

#include <QHash>

namespace Lanban {

//! Hosting as the user sees it: on or off, which boards, the link to hand out for each, and who is there.
//!
//! What is hosted is remembered in the profile: resume() takes it up again. Links and addresses are
//! those of the board that select() or start() named last.
class HostController : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by AppController")
    Q_PROPERTY(bool hosting READ isHosting NOTIFY changed)
    Q_PROPERTY(bool busy READ isBusy NOTIFY changed)
    Q_PROPERTY(QStringList boards READ boards NOTIFY changed)
    Q_PROPERTY(QString boardId READ boardId NOTIFY changed)
    Q_PROPERTY(bool shared READ isShared NOTIFY changed)
    Q_PROPERTY(bool byAddress READ isByAddress NOTIFY changed)
    Q_PROPERTY(QString link READ link NOTIFY changed)
    Q_PROPERTY(QString address READ address NOTIFY changed)
    Q_PROPERTY(QStringList otherAddresses READ otherAddresses NOTIFY changed)
    Q_PROPERTY(QString error READ error NOTIFY changed)
    Q_PROPERTY(Lanban::PeopleModel *people READ people CONSTANT)

public:
    //! \a local and \a profile outlive it.
    HostController(LocalServer &local, ProfileSettings &profile, QObject *parent = nullptr);

    //! Open to the network.
    [[nodiscard]] bool isHosting() const { return m_port != 0; }
    [[nodiscard]] bool isBusy() const { return m_busy; }
    //! The boards that others may join; empty while it is closed.
    [[nodiscard]] QStringList boards() const { return isHosting() ? m_boards : QStringList(); }
    [[nodiscard]] QString boardId() const { return m_board.value(); }
    //! True if others may join the selected board.
    [[nodiscard]] bool isShared() const { return boards().contains(m_board.value()); }
    //! True if they may do so by the address alone.
    [[nodiscard]] bool isByAddress() const { return m_openBoards.contains(m_board.value()); }
    //! To the selected board; empty while there is none.
    [[nodiscard]] QString link() const;
    //! "HOST:PORT" of the likeliest network; empty while it is closed.
    [[nodiscard]] QString address() const { return addressAt(0); }
    //! The same in the other networks of this machine.
    [[nodiscard]] QStringList otherAddresses() const;
    [[nodiscard]] quint16 port() const { return m_port; }
    //! Why it could not be opened, in words; empty when all is well.
    [[nodiscard]] QString error() const { return m_error; }
    [[nodiscard]] PeopleModel *people() const { return m_people; }

    //! Opens the own server again if it was open when the program ended.
    void resume();
    //! Looks at that board: gets its link if it is hosted, and opens nothing.
    Q_INVOKABLE void select(const QString &boardId);
    //! Opens the own server to the network, and makes a link to that board.
    Q_INVOKABLE void start(const QString &boardId);
    //! Closes it again, for all boards; guests are let go at once, their boards stay with them.
    Q_INVOKABLE void stop();
    //! Lets anybody who knows the address join the selected board, or no more; remembered.
    Q_INVOKABLE void setByAddress(bool allowed);
    Q_INVOKABLE void copyLink();

Q_SIGNALS:
    void changed();
    //! The link is there.
    void started(const QString &link, const QUrl &url, const QString &boardId);
    void failed(const QString &message);

private:
    [[nodiscard]] Result<void> open();
    [[nodiscard]] Result<quint16> bind();
    [[nodiscard]] Result<void> close();
    void fetchLink(const BoardId &boardId, bool isNew);
    void tellServer();
    void remember();
    [[nodiscard]] QString addressAt(qsizetype index) const;
    void takePeople(const QList<HostedPerson> &people);
    void giveUp(const Error &why);

    LocalServer &m_local;
    ProfileSettings &m_profile;
    PeopleModel *m_people;
    BoardId m_board;
    QStringList m_boards; //!< hosted, also while it is closed
    QStringList m_openBoards; //!< those that may be joined by address
    QHash<QString, InviteLink> m_links; //!< by board
    QStringList m_addresses;
    QString m_error;
    quint16 m_port = 0;
    bool m_busy = false;
};

} // namespace Lanban
