// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/viewmodel/worddiff.h"

#include <QHash>

#include <algorithm>
#include <vector>

namespace Lanban {

namespace {

// So many differences are looked for; the way there takes the square of it in memory.
constexpr int MaxDifferences = 1500;

bool isLineEnd(QChar c)
{
    return c == u'\n' || c == u'\r';
}

//! A text as words, line ends and stretches of other blanks, as merging sees it.
class Words
{
public:
    explicit Words(const QString &text) : m_text(text)
    {
        for (qsizetype at = 0; at < text.size();) {
            qsizetype end = at + 1;
            const QChar first = text.at(at);
            while (!isLineEnd(first) && end < text.size() && !isLineEnd(text.at(end))
                   && text.at(end).isSpace() == first.isSpace())
                ++end;
            m_spans.append({at, end - at});
            at = end;
        }
    }
    [[nodiscard]] int size() const { return static_cast<int>(m_spans.size()); }
    [[nodiscard]] QString at(int index) const { return m_text.mid(m_spans.at(index).start, m_spans.at(index).length); }
    //! The text of the words from \a from to before \a to.
    [[nodiscard]] QString mid(int from, int to) const
    {
        if (from >= to)
            return {};
        const qsizetype start = m_spans.at(from).start;
        return m_text.mid(start, m_spans.at(to - 1).start + m_spans.at(to - 1).length - start);
    }
    [[nodiscard]] const QList<TextSpan> &spans() const { return m_spans; }

private:
    QString m_text;
    QList<TextSpan> m_spans;
};

//! For each word of the first text its place in the second; -1: it is not there.
using Matches = std::vector<int>;

//! Eugene Myers' greedy algorithm over numbers. False: there are too many differences.
bool matchMiddle(const std::vector<int> &a, const std::vector<int> &b, int offset, Matches &matches)
{
    const int n = static_cast<int>(a.size());
    const int m = static_cast<int>(b.size());
    const int most = std::min(n + m, MaxDifferences);
    std::vector<int> reach(2 * static_cast<size_t>(most) + 3, 0);
    const auto at = [most](int diagonal) { return static_cast<size_t>(diagonal + most + 1); };
    std::vector<std::vector<int>> trace; // after each number of differences the part of reach that it may have changed
    for (int d = 0; d <= most; ++d) {
        for (int k = -d; k <= d; k += 2) {
            const bool down = k == -d || (k != d && reach[at(k - 1)] < reach[at(k + 1)]);
            int x = down ? reach[at(k + 1)] : reach[at(k - 1)] + 1;
            while (x < n && x - k < m && a[static_cast<size_t>(x)] == b[static_cast<size_t>(x - k)])
                ++x;
            reach[at(k)] = x;
            if (x < n || x - k < m)
                continue;
            // Back the way it came.
            int endX = n;
            int endY = m;
            for (int step = d; step >= 0; --step) {
                const int diagonal = endX - endY;
                int startX = 0;
                int startY = 0;
                if (step > 0) {
                    const std::vector<int> &then = trace[static_cast<size_t>(step) - 1]; // from diagonal 1 - step on
                    const auto reached = [&](int diag) { return then[static_cast<size_t>(diag + step - 1)]; };
                    const bool fromAbove
                        = diagonal == -step || (diagonal != step && reached(diagonal - 1) < reached(diagonal + 1));
                    const int before = fromAbove ? diagonal + 1 : diagonal - 1;
                    startX = reached(before);
                    startY = startX - before;
                }
                while (endX > startX && endY > startY) {
                    --endX;
                    --endY;
                    matches[static_cast<size_t>(endX + offset)] = endY + offset;
                }
                endX = startX;
                endY = startY;
            }
            return true;
        }
        trace.emplace_back(reach.begin() + static_cast<std::ptrdiff_t>(at(-d)),
                           reach.begin() + static_cast<std::ptrdiff_t>(at(d)) + 1);
    }
    return false;
}

Matches matchWords(const Words &before, const Words &after)
{
    QHash<QString, int> numbers;
    const auto numbered = [&numbers](const Words &words) {
        std::vector<int> list;
        for (int i = 0; i < words.size(); ++i) {
            const QString word = words.at(i);
            const auto known = numbers.constFind(word);
            list.push_back(known != numbers.cend() ? *known : *numbers.insert(word, static_cast<int>(numbers.size())));
        }
        return list;
    };
    const std::vector<int> a = numbered(before);
    const std::vector<int> b = numbered(after);
    Matches matches(a.size(), -1);
    size_t head = 0;
    while (head < a.size() && head < b.size() && a[head] == b[head]) {
        matches[head] = static_cast<int>(head);
        ++head;
    }
    size_t tail = 0;
    while (head + tail < a.size() && head + tail < b.size() && a[a.size() - 1 - tail] == b[b.size() - 1 - tail]) {
        matches[a.size() - 1 - tail] = static_cast<int>(b.size() - 1 - tail);
        ++tail;
    }
    const auto middle = [&](const std::vector<int> &list) {
        return std::vector<int>(list.begin() + static_cast<std::ptrdiff_t>(head), list.end() - static_cast<std::ptrdiff_t>(tail));
    };
    matchMiddle(middle(a), middle(b), static_cast<int>(head), matches);
    return matches;
}

bool isBlank(const QString &text)
{
    return std::all_of(text.begin(), text.end(), [](QChar c) { return c.isSpace(); });
}

//! The words that are not \a kept, joined where only blanks are between them.
QList<TextSpan> changedSpans(const Words &words, const std::vector<bool> &kept)
{
    QList<TextSpan> spans;
    int last = -1; // the last word of the last span
    for (int i = 0; i < words.size(); ++i) {
        if (kept[static_cast<size_t>(i)])
            continue;
        const TextSpan &span = words.spans().at(i);
        if (last >= 0 && isBlank(words.mid(last + 1, i)) && !words.mid(last + 1, i).contains(u'\n'))
            spans.last().length = span.start + span.length - spans.last().start;
        else
            spans.append(span);
        last = i;
    }
    return spans;
}

//! Where both texts stand at the same place, and something has to be between them.
QString joined(const QString &first, const QString &second)
{
    if (first.isEmpty() || second.isEmpty() || first.back().isSpace() || second.front().isSpace())
        return first + second;
    return first + (first.contains(u'\n') || second.contains(u'\n') ? u'\n' : u' ') + second;
}

QString bothOf(const QString &base, const QString &theirs, const QString &mine)
{
    if (mine == base || mine == theirs)
        return theirs;
    if (theirs == base || (isBlank(theirs) && !isBlank(mine)))
        return mine;
    return isBlank(mine) ? theirs : joined(theirs, mine);
}

} // namespace

WordDiff diffWords(const QString &before, const QString &after)
{
    const Words a(before);
    const Words b(after);
    const Matches matches = matchWords(a, b);
    std::vector<bool> keptBefore(static_cast<size_t>(a.size()), false);
    std::vector<bool> keptAfter(static_cast<size_t>(b.size()), false);
    for (size_t i = 0; i < matches.size(); ++i) {
        if (matches[i] < 0)
            continue;
        keptBefore[i] = true;
        keptAfter[static_cast<size_t>(matches[i])] = true;
    }
    return {changedSpans(a, keptBefore), changedSpans(b, keptAfter)};
}

QString takeBoth(const QString &base, const QString &theirs, const QString &mine)
{
    const Words b(base);
    const Words t(theirs);
    const Words m(mine);
    const Matches inTheirs = matchWords(b, t);
    const Matches inMine = matchWords(b, m);
    QString text;
    int nextBase = 0;
    int nextTheirs = 0;
    int nextMine = 0;
    const auto take = [&](int toBase, int toTheirs, int toMine) {
        text += bothOf(b.mid(nextBase, toBase), t.mid(nextTheirs, toTheirs), m.mid(nextMine, toMine));
    };
    const auto isKept = [&](int i) {
        const auto at = static_cast<size_t>(i);
        return i >= 0 && i < b.size() && inTheirs[at] >= 0 && inMine[at] >= 0;
    };
    for (int i = 0; i < b.size(); ++i) {
        // A blank between two places that changed would tear apart what was written there.
        const bool isGap = isBlank(b.at(i)) && !isLineEnd(b.at(i).front());
        if (!isKept(i) || (isGap && i > 0 && i + 1 < b.size() && !isKept(i - 1) && !isKept(i + 1)))
            continue;
        const int theirPlace = inTheirs[static_cast<size_t>(i)];
        const int myPlace = inMine[static_cast<size_t>(i)];
        take(i, theirPlace, myPlace);
        text += b.at(i);
        nextBase = i + 1;
        nextTheirs = theirPlace + 1;
        nextMine = myPlace + 1;
    }
    take(b.size(), t.size(), m.size());
    return text;
}

} // namespace Lanban
