// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sync/optext.h"

#include <type_traits>

namespace Lanban {

namespace {

//! The field of \a op that holds its text; null where there is none.
template<typename Op>
auto *textField(Op &op)
{
    if constexpr (requires { op.description; }) {
        if constexpr (std::is_same_v<std::remove_cvref_t<decltype(op.description)>, QString>) {
            if (!op.description.isEmpty())
                return &op.description;
            if constexpr (requires { op.title; })
                return &op.title;
            else
                return &op.name;
        } else {
            if (op.description)
                return &*op.description;
            if constexpr (requires { op.title; })
                return op.title ? &*op.title : nullptr;
            else
                return op.name ? &*op.name : nullptr;
        }
    } else if constexpr (requires { op.body; }) {
        return &op.body;
    } else if constexpr (requires { op.text.has_value(); }) {
        return op.text ? &*op.text : nullptr;
    } else if constexpr (requires { op.text; }) {
        return &op.text;
    } else if constexpr (requires { op.userId; }) {
        return static_cast<std::conditional_t<std::is_const_v<Op>, const QString, QString> *>(
            nullptr); // a person's name is not ours
    } else if constexpr (requires { op.name.has_value(); }) {
        return op.name ? &*op.name : nullptr;
    } else if constexpr (requires { op.name; }) {
        return &op.name;
    } else {
        return static_cast<std::conditional_t<std::is_const_v<Op>, const QString, QString> *>(nullptr);
    }
}

} // namespace

std::optional<QString> textOf(const Operation &op)
{
    const QString *text = std::visit([](const auto &one) -> const QString * { return textField(one); }, op);
    return text != nullptr ? std::optional<QString>(*text) : std::nullopt;
}

bool setTextOf(Operation &op, const QString &text)
{
    QString *field = std::visit([](auto &one) -> QString * { return textField(one); }, op);
    if (field == nullptr)
        return false;
    *field = text;
    return true;
}

} // namespace Lanban
