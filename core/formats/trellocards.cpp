// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/formats/longtext.h"
#include "core/formats/trelloreader.h"

#include <QUrl>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace Lanban {

namespace {

//! \a text as one line that Markdown shows as it is.
QString escaped(const QString &text)
{
    QString plain = oneLine(text);
    for (const QLatin1StringView special : {"\\"_L1, "["_L1, "]"_L1, "<"_L1, "`"_L1, "*"_L1, "_"_L1})
        plain.replace(special, u"\\"_s + special);
    return plain;
}

//! A Markdown link; \a name and \a url come from strangers and must not break out of it.
QString markdownLink(const QString &name, const QUrl &url)
{
    QString address = QString::fromUtf8(url.toEncoded());
    address.replace(u'>', u"%3E"_s).replace(u'<', u"%3C"_s);
    // Not through arg(): what a name holds must not be taken for a place to fill in.
    return u"["_s + escaped(name) + u"](<"_s + address + u">)"_s;
}

} // namespace

void TrelloReader::readCards()
{
    for (const QJsonObject &card : ordered(m_root, "cards"_L1, "card"_L1))
        addCard(card);
}

void TrelloReader::addCard(const QJsonObject &card)
{
    const QString id = m_json.text(card, "id"_L1);
    const QString listId = m_json.text(card, "idList"_L1);
    BoardBuilder::TaskDraft draft;
    draft.columnId = columnFor(listId);
    draft.title = m_json.text(card, "name"_L1);
    draft.description = m_json.text(card, "desc"_L1);
    if (const QString links = attachmentLinks(card); !links.isEmpty())
        draft.description += (draft.description.isEmpty() ? u""_s : u"\n\n"_s) + links;
    draft.startAt = m_json.time(card, "start"_L1);
    draft.dueAt = m_json.time(card, "due"_L1);
    draft.dueDone = m_json.flag(card, "dueComplete"_L1);
    draft.archived = m_json.flag(card, "closed"_L1) || m_closedLists.contains(listId);
    draft.createdAt = createdAt(id);

    QStringList labelIds = m_json.texts(card, "idLabels"_L1);
    if (!card.value("idLabels"_L1).isArray()) {
        for (const QJsonObject &label : objects(card, "labels"_L1, "label"_L1))
            labelIds += m_json.text(label, "id"_L1);
    }
    for (const QString &labelId : std::as_const(labelIds)) {
        if (const auto label = m_labels.constFind(labelId); label != m_labels.cend())
            draft.labelIds += *label;
        else
            m_builder.skip("cardLabel"_L1, "unknown_label"_L1);
    }
    for (const QStringList memberIds = m_json.texts(card, "idMembers"_L1); const QString &memberId : memberIds) {
        if (const auto member = m_members.constFind(memberId); member != m_members.cend())
            draft.assigneeIds += *member;
        else
            m_builder.skip("assignee"_L1, "unknown_member"_L1);
    }

    const TaskId task = m_builder.addTask(draft);
    countUnsupported(card);
    for (const QStringList checklists = m_json.texts(card, "idChecklists"_L1); const QString &checklist : checklists)
        m_checklistsToCome.insert(checklist);
    if (id.isEmpty())
        return; // nothing can name it
    if (m_tasks.contains(id)) {
        m_builder.skip("card"_L1, "duplicate_id"_L1);
        return;
    }
    m_tasks.insert(id, task);
    // What a stranger's number says is believed only as far as it can be true.
    const double comments = m_json.number(m_json.object(card, "badges"_L1), "comments"_L1).value_or(0);
    m_commentsToCome.insert(id, static_cast<int>(std::clamp(comments, 0.0, 100000.0)));
}

ColumnId TrelloReader::columnFor(const QString &listId)
{
    if (const auto column = m_columns.constFind(listId); column != m_columns.cend())
        return *column;
    m_builder.skip("card"_L1, "unknown_list"_L1);
    if (m_lostAndFound.isEmpty())
        m_lostAndFound = m_builder.addColumn({.name = u"Imported"_s});
    return m_lostAndFound;
}

