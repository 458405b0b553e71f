// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/hub/broadcaster.h"

#include "core/protocol/codec.h"
#include "server/hub/connection.h"

namespace Lanban {

namespace {
bool isAnswer(const Protocol::ServerMessage &message)
{
    return std::holds_alternative<Protocol::Subscribed>(message) || std::holds_alternative<Protocol::SnapshotPart>(message)
        || std::holds_alternative<Protocol::Batch>(message) || std::holds_alternative<Protocol::HistoryPage>(message)
        || std::holds_alternative<Protocol::Healed>(message);
}

bool isEphemeral(const Protocol::ServerMessage &message)
{
    return std::holds_alternative<Protocol::PresenceDiff>(message) || std::holds_alternative<Protocol::UserTyping>(message);
}
} // namespace

void Broadcaster::send(const QList<Connection *> &connections, const Protocol::ServerMessage &message)
{
    if (connections.isEmpty())
        return;
    const QByteArray json = Protocol::encode(message);
    const auto pace = isAnswer(message) ? Connection::Pace::Theirs : Connection::Pace::Ours;
    QByteArray text;
    QByteArray compressed;
    for (Connection *connection : connections) {
        if (connection->isBehind() && isEphemeral(message))
            continue;
        if (const auto *subscribed = std::get_if<Protocol::Subscribed>(&message))
            connection->beginAnswer(subscribed->room, subscribed->gen);
        else if (std::holds_alternative<Protocol::HistoryPage>(message) || std::holds_alternative<Protocol::Healed>(message))
            connection->beginAnswer({});
        if (json.size() < CompressFrom || !connection->understandsZstd()) {
            if (text.isEmpty())
                text = Connection::textFrame(json);
            connection->send({text, pace});
            continue;
        }
        if (compressed.isEmpty())
            compressed = Connection::binaryFrame(Protocol::compressFrame(json));
        connection->send({compressed, pace});
    }
}

} // namespace Lanban
