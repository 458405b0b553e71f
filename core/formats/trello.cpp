// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/formats/trello.h"

#include "core/formats/jsonfile.h"
#include "core/formats/trelloreader.h"
#include "core/protocol/chain.h"
#include "core/protocol/codec.h"

#include <QCryptographicHash>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace Lanban {

namespace {

// An export holds the newest actions only, this many at most.
constexpr qsizetype MaxActions = 1000;
constexpr int MaxWipLimit = 9999;

UserId userIdFor(const QString &trelloId)
{
    const QString id = u"trello-"_s + trelloId;
    if (isValidId(id))
        return UserId(id);
    const QByteArray hash = QCryptographicHash::hash(trelloId.toUtf8(), QCryptographicHash::Sha256).toHex();
    return UserId(u"trello-"_s + QString::fromLatin1(hash.first(32)));
}

//! Our colour for one of Trello's; nothing for a name Trello has not had so far.
std::optional<QString> colorFor(QString name)
{
    if (name.isEmpty())
        return u"none"_s;
    for (const QLatin1StringView shade : {"_dark"_L1, "_light"_L1}) {
        if (name.endsWith(shade))
            name.chop(shade.size());
    }
    if (name == "sky"_L1)
        return u"teal"_s;
    if (name == "lime"_L1)
        return u"green"_s;
    if (name == "black"_L1)
        return u"gray"_s;
    return isColorName(name) ? std::optional(name) : std::nullopt;
}

//! Why \a root is no Trello board, if it is none; the path names it: what it is instead, or what it lacks.
Result<void> checkBoard(const QJsonObject &root)
{
    if (root.value("_format"_L1).toString().startsWith("wekan"_L1))
        return fail(ErrorCode::BadFormat, u"this is a WeKan board, not a Trello board export"_s, u"wekan"_s);
    const bool card = root.contains("idList"_L1) || root.contains("idShort"_L1);
    if (!root.contains("lists"_L1) && card)
        return fail(ErrorCode::BadFormat, u"no \"lists\": this is the export of a single Trello card; export the whole board"_s,
                    u"card"_s);
    for (const QLatin1StringView key : {"lists"_L1, "cards"_L1}) {
        if (!root.contains(key))
            return fail(ErrorCode::BadFormat, u"no \"%1\": this is not a Trello board export"_s.arg(key), u"/"_s + key);
        if (!root.value(key).isArray())
            return fail(ErrorCode::BadFormat, u"\"%1\" is no list: this is not a Trello board export"_s.arg(key), u"/"_s + key);
    }
    return {};
}

} // namespace

Result<ImportedBoard> importTrello(const QByteArray &json, const ImportContext &context, IdSource &ids)
{
    Result<JsonFile> file = readJsonFile(json);
    if (!file)
        return failWith(file.error());
    if (auto board = checkBoard(file->root); !board)
        return failWith(board.error());
    ImportedBoard board = TrelloReader(std::move(file->root), context, ids).read(file->damagedCharacters);
    if (const qsizetype size = Protocol::StateDigest().bytes(board.state); size > Protocol::MaxStateBytes)
        return fail(ErrorCode::TooLarge,
                    u"the board comes to %1 bytes; at most %2 can be kept"_s.arg(size).arg(Protocol::MaxStateBytes));
    return board;
}

TrelloReader::TrelloReader(QJsonObject root, const ImportContext &context, IdSource &ids)
    : m_root(std::move(root)), m_builder(context, ids)
{
}

ImportedBoard TrelloReader::read(int damagedCharacters)
{
    readBoard();
    readMembers();
    readLists();
    readLabels();
    readCards();
    readChecklists();
    readComments();
    if (m_json.damaged() > 0)
        m_builder.skip("field"_L1, "damaged"_L1, m_json.damaged());
    if (damagedCharacters > 0)
        m_builder.skip("character"_L1, "damaged"_L1, damagedCharacters);
    return m_builder.finish();
}

