// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/permission.h"
#include "core/protocol/entitycodec.h"
#include "core/protocol/jsonreader.h"
#include "core/protocol/messages.h"

// The enumerations that stand in messages, by their names there.
namespace Lanban::Protocol {

template<>
struct WireEnum<Role> {
    [[nodiscard]] static QLatin1StringView name(Role role) { return toString(role); }
    [[nodiscard]] static std::optional<Role> fromName(QStringView name) { return roleFromString(name); }
};

template<>
struct WireEnum<EntityType> {
    [[nodiscard]] static QLatin1StringView name(EntityType type) { return entityTypeName(type); }
    [[nodiscard]] static std::optional<EntityType> fromName(QStringView name) { return entityTypeFromName(name); }
};

template<>
struct WireEnum<ErrorCode> {
    //! Codes local to one process are "internal" to everybody else.
    [[nodiscard]] static QLatin1StringView name(ErrorCode code)
    {
        return toString(code > ErrorCode::Internal ? ErrorCode::Internal : code);
    }
    [[nodiscard]] static std::optional<ErrorCode> fromName(QStringView name)
    {
        const std::optional<ErrorCode> code = errorCodeFromString(name);
        return code && *code <= ErrorCode::Internal ? code : std::nullopt;
    }
};

template<>
struct WireEnum<Subscribed::Mode> {
    [[nodiscard]] static QLatin1StringView name(Subscribed::Mode mode)
    {
        return QLatin1StringView(mode == Subscribed::Mode::Delta ? "delta" : "snapshot");
    }
    [[nodiscard]] static std::optional<Subscribed::Mode> fromName(QStringView name)
    {
        for (const auto mode : {Subscribed::Mode::Delta, Subscribed::Mode::Snapshot}) {
            if (name == WireEnum::name(mode))
                return mode;
        }
        return std::nullopt;
    }
};

template<>
struct WireEnum<Ack::Status> {
    [[nodiscard]] static QLatin1StringView name(Ack::Status status)
    {
        switch (status) {
        case Ack::Status::Ok:
            return QLatin1StringView("ok");
        case Ack::Status::Noop:
            return QLatin1StringView("noop");
        case Ack::Status::Merged:
            return QLatin1StringView("merged");
        }
        Q_UNREACHABLE();
    }
    [[nodiscard]] static std::optional<Ack::Status> fromName(QStringView name)
    {
        for (const auto status : {Ack::Status::Ok, Ack::Status::Noop, Ack::Status::Merged}) {
            if (name == WireEnum::name(status))
                return status;
        }
        return std::nullopt;
    }
};

} // namespace Lanban::Protocol
