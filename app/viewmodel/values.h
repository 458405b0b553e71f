// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QMetaType>
#include <QString>
#include <QtQml/qqmlregistration.h>

namespace Lanban {

//! A label as a card shows it.
struct LabelValue {
    Q_GADGET
    QML_VALUE_TYPE(labelValue)
    Q_PROPERTY(QString id MEMBER id)
    Q_PROPERTY(QString name MEMBER name)
    Q_PROPERTY(QString color MEMBER color)

public:
    QString id;
    QString name;
    QString color;

    friend bool operator==(const LabelValue &, const LabelValue &) = default;
};

//! A member as a card shows them.
struct MemberValue {
    Q_GADGET
    QML_VALUE_TYPE(memberValue)
    Q_PROPERTY(QString id MEMBER id)
    Q_PROPERTY(QString name MEMBER name)
    Q_PROPERTY(QString color MEMBER color)
    Q_PROPERTY(QString initials MEMBER initials)

public:
    QString id;
    QString name;
    QString color;
    QString initials;

    friend bool operator==(const MemberValue &, const MemberValue &) = default;
};

//! The first letters of the first two words of \a name, for an avatar.
[[nodiscard]] QString initialsOf(const QString &name);

} // namespace Lanban
