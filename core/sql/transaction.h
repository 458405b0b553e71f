// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

namespace Lanban {

class Database;

//! All of what is written between begin() and commit(), or nothing: going without a commit takes it back.
//!
//! The outermost takes the write lock at once (BEGIN IMMEDIATE), so what is read in it stays true;
//! inside another one it is a savepoint. They end in the reverse order they began in.
class Transaction
{
public:
    //! Busy if another connection keeps the lock for longer than the database's timeout.
    [[nodiscard]] static Result<Transaction> begin(Database &database);
    ~Transaction();
    Transaction(Transaction &&other) noexcept;
    Transaction &operator=(Transaction &&) = delete;
    Transaction(const Transaction &) = delete;
    Transaction &operator=(const Transaction &) = delete;

    //! Makes it durable (a savepoint: part of what is around it). On an error nothing of it is there.
    [[nodiscard]] Result<void> commit();

private:
    Transaction(Database &database, int depth);
    void rollBack();

    Database *m_database; //!< null once it ended
    int m_depth; //!< 1 for the outermost
};

} // namespace Lanban
