// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonArray>
#include <QJsonObject>
#include <QString>

#include <optional>

namespace Lanban {

//! Reads fields of JSON that another program wrote: takes what makes sense, counts what does not.
//!
//! A field that is missing or null is at its default. One of a wrong type that can't be meant
//! otherwise is at its default too, and counted.
class StrangerJson
{
public:
    //! Text; numbers and booleans as they are written.
    [[nodiscard]] QString text(const QJsonObject &object, QLatin1StringView key);
    [[nodiscard]] bool flag(const QJsonObject &object, QLatin1StringView key);
    //! A number, or text that is one.
    [[nodiscard]] std::optional<double> number(const QJsonObject &object, QLatin1StringView key);
    //! An ISO 8601 time from 1970 on, as ms since then; without an offset it is UTC.
    [[nodiscard]] std::optional<qint64> time(const QJsonObject &object, QLatin1StringView key);
    [[nodiscard]] QJsonArray list(const QJsonObject &object, QLatin1StringView key);
    [[nodiscard]] QJsonObject object(const QJsonObject &object, QLatin1StringView key);
    //! The texts of a list; what is no text is counted.
    [[nodiscard]] QStringList texts(const QJsonObject &object, QLatin1StringView key);

    //! How many fields were of a wrong type.
    [[nodiscard]] int damaged() const { return m_damaged; }

private:
    int m_damaged = 0;
};

//! True if \a object has \a key with a value that is not null.
[[nodiscard]] bool hasValue(const QJsonObject &object, QLatin1StringView key);

} // namespace Lanban
