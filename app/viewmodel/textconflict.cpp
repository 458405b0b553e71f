// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/viewmodel/textconflict.h"

#include "app/session/session.h"
#include "app/viewmodel/noticemodel.h"
#include "app/viewmodel/traydrafts.h"
#include "app/viewmodel/worddiff.h"
#include "app/viewmodel/wording.h"
#include "core/protocol/entitycodec.h"
#include "core/sync/optext.h"

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace Lanban {

namespace {

QVariantList toVariants(const QList<TextSpan> &spans)
{
    QVariantList list;
    for (const TextSpan &span : spans)
        list.append(QVariantMap{{u"start"_s, span.start}, {u"length"_s, span.length}});
    return list;
}

//! Both lists as one, in order and without overlaps.
QList<TextSpan> united(QList<TextSpan> spans, const QList<TextSpan> &more)
{
    spans += more;
    std::sort(spans.begin(), spans.end(), [](TextSpan a, TextSpan b) { return a.start < b.start; });
    QList<TextSpan> joined;
    for (const TextSpan &span : std::as_const(spans)) {
        if (!joined.isEmpty() && span.start <= joined.constLast().start + joined.constLast().length)
            joined.last().length = std::max(joined.constLast().length, span.start + span.length - joined.constLast().start);
        else
            joined.append(span);
    }
    return joined;
}

} // namespace

TextConflict::TextConflict(Session &session, NoticeModel &notices, TrayEntry entry, QString title, QObject *parent)
    : QObject(parent), m_session(session), m_notices(notices), m_entry(std::move(entry)), m_title(std::move(title))
{
    const Present now = present();
    m_theirs = now.text;
    m_isGone = now.isGone;
    connect(&session, &Session::changed, this, [this](const RoomId &room) {
        if (room == m_entry.mutation.room)
            refresh();
    });
}

QString TextConflict::base() const
{
    return m_entry.mutation.base ? m_entry.mutation.base->text.value_or(QString()) : QString();
}

bool TextConflict::hasBase() const
{
    return m_entry.mutation.base && m_entry.mutation.base->text;
}

QString TextConflict::mine() const
{
    return textOf(m_entry.mutation.op).value_or(QString());
}

TextConflict::Present TextConflict::present() const
{
    // What came with the refusal may be newer than what has arrived of the room, and the other way round.
    BoardState told;
    for (auto entity = m_entry.server.begin(); entity != m_entry.server.end(); ++entity) {
        if (const auto type = Protocol::entityTypeFromName(entity.key()))
            (void)Protocol::entityFromJson(*type, entity->toObject(), told);
    }
    const BoardState *base = m_session.sync().base(m_entry.mutation.room);
    const auto newest = [&](const auto &id) {
        const auto *known = base != nullptr ? base->find(id) : nullptr;
        const auto *then = told.find(id);
        return known == nullptr || (then != nullptr && then->rev > known->rev) ? then : known;
    };
    if (const auto *update = std::get_if<Op::CheckItemUpdate>(&m_entry.mutation.op)) {
        const CheckItem *item = newest(update->id);
        return item != nullptr ? Present{item->text, item->deleted} : Present{{}, true};
    }
    const auto *update = std::get_if<Op::TaskUpdate>(&m_entry.mutation.op);
    const Task *task = update != nullptr ? newest(update->id) : nullptr;
    return task != nullptr ? Present{task->description, task->deleted} : Present{{}, true};
}

void TextConflict::refresh()
{
    Present now = present();
    if (now.text == m_theirs && now.isGone == m_isGone)
        return;
    m_theirs = std::move(now.text);
    m_isGone = now.isGone;
    Q_EMIT theirsChanged();
}

QString TextConflict::both() const
{
    return takeBoth(base(), m_theirs, mine());
}

int TextConflict::limit() const
{
    return std::holds_alternative<Op::CheckItemUpdate>(m_entry.mutation.op) ? MaxItemLength : MaxTextLength;
}

QVariantList TextConflict::baseSpans() const
{
    return toVariants(united(diffWords(base(), mine()).before, diffWords(base(), m_theirs).before));
}

QVariantList TextConflict::mineSpans() const
{
    return toVariants(diffWords(hasBase() ? base() : m_theirs, mine()).after);
}

QVariantList TextConflict::theirsSpans() const
{
    return toVariants(diffWords(hasBase() ? base() : mine(), m_theirs).after);
}

bool TextConflict::resolve(const QString &text)
{
    if (text == m_theirs) {
        // There is nothing to send: theirs stands.
        m_session.discardTray(m_entry.mutation.muid);
        return true;
    }
    if (const auto rejection = m_session.resolveTray(m_entry.mutation.muid, text)) {
        m_notices.addWarning(Wording::reason(rejection->error.code, rejection->error.detail));
        return false;
    }
    return true;
}

QString TextConflict::draft(const QString &) const
{
    return TrayDrafts(m_session, m_notices).text(m_entry.mutation.muid);
}

bool TextConflict::saveDraft(const QString &, const QString &text)
{
    return TrayDrafts(m_session, m_notices).save(m_entry.mutation.muid, text);
}

void TextConflict::clearDraft(const QString &)
{
    TrayDrafts(m_session, m_notices).save(m_entry.mutation.muid, {});
}

} // namespace Lanban
