// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/hosting/whendone.h"
#include "app/viewmodel/appcontroller.h"
#include "app/viewmodel/wording.h"
#include "core/base/idsource.h"
#include "core/formats/boardbuilder.h"
#include "core/formats/demoboard.h"
#include "core/formats/trello.h"

#include <QFile>
#include <QThreadPool>

using namespace Qt::Literals::StringLiterals;

namespace Lanban {

namespace {

Result<ImportedBoard> readTrello(const QString &path, const ImportContext &context)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return fail(ErrorCode::Storage, file.errorString(), path);
    SystemIdSource ids;
    return importTrello(file.readAll(), context, ids);
}

//! Runs \a work on another thread.
template<typename Work>
auto inBackground(Work work) -> QFuture<std::invoke_result_t<Work>>
{
    auto promise = std::make_shared<QPromise<std::invoke_result_t<Work>>>();
    promise->start();
    const auto future = promise->future();
    QThreadPool::globalInstance()->start([promise, work = std::move(work)] {
        promise->addResult(work());
        promise->finish();
    });
    return future;
}

} // namespace

QString AppController::createBoard(const QString &name, const QString &layout, const QStringList &columnNames)
{
    if (const auto local = m_local.ensure(); !local) {
        showFailure(local.error());
        return {};
    }
    BoardBuilder builder(m_local.backend().importContext(m_clock.nowMs()), m_sessions.ids());
    builder.setBoard(name.simplified().isEmpty() ? tr("New board") : name.simplified(), {});
    if (layout == "kanban"_L1) {
        for (const QString &column : columnNames)
            builder.addColumn({column, {}, false});
    }
    const ImportedBoard board = builder.finish();
    addAndOpen(board);
    return board.boardId.value();
}

bool AppController::createDemoBoard()
{
    if (const auto local = m_local.ensure(); !local) {
        showFailure(local.error());
        return false;
    }
    addAndOpen(demoBoard(m_local.backend().importContext(m_clock.nowMs()), m_sessions.ids()));
    return true;
}

void AppController::addAndOpen(const ImportedBoard &board)
{
    addBoard(board, [this](const Result<ImportReportValue> &made) {
        if (made)
            openBoard(made->serverId, made->boardId);
        else
            showFailure(made.error());
    });
}

void AppController::importTrello(const QUrl &file)
{
    importFile(file, [this](const Result<ImportReportValue> &report) {
        if (report)
            Q_EMIT importFinished(*report);
        else
            Q_EMIT importFailed(Wording::importFailure(report.error()));
    });
}

void AppController::importFile(const QUrl &file, std::function<void(const Result<ImportReportValue> &)> done)
{
    if (!file.isLocalFile())
        return done(fail(ErrorCode::BadFormat, u"no local file"_s, u"remote"_s));
    if (const auto local = m_local.ensure(); !local)
        return done(failWith(local.error()));
    const auto read = inBackground([path = file.toLocalFile(), context = m_local.backend().importContext(m_clock.nowMs())] {
        return readTrello(path, context);
    });
    whenDone(read, this, [this, done = std::move(done)](const Result<ImportedBoard> &board) {
        if (board)
            addBoard(*board, done);
        else
            done(failWith(board.error()));
    });
}

void AppController::addBoard(const ImportedBoard &board, const std::function<void(const Result<ImportReportValue> &)> &done)
{
    if (!m_local.backend().isRunning())
        return done(fail(ErrorCode::Cancelled, {}));
    whenDone(m_local.backend().importBoard(board), this,
             [this, done, boardId = board.boardId.value(), report = board.report](const Result<HostedBoard> &added) {
                 if (!added)
                     return done(failWith(added.error()));
                 m_local.session()->addTeam(added->teamId);
                 done(reportValue(report, m_local.session()->account().serverId, boardId));
             });
}

} // namespace Lanban
