// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/values.h"

#include <QStringList>

using namespace Qt::Literals::StringLiterals;

namespace Lanban {

const QStringList &colorNames()
{
    static const QStringList names{u"gray"_s, u"red"_s,  u"orange"_s, u"yellow"_s, u"green"_s,
                                   u"teal"_s, u"blue"_s, u"purple"_s, u"pink"_s,   u"none"_s};
    return names;
}

bool isColorName(QStringView name)
{
    return colorNames().contains(name);
}

QString colorForKey(const QString &key)
{
    const QStringList &colors = colorNames();
    uint sum = 0;
    for (const QChar character : key)
        sum = sum * 31 + character.unicode();
    return colors.at(static_cast<qsizetype>(sum % static_cast<uint>(colors.size() - 1))); // not the last: "none"
}

} // namespace Lanban
