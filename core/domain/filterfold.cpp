// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/filterfold.h"

#include <QChar>

namespace Lanban {

namespace {

char32_t firstOf(QStringView text)
{
    if (text.size() > 1 && text.at(0).isHighSurrogate() && text.at(1).isLowSurrogate())
        return QChar::surrogateToUcs4(text.at(0), text.at(1));
    return text.at(0).unicode();
}

char32_t lastOf(QStringView text)
{
    const qsizetype size = text.size();
    if (size > 1 && text.at(size - 2).isHighSurrogate() && text.at(size - 1).isLowSurrogate())
        return QChar::surrogateToUcs4(text.at(size - 2), text.at(size - 1));
    return text.at(size - 1).unicode();
}

bool isWritten(char32_t c)
{
    return QChar::isLetterOrNumber(c) || QChar::isMark(c);
}

bool hasNoBlanks(char32_t c)
{
    switch (QChar::script(c)) {
    case QChar::Script_Han:
    case QChar::Script_Hiragana:
    case QChar::Script_Katakana:
    case QChar::Script_Thai:
    case QChar::Script_Lao:
    case QChar::Script_Khmer:
    case QChar::Script_Myanmar:
        return true;
    default:
        return false;
    }
}

} // namespace

QString foldForSearch(const QString &text)
{
    QString folded = text.normalized(QString::NormalizationForm_KC).toCaseFolded().normalized(QString::NormalizationForm_KC);
    folded.replace(QChar(u'ё'), QChar(u'е'));
    folded.replace(QChar(u'ß'), QStringLiteral("ss")); // Qt folds one character to one
    return folded.simplified();
}

bool hasWordPrefix(QStringView haystack, QStringView needle)
{
    if (needle.isEmpty())
        return true;
    const char32_t first = firstOf(needle);
    const bool anywhere = !isWritten(first) || hasNoBlanks(first);
    for (qsizetype at = haystack.indexOf(needle); at >= 0; at = haystack.indexOf(needle, at + 1)) {
        if (anywhere || at == 0 || !isWritten(lastOf(haystack.first(at))))
            return true;
    }
    return false;
}

} // namespace Lanban