void TrelloReader::readBoard()
{
    m_builder.setBoard(m_json.text(m_root, "name"_L1), m_json.text(m_root, "desc"_L1));
    // Somebody who imports a closed board wants to see it: it comes in open.
    if (m_json.flag(m_root, "closed"_L1))
        m_builder.skip("closedBoard"_L1, "unsupported"_L1);
    const QJsonObject prefs = m_json.object(m_root, "prefs"_L1);
    if (hasValue(prefs, "backgroundImage"_L1) || hasValue(prefs, "background"_L1))
        m_builder.skip("background"_L1, "unsupported"_L1);
}

void TrelloReader::readMembers()
{
    // People who left are named by the actions only.
    for (const QJsonValue &action : m_root.value("actions"_L1).toArray()) {
        for (const QLatin1StringView key : {"memberCreator"_L1, "member"_L1}) {
            const QJsonObject person = action.toObject().value(key).toObject();
            const QString id = person.value("id"_L1).toString();
            const QString fullName = person.value("fullName"_L1).toString();
            if (!id.isEmpty() && !m_people.contains(id))
                m_people.insert(id, fullName.isEmpty() ? person.value("username"_L1).toString() : fullName);
        }
    }
    for (const QJsonObject &member : objects(m_root, "members"_L1, "member"_L1)) {
        const QString id = m_json.text(member, "id"_L1);
        if (id.isEmpty() || m_members.contains(id)) {
            m_builder.skip("member"_L1, id.isEmpty() ? "damaged"_L1 : "duplicate_id"_L1);
            continue;
        }
        const QString fullName = m_json.text(member, "fullName"_L1);
        const UserId user = userIdFor(id);
        m_builder.addMember(user, fullName.isEmpty() ? m_json.text(member, "username"_L1) : fullName, false);
        m_members.insert(id, user);
    }
}

void TrelloReader::readLists()
{
    for (const QJsonObject &list : ordered(m_root, "lists"_L1, "list"_L1)) {
        BoardBuilder::ColumnDraft draft;
        draft.name = m_json.text(list, "name"_L1);
        draft.archived = m_json.flag(list, "closed"_L1);
        if (const auto limit = m_json.number(list, "softLimit"_L1)) {
            if (*limit >= 1 && *limit <= MaxWipLimit)
                draft.wip = WipLimit{static_cast<int>(*limit), false};
            else
                m_builder.skip("wipLimit"_L1, "out_of_range"_L1);
        }
        const ColumnId column = m_builder.addColumn(draft);
        const QString id = m_json.text(list, "id"_L1);
        if (id.isEmpty())
            continue; // no card can name it
        if (m_columns.contains(id)) {
            m_builder.skip("list"_L1, "duplicate_id"_L1);
            continue;
        }
        m_columns.insert(id, column);
        if (draft.archived)
            m_closedLists.insert(id);
    }
}

void TrelloReader::readLabels()
{
    for (const QJsonObject &label : objects(m_root, "labels"_L1, "label"_L1)) {
        if (m_labels.contains(m_json.text(label, "id"_L1)))
            m_builder.skip("label"_L1, "duplicate_id"_L1);
        else
            addLabel(label);
    }
    // Cards repeat their labels whole: what the board's own list lost is found there.
    for (const QJsonValue &card : m_root.value("cards"_L1).toArray()) {
        for (const QJsonValue &label : card.toObject().value("labels"_L1).toArray()) {
            const QString id = label.toObject().value("id"_L1).toString();
            if (!id.isEmpty() && !m_labels.contains(id))
                addLabel(label.toObject());
        }
    }
}

void TrelloReader::addLabel(const QJsonObject &label)
{
    const auto color = colorFor(m_json.text(label, "color"_L1));
    if (!color)
        m_builder.skip("labelColor"_L1, "unknown"_L1);
    const LabelId id = m_builder.addLabel(m_json.text(label, "name"_L1), color.value_or(u"gray"_s));
    if (const QString trelloId = m_json.text(label, "id"_L1); !trelloId.isEmpty())
        m_labels.insert(trelloId, id);
}