QString TrelloReader::attachmentLinks(const QJsonObject &card)
{
    QStringList lines;
    for (const QJsonObject &attachment : objects(card, "attachments"_L1, "attachment"_L1)) {
        const QString address = m_json.text(attachment, "url"_L1);
        const QString name = m_json.text(attachment, "name"_L1);
        const QUrl url(address, QUrl::TolerantMode);
        const bool link = url.isValid() && (url.scheme() == "https"_L1 || url.scheme() == "http"_L1);
        if (address.isEmpty() && name.isEmpty()) {
            m_builder.skip("attachment"_L1, "damaged"_L1);
            continue;
        }
        if (link)
            lines += u"- "_s + markdownLink(name.isEmpty() ? address : name, url);
        else
            lines += u"- "_s + escaped(name.isEmpty() || address.isEmpty() ? name + address : name + u": "_s + address);
        m_builder.skip("attachment"_L1, link ? "kept_as_link"_L1 : "unsupported"_L1);
    }
    return lines.isEmpty() ? QString() : u"## Attachments\n\n"_s + lines.join(u'\n');
}

void TrelloReader::countUnsupported(const QJsonObject &card)
{
    const auto skip = [this](QLatin1StringView what, qsizetype count) {
        if (count > 0)
            m_builder.skip(what, "unsupported"_L1, static_cast<int>(count));
    };
    skip("customField"_L1, m_json.list(card, "customFieldItems"_L1).size());
    skip("sticker"_L1, m_json.list(card, "stickers"_L1).size());
    skip("vote"_L1, m_json.list(card, "idMembersVoted"_L1).size());
    skip("powerUpData"_L1, m_json.list(card, "pluginData"_L1).size());
    const QJsonObject cover = m_json.object(card, "cover"_L1);
    const bool covered = hasValue(cover, "color"_L1) || hasValue(cover, "idAttachment"_L1)
        || hasValue(cover, "idUploadedBackground"_L1) || hasValue(card, "idAttachmentCover"_L1);
    skip("cover"_L1, covered ? 1 : 0);
    skip("reminder"_L1, m_json.number(card, "dueReminder"_L1).value_or(-1) >= 0 ? 1 : 0);
    skip("location"_L1, hasValue(card, "coordinates"_L1) || hasValue(card, "address"_L1) ? 1 : 0);
    skip("template"_L1, m_json.flag(card, "isTemplate"_L1) ? 1 : 0);
    skip("cardRole"_L1, m_json.text(card, "cardRole"_L1).isEmpty() ? 0 : 1);
}

void TrelloReader::readChecklists()
{
    for (const QJsonObject &checklist : ordered(m_root, "checklists"_L1, "checklist"_L1))
        addChecklist(checklist);
    // Some exports have them inside their cards instead.
    for (const QJsonValue &card : m_root.value("cards"_L1).toArray()) {
        if (!card.toObject().value("checklists"_L1).isArray())
            continue;
        for (QJsonObject checklist : ordered(card.toObject(), "checklists"_L1, "checklist"_L1)) {
            if (const QString id = m_json.text(checklist, "id"_L1); !id.isEmpty() && m_checklistsRead.contains(id))
                continue;
            if (!checklist.contains("idCard"_L1))
                checklist.insert("idCard"_L1, card.toObject().value("id"_L1));
            addChecklist(checklist);
        }
    }
    const auto missing = (m_checklistsToCome - m_checklistsRead).size();
    if (missing > 0)
        m_builder.skip("checklist"_L1, "missing_in_file"_L1, static_cast<int>(missing));
}

void TrelloReader::addChecklist(const QJsonObject &checklist)
{
    const QString trelloId = m_json.text(checklist, "id"_L1);
    if (!trelloId.isEmpty() && m_checklistsRead.contains(trelloId))
        m_builder.skip("checklist"_L1, "duplicate_id"_L1);
    m_checklistsRead.insert(trelloId);
    const auto task = m_tasks.constFind(m_json.text(checklist, "idCard"_L1));
    if (task == m_tasks.cend()) {
        m_builder.skip("checklist"_L1, "unknown_card"_L1);
        return;
    }
    const ChecklistId id = m_builder.addChecklist(*task, m_json.text(checklist, "name"_L1));
    for (const QJsonObject &item : ordered(checklist, "checkItems"_L1, "checkItem"_L1)) {
        m_builder.addItem(*task, id, m_json.text(item, "name"_L1), m_json.text(item, "state"_L1) == "complete"_L1);
        if (hasValue(item, "due"_L1))
            m_builder.skip("checkItemDue"_L1, "unsupported"_L1);
        if (hasValue(item, "idMember"_L1))
            m_builder.skip("checkItemMember"_L1, "unsupported"_L1);
    }
}

} // namespace Lanban
