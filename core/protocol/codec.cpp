// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/protocol/codec.h"

#include "core/protocol/messagecodec.h"

namespace Lanban::Protocol {

using namespace Qt::Literals::StringLiterals;

namespace {

//! True if a string in \a json holds a line break or another control character as it is: JSON wants
//! them escaped, Qt's parser lets them pass.
bool hasRawControlCharacter(const QByteArray &json)
{
    bool inString = false;
    bool escaped = false;
    for (const char c : json) {
        if (inString && static_cast<unsigned char>(c) < ' ')
            return true;
        if (c == '"' && !escaped)
            inString = !inString;
        escaped = inString && c == '\\' && !escaped;
    }
    return false;
}

} // namespace

Result<QJsonObject> parseFrame(const QByteArray &frame, qsizetype cap)
{
    if (frame.size() > cap)
        return fail(ErrorCode::TooLarge, u"%1 bytes, at most %2 are allowed"_s.arg(frame.size()).arg(cap));
    // Qt would skip a byte order mark; RFC 8259 knows none.
    if (frame.startsWith("\xEF\xBB\xBF"))
        return fail(ErrorCode::BadJson, u"starts with a byte order mark"_s);
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(frame, &error);
    if (error.error != QJsonParseError::NoError)
        return fail(ErrorCode::BadJson, u"%1 at byte %2"_s.arg(error.errorString()).arg(error.offset));
    if (hasRawControlCharacter(frame))
        return fail(ErrorCode::BadJson, u"control character in a string"_s);
    if (!document.isObject())
        return fail(ErrorCode::BadJson, u"not one object"_s);
    return document.object();
}

} // namespace Lanban::Protocol
