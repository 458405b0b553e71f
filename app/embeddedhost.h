// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/hosting/hostbackend.h"
#include "server/embeddedserver.h"

#include <memory>

namespace Lanban {

//! The server of server/ as the app's HostBackend. Part of the composition: nothing of app/ includes it.
class EmbeddedHost final : public HostBackend
{
    Q_OBJECT

public:
    //! \a dataDir is made when it is needed.
    explicit EmbeddedHost(const QString &dataDir, QObject *parent = nullptr);
    ~EmbeddedHost() override;

    [[nodiscard]] Result<HostAccess> start(const HostIdentity &identity) override;
    void stop() override;
    [[nodiscard]] bool isRunning() const override;
    [[nodiscard]] Result<HostAccess> setOpen(bool toNetwork, quint16 port) override;
    [[nodiscard]] ImportContext importContext(qint64 nowMs) const override;
    [[nodiscard]] QFuture<Result<HostedBoard>> importBoard(const ImportedBoard &board) override;
    [[nodiscard]] QFuture<Result<HostedBoard>> createBoard(const QString &name, const QString &description) override;
    [[nodiscard]] QFuture<Result<InviteLink>> createInvite(const BoardId &board, const QString &host) override;
    [[nodiscard]] QFuture<Result<void>> setJoinableByAddress(const QList<BoardId> &boards) override;
    [[nodiscard]] QStringList networkAddresses() const override;

private:
    QString m_dataDir;
    std::unique_ptr<EmbeddedServer> m_server;
};

} // namespace Lanban
