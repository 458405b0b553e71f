// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/sync/serverhub.h"

#include <QQueue>

namespace Lanban {

class EventStore;

//! Where a hub's outputs for sockets go. Calls must not step the driver and wait for what comes of it.
class HubSink
{
public:
    HubSink() = default;
    virtual ~HubSink() = default;
    Q_DISABLE_COPY_MOVE(HubSink)

    virtual void send(const SendOutput &output) = 0;
    virtual void sendBytes(const SendBytesOutput &output) = 0;
    virtual void close(const CloseOutput &output) = 0;
    //! FlushInput is due within 2 ms.
    virtual void wantFlush() = 0;
};

//! Steps a ServerHub, writes what it wants written and hands the rest to a sink, in order.
//!
//! Used by the running server and, without a sink, by the commands that change a store from outside.
class HubDriver
{
public:
    HubDriver(EventStore &store, const Clock &clock, const ServerHub::Options &options, HubSink *sink = nullptr);

    //! A step from inside another (a socket that closes while it is written to) waits for that one's end.
    void step(const HubInput &input);

    //! Does a SystemInput's or NewBoardInput's change, and says whether it is in force now. \pre not inside a step
    [[nodiscard]] Result<void> change(const HubInput &input);

    [[nodiscard]] const ServerHub &hub() const { return m_hub; }
    //! The last write that failed, but for Busy; for health checks and logs.
    [[nodiscard]] const std::optional<Error> &lastWriteError() const { return m_lastWriteError; }

private:
    void carryOut(const QList<HubOutput> &outputs);

    EventStore &m_store;
    const Clock &m_clock;
    HubSink *m_sink;
    ServerHub m_hub;
    QQueue<HubInput> m_waiting;
    bool m_stepping = false;
    std::optional<SystemDoneOutput> m_systemDone;
    std::optional<Error> m_lastWriteError;
};

} // namespace Lanban
