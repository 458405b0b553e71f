// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/viewmodel/rowlistmodel.h"

namespace Lanban {

class Session;

//! What the server refused of this user's work: kept until the user throws it away.
class TrayModel : public RowListModel
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the view models")

public:
    //! \a session outlives the model.
    explicit TrayModel(Session &session, QObject *parent = nullptr);

    Q_INVOKABLE void discard(const QString &muid);
    //! Puts the text of what was refused on the clipboard.
    Q_INVOKABLE void copy(const QString &muid);
    //! Reads it anew from the session.
    void refresh();

private:
    Session &m_session;
};

} // namespace Lanban
