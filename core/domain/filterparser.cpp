// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/filter.h"

#include <algorithm>
#include <array>

using namespace Qt::Literals::StringLiterals;

namespace Lanban {

namespace {

using Code = FilterError::Code;
using Kind = FilterTerm::Kind;

template<typename T>
struct Word {
    QLatin1StringView text;
    T value;
};

constexpr std::array<Word<FilterFact>, 6> Parts{{{"assignee"_L1, FilterFact::Assignee},
                                                 {"label"_L1, FilterFact::Label},
                                                 {"due"_L1, FilterFact::Due},
                                                 {"checklist"_L1, FilterFact::Checklist},
                                                 {"description"_L1, FilterFact::Description},
                                                 {"comment"_L1, FilterFact::Comment}}};
constexpr std::array<Word<FilterFact>, 4> States{{{"overdue"_L1, FilterFact::Overdue},
                                                  {"done"_L1, FilterFact::Done},
                                                  {"archived"_L1, FilterFact::Archived},
                                                  {"pending"_L1, FilterFact::Pending}}};
constexpr std::array<Word<FilterSort::Key>, 5> Keys{{{"due"_L1, FilterSort::Key::Due},
                                                     {"created"_L1, FilterSort::Key::Created},
                                                     {"updated"_L1, FilterSort::Key::Updated},
                                                     {"title"_L1, FilterSort::Key::Title},
                                                     {"position"_L1, FilterSort::Key::Position}}};
//! Those of the terms; sort: is another matter.
constexpr std::array<Word<Kind>, 7> Qualifiers{{{"label"_L1, Kind::Label},
                                                {"assignee"_L1, Kind::Assignee},
                                                {"column"_L1, Kind::Column},
                                                {"due"_L1, Kind::Due},
                                                {"is"_L1, Kind::Is},
                                                {"has"_L1, Kind::Has},
                                                {"no"_L1, Kind::No}}};

template<typename T, size_t N>
const T *valueOf(const std::array<Word<T>, N> &words, QStringView text)
{
    for (const Word<T> &word : words) {
        if (text.compare(word.text, Qt::CaseInsensitive) == 0)
            return &word.value;
    }
    return nullptr;
}

template<typename T, size_t N>
QString wordOf(const std::array<Word<T>, N> &words, T value)
{
    for (const Word<T> &word : words) {
        if (word.value == value)
            return word.text;
    }
    return {};
}

template<typename T, size_t N>
QStringList textsOf(const std::array<Word<T>, N> &words)
{
    QStringList texts;
    for (const Word<T> &word : words)
        texts.append(word.text);
    return texts;
}

//! How many characters of \a text are the word of a qualifier; -1: it has none. `https://` is no qualifier.
qsizetype qualifierLength(QStringView text)
{
    qsizetype length = 0;
    while (length < text.size() && text.at(length).isLetter())
        ++length;
    if (length == 0 || length == text.size() || text.at(length) != u':' || text.sliced(length + 1).startsWith(u"//"))
        return -1;
    return length;
}

std::optional<int> readCount(QStringView digits)
{
    if (digits.isEmpty() || digits.size() > 4
        || !std::all_of(digits.begin(), digits.end(), [](QChar c) { return c >= u'0' && c <= u'9'; }))
        return std::nullopt;
    return digits.toInt();
}

std::optional<FilterMoment> readMoment(QStringView text)
{
    using Is = FilterMoment::Kind;
    constexpr std::array<Word<int>, 3> days{{{"yesterday"_L1, -1}, {"today"_L1, 0}, {"tomorrow"_L1, 1}}};
    if (const int *day = valueOf(days, text))
        return FilterMoment{Is::Day, *day, {}};
    if (text.compare("now"_L1, Qt::CaseInsensitive) == 0)
        return FilterMoment{Is::Hour, 0, {}};
    if (text.size() == 10 && text.at(4) == u'-' && text.at(7) == u'-') {
        const auto year = readCount(text.first(4));
        const auto month = readCount(text.sliced(5, 2));
        const auto day = readCount(text.sliced(8, 2));
        if (year && month && day && *year > 0 && QDate::isValid(*year, *month, *day))
            return FilterMoment{Is::Date, 0, QDate(*year, *month, *day)};
        return std::nullopt;
    }
    if (text.size() < 2)
        return std::nullopt;
    const bool isSigned = text.front() == u'+' || text.front() == u'-';
    const auto count = readCount(text.sliced(isSigned ? 1 : 0).chopped(1));
    if (!count)
        return std::nullopt;
    const int offset = text.front() == u'-' ? -*count : *count;
    switch (text.back().toLower().unicode()) {
    case u'h':
        return FilterMoment{Is::Hour, offset, {}};
    case u'd':
        return FilterMoment{Is::Day, offset, {}};
    case u'w':
        return FilterMoment{Is::Day, offset * 7, {}};
    default:
        return std::nullopt;
    }
}

std::optional<FilterDue> readDue(QStringView text)
{
    using Form = FilterDue::Form;
    const auto single = [](Form form, QStringView moment) -> std::optional<FilterDue> {
        const auto at = readMoment(moment);
        return at ? std::optional(FilterDue{form, *at, {}}) : std::nullopt;
    };
    if (text.startsWith(u"<="))
        return single(Form::Until, text.sliced(2));
    if (text.startsWith(u">="))
        return single(Form::Since, text.sliced(2));
    if (text.startsWith(u'<'))
        return single(Form::Before, text.sliced(1));
    if (text.startsWith(u'>'))
        return single(Form::After, text.sliced(1));
    const qsizetype dots = text.indexOf(u"..");
    if (dots < 0)
        return single(Form::On, text);
    if (dots == 0)
        return single(Form::Until, text.sliced(2));
    if (dots + 2 == text.size())
        return single(Form::Since, text.first(dots));
    const auto from = readMoment(text.first(dots));
    const auto to = readMoment(text.sliced(dots + 2));
    return from && to ? std::optional(FilterDue{Form::Between, *from, *to}) : std::nullopt;
}

class Parser
{
public:
    explicit Parser(QStringView text) : m_text(text) { }

