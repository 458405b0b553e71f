// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/protocol/corpus.h"

#include "core/protocol/codec.h"
#include "core/protocol/entitycodec.h"

#include <QDir>
#include <QFile>
#include <QJsonDocument>

namespace Lanban::Test {

using namespace Qt::Literals::StringLiterals;

namespace {

QByteArray contents(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

Result<BoardState> decodeData(const QByteArray &bytes)
{
    const QJsonDocument document = QJsonDocument::fromJson(bytes);
    if (!document.isObject())
        return fail(ErrorCode::BadJson, u"not one object"_s);
    BoardState state;
    if (const Result<void> added = Protocol::addSnapshotPart(document.object(), state); !added)
        return failWith(added.error());
    return state;
}

} // namespace

QList<Frame> corpus()
{
    QList<Frame> frames;
    for (const auto &[side, folder] :
         {std::pair(Side::Client, u"client"_s), {Side::Server, u"server"_s}, {Side::Data, u"data"_s}}) {
        for (const QString &kind : {u"good"_s, u"bad"_s}) {
            const QDir directory(QStringLiteral(LANBAN_PROTOCOL_DATA "/") + folder + u'/' + kind);
            const QStringList names = directory.entryList({u"*.json"_s}, QDir::Files, QDir::Name);
            for (const QString &name : names) {
                const QString base = name.chopped(5);
                frames.append({side, folder + u'/' + kind + u'/' + base, contents(directory.filePath(name)), kind == u"good",
                               QString::fromUtf8(contents(directory.filePath(base + u".expect"_s))).trimmed()});
            }
        }
    }
    return frames;
}

Result<void> verdict(Side side, const QByteArray &bytes)
{
    const auto drop = [](const auto &result) -> Result<void> {
        if (!result)
            return failWith(result.error());
        return {};
    };
    switch (side) {
    case Side::Client:
        return drop(Protocol::decodeClientMessage(bytes));
    case Side::Server:
        return drop(Protocol::decodeServerMessage(bytes));
    case Side::Data:
        return drop(decodeData(bytes));
    }
    Q_UNREACHABLE();
}

QByteArray reencoded(Side side, const QByteArray &bytes)
{
    switch (side) {
    case Side::Client:
        return Protocol::encode(Protocol::decodeClientMessage(bytes).value());
    case Side::Server:
        return Protocol::encode(Protocol::decodeServerMessage(bytes).value());
    case Side::Data:
        return QJsonDocument(Protocol::snapshotToJson(decodeData(bytes).value())).toJson(QJsonDocument::Compact);
    }
    Q_UNREACHABLE();
}

} // namespace Lanban::Test
