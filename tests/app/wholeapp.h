// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/embeddedhost.h"
#include "app/viewmodel/appcontroller.h"
#include "app/viewmodel/launch.h"
#include "core/base/clock.h"
#include "core/base/idsource.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QRandomGenerator>
#include <QTcpServer>
#include <QTest>

namespace Lanban {

//! A whole app but for its window, on a profile of its own.
struct WholeApp {
    WholeApp(const QString &folder, Launch::Options options)
        : profile(folder + QStringLiteral("/settings.ini"))
        , host(folder + QStringLiteral("/server"))
        , sessions(folder, clock, ids)
        , controller(profile, sessions, host, clock)
        , launch(controller, std::move(options), [this](const QByteArray &line) { said.append(line); })
    {
        // A port of its own: the usual one is what every other app on this machine tries first.
        if (profile.memo(QStringLiteral("host/port")).isEmpty())
            profile.setMemo(QStringLiteral("host/port"), QString::number(freePort()));
        if (!sessions.load())
            QTest::qFail("the profile can't be read", __FILE__, __LINE__);
        launch.run();
    }
    QJsonObject event(const QString &name) const
    {
        for (const QByteArray &line : said) {
            const QJsonObject object = QJsonDocument::fromJson(line).object();
            if (object[QStringLiteral("event")] == name)
                return object;
        }
        return {};
    }
    QStringList noticeTexts()
    {
        const NoticeModel &notices = *controller.notices();
        QStringList texts;
        for (const QString &id : notices.ids())
            texts.append(notices.valueOf(id, QStringLiteral("text")).toString());
        return texts;
    }
    bool isLive() const { return controller.board() && controller.board()->connection() == QStringLiteral("live"); }
    TaskListModel *tasksOf(int column) const
    {
        ColumnListModel *columns = controller.board()->columns();
        return columns->existing(columns->idAt(column));
    }

    //! Below those that systems give to connections.
    static quint16 freePort()
    {
        for (;;) {
            const auto port = static_cast<quint16>(QRandomGenerator::global()->bounded(20000, 32000));
            QTcpServer server;
            if (server.listen(QHostAddress::Any, port))
                return port;
        }
    }

    QList<QByteArray> said;
    SystemClock clock;
    SystemIdSource ids;
    ProfileSettings profile;
    EmbeddedHost host;
    Sessions sessions;
    AppController controller;
    Launch launch;
};

} // namespace Lanban
