// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/viewmodel/launch.h"

#include "app/viewmodel/appcontroller.h"
#include "app/viewmodel/wording.h"

#include <QCryptographicHash>
#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>
#include <QJsonObject>

using namespace Qt::Literals::StringLiterals;

namespace Lanban {

Launch::Launch(AppController &app, Options options, std::function<void(const QByteArray &)> print, QObject *parent)
    : QObject(parent), m_app(app), m_options(std::move(options)), m_print(std::move(print))
{
}

void Launch::say(const QJsonObject &event)
{
    m_print(QJsonDocument(event).toJson(QJsonDocument::Compact));
}

void Launch::run()
{
    if (m_options.host || !m_options.join.isEmpty())
        introduce();
    m_app.start();
    if (m_options.host)
        host();
    if (!m_options.join.isEmpty())
        join();
}

void Launch::introduce()
{
    const ProfileSettings &profile = *m_app.profile();
    if (!profile.isFirstRunDone())
        m_app.completeFirstRun(profile.suggestName(), profile.suggestColor());
}

void Launch::follow(const QString &link)
{
    introduce();
    m_app.joinLink(link);
}

QString Launch::fileMemo() const
{
    QFile file(m_options.hostFile);
    QCryptographicHash hash(QCryptographicHash::Sha256);
    if (!file.open(QIODevice::ReadOnly) || !hash.addData(&file))
        return {};
    return u"imported/"_s + QString::fromLatin1(hash.result().toHex());
}

void Launch::host()
{
    connect(m_app.hosting(), &HostController::started, this, [this](const QString &link, const QUrl &url, const QString &board) {
        say({{u"event"_s, u"hosting"_s}, {u"link"_s, link}, {u"url"_s, url.toString()}, {u"boardId"_s, board}});
    });
    connect(m_app.hosting(), &HostController::failed, this, [this](const QString &message) {
        say({{u"event"_s, u"failed"_s}, {u"message"_s, message}});
    });
    if (m_options.hostFile.isEmpty())
        return hostOwn();

    // The same file again, after a restart: its board is there already.
    const QString memo = fileMemo();
    const QString known = memo.isEmpty() ? QString() : m_app.profile()->memo(memo);
    if (!known.isEmpty() && m_app.local().session()) {
        m_app.openBoard(m_app.local().session()->account().serverId, known);
        return hostOpened();
    }
    const QUrl file = QUrl::fromLocalFile(QFileInfo(m_options.hostFile).absoluteFilePath());
    m_app.importFile(file, [this, memo](const Result<ImportReportValue> &report) {
        if (!report) {
            const QString message = Wording::importFailure(report.error());
            Q_EMIT m_app.importFailed(message);
            return say({{u"event"_s, u"failed"_s}, {u"message"_s, message}});
        }
        if (!memo.isEmpty())
            m_app.profile()->setMemo(memo, report->boardId);
        Q_EMIT m_app.importFinished(*report);
        m_app.hosting()->start(report->boardId);
    });
}

void Launch::hostOwn()
{
    const Session *own = m_app.local().session();
    if (own) {
        const QString serverId = own->account().serverId;
        const QString board = m_app.directory().firstBoardOf(serverId);
        if (board.isEmpty() && !m_app.directory().isComplete(serverId)) {
            // Which boards there are is not known yet.
            if (!std::exchange(m_waitsForOwn, true)) {
                connect(&m_app.directory(), &BoardDirectory::changed, this, [this] {
                    if (m_waitsForOwn)
                        hostOwn();
                });
            }
            return;
        }
        m_waitsForOwn = false;
        if (!board.isEmpty()) {
            const BoardViewModel *open = m_app.board();
            if (!open || !open->isLocal())
                m_app.openBoard(serverId, board);
            return hostOpened();
        }
    }
    connect(
        &m_app, &AppController::boardChanged, this, [this] { hostOpened(); }, Qt::SingleShotConnection);
    m_app.createDemoBoard();
}

void Launch::hostOpened()
{
    if (m_app.board())
        m_app.hosting()->start(m_app.board()->boardId());
}

void Launch::join()
{
    const auto announce = [this] {
        if (m_joined.isEmpty() || !m_app.board() || m_app.board()->serverId() != m_joined)
            return;
        say({{u"event"_s, u"joined"_s}, {u"serverId"_s, std::exchange(m_joined, {})}, {u"boardId"_s, m_app.board()->boardId()}});
    };
    connect(&m_app, &AppController::joined, this, [this, announce](const QString &serverId) {
        m_joined = serverId;
        announce();
    });
    connect(&m_app, &AppController::boardChanged, this, announce);
    connect(&m_app, &AppController::joinFailed, this, [this](const QString &message) {
        say({{u"event"_s, u"failed"_s}, {u"message"_s, message}});
    });
    m_app.joinLink(m_options.join);
}

} // namespace Lanban
