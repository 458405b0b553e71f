// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/cli/logoutput.h"

#include "server/cli/commandline.h"

#include <QDateTime>
#include <QJsonDocument>

using namespace Qt::Literals::StringLiterals;

namespace Lanban {

namespace {
QString levelName(QtMsgType type)
{
    switch (type) {
    case QtDebugMsg:
        return u"debug"_s;
    case QtInfoMsg:
        return u"info"_s;
    case QtWarningMsg:
        return u"warning"_s;
    default:
        return u"error"_s;
    }
}

QString timeText()
{
    return QDateTime::currentDateTimeUtc().toString(Qt::ISODateWithMs);
}

void writeText(QtMsgType type, const QMessageLogContext &context, const QString &message)
{
    complain(u"%1 %2 %3: %4"_s.arg(timeText(), levelName(type), QString::fromUtf8(context.category), message));
}

void writeJson(QtMsgType type, const QMessageLogContext &context, const QString &message)
{
    const QJsonObject line{{u"ts"_s, timeText()},
                           {u"level"_s, levelName(type)},
                           {u"category"_s, QString::fromUtf8(context.category)},
                           {u"msg"_s, message}};
    complain(QString::fromUtf8(QJsonDocument(line).toJson(QJsonDocument::Compact)));
}
} // namespace

void logTo(LogFormat format)
{
    qInstallMessageHandler(format == LogFormat::Json ? writeJson : writeText);
}

} // namespace Lanban
