// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QUrl>

#include <functional>

class QJsonObject;

namespace Lanban {

class AppController;

//! What the command line asked for, step by step, as a user would do it; says on standard output what came of it.
class Launch : public QObject
{
    Q_OBJECT

public:
    struct Options {
        bool host = false;
        QString hostFile; //!< a Trello export to host; empty: the first own board, or a demo
        QString join; //!< link or address; empty: none
    };

    //! \a app outlives it. \a print takes one line for programs, without its end.
    Launch(AppController &app, Options options, std::function<void(const QByteArray &)> print, QObject *parent = nullptr);

    void run();
    //! Joins by \a link, as --join does; what comes of it is shown and not printed.
    void follow(const QString &link);

private:
    void introduce();
    void host();
    void hostOwn();
    void hostOpened();
    void join();
    void say(const QJsonObject &event);
    [[nodiscard]] QString fileMemo() const;

    AppController &m_app;
    Options m_options;
    std::function<void(const QByteArray &)> m_print;
    QString m_joined; //!< the server that let us in
    bool m_waitsForOwn = false;
};

} // namespace Lanban
