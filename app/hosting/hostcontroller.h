// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/hosting/localserver.h"
#include "app/viewmodel/peoplemodel.h"

namespace Lanban {

//! Hosting as the user sees it: on or off, the link to hand out, and who is there.
class HostController : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by AppController")
    Q_PROPERTY(bool hosting READ isHosting NOTIFY changed)
    Q_PROPERTY(bool busy READ isBusy NOTIFY changed)
    Q_PROPERTY(QString link READ link NOTIFY changed)
    Q_PROPERTY(QString address READ address NOTIFY changed)
    Q_PROPERTY(QStringList addresses READ addresses NOTIFY changed)
    Q_PROPERTY(int port READ port NOTIFY changed)
    Q_PROPERTY(QString boardId READ boardId NOTIFY changed)
    Q_PROPERTY(QString boardName READ boardName NOTIFY changed)
    Q_PROPERTY(QString error READ error NOTIFY changed)
    Q_PROPERTY(Lanban::PeopleModel *people READ people CONSTANT)

public:
    //! Where guests look first: one above a headless server's, so that both can run on one machine.
    static constexpr quint16 PreferredPort = 47475;

    //! \a local and \a profile outlive it.
    HostController(LocalServer &local, ProfileSettings &profile, QObject *parent = nullptr);

    [[nodiscard]] bool isHosting() const { return m_port != 0; }
    [[nodiscard]] bool isBusy() const { return m_busy; }
    [[nodiscard]] QString link() const { return m_link; }
    [[nodiscard]] QString address() const;
    [[nodiscard]] QStringList addresses() const { return m_addresses; }
    [[nodiscard]] int port() const { return m_port; }
    [[nodiscard]] QString boardId() const { return m_board.value(); }
    [[nodiscard]] QString boardName() const;
    //! Why it could not be opened, in words; empty when all is well.
    [[nodiscard]] QString error() const { return m_error; }
    [[nodiscard]] PeopleModel *people() const { return m_people; }

    //! Opens the own server to the network, and makes a link to that board.
    Q_INVOKABLE void start(const QString &boardId);
    //! Closes it again; guests are let go at once, their boards stay with them.
    Q_INVOKABLE void stop();
    Q_INVOKABLE void copyLink();

Q_SIGNALS:
    void changed();
    //! The link is there.
    void started(const QString &link, const QUrl &url, const QString &boardId);
    void failed(const QString &message);

private:
    [[nodiscard]] Result<quint16> open();
    void takePeople(const QList<HostedPerson> &people);
    void giveUp(const Error &why);

    LocalServer &m_local;
    ProfileSettings &m_profile;
    PeopleModel *m_people;
    BoardId m_board;
    QStringList m_addresses;
    QString m_link;
    QString m_error;
    quint16 m_port = 0;
    bool m_busy = false;
};

} // namespace Lanban
