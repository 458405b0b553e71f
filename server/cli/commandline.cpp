// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/cli/commandline.h"

#include <QJsonDocument>
#include <QRegularExpression>

#include <cstdio>

using namespace Qt::Literals::StringLiterals;

namespace Lanban {

void printLine(const QJsonObject &object)
{
    const QByteArray line = QJsonDocument(object).toJson(QJsonDocument::Compact) + '\n';
    std::fwrite(line.constData(), 1, static_cast<std::size_t>(line.size()), stdout);
    std::fflush(stdout);
}

void complain(const QString &text)
{
    const QByteArray line = text.toUtf8() + '\n';
    std::fwrite(line.constData(), 1, static_cast<std::size_t>(line.size()), stderr);
}

CommandLine::CommandLine(QString command, QString summary) : m_command(std::move(command))
{
    m_parser.setApplicationDescription(summary);
    m_parser.setOptionsAfterPositionalArgumentsMode(QCommandLineParser::ParseAsOptions);
    m_parser.addOption({{u"h"_s, u"help"_s}, u"Shows this help."_s});
}

void CommandLine::add(const QString &name, const QString &description, const QString &valueName, const QString &defaultValue)
{
    m_parser.addOption({name, description, valueName, defaultValue});
}

void CommandLine::addPositional(const QString &name, const QString &description)
{
    m_parser.addPositionalArgument(name, description);
    ++m_positionals;
}

bool CommandLine::parse(const QStringList &arguments)
{
    if (!m_parser.parse(QStringList{u"lanban-server"_s} + arguments)) {
        m_exitCode = usageError(m_parser.errorText());
        return false;
    }
    if (m_parser.isSet(u"help"_s)) {
        // The parser's own first line knows nothing of commands.
        const QString text = m_parser.helpText();
        const QString options = text.mid(text.indexOf(u'\n') + 1);
        const QString usage
            = u"Usage: lanban-server %1 [options]%2\n"_s.arg(m_command, m_positionals > 0 ? u" FILE"_s : QString());
        std::fputs((usage + options).toUtf8().constData(), stdout);
        return false;
    }
    if (m_parser.positionalArguments().size() != m_positionals) {
        m_exitCode = m_parser.positionalArguments().size() < m_positionals
            ? usageError(u"an argument is missing"_s)
            : usageError(u"unexpected argument \"%1\""_s.arg(m_parser.positionalArguments().at(m_positionals)));
        return false;
    }
    return true;
}

ExitCode CommandLine::usageError(const QString &text) const
{
    complain(u"lanban-server %1: %2"_s.arg(m_command, text));
    complain(u"Try: lanban-server %1 --help"_s.arg(m_command));
    return WrongUsage;
}

ExitCode CommandLine::failure(const Error &error) const
{
    complain(u"lanban-server %1: %2"_s.arg(m_command, error.detail));
    return Failed;
}

Result<qint64> parseDuration(const QString &text)
{
    static const QRegularExpression form(uR"(^([0-9]{1,9})(s|m|h|d)$)"_s);
    const QRegularExpressionMatch match = form.match(text);
    if (!match.hasMatch())
        return fail(ErrorCode::BadFormat, u"\"%1\" is no duration: write 90s, 15m, 1h or 7d"_s.arg(text));
    constexpr qint64 Second = 1000;
    const QChar unit = match.captured(2).front();
    const qint64 factor = unit == u's' ? Second : unit == u'm' ? 60 * Second : unit == u'h' ? 3600 * Second : 24 * 3600 * Second;
    return match.captured(1).toLongLong() * factor;
}

} // namespace Lanban
