// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QFutureWatcher>

namespace Lanban {

//! Calls \a done with what \a future brings, or with Cancelled, in the thread of \a context; not at all once that is gone.
//!
//! QFuture::then() asserts where its context ends first.
template<typename T, typename Done>
void whenDone(const QFuture<Result<T>> &future, QObject *context, Done done)
{
    auto *watcher = new QFutureWatcher<Result<T>>(context);
    QObject::connect(watcher, &QFutureWatcherBase::finished, context, [watcher, done = std::move(done)] {
        watcher->deleteLater();
        const QFuture<Result<T>> finished = watcher->future();
        if (finished.resultCount() == 0)
            done(Result<T>(fail(ErrorCode::Cancelled, {})));
        else
            done(finished.result());
    });
    watcher->setFuture(future);
}

} // namespace Lanban
