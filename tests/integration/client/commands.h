// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/session/session.h"

#include <QJsonObject>

namespace Lanban {

//! A session by commands instead of a window: what a test asks of it, as JSON.
class Commands
{
public:
    explicit Commands(Session &session) : m_session(session) { }

    //! Does what \a request asks (`cmd`, and its arguments); the answer has `error` where that was impossible.
    [[nodiscard]] QJsonObject carryOut(const QJsonObject &request);

private:
    [[nodiscard]] QJsonObject edit(const RoomId &room, const QJsonObject &item);
    [[nodiscard]] QJsonObject edits(const RoomId &room, const QJsonObject &request);
    [[nodiscard]] QJsonObject undo(const RoomId &room, bool redo);
    [[nodiscard]] QJsonObject steps(const RoomId &room) const;
    [[nodiscard]] QJsonObject decide(const QString &name, const QJsonObject &request);
    [[nodiscard]] QJsonObject saveDraft(const QJsonObject &request);
    [[nodiscard]] QJsonObject draft(const QJsonObject &request) const;
    [[nodiscard]] QJsonObject read(const RoomId &room, const QJsonObject &request) const;
    [[nodiscard]] QJsonObject dump(const RoomId &room, const QJsonObject &request) const;
    [[nodiscard]] QJsonObject digest(const RoomId &room) const;
    [[nodiscard]] QJsonObject status() const;
    [[nodiscard]] QJsonObject outbox() const;
    [[nodiscard]] QJsonObject tray() const;

    Session &m_session;
};

} // namespace Lanban