    ParsedFilter run()
    {
        for (skipBlanks(); m_at < m_text.size(); skipBlanks())
            readTerm();
        return m_parsed;
    }

private:
    struct Value {
        QString text;
        bool quoted = false;
        FilterSpan span;
    };

    void skipBlanks()
    {
        while (m_at < m_text.size() && m_text.at(m_at).isSpace())
            ++m_at;
    }

    [[nodiscard]] bool isAt(char16_t c) const { return m_at < m_text.size() && m_text.at(m_at) == c; }

    void fail(Code code, const FilterSpan &span, const QString &what = {})
    {
        m_parsed.errors.append({code, span.at, span.length, what});
    }

    void add(const FilterTerm &term, qsizetype from)
    {
        m_parsed.filter.terms.append(term);
        m_parsed.spans.append({from, m_at - from});
    }

    //! Up to a blank, or in a list up to a comma.
    Value readValue(bool inList)
    {
        Value value;
        value.span.at = m_at;
        if (isAt(u'"')) {
            value.quoted = true;
            readQuoted(value);
        } else {
            while (m_at < m_text.size() && !m_text.at(m_at).isSpace() && !(inList && isAt(u',')))
                ++m_at;
            value.text = m_text.sliced(value.span.at, m_at - value.span.at).toString();
        }
        value.span.length = m_at - value.span.at;
        return value;
    }

    void readQuoted(Value &value)
    {
        for (++m_at; m_at < m_text.size() && !isAt(u'"'); ++m_at) {
            if (isAt(u'\\') && m_at + 1 < m_text.size())
                ++m_at;
            value.text += m_text.at(m_at);
        }
        value.text = value.text.simplified();
        if (m_at < m_text.size())
            ++m_at;
        else // while it is being typed it counts as if it were closed here
            fail(Code::UnclosedQuote, {value.span.at, m_at - value.span.at});
    }

