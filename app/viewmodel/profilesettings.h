// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QObject>
#include <QSettings>
#include <QtQml/qqmlregistration.h>

namespace Lanban {

//! What this profile's user chose, in `settings.ini` of the profile.
class ProfileSettings : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the application")
    Q_PROPERTY(QString displayName READ displayName WRITE setDisplayName NOTIFY displayNameChanged)
    Q_PROPERTY(QString color READ color WRITE setColor NOTIFY colorChanged)
    Q_PROPERTY(QString theme READ theme WRITE setTheme NOTIFY themeChanged)
    Q_PROPERTY(QString language READ language WRITE setLanguage NOTIFY languageChanged)
    Q_PROPERTY(bool reducedMotion READ hasReducedMotion WRITE setReducedMotion NOTIFY reducedMotionChanged)
    Q_PROPERTY(bool firstRunDone READ isFirstRunDone NOTIFY firstRunDoneChanged)

public:
    explicit ProfileSettings(const QString &path, QObject *parent = nullptr);

    [[nodiscard]] QString displayName() const;
    void setDisplayName(const QString &name);
    //! One of colorNames().
    [[nodiscard]] QString color() const;
    void setColor(const QString &color);
    //! "system", "light" or "dark".
    [[nodiscard]] QString theme() const;
    void setTheme(const QString &theme);
    //! "system", "en" or "ru".
    [[nodiscard]] QString language() const;
    void setLanguage(const QString &language);
    [[nodiscard]] bool hasReducedMotion() const;
    void setReducedMotion(bool reduced);
    [[nodiscard]] bool isFirstRunDone() const;
    void setFirstRunDone();

    //! A friendly name and a colour to begin with; another one each time.
    [[nodiscard]] Q_INVOKABLE QString suggestName() const;
    [[nodiscard]] Q_INVOKABLE QString suggestColor() const;

    // Text typed but not saved that belongs to no board; \a field names its field, as "newBoard".
    [[nodiscard]] Q_INVOKABLE QString draft(const QString &field) const;
    //! False if it could not be written, which failed() told.
    Q_INVOKABLE bool saveDraft(const QString &field, const QString &text);
    Q_INVOKABLE void clearDraft(const QString &field);

    // What the program remembers for itself, by a path of its own ("host/port").
    [[nodiscard]] QString memo(const QString &key) const;
    void setMemo(const QString &key, const QString &value);

Q_SIGNALS:
    void displayNameChanged();
    void colorChanged();
    void themeChanged();
    void languageChanged();
    void reducedMotionChanged();
    void firstRunDoneChanged();
    //! It could not be written to the disk.
    void failed(const Lanban::Error &error);

private:
    //! True if that is another value than before.
    [[nodiscard]] bool put(const QString &key, const QString &value);
    //! True once it is in the file.
    bool write(const QString &key, const QString &value);

    QSettings m_settings;
};

} // namespace Lanban
