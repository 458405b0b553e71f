// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/hub/hubdriver.h"

#include "core/sync/overloaded.h"
#include "server/logging.h"
#include "server/storage/eventstore.h"

using namespace Qt::Literals::StringLiterals;

namespace Lanban {

HubDriver::HubDriver(EventStore &store, const Clock &clock, const ServerHub::Options &options, HubSink *sink)
    : m_store(store), m_clock(clock), m_sink(sink), m_hub(store, options)
{
}

void HubDriver::step(const HubInput &input)
{
    m_waiting.enqueue(input);
    if (m_stepping)
        return;
    m_stepping = true;
    while (!m_waiting.isEmpty()) {
        const HubInput next = m_waiting.dequeue();
        carryOut(m_hub.step(next, m_clock.nowMs()));
    }
    m_stepping = false;
}

Result<void> HubDriver::change(const HubInput &input)
{
    Q_ASSERT(!m_stepping);
    m_systemDone.reset();
    step(input);
    if (!m_systemDone)
        return fail(ErrorCode::Internal, u"the change was not answered"_s);
    if (m_systemDone->error)
        return failWith(*m_systemDone->error);
    return {};
}

void HubDriver::carryOut(const QList<HubOutput> &outputs)
{
    for (const HubOutput &output : outputs) {
        std::visit(Overloaded{
                       [this](const SendOutput &send) {
                           if (m_sink != nullptr)
                               m_sink->send(send);
                       },
                       [this](const SendBytesOutput &send) {
                           if (m_sink != nullptr)
                               m_sink->sendBytes(send);
                       },
                       [this](const CloseOutput &close) {
                           if (m_sink != nullptr)
                               m_sink->close(close);
                       },
                       [this](const WriteOutput &write) {
                           const auto written = m_store.write(write.batch);
                           if (!written && written.error().code != ErrorCode::Busy) {
                               qCWarning(serverLog).noquote() << "write failed:" << written.error().detail;
                               m_lastWriteError = written.error();
                           } else if (written) {
                               m_lastWriteError.reset();
                           }
                           // Before any other input: what the hub holds is ahead of the store until it hears.
                           if (written)
                               carryOut(m_hub.step(CommittedInput{}, m_clock.nowMs()));
                           else
                               carryOut(m_hub.step(WriteFailedInput{written.error()}, m_clock.nowMs()));
                       },
                       [this](const WantFlushOutput &) {
                           if (m_sink != nullptr)
                               m_sink->wantFlush();
                       },
                       [this](const SystemDoneOutput &done) { m_systemDone = done; },
                   },
                   output);
    }
}

} // namespace Lanban
