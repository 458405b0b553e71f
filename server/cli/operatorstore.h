// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/administration.h"
#include "server/storage/eventstore.h"

namespace Lanban {

//! A store as the commands use it that change it from outside, whether a server runs on it or not.
class OperatorStore
{
public:
    explicit OperatorStore(std::unique_ptr<EventStore> store)
        : m_store(std::move(store))
        , m_driver(*m_store, m_clock, ServerHub::Options())
        , m_administration(*m_store, m_driver, m_clock, m_ids)
    {
    }

    [[nodiscard]] EventStore &store() { return *m_store; }
    [[nodiscard]] Administration &administration() { return m_administration; }
    [[nodiscard]] const Clock &clock() const { return m_clock; }
    [[nodiscard]] IdSource &ids() { return m_ids; }

private:
    std::unique_ptr<EventStore> m_store;
    SystemClock m_clock;
    SystemIdSource m_ids;
    HubDriver m_driver;
    Administration m_administration;
};

} // namespace Lanban
