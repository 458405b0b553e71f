// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/viewmodel/noticemodel.h"

#include <QTimer>

using namespace Qt::Literals::StringLiterals;

namespace Lanban {

NoticeModel::NoticeModel(QObject *parent, int lifeMs)
    : RowListModel({"noticeId", "text", "kind", "actionText"}, parent), m_lifeMs(lifeMs)
{
}

void NoticeModel::addInfo(const QString &text, const QString &topic)
{
    if (!topic.isEmpty())
        dismissFrom(topic);
    const QString id = add(text, u"info"_s, {}, false);
    if (!topic.isEmpty())
        m_sources.insert(topic, id);
}

void NoticeModel::addInfo(const QString &text, const QString &topic, const QString &actionText, std::function<void()> action)
{
    dismissFrom(topic);
    const QString id = add(text, u"info"_s, actionText, false);
    m_sources.insert(topic, id);
    m_actions[id] = std::move(action);
}

void NoticeModel::addWarning(const QString &text)
{
    add(text, u"warning"_s, {}, false);
}

void NoticeModel::addWarning(const QString &text, const QString &topic, const QString &actionText, std::function<void()> action)
{
    dismissFrom(topic);
    const QString id = add(text, u"warning"_s, actionText, false);
    m_sources.insert(topic, id);
    m_actions[id] = std::move(action);
}

void NoticeModel::addError(const QString &text, const QString &source)
{
    const QString id = add(text, u"error"_s, {}, true);
    if (!source.isEmpty() && !m_sources.contains(source, id))
        m_sources.insert(source, id);
}

void NoticeModel::dismissFrom(const QString &source)
{
    for (const QString &id : m_sources.values(source))
        end(id);
}

void NoticeModel::addUndo(const QString &text, const QString &actionText, const std::function<void()> &action,
                          const std::function<void()> &gone)
{
    const QString id = add(text, u"undo"_s, actionText, false);
    m_actions.insert(id, action);
    if (gone)
        m_gone.insert(id, gone);
}

QString NoticeModel::add(const QString &text, const QString &kind, const QString &actionText, bool stays)
{
    if (stays) {
        for (const QString &id : ids()) {
            if (valueOf(id, u"text"_s) == text)
                return id;
        }
    }
    const QString id = QString::number(++m_last);
    upsert({id, {text, kind, actionText}}, count());
    if (!stays) {
        auto *timer = new QTimer(this);
        timer->setSingleShot(true);
        connect(timer, &QTimer::timeout, this, [this, id] { end(id); });
        timer->start(m_lifeMs);
        m_timers.insert(id, timer);
    }
    return id;
}

void NoticeModel::trigger(const QString &noticeId)
{
    const std::function<void()> action = m_actions.value(noticeId);
    m_gone.remove(noticeId);
    remove(noticeId);
    if (action)
        action();
}

void NoticeModel::dismiss(const QString &noticeId)
{
    end(noticeId);
}

void NoticeModel::end(const QString &id)
{
    const std::function<void()> gone = m_gone.take(id);
    remove(id);
    if (gone)
        gone();
}

void NoticeModel::hold(const QString &noticeId, bool held)
{
    QTimer *timer = m_timers.value(noticeId);
    if (!timer)
        return;
    if (held)
        timer->stop();
    else
        timer->start();
}

void NoticeModel::forget(const Row &row)
{
    m_actions.remove(row.id);
    m_sources.removeIf([&row](const auto &entry) { return entry.value() == row.id; });
    if (QTimer *timer = m_timers.take(row.id))
        timer->deleteLater();
}

} // namespace Lanban
