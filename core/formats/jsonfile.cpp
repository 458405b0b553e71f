// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/formats/jsonfile.h"

#include <QJsonDocument>
#include <QJsonParseError>
#include <QStringConverter>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace Lanban {

namespace {

//! UTF-16 by its byte order mark, or without one by the zero byte beside the first character: JSON starts with ASCII.
std::optional<QStringConverter::Encoding> wideEncoding(const QByteArray &content)
{
    if (content.size() < 2)
        return std::nullopt;
    const auto first = static_cast<unsigned char>(content[0]);
    const auto second = static_cast<unsigned char>(content[1]);
    if ((first == 0xFF && second == 0xFE) || (first != 0 && second == 0))
        return QStringConverter::Utf16LE;
    if ((first == 0xFE && second == 0xFF) || (first == 0 && second != 0))
        return QStringConverter::Utf16BE;
    return std::nullopt;
}

QByteArray withoutMark(const QByteArray &utf8)
{
    return utf8.startsWith("\xEF\xBB\xBF") ? utf8.sliced(3) : utf8;
}

int replacements(const QString &text)
{
    return static_cast<int>(text.count(QChar::ReplacementCharacter));
}

} // namespace

Result<JsonFile> readJsonFile(const QByteArray &content)
{
    if (content.size() > MaxImportBytes)
        return fail(ErrorCode::TooLarge, u"%1 bytes; at most %2 are read"_s.arg(content.size()).arg(MaxImportBytes));
    JsonFile file;
    QByteArray utf8;
    if (const auto encoding = wideEncoding(content)) {
        QStringDecoder decoder(*encoding);
        const QString text = decoder(content);
        utf8 = withoutMark(text.toUtf8());
    } else {
        utf8 = withoutMark(content);
    }
    if (utf8.trimmed().isEmpty())
        return fail(ErrorCode::BadFormat, u"the file is empty"_s, u"empty"_s);

    QJsonParseError error;
    QJsonDocument document = QJsonDocument::fromJson(utf8, &error);
    if (error.error == QJsonParseError::IllegalUTF8String) {
        // Damaged in transport or written in another encoding: the text around the damage is worth having.
        const QString repaired = QString::fromUtf8(utf8);
        file.damagedCharacters = replacements(repaired);
        utf8 = repaired.toUtf8();
        document = QJsonDocument::fromJson(utf8, &error);
    }
    if (error.error != QJsonParseError::NoError) {
        const qsizetype offset = std::min<qsizetype>(error.offset, utf8.size());
        const qsizetype line = std::count(utf8.cbegin(), utf8.cbegin() + offset, '\n') + 1;
        return fail(ErrorCode::BadFormat,
                    u"no valid JSON: %1 at byte %2 (line %3)"_s.arg(error.errorString()).arg(offset).arg(line),
                    u"line %1"_s.arg(line));
    }
    if (!document.isObject())
        return fail(ErrorCode::BadFormat, u"the JSON is no object"_s, u"object"_s);
    file.root = document.object();
    return file;
}

} // namespace Lanban
