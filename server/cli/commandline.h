// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QCommandLineParser>
#include <QJsonObject>

namespace Lanban {

//! How a command ends.
enum ExitCode : int {
    Done = 0,
    Failed = 1,
    WrongUsage = 2,
};

//! One JSON object on a line of standard output, out at once: programs read it.
void printLine(const QJsonObject &object);
//! One line on standard error, for people.
void complain(const QString &text);

//! One command's arguments: `lanban-server COMMAND [options]`.
class CommandLine
{
public:
    CommandLine(QString command, QString summary);

    //! An option with a value, named \a valueName in the help.
    void add(const QString &name, const QString &description, const QString &valueName, const QString &defaultValue = {});
    void addPositional(const QString &name, const QString &description);

    //! Reads \a arguments (without program and command). True if the command shall run; else it is
    //! over with exitCode(): help was shown, or something was wrong and said so.
    [[nodiscard]] bool parse(const QStringList &arguments);
    [[nodiscard]] ExitCode exitCode() const { return m_exitCode; }

    [[nodiscard]] bool isSet(const QString &name) const { return m_parser.isSet(name); }
    [[nodiscard]] QString value(const QString &name) const { return m_parser.value(name); }
    [[nodiscard]] QString positional() const { return m_parser.positionalArguments().value(0); }

    //! Says what is wrong and how to ask for help.
    ExitCode usageError(const QString &text) const;
    //! Says why it failed.
    ExitCode failure(const Error &error) const;

private:
    QString m_command;
    QCommandLineParser m_parser;
    int m_positionals = 0;
    ExitCode m_exitCode = Done;
};

//! "90s", "15m", "1h", "7d" as milliseconds; BadFormat for anything else.
[[nodiscard]] Result<qint64> parseDuration(const QString &text);

} // namespace Lanban
