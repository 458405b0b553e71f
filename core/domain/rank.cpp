// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/rank.h"

#include <algorithm>

namespace Lanban::Rank {

namespace {

// A key is an integer part, whose first character tells its length ("a" = 2 characters, "b" = 3 ...;
// "Z" = 2 downwards for what lies before the first key), and a fraction that never ends in '0'.
constexpr QLatin1StringView Digits("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz");
constexpr int Base = 62;

int digitValue(QChar c)
{
    return static_cast<int>(Digits.indexOf(c));
}

QChar digit(int value)
{
    return Digits.at(value);
}

qsizetype integerLength(QChar head)
{
    if (head >= u'a' && head <= u'z')
        return head.unicode() - u'a' + 2;
    if (head >= u'A' && head <= u'Z')
        return u'Z' - head.unicode() + 2;
    return 0;
}

QString integerPart(const QString &key)
{
    return key.left(integerLength(key.front()));
}

bool isWellFormed(QStringView key)
{
    if (key.isEmpty() || !std::all_of(key.begin(), key.end(), [](QChar c) { return Digits.contains(c); }))
        return false;
    const qsizetype length = integerLength(key.front());
    if (length == 0 || key.size() < length)
        return false;
    return key.size() == length || key.back() != u'0';
}

//! The shortest fraction between \a a and \a b; an empty \a b is 1.
QString midpoint(const QString &a, const QString &b)
{
    QString prefix;
    qsizetype i = 0;
    if (!b.isEmpty()) {
        while (i < b.size() && (i < a.size() ? a.at(i) : QChar(u'0')) == b.at(i))
            ++i;
        prefix = b.left(i);
    }
    QString low = a.mid(i);
    QString high = b.mid(i);
    for (;;) {
        const int from = low.isEmpty() ? 0 : digitValue(low.front());
        const int to = high.isEmpty() ? Base : digitValue(high.front());
        if (to - from > 1)
            return prefix + digit((from + to + 1) / 2);
        if (high.size() > 1)
            return prefix + high.front();
        prefix += digit(from);
        low = low.mid(1);
        high.clear();
    }
}

//! The integer after \a part; empty when there is none.
QString increment(const QString &part)
{
    QChar head = part.front();
    QString digits = part.mid(1);
    for (qsizetype i = digits.size() - 1; i >= 0; --i) {
        const int value = digitValue(digits.at(i)) + 1;
        if (value < Base) {
            digits[i] = digit(value);
            return head + digits;
        }
        digits[i] = u'0';
    }
    if (head == u'Z')
        return QStringLiteral("a0");
    if (head == u'z')
        return {};
    head = QChar(head.unicode() + 1);
    if (head > u'a')
        digits.append(u'0');
    else
        digits.chop(1);
    return head + digits;
}

//! The integer before \a part; empty when there is none.
QString decrement(const QString &part)
{
    QChar head = part.front();
    QString digits = part.mid(1);
    for (qsizetype i = digits.size() - 1; i >= 0; --i) {
        const int value = digitValue(digits.at(i)) - 1;
        if (value >= 0) {
            digits[i] = digit(value);
            return head + digits;
        }
        digits[i] = u'z';
    }
    if (head == u'a')
        return QStringLiteral("Zz");
    if (head == u'A')
        return {};
    head = QChar(head.unicode() - 1);
    if (head < u'Z')
        digits.append(u'z');
    else
        digits.chop(1);
    return head + digits;
}

} // namespace

QString between(const QString &below, const QString &above)
{
    // What is no key can't bound anything: a damaged file must not stop us.
    const QString a = isWellFormed(below) ? below : QString();
    const QString b = isWellFormed(above) ? above : QString();
    if (a.isEmpty() && b.isEmpty())
        return QStringLiteral("a0");
    if (a.isEmpty()) {
        const QString integer = integerPart(b);
        if (integer < b)
            return integer;
        const QString before = decrement(integer);
        // Below the lowest integer there are still fractions of it.
        return before.isEmpty() ? integer + midpoint({}, b.mid(integer.size())) : before;
    }
    const QString integer = integerPart(a);
    const QString fraction = a.mid(integer.size());
    if (b.isEmpty()) {
        const QString after = increment(integer);
        return after.isEmpty() ? integer + midpoint(fraction, {}) : after;
    }
    if (integer == integerPart(b))
        return integer + midpoint(fraction, b.mid(integer.size()));
    const QString after = increment(integer);
    return after < b ? after : integer + midpoint(fraction, {});
}

QList<QString> sequence(qsizetype count)
{
    QList<QString> keys;
    keys.reserve(count);
    QString last;
    for (qsizetype i = 0; i < count; ++i) {
        last = between(last, {});
        keys.append(last);
    }
    return keys;
}

bool isValid(QStringView key)
{
    return key.size() <= MaxLength && isWellFormed(key);
}

} // namespace Lanban::Rank
