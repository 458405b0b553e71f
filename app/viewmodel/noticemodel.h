// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/viewmodel/rowlistmodel.h"

#include <QHash>

class QTimer;

namespace Lanban {

//! What the user is told at the edge of the window: news, warnings, errors, and what can be undone.
//!
//! They go by themselves after a while; errors stay until they are dismissed.
class NoticeModel : public RowListModel
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the application")

public:
    //! How long anything but an error stays.
    static constexpr int DefaultLifeMs = 8000;

    explicit NoticeModel(QObject *parent = nullptr, int lifeMs = DefaultLifeMs);

    //! With a \a topic it takes the one of that topic away that stands there still.
    void addInfo(const QString &text, const QString &topic = {});
    //! Offers \a action under \a actionText; takes the one of \a topic away that stands there still.
    void addInfo(const QString &text, const QString &topic, const QString &actionText, std::function<void()> action);
    void addWarning(const QString &text);
    //! The same that offers \a action under \a actionText; takes the one of \a topic away that stands there still.
    void addWarning(const QString &text, const QString &topic, const QString &actionText, std::function<void()> action);
    //! True while a notice of \a topic stands there.
    [[nodiscard]] bool has(const QString &topic) const { return m_sources.contains(topic); }
    //! An error that stands there already is not added again. \a source is what dismissFrom() takes it away by.
    void addError(const QString &text, const QString &source = {});
    //! Takes away the errors of \a source: it is well again.
    void dismissFrom(const QString &source);
    //! Offers \a action under \a actionText for as long as the notice stays; \a gone is called when it went without that.
    void addUndo(const QString &text, const QString &actionText, const std::function<void()> &action,
                 const std::function<void()> &gone = {});

    //! Does what the notice offers, and takes it away.
    Q_INVOKABLE void trigger(const QString &noticeId);
    Q_INVOKABLE void dismiss(const QString &noticeId);
    //! It stays for as long as it is \a held, and then its whole time anew.
    Q_INVOKABLE void hold(const QString &noticeId, bool held);

protected:
    void forget(const Row &row) override;

private:
    QString add(const QString &text, const QString &kind, const QString &actionText, bool stays);
    void end(const QString &id);

    int m_lifeMs;
    int m_last = 0;
    QHash<QString, std::function<void()>> m_actions;
    QHash<QString, std::function<void()>> m_gone; //!< what happens where the action did not
    QHash<QString, QTimer *> m_timers;
    QMultiHash<QString, QString> m_sources; //!< notices by where they came from
};

} // namespace Lanban
