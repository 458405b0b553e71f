// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/filtersuggest.h"

#include "core/domain/filterfold.h"

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace Lanban {

namespace {

//! Where the term and in it the value begin that the end of \a text is in.
struct Cursor {
    qsizetype term = 0;
    qsizetype value = 0;
    QString qualifier; //!< empty: a bare word
};

Cursor cursorIn(const QString &text)
{
    Cursor cursor;
    bool isQuoted = false;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar c = text.at(i);
        if (isQuoted) {
            if (c == u'\\')
                ++i;
            else if (c == u'"')
                isQuoted = false;
        } else if (c == u'"' && i == cursor.value) {
            isQuoted = true;
        } else if (c.isSpace()) {
            cursor = {i + 1, i + 1, {}};
        } else if (c == u'-' && i == cursor.term) {
            cursor.value = i + 1;
        } else if (c == u':' && cursor.qualifier.isEmpty() && i > cursor.value) {
            cursor.qualifier = text.sliced(cursor.value, i - cursor.value).toCaseFolded();
            cursor.value = i + 1;
        } else if (c == u'@' && i == cursor.value && cursor.qualifier.isEmpty()) {
            cursor.qualifier = u"@"_s;
            cursor.value = i + 1;
        } else if (c == u',' && !cursor.qualifier.isEmpty()) {
            cursor.value = i + 1;
        }
    }
    return cursor;
}

//! \a name as it has to be typed behind a qualifier.
QString typed(const QString &name)
{
    FilterTerm term;
    term.kind = FilterTerm::Kind::Label;
    term.names = {name};
    return toText(term).sliced(6); // behind "label:"
}

void addOnce(QStringList &names, const QString &name)
{
    if (!name.isEmpty() && !names.contains(name))
        names.append(name);
}

QStringList namesFor(const BoardState &state, const QString &qualifier)
{
    QStringList names;
    if (qualifier == "label"_L1) {
        for (const Label &label : state.labels()) {
            if (!label.deleted)
                addOnce(names, label.name.isEmpty() ? label.color : label.name);
        }
    } else if (qualifier == "assignee"_L1 || qualifier == "@"_L1) {
        for (const Member &member : state.members()) {
            if (!member.removed)
                addOnce(names, member.name);
        }
    } else if (qualifier == "column"_L1) {
        for (const ColumnId &id : state.liveColumns())
            addOnce(names, state.find(id)->name);
        return names; // as they stand
    }
    std::sort(names.begin(), names.end(), [](const QString &a, const QString &b) { return foldForSearch(a) < foldForSearch(b); });
    return names;
}

} // namespace

QList<FilterSuggestion> suggestFilter(const BoardState &state, const QString &before, int limit)
{
    const Cursor cursor = cursorIn(before);
    const QString kept = before.first(cursor.value);
    QString begun = before.sliced(cursor.value);
    if (begun.startsWith(u'"'))
        begun.remove(0, 1);
    const QString wanted = foldForSearch(begun);
    QList<FilterSuggestion> list;
    const auto offer = [&](const QString &word, const QString &text, bool isWhole) {
        if (list.size() < limit)
            list.append({word, kept + text, isWhole});
    };
    if (cursor.qualifier.isEmpty()) {
        for (const QString &qualifier : filterQualifiers()) {
            if (qualifier.startsWith(wanted))
                offer(qualifier + u':', qualifier + u':', false);
        }
        if (wanted.isEmpty())
            return list;
        for (const QString &name : namesFor(state, u"label"_s)) {
            if (hasWordPrefix(foldForSearch(name), wanted))
                offer(u"label:"_s + typed(name), u"label:"_s + typed(name), true);
        }
        return list;
    }
    if (cursor.qualifier == "assignee"_L1 && QStringLiteral("@me").startsWith(wanted))
        offer(u"@me"_s, u"@me"_s, true);
    if (cursor.qualifier == "@"_L1 && QStringLiteral("me").startsWith(wanted))
        offer(u"@me"_s, u"me"_s, true);
    for (const QString &value : filterValues(cursor.qualifier)) {
        if (value.startsWith(wanted))
            offer(value, value, true);
    }
    for (const QString &name : namesFor(state, cursor.qualifier)) {
        if (hasWordPrefix(foldForSearch(name), wanted))
            offer(name, typed(name), true);
    }
    // What stands there already needs no offer.
    if (list.size() == 1 && list.first().text == before)
        list.clear();
    return list;
}

} // namespace Lanban
