// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/viewmodel/profilesettings.h"

#include "core/domain/values.h"

#include <QRandomGenerator>

using namespace Qt::Literals::StringLiterals;

namespace Lanban {

namespace {

template<typename T>
const T &anyOf(const QList<T> &list)
{
    return list.at(QRandomGenerator::global()->bounded(list.size()));
}

} // namespace

ProfileSettings::ProfileSettings(const QString &path, QObject *parent) : QObject(parent), m_settings(path, QSettings::IniFormat)
{
}

bool ProfileSettings::put(const QString &key, const QString &value)
{
    if (m_settings.value(key).toString() == value)
        return false;
    write(key, value);
    return true;
}

bool ProfileSettings::write(const QString &key, const QString &value)
{
    m_settings.setValue(key, value);
    // Through another object on the same file: one that failed once says so for ever.
    QSettings file(m_settings.fileName(), QSettings::IniFormat);
    file.sync();
    const bool isWritten = file.status() == QSettings::NoError;
    if (!isWritten)
        Q_EMIT failed({ErrorCode::Storage, u"settings"_s, m_settings.fileName()});
    return isWritten;
}

QString ProfileSettings::displayName() const
{
    return m_settings.value("user/name"_L1).toString();
}

void ProfileSettings::setDisplayName(const QString &name)
{
    const QString text = name.simplified().left(MaxNameLength);
    if (!text.isEmpty() && put(u"user/name"_s, text))
        Q_EMIT displayNameChanged();
}

QString ProfileSettings::color() const
{
    return m_settings.value("user/color"_L1, u"blue"_s).toString();
}

void ProfileSettings::setColor(const QString &color)
{
    if (isColorName(color) && put(u"user/color"_s, color))
        Q_EMIT colorChanged();
}

QString ProfileSettings::theme() const
{
    return m_settings.value("ui/theme"_L1, u"system"_s).toString();
}

void ProfileSettings::setTheme(const QString &theme)
{
    static const QStringList themes{u"system"_s, u"light"_s, u"dark"_s};
    if (themes.contains(theme) && put(u"ui/theme"_s, theme))
        Q_EMIT themeChanged();
}

QString ProfileSettings::language() const
{
    return m_settings.value("ui/language"_L1, u"system"_s).toString();
}

void ProfileSettings::setLanguage(const QString &language)
{
    static const QStringList languages{u"system"_s, u"en"_s, u"ru"_s};
    if (languages.contains(language) && put(u"ui/language"_s, language))
        Q_EMIT languageChanged();
}

bool ProfileSettings::hasReducedMotion() const
{
    return m_settings.value("ui/reducedMotion"_L1).toBool();
}

void ProfileSettings::setReducedMotion(bool reduced)
{
    if (put(u"ui/reducedMotion"_s, reduced ? u"true"_s : u"false"_s))
        Q_EMIT reducedMotionChanged();
}

bool ProfileSettings::isFirstRunDone() const
{
    return m_settings.value("user/firstRunDone"_L1).toBool();
}

void ProfileSettings::setFirstRunDone()
{
    if (put(u"user/firstRunDone"_s, u"true"_s))
        Q_EMIT firstRunDoneChanged();
}

QString ProfileSettings::suggestName() const
{
    const QStringList first{tr("Brave"), tr("Calm"),  tr("Clever"), tr("Gentle"), tr("Happy"),
                            tr("Lucky"), tr("Quick"), tr("Quiet"),  tr("Sunny"),  tr("Wise")};
    const QStringList second{tr("Badger"), tr("Beaver"), tr("Falcon"), tr("Fox"),   tr("Heron"),
                             tr("Lynx"),   tr("Otter"),  tr("Owl"),    tr("Raven"), tr("Seal")};
    return u"%1 %2"_s.arg(anyOf(first), anyOf(second));
}

QString ProfileSettings::suggestColor() const
{
    QStringList colors = colorNames();
    colors.removeAll(u"none"_s); // an avatar has to be seen
    colors.removeAll(u"gray"_s);
    return anyOf(colors);
}

QString ProfileSettings::draft(const QString &field) const
{
    return memo(u"draft/"_s + field);
}

bool ProfileSettings::saveDraft(const QString &field, const QString &text)
{
    // Also one that is known already: it may have failed then.
    return write(u"draft/"_s + field, text);
}

void ProfileSettings::clearDraft(const QString &field)
{
    saveDraft(field, {});
}

QString ProfileSettings::memo(const QString &key) const
{
    return m_settings.value(key).toString();
}

void ProfileSettings::setMemo(const QString &key, const QString &value)
{
    static_cast<void>(put(key, value));
}

} // namespace Lanban
