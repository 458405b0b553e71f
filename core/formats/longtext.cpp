// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/formats/longtext.h"

namespace Lanban {

namespace {

// How far before the limit a line end is still worth cutting at.
constexpr qsizetype LineSearch = 4096;

qsizetype cutBefore(const QString &text, qsizetype length)
{
    return length > 0 && text.at(length - 1).isHighSurrogate() ? length - 1 : length;
}

} // namespace

QString headOf(const QString &text, qsizetype length)
{
    return text.size() <= length ? text : text.first(cutBefore(text, length));
}

QStringList partsOf(const QString &text, qsizetype length)
{
    QStringList parts;
    QString rest = text;
    while (rest.size() > length) {
        const qsizetype lineEnd = rest.lastIndexOf(u'\n', length - 1) + 1;
        const qsizetype cut = lineEnd > length - LineSearch && lineEnd > 0 ? lineEnd : cutBefore(rest, length);
        parts += rest.first(cut);
        rest = rest.sliced(cut);
    }
    if (!rest.isEmpty() || parts.isEmpty())
        parts += rest;
    return parts;
}

QString oneLine(const QString &text)
{
    QString line = text;
    for (QChar &character : line) {
        if (character == u'\n' || character == u'\r' || character == u'\t' || character == QChar::LineSeparator
            || character == QChar::ParagraphSeparator)
            character = u' ';
    }
    return line.trimmed();
}

QString validText(const QString &text)
{
    QString valid;
    valid.reserve(text.size());
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar character = text.at(i);
        if (character.isNull())
            continue;
        if (character.isHighSurrogate() && i + 1 < text.size() && text.at(i + 1).isLowSurrogate()) {
            valid += character;
            valid += text.at(++i);
        } else {
            valid += character.isSurrogate() ? QChar(QChar::ReplacementCharacter) : character;
        }
    }
    return valid;
}

} // namespace Lanban
