// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/ids.h"

#include <algorithm>
#include <array>

using namespace Qt::Literals::StringLiterals;

namespace Lanban {

namespace {

constexpr qsizetype MaxIdLength = 64;

constexpr std::array kinds{
    std::pair{RoomId::Kind::Team, "team:"_L1},
    std::pair{RoomId::Kind::Board, "board:"_L1},
    std::pair{RoomId::Kind::Task, "task:"_L1},
};

bool isIdCharacter(QChar c)
{
    return (c >= u'a' && c <= u'z') || (c >= u'A' && c <= u'Z') || (c >= u'0' && c <= u'9') || c == u'_' || c == u'-';
}

} // namespace

bool isValidId(QStringView text)
{
    return !text.isEmpty() && text.size() <= MaxIdLength && std::all_of(text.begin(), text.end(), isIdCharacter);
}

std::optional<RoomId> RoomId::fromString(QStringView text)
{
    for (const auto &[kind, prefix] : kinds) {
        if (text.startsWith(prefix) && isValidId(text.sliced(prefix.size())))
            return RoomId{kind, text.sliced(prefix.size()).toString()};
    }
    return std::nullopt;
}

QString RoomId::toString() const
{
    for (const auto &[known, prefix] : kinds) {
        if (known == kind)
            return prefix + id;
    }
    return {};
}

} // namespace Lanban
