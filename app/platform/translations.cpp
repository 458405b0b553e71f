// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/platform/translations.h"

#include <QCoreApplication>
#include <QLibraryInfo>
#include <QLocale>

using namespace Qt::Literals::StringLiterals;

namespace Lanban {

void Translations::use(const QString &language)
{
    QLocale locale = language == "system"_L1 ? QLocale::system() : QLocale(language);
    if (locale.language() == QLocale::C) // seconds on every time of day, and no plurals
        locale = QLocale(QLocale::English, QLocale::UnitedKingdom);
    QLocale::setDefault(locale);
    QCoreApplication::removeTranslator(&m_ours);
    QCoreApplication::removeTranslator(&m_qt);
    if (m_ours.load(locale, u"lanban"_s, u"_"_s, u":/i18n"_s) || m_ours.load(u":/i18n/lanban_en.qm"_s)) // for the plurals
        QCoreApplication::installTranslator(&m_ours);
    if (m_qt.load(locale, u"qtbase"_s, u"_"_s, QLibraryInfo::path(QLibraryInfo::TranslationsPath)))
        QCoreApplication::installTranslator(&m_qt);
    Q_EMIT changed();
}

} // namespace Lanban