    void readTerm()
    {
        const qsizetype from = m_at;
        FilterTerm term;
        if (isAt(u'-')) {
            term.negated = true;
            ++m_at;
        }
        if (const qsizetype length = qualifierLength(m_text.sliced(m_at)); length >= 0) {
            const QString qualifier = m_text.sliced(m_at, length).toString();
            m_at += length + 1;
            readQualified(term, qualifier, from);
            return;
        }
        const bool isMember = isAt(u'@');
        m_at += isMember ? 1 : 0;
        const Value value = readValue(false);
        if (value.text.isEmpty())
            return fail(Code::MissingValue, {from, m_at - from}, isMember ? u"@"_s : QString());
        if (isMember)
            takeMember(term, value, value.text.compare("me"_L1, Qt::CaseInsensitive) == 0);
        else
            term.names.append(value.text);
        add(term, from);
    }

    static void takeMember(FilterTerm &term, const Value &value, bool isMe)
    {
        term.kind = Kind::Assignee;
        if (isMe && !value.quoted)
            term.me = true;
        else
            term.names.append(value.text);
    }

    void readQualified(FilterTerm &term, const QString &qualifier, qsizetype from)
    {
        const bool isSort = qualifier.compare("sort"_L1, Qt::CaseInsensitive) == 0;
        const Kind *kind = valueOf(Qualifiers, qualifier);
        QList<Value> values;
        do {
            m_at += values.isEmpty() ? 0 : 1; // the comma
            const Value value = readValue(true);
            if (!value.text.isEmpty() || values.isEmpty())
                values.append(value);
            else if (!isAt(u','))
                break; // "label:bug," is being typed
        } while (isAt(u','));
        if (!kind && !isSort)
            return fail(Code::UnknownQualifier, {from, m_at - from}, qualifier);
        values.removeIf([](const Value &value) { return value.text.isEmpty(); });
        if (values.isEmpty())
            return fail(Code::MissingValue, {from, m_at - from}, qualifier + u':');
        if (isSort)
            return takeSort(values, term.negated, from);
        term.kind = *kind;
        for (const Value &value : std::as_const(values))
            takeValue(term, value);
        if (term.me || !term.names.isEmpty() || !term.facts.isEmpty() || !term.dues.isEmpty())
            add(term, from);
    }

    void takeValue(FilterTerm &term, const Value &value)
    {
        switch (term.kind) {
        case Kind::Text:
        case Kind::Label:
        case Kind::Column:
            term.names.append(value.text);
            return;
        case Kind::Assignee: {
            const bool hasAt = !value.quoted && value.text.startsWith(u'@');
            Value name = value;
            if (hasAt)
                name.text.remove(0, 1);
            if (name.text.isEmpty())
                return fail(Code::MissingValue, value.span, u"@"_s);
            return takeMember(term, name, hasAt && name.text.compare("me"_L1, Qt::CaseInsensitive) == 0);
        }
        case Kind::No:
        case Kind::Has:
        case Kind::Is:
            if (const FilterFact *fact = term.kind == Kind::Is ? valueOf(States, value.text) : valueOf(Parts, value.text))
                term.facts.append(*fact);
            else
                fail(Code::UnknownValue, value.span, value.text);
            return;
        case Kind::Due:
            if (const auto due = readDue(value.text))
                term.dues.append(*due);
            else
                fail(Code::BadDate, value.span, value.text);
            return;
        }
    }

    void takeSort(const QList<Value> &values, bool negated, qsizetype from)
    {
        if (negated)
            return fail(Code::NotNegatable, {from, m_at - from});
        for (const Value &value : values) {
            const bool descending = value.text.startsWith(u'-');
            if (const auto *key = valueOf(Keys, QStringView(value.text).sliced(descending ? 1 : 0)))
                m_parsed.filter.sort = {*key, descending};
            else
                fail(Code::UnknownValue, value.span, value.text);
        }
    }

