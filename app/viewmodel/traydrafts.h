// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/ids.h"

namespace Lanban {

class NoticeModel;
class Session;

//! What is being made of the texts of refused changes, kept on the disk until it is sent.
class TrayDrafts
{
public:
    //! Both outlive it.
    TrayDrafts(Session &session, NoticeModel &notices) : m_session(session), m_notices(notices) { }

    //! Empty where there is none.
    [[nodiscard]] QString text(const Muid &muid) const;
    //! An empty \a text forgets it.
    void save(const Muid &muid, const QString &text);

private:
    Session &m_session;
    NoticeModel &m_notices;
};

} // namespace Lanban