void TrelloReader::readComments()
{
    const QList<QJsonObject> actions = objects(m_root, "actions"_L1, "action"_L1);
    // Newest first in the file; ours go the other way.
    for (auto action = actions.crbegin(); action != actions.crend(); ++action) {
        const QString type = m_json.text(*action, "type"_L1);
        const QJsonObject data = m_json.object(*action, "data"_L1);
        if (type == "commentCard"_L1 || type == "copyCommentCard"_L1)
            addComment(*action, data);
        else if (type == "updateCard"_L1 && data.contains("listAfter"_L1))
            m_builder.skip("moveHistory"_L1, "unsupported"_L1);
        else
            m_builder.skip("history"_L1, "unsupported"_L1);
    }
    int missing = 0;
    for (const int count : std::as_const(m_commentsToCome))
        missing += std::max(count, 0);
    if (missing > 0 || actions.size() >= MaxActions || !m_root.value("actions"_L1).isArray())
        m_builder.skip("oldComments"_L1, "missing_in_file"_L1, missing);
}

void TrelloReader::addComment(const QJsonObject &action, const QJsonObject &data)
{
    const QString cardId = m_json.text(m_json.object(data, "card"_L1), "id"_L1);
    const auto task = m_tasks.constFind(cardId);
    const QString body = m_json.text(data, "text"_L1);
    if (task == m_tasks.cend()) {
        m_builder.skip("comment"_L1, "unknown_card"_L1);
        return;
    }
    if (body.isEmpty()) {
        m_builder.skip("comment"_L1, "damaged"_L1);
        return;
    }
    const qint64 date = m_json.time(action, "date"_L1).value_or(createdAt(m_json.text(action, "id"_L1)));
    m_builder.addComment(*task, author(action), body, date);
    --m_commentsToCome[cardId];
}

UserId TrelloReader::author(const QJsonObject &action)
{
    QString id = m_json.text(m_json.object(action, "memberCreator"_L1), "id"_L1);
    if (id.isEmpty())
        id = m_json.text(action, "idMemberCreator"_L1);
    if (id.isEmpty())
        id = u"unknown"_s;
    if (!m_members.contains(id)) {
        m_members.insert(id, userIdFor(id));
        m_builder.addMember(m_members.value(id), m_people.value(id), true);
    }
    return m_members.value(id);
}

QList<QJsonObject> TrelloReader::objects(const QJsonObject &parent, QLatin1StringView key, QLatin1StringView what)
{
    QList<QJsonObject> found;
    for (const QJsonArray entries = m_json.list(parent, key); const QJsonValue &entry : entries) {
        if (entry.isObject())
            found += entry.toObject();
        else
            m_builder.skip(what, "damaged"_L1);
    }
    return found;
}

QList<QJsonObject> TrelloReader::ordered(const QJsonObject &parent, QLatin1StringView key, QLatin1StringView what)
{
    struct Placed {
        double pos = 0;
        QJsonObject object;
    };
    QList<Placed> placed;
    double last = -1;
    for (const QJsonObject &object : objects(parent, key, what)) {
        // Without a place of its own a thing stays behind the one it follows in the file.
        last = m_json.number(object, "pos"_L1).value_or(last);
        placed += Placed{last, object};
    }
    std::stable_sort(placed.begin(), placed.end(), [](const Placed &a, const Placed &b) { return a.pos < b.pos; });
    QList<QJsonObject> sorted;
    for (const Placed &entry : std::as_const(placed))
        sorted += entry.object;
    return sorted;
}

qint64 TrelloReader::createdAt(const QString &id) const
{
    // A Trello id is a MongoDB one: its first four bytes are seconds since 1970.
    bool ok = false;
    const qint64 seconds = id.size() == 24 ? id.first(8).toLongLong(&ok, 16) : 0;
    return ok ? std::clamp<qint64>(seconds * 1000, 0, m_builder.now()) : 0;
}

} // namespace Lanban