    QStringView m_text;
    qsizetype m_at = 0;
    ParsedFilter m_parsed;
};

QString quoted(QString text)
{
    text.replace(u'\\', u"\\\\"_s);
    text.replace(u'"', u"\\\""_s);
    return u'"' + text + u'"';
}

//! As a value behind a qualifier or an @.
QString asValue(const QString &name)
{
    const bool isPlain = !name.isEmpty() && name.front() != u'"' && name.front() != u'@'
        && std::none_of(name.begin(), name.end(), [](QChar c) { return c.isSpace() || c == u','; });
    return isPlain ? name : quoted(name);
}

QString asText(const QString &text)
{
    const bool isPlain = !text.isEmpty() && text.front() != u'"' && text.front() != u'@' && text.front() != u'-'
        && qualifierLength(text) < 0 && std::none_of(text.begin(), text.end(), [](QChar c) { return c.isSpace(); });
    return isPlain ? text : quoted(text);
}

QString asMoment(const FilterMoment &moment)
{
    const auto relative
        = [&](QLatin1StringView unit) { return (moment.offset < 0 ? u"%1%2"_s : u"+%1%2"_s).arg(moment.offset).arg(unit); };
    switch (moment.kind) {
    case FilterMoment::Kind::Date:
        return moment.date.toString(Qt::ISODate);
    case FilterMoment::Kind::Hour:
        return moment.offset == 0 ? u"now"_s : relative("h"_L1);
    case FilterMoment::Kind::Day:
        break;
    }
    if (moment.offset >= -1 && moment.offset <= 1)
        return moment.offset < 0 ? u"yesterday"_s : moment.offset == 0 ? u"today"_s : u"tomorrow"_s;
    // Five digits are more than is read: then weeks, which such an offset was given in.
    if (moment.offset > 9999 || moment.offset < -9999)
        return (moment.offset < 0 ? u"%1w"_s : u"+%1w"_s).arg(moment.offset / 7);
    return relative("d"_L1);
}

QString asDue(const FilterDue &due)
{
    switch (due.form) {
    case FilterDue::Form::On:
        return asMoment(due.from);
    case FilterDue::Form::Before:
        return u'<' + asMoment(due.from);
    case FilterDue::Form::After:
        return u'>' + asMoment(due.from);
    case FilterDue::Form::Since:
        return asMoment(due.from) + u".."_s;
    case FilterDue::Form::Until:
        return u".."_s + asMoment(due.from);
    case FilterDue::Form::Between:
        return asMoment(due.from) + u".."_s + asMoment(due.to);
    }
    return {};
}

} // namespace

ParsedFilter parseFilter(QStringView text)
{
    return Parser(text).run();
}

QString toText(const FilterTerm &term)
{
    const QString sign = term.negated ? u"-"_s : QString();
    if (term.kind == Kind::Text)
        return sign + asText(term.names.value(0));
    QStringList values;
    if (term.kind == Kind::Assignee) {
        if (term.me && term.names.isEmpty())
            return sign + u"@me"_s;
        if (term.me)
            values.append(u"@me"_s);
    }
    for (const QString &name : term.names)
        values.append(asValue(name));
    for (const FilterFact fact : term.facts)
        values.append(term.kind == Kind::Is ? wordOf(States, fact) : wordOf(Parts, fact));
    for (const FilterDue &due : term.dues)
        values.append(asDue(due));
    return sign + wordOf(Qualifiers, term.kind) + u':' + values.join(u',');
}

QString toText(const Filter &filter)
{
    QStringList parts;
    for (const FilterTerm &term : filter.terms)
        parts.append(toText(term));
    if (filter.sort != FilterSort())
        parts.append((filter.sort.descending ? u"sort:-"_s : u"sort:"_s) + wordOf(Keys, filter.sort.key));
    return parts.join(u' ');
}

const QStringList &filterQualifiers()
{
    static const QStringList qualifiers = textsOf(Qualifiers) + QStringList{u"sort"_s};
    return qualifiers;
}

QStringList filterValues(QStringView qualifier)
{
    if (qualifier.compare("sort"_L1, Qt::CaseInsensitive) == 0)
        return textsOf(Keys);
    const Kind *kind = valueOf(Qualifiers, qualifier);
    if (!kind)
        return {};
    if (*kind == Kind::Is)
        return textsOf(States);
    if (*kind == Kind::No || *kind == Kind::Has)
        return textsOf(Parts);
    if (*kind == Kind::Due)
        return {u"today"_s, u"tomorrow"_s, u"<today"_s, u"today..+7d"_s, u">+7d"_s, u"..+24h"_s};
    return {};
}

} // namespace Lanban
