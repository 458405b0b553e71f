// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/viewmodel/filterviewmodel.h"

#include "app/viewmodel/boardeditor.h"
#include "app/viewmodel/boardfeed.h"
#include "app/viewmodel/filterwording.h"
#include "core/domain/filterfold.h"
#include "core/domain/filtersuggest.h"

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace Lanban {

namespace {

constexpr int KeepAfterMs = 400; // a pause in typing
constexpr int MaxSuggestions = 8;

//! Where the text is kept; the field of drafts.
QString keyOf(const BoardEditor &editor)
{
    return u"filter:"_s + editor.room().id;
}

//! \a term with its names as they are compared.
FilterTerm folded(FilterTerm term)
{
    for (QString &name : term.names)
        name = foldForSearch(name);
    return term;
}

QString nameTerm(FilterTerm::Kind kind, const QString &name)
{
    FilterTerm term;
    term.kind = kind;
    term.names = {name};
    return toText(term);
}

} // namespace

FilterViewModel::FilterViewModel(BoardEditor &editor, BoardFeed &feed, QObject *parent)
    : QObject(parent), m_editor(editor), m_feed(feed)
{
    m_keeping.setSingleShot(true);
    m_keeping.setInterval(KeepAfterMs);
    connect(&m_keeping, &QTimer::timeout, this, &FilterViewModel::keep);
    connect(&feed, &BoardFeed::shown, this, &FilterViewModel::refresh);
    m_kept = editor.draft(keyOf(editor), u"text"_s);
    if (!m_kept.isEmpty())
        setText(m_kept);
    refresh();
}

FilterViewModel::~FilterViewModel()
{
    keep();
}

void FilterViewModel::setText(const QString &text)
{
    if (text == m_text)
        return;
    m_text = text;
    const Filter before = m_parsed.filter;
    m_parsed = parseFilter(text);
    if (m_parsed.filter != before)
        m_feed.setFilter(m_parsed.filter);
    Q_EMIT textChanged();
    refreshError();
    m_keeping.start();
}

void FilterViewModel::keep()
{
    m_keeping.stop();
    if (m_text == m_kept)
        return;
    if (m_editor.saveDraft(keyOf(m_editor), u"text"_s, m_text))
        m_kept = m_text;
}

void FilterViewModel::clear()
{
    setText({});
    keep();
}

qsizetype FilterViewModel::indexOf(const QString &term) const
{
    const QList<FilterTerm> wanted = parseFilter(term).filter.terms;
    if (wanted.size() != 1)
        return -1;
    const FilterTerm looked = folded(wanted.first());
    const auto found = std::find_if(m_parsed.filter.terms.begin(), m_parsed.filter.terms.end(),
                                    [&](const FilterTerm &one) { return folded(one) == looked; });
    return found == m_parsed.filter.terms.end() ? -1 : found - m_parsed.filter.terms.begin();
}

bool FilterViewModel::has(const QString &term) const
{
    return indexOf(term) >= 0;
}

void FilterViewModel::toggle(const QString &term)
{
    const qsizetype index = indexOf(term);
    if (index < 0) {
        QString text = m_text.trimmed();
        const bool isOpen = std::any_of(m_parsed.errors.begin(), m_parsed.errors.end(),
                                        [](const FilterError &error) { return error.code == FilterError::Code::UnclosedQuote; });
        if (isOpen)
            text += u'"'; // or the term would be part of what is quoted
        return setText(text.isEmpty() ? term : text + u' ' + term);
    }
    const FilterSpan span = m_parsed.spans.at(index);
    const QString before = m_text.first(span.at).trimmed();
    const QString after = m_text.sliced(span.at + span.length).trimmed();
    setText(before.isEmpty() || after.isEmpty() ? before + after : before + u' ' + after);
}

QString FilterViewModel::labelTerm(const QString &name, const QString &color) const
{
    return nameTerm(FilterTerm::Kind::Label, name.isEmpty() ? color : name);
}

QString FilterViewModel::memberTerm(const QString &name) const
{
    return nameTerm(FilterTerm::Kind::Assignee, name);
}

QVariantList FilterViewModel::suggestions(const QString &prefix) const
{
    QVariantList list;
    const BoardState *state = m_editor.state();
    if (!state)
        return list;
    for (const FilterSuggestion &suggestion : suggestFilter(*state, prefix, MaxSuggestions))
        list.append(QVariantMap{{u"word"_s, suggestion.word}, {u"text"_s, suggestion.text}, {u"whole"_s, suggestion.isWhole}});
    return list;
}

void FilterViewModel::hold(const QString &taskId)
{
    m_feed.hold(taskId);
}

void FilterViewModel::release(const QString &taskId)
{
    m_feed.release(taskId);
}

void FilterViewModel::refresh()
{
    refreshError();
    const int shown = m_feed.view().matchCount();
    const int total = m_feed.view().totalCount();
    if (shown == m_shownCount && total == m_totalCount)
        return;
    m_shownCount = shown;
    m_totalCount = total;
    Q_EMIT countsChanged();
}

void FilterViewModel::refreshError()
{
    // What can't be understood comes first, then what is understood and not there.
    if (!m_parsed.errors.isEmpty()) {
        const FilterError &first = m_parsed.errors.first();
        setError(Wording::filterError(first), first.at, first.length);
        return;
    }
    const QList<FilterProblem> &problems = m_feed.view().predicate().problems();
    if (m_editor.state() && !problems.isEmpty() && problems.first().term < m_parsed.spans.size()) {
        const FilterSpan span = m_parsed.spans.at(problems.first().term);
        setError(Wording::filterProblem(problems.first()), span.at, span.length);
        return;
    }
    setError({}, -1, 0);
}

void FilterViewModel::setError(const QString &error, qsizetype at, qsizetype length)
{
    if (error == m_error && at == m_errorAt && length == m_errorLength)
        return;
    m_error = error;
    m_errorAt = static_cast<int>(at);
    m_errorLength = static_cast<int>(length);
    Q_EMIT errorChanged();
}

void FilterViewModel::retranslate()
{
    refreshError();
}

} // namespace Lanban
