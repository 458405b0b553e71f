// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/storage/schema.h"

using namespace Qt::Literals::StringLiterals;

namespace Lanban {

QList<Migration> serverMigrations()
{
    return {
        {
            // What belongs to the store as a whole: its id, the tokens' secret, where it was served last.
            u"CREATE TABLE meta (k TEXT PRIMARY KEY, v BLOB NOT NULL) WITHOUT ROWID"_s,

            // The truth: one append-only log a team or board. Everything below, up to `applied`, follows from it.
            u"CREATE TABLE stream (id INTEGER PRIMARY KEY, room TEXT NOT NULL UNIQUE, team_id TEXT NOT NULL,"
            " seq INTEGER NOT NULL, h TEXT NOT NULL, log_floor INTEGER NOT NULL DEFAULT 0)"_s,
            u"CREATE INDEX stream_team ON stream (team_id)"_s,
            u"CREATE TABLE event (stream_id INTEGER NOT NULL REFERENCES stream (id), seq INTEGER NOT NULL, prev INTEGER NOT NULL,"
            " h TEXT NOT NULL, type TEXT NOT NULL, v INTEGER NOT NULL, actor TEXT NOT NULL, ts INTEGER NOT NULL, muid TEXT,"
            " client_id TEXT NOT NULL, payload BLOB NOT NULL, PRIMARY KEY (stream_id, seq)) WITHOUT ROWID"_s,
            u"CREATE UNIQUE INDEX event_muid ON event (stream_id, muid) WHERE muid IS NOT NULL"_s,

            u"CREATE TABLE team (id TEXT PRIMARY KEY, name TEXT NOT NULL) WITHOUT ROWID"_s,
            u"CREATE TABLE member (stream_id INTEGER NOT NULL REFERENCES stream (id), user_id TEXT NOT NULL, name TEXT NOT NULL,"
            " color TEXT NOT NULL, role TEXT NOT NULL, since_seq INTEGER NOT NULL, removed INTEGER NOT NULL DEFAULT 0,"
            " PRIMARY KEY (stream_id, user_id)) WITHOUT ROWID"_s,
            u"CREATE INDEX member_user ON member (user_id)"_s,
            u"CREATE TABLE task (id TEXT PRIMARY KEY, stream_id INTEGER NOT NULL REFERENCES stream (id)) WITHOUT ROWID"_s,
            u"CREATE TABLE snapshot (stream_id INTEGER PRIMARY KEY REFERENCES stream (id), seq INTEGER NOT NULL, h TEXT NOT NULL,"
            " zstd BLOB NOT NULL)"_s,

            // What clients were told, and how far they are.
            u"CREATE TABLE applied (muid TEXT PRIMARY KEY, answer BLOB NOT NULL, at INTEGER NOT NULL) WITHOUT ROWID"_s,
            u"CREATE TABLE client (id TEXT PRIMARY KEY, user_id TEXT NOT NULL, last_mid INTEGER NOT NULL, seen_at INTEGER NOT "
            u"NULL)"
            " WITHOUT ROWID"_s,

            // Who people are, and how they get in.
            u"CREATE TABLE user (id TEXT PRIMARY KEY, name TEXT NOT NULL, color TEXT NOT NULL, created_at INTEGER NOT NULL)"
            " WITHOUT ROWID"_s,
            u"CREATE INDEX user_name ON user (name)"_s,
            u"CREATE TABLE invite (code TEXT PRIMARY KEY, team_id TEXT NOT NULL, board_id TEXT NOT NULL, role TEXT NOT NULL,"
            " expires_at INTEGER NOT NULL, uses_left INTEGER, created_at INTEGER NOT NULL) WITHOUT ROWID"_s,
            u"CREATE TABLE invite_use (code TEXT NOT NULL REFERENCES invite (code), client_id TEXT NOT NULL,"
            " user_id TEXT NOT NULL REFERENCES user (id), at INTEGER NOT NULL, PRIMARY KEY (code, client_id)) WITHOUT ROWID"_s,
        },
        {
            // The last texts of descriptions and check items: what an edit was made of, when it comes to be merged.
            u"CREATE TABLE text_revision (stream_id INTEGER NOT NULL REFERENCES stream (id), entity TEXT NOT NULL,"
            " rev INTEGER NOT NULL, body TEXT NOT NULL, PRIMARY KEY (stream_id, entity, rev)) WITHOUT ROWID"_s,
            // Snapshots of before don't say at which revision a task was deleted; the log does.
            u"DELETE FROM snapshot WHERE stream_id IN (SELECT id FROM stream WHERE log_floor = 0)"_s,
        }};
}

} // namespace Lanban
