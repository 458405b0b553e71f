// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/textmerge.h"

#include <QByteArray>
#include <QList>
#include <QStringView>

#include <git2.h>

#include <algorithm>
#include <utility>

using namespace Qt::Literals::StringLiterals;

namespace Lanban {

namespace {

// libgit2 merges lines of bytes. So each word is a line, each line end and each stretch of other blanks as
// well. A line begins with a mark of its own, so that none looks like what libgit2 puts around a conflict.
constexpr char WordMark = '.';
constexpr char Escape = '\\';
constexpr int HexDigits = 4;

//! True once the library can be used. It reads the certificates of this machine when it begins, a quarter of a second's work; so it
//! begins once, and ends with the process.
bool isReady()
{
    static const bool ready = git_libgit2_init() >= 0;
    return ready;
}

bool isLineEnd(QChar c)
{
    return c == u'\n' || c == u'\r';
}

qsizetype wordEnd(const QString &text, qsizetype from)
{
    const QChar first = text.at(from);
    if (isLineEnd(first))
        return from + 1;
    qsizetype end = from + 1;
    while (end < text.size() && !isLineEnd(text.at(end)) && text.at(end).isSpace() == first.isSpace())
        ++end;
    return end;
}

QStringList wordsOf(const QString &text)
{
    QStringList words;
    for (qsizetype at = 0; at < text.size();) {
        const qsizetype end = wordEnd(text, at);
        words.append(text.mid(at, end - at));
        at = end;
    }
    return words;
}

//! What a line can't hold, or what UTF-8 has no place for.
bool isEscaped(const QString &word, qsizetype at)
{
    const QChar c = word.at(at);
    if (c.isHighSurrogate())
        return at + 1 == word.size() || !word.at(at + 1).isLowSurrogate();
    if (c.isLowSurrogate())
        return at == 0 || !word.at(at - 1).isHighSurrogate();
    return c < u' ' || c == QLatin1Char(Escape) || c == QChar::ByteOrderMark; // that one is lost where it comes first
}

QByteArray encoded(const QStringList &words)
{
    QByteArray lines;
    for (const QString &word : words) {
        lines += WordMark;
        qsizetype plain = 0;
        for (qsizetype i = 0; i < word.size(); ++i) {
            if (!isEscaped(word, i))
                continue;
            lines += QStringView(word).mid(plain, i - plain).toUtf8();
            lines += Escape + QByteArray::number(word.at(i).unicode(), 16).rightJustified(HexDigits, '0');
            plain = i + 1;
        }
        lines += QStringView(word).mid(plain).toUtf8() + '\n';
    }
    return lines;
}

QString decodedWord(const QByteArray &line)
{
    QString word;
    qsizetype plain = 1;
    for (qsizetype at = line.indexOf(Escape); at >= 0; at = line.indexOf(Escape, plain)) {
        word += QString::fromUtf8(line.mid(plain, at - plain));
        word += QChar(line.mid(at + 1, HexDigits).toUShort(nullptr, 16));
        plain = at + 1 + HexDigits;
    }
    return word + QString::fromUtf8(line.mid(plain));
}

//! What libgit2 made of it: the text as far as it is clean, and the one conflict it ends with, if so.
struct Outcome {
    QString text;
    bool isClean = true;
    bool isAppended = false; //!< the only conflict is that both have something after the end of the base
    QStringList present;
    QStringList wanted;
};

Outcome parsed(const QByteArray &lines)
{
    enum class Side { Both, Present, Base, Wanted };
    Outcome outcome;
    Side side = Side::Both;
    for (qsizetype at = 0; at < lines.size();) {
        const qsizetype end = lines.indexOf('\n', at);
        const QByteArray line = lines.mid(at, end - at);
        at = end + 1;
        if (line.front() != WordMark) {
            // <<<<<<< present ||||||| base ======= wanted >>>>>>>
            if (line.front() == '<' && !outcome.isClean)
                return {{}, false, false, {}, {}};
            outcome.isClean = false;
            side = line.front() == '<' ? Side::Present
                : line.front() == '|'  ? Side::Base
                : line.front() == '='  ? Side::Wanted
                                       : Side::Both;
            outcome.isAppended = at == lines.size();
        } else if (side == Side::Both) {
            outcome.text += decodedWord(line);
        } else if (side == Side::Base) {
            return {{}, false, false, {}, {}};
        } else {
            (side == Side::Present ? outcome.present : outcome.wanted).append(decodedWord(line));
        }
    }
    return outcome;
}

std::optional<Outcome> merged(const QString &base, const QString &present, const QString &wanted)
{
    if (!isReady())
        return {};
    const QByteArray bytes[] = {encoded(wordsOf(base)), encoded(wordsOf(present)), encoded(wordsOf(wanted))};
    git_merge_file_input inputs[3];
    for (int i = 0; i < 3; ++i) {
        git_merge_file_input_init(&inputs[i], GIT_MERGE_FILE_INPUT_VERSION);
        inputs[i].ptr = bytes[i].constData();
        inputs[i].size = static_cast<std::size_t>(bytes[i].size());
    }
    git_merge_file_options options;
    git_merge_file_options_init(&options, GIT_MERGE_FILE_OPTIONS_VERSION);
    options.flags = GIT_MERGE_FILE_STYLE_DIFF3;
    git_merge_file_result result{};
    if (git_merge_file(&result, &inputs[0], &inputs[1], &inputs[2], &options) != 0)
        return {};
    Outcome outcome = parsed(QByteArray(result.ptr, static_cast<qsizetype>(result.len)));
    git_merge_file_result_free(&result);
    return outcome;
}

bool startsWith(const QStringList &words, const QStringList &first)
{
    return words.size() >= first.size() && std::equal(first.cbegin(), first.cend(), words.cbegin());
}

//! What goes between two additions, so that their words don't run together.
QString between(const QString &base, const QString &first, const QString &second)
{
    if (first.back().isSpace() || second.front().isSpace())
        return {};
    if (base.isEmpty())
        return u"\n\n"_s; // two texts, so two paragraphs
    return base.back().isSpace() ? wordsOf(base).constLast() : u" "_s;
}

} // namespace

std::optional<QString> mergeTexts(const QString &base, const QString &present, const QString &wanted)
{
    if (present == wanted || base == wanted)
        return present;
    if (base == present)
        return wanted;
    const std::optional<Outcome> outcome = merged(base, present, wanted);
    if (!outcome || (!outcome->isClean && !outcome->isAppended))
        return {};
    if (outcome->isClean)
        return outcome->text;
    // One may go on from the other.
    if (startsWith(outcome->wanted, outcome->present))
        return outcome->text + outcome->wanted.join(QString());
    if (startsWith(outcome->present, outcome->wanted))
        return outcome->text + outcome->present.join(QString());
    const QString first = outcome->present.join(QString());
    const QString second = outcome->wanted.join(QString());
    return outcome->text + first + between(outcome->text, first, second) + second;
}

void prepareTextMerge()
{
    (void)isReady();
}

} // namespace Lanban
