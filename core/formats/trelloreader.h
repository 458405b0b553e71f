// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/formats/boardbuilder.h"
#include "core/formats/strangerjson.h"

#include <QHash>
#include <QSet>

namespace Lanban {

//! Carries one Trello board over into a BoardBuilder. Each read...() stands on those before it.
class TrelloReader
{
public:
    TrelloReader(QJsonObject root, const ImportContext &context, IdSource &ids);

    [[nodiscard]] ImportedBoard read(int damagedCharacters);

private:
    void readBoard();
    void readMembers();
    void readLists();
    void readLabels();
    void readCards();
    void readChecklists();
    void readComments();

    void addLabel(const QJsonObject &label);
    void addCard(const QJsonObject &card);
    void addChecklist(const QJsonObject &checklist);
    void addComment(const QJsonObject &action, const QJsonObject &data);
    [[nodiscard]] UserId author(const QJsonObject &action);
    [[nodiscard]] ColumnId columnFor(const QString &listId);
    [[nodiscard]] QString attachmentLinks(const QJsonObject &card);
    void countUnsupported(const QJsonObject &card);
    //! The objects of the list \a key in their order: by `pos`, then as in the file.
    [[nodiscard]] QList<QJsonObject> ordered(const QJsonObject &parent, QLatin1StringView key, QLatin1StringView what);
    //! The objects of the list \a key as in the file; anything else in it is counted as damaged.
    [[nodiscard]] QList<QJsonObject> objects(const QJsonObject &parent, QLatin1StringView key, QLatin1StringView what);
    //! When the thing with this id was made; 0 where the id does not say.
    [[nodiscard]] qint64 createdAt(const QString &id) const;

    QJsonObject m_root;
    BoardBuilder m_builder;
    StrangerJson m_json;
    QHash<QString, ColumnId> m_columns;
    QSet<QString> m_closedLists;
    QHash<QString, LabelId> m_labels;
    QHash<QString, TaskId> m_tasks;
    QHash<QString, int> m_commentsToCome; //!< by card: how many the card says it has, less those found
    QHash<QString, QString> m_people; //!< everybody named anywhere in the file
    QHash<QString, UserId> m_members; //!< those added to the board
    QSet<QString> m_checklistsToCome; //!< named by cards
    QSet<QString> m_checklistsRead;
    ColumnId m_lostAndFound;
};

} // namespace Lanban
