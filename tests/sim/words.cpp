// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/sim/words.h"

#include <QRegularExpression>

#include <algorithm>
#include <iterator>

using namespace Qt::Literals::StringLiterals;

namespace Lanban::Sim {

namespace {
constexpr qsizetype LongText = 24;

QStringList split(const QString &text)
{
    static const QRegularExpression blanks(u"[ \n]+"_s);
    return text.split(blanks, Qt::SkipEmptyParts);
}
} // namespace

QString editWords(const QString &text, Random &random, IdSource &ids)
{
    // Blanks and line ends stay where they are: only whole pieces between single blanks are changed.
    QStringList words = text.isEmpty() ? QStringList() : text.split(u' ');
    for (int changes = 1 + random.below(2); changes > 0; --changes) {
        const int what = words.size() > LongText ? 4 : random.below(6);
        if (words.isEmpty() || what == 0)
            words.append(ids.next());
        else if (what <= 2)
            words.insert(random.below(words.size() + 1), random.chance(0.2) ? ids.next() + u'\n' + ids.next() : ids.next());
        else if (what == 3)
            words[random.below(words.size())] = ids.next();
        else
            words.removeAt(random.below(words.size()));
    }
    return words.join(u' ');
}

std::set<QString> wordsOf(const QString &text)
{
    const QStringList words = split(text);
    return {words.cbegin(), words.cend()};
}

WordChange wordChange(const Mutation &mutation)
{
    std::optional<QString> text;
    if (const auto *create = std::get_if<Op::TaskCreate>(&mutation.op))
        text = create->description;
    else if (const auto *task = std::get_if<Op::TaskUpdate>(&mutation.op))
        text = task->description;
    else if (const auto *item = std::get_if<Op::CheckItemUpdate>(&mutation.op))
        text = item->text;
    if (!text)
        return {};
    const std::set<QString> before = wordsOf(mutation.base ? mutation.base->text.value_or(QString()) : QString());
    const std::set<QString> after = wordsOf(*text);
    WordChange change;
    std::set_difference(after.cbegin(), after.cend(), before.cbegin(), before.cend(),
                        std::inserter(change.added, change.added.end()));
    std::set_difference(before.cbegin(), before.cend(), after.cbegin(), after.cend(),
                        std::inserter(change.removed, change.removed.end()));
    return change;
}

} // namespace Lanban::Sim
