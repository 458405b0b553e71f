// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QTranslator>

namespace Lanban {

//! The program's language: ours and Qt's own texts, and how dates and numbers are written.
class Translations : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    //! \a language is "system", "en" or "ru".
    void use(const QString &language);

Q_SIGNALS:
    void changed();

private:
    QTranslator m_ours;
    QTranslator m_qt;
};

} // namespace Lanban
