// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/sync/clientstore.h"

#include <memory>

namespace Lanban {

class Database;

//! What one profile keeps of one server, in one SQLite file: the cache of its rooms, the outbox,
//! the journal, the tray, and drafts of text that nobody saved yet.
//!
//! Every commit() is one durable transaction. Belongs to the thread that opened it.
class CacheStore final : public ClientStore
{
public:
    //! Opens the file at \a path, or makes it. BadFormat if it is damaged; Storage if it can't be
    //! opened now, or is of a later version of Lanban.
    [[nodiscard]] static Result<std::unique_ptr<CacheStore>> open(const QString &path);
    ~CacheStore() override;

    //! A store, and what became of the file that was there.
    struct Opened {
        std::unique_ptr<CacheStore> store;
        QString movedTo; //!< where the damaged file is now; empty when all was well
        int saved = 0; //!< changes and drafts taken over from it
    };
    //! Opens the file at \a path; a damaged one is moved aside, never deleted, and the user's own
    //! work (outbox, tray, drafts, journal) is taken over from it row by row, as far as it can be read.
    //!
    //! Any other error leaves everything as it is: a full disk does not make a sound file a damaged one.
    [[nodiscard]] static Result<Opened> openOrSalvage(const QString &path, qint64 nowMs);

    //! BadFormat for a row that can't be read back.
    [[nodiscard]] Result<ClientData> load() override;
    [[nodiscard]] Result<void> commit(const QList<StoreOp> &ops) override;

    // Half-typed text, by what it belongs to ("task:<id>", "column:<id>", trayEntity()) and the field there.
    [[nodiscard]] Result<QString> draft(const QString &entity, const QString &field) const;
    //! Keeps \a text; an empty one forgets the draft.
    [[nodiscard]] Result<void> saveDraft(const QString &entity, const QString &field, const QString &text, qint64 nowMs);
    //! What the drafts of a refused change belong to: they leave with it.
    [[nodiscard]] static QString trayEntity(const Muid &muid);

private:
    explicit CacheStore(std::unique_ptr<Database> database);

    [[nodiscard]] Result<void> loadIdentity(ClientData &data) const;
    [[nodiscard]] Result<void> loadRooms(ClientData &data) const;
    [[nodiscard]] Result<void> loadOutbox(ClientData &data) const;
    [[nodiscard]] Result<void> loadJournal(ClientData &data) const;
    [[nodiscard]] Result<void> loadTray(ClientData &data) const;
    [[nodiscard]] Result<void> loadUndo(ClientData &data) const;

    [[nodiscard]] Result<void> carryOut(const PutIdentity &op);
    [[nodiscard]] Result<void> carryOut(const PutOutbox &op);
    [[nodiscard]] Result<void> carryOut(const RemoveOutbox &op);
    [[nodiscard]] Result<void> carryOut(const PutTray &op);
    [[nodiscard]] Result<void> carryOut(const RemoveTray &op);
    [[nodiscard]] Result<void> carryOut(const PutJournal &op);
    [[nodiscard]] Result<void> carryOut(const RemoveJournal &op);
    [[nodiscard]] Result<void> carryOut(const PutRoom &op);
    [[nodiscard]] Result<void> carryOut(const PutEntities &op);
    [[nodiscard]] Result<void> carryOut(const PutCursor &op);
    [[nodiscard]] Result<void> carryOut(const RemoveRoom &op);
    [[nodiscard]] Result<void> carryOut(const ClearCursors &op);
    [[nodiscard]] Result<void> carryOut(const PutUndo &op);
    [[nodiscard]] Result<void> carryOut(const RemoveUndo &op);
    [[nodiscard]] Result<void> putMeta(const QString &key, const QString &value);
    [[nodiscard]] Result<void> putEntity(const RoomId &room, const BoardState &base, const EntityRef &ref);

    std::unique_ptr<Database> m_database;
};

} // namespace Lanban
