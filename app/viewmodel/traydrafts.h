// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/ids.h"

#include <QString>

#include <optional>

namespace Lanban {

class NoticeModel;
class Session;

//! What is being made of the texts of refused changes. The store keeps it as long as the change is in the tray.
class TrayDrafts
{
public:
    //! Both outlive it.
    TrayDrafts(Session &session, NoticeModel &notices) : m_session(session), m_notices(notices) { }

    //! Empty where there is none; nothing if it can't be read, which the user was told.
    [[nodiscard]] std::optional<QString> stored(const Muid &muid) const;
    //! Empty where there is none that can be read.
    [[nodiscard]] QString text(const Muid &muid) const;
    //! An empty \a text forgets it. False if it could not be written, which the user was told.
    bool save(const Muid &muid, const QString &text);

private:
    Session &m_session;
    NoticeModel &m_notices;
};

} // namespace Lanban
