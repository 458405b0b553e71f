// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/viewmodel/wording.h"

#include "app/session/session.h"
#include "core/protocol/messages.h"

#include <QCoreApplication>
#include <QDir>

#include <iterator>

using namespace Qt::Literals::StringLiterals;

namespace Lanban::Wording {

namespace {

// lupdate reads this as the context of tr() below.
class Text
{
    Q_DECLARE_TR_FUNCTIONS(Lanban::Wording)
};

struct Known {
    const char *detail; //!< as Qt, the system or core says it
    const char *text;
};

// What the network, the disk and SQLite say that helps whoever reads it.
constexpr Known KnownDetails[] = {
    {"Connection refused", QT_TRANSLATE_NOOP("Lanban::Wording", "nobody answers at this address")},
    {"Host not found", QT_TRANSLATE_NOOP("Lanban::Wording", "there is no computer of this name")},
    {"Connection timed out", QT_TRANSLATE_NOOP("Lanban::Wording", "the server does not answer")},
    {"The server does not answer", QT_TRANSLATE_NOOP("Lanban::Wording", "the server does not answer")},
    {"The server went silent", QT_TRANSLATE_NOOP("Lanban::Wording", "the server does not answer")},
    {"Network unreachable", QT_TRANSLATE_NOOP("Lanban::Wording", "there is no network")},
    {"Network is unreachable", QT_TRANSLATE_NOOP("Lanban::Wording", "there is no network")},
    {"Host unreachable", QT_TRANSLATE_NOOP("Lanban::Wording", "the computer can't be reached")},
    {"No route to host", QT_TRANSLATE_NOOP("Lanban::Wording", "the computer can't be reached")},
    {"The remote host closed the connection", QT_TRANSLATE_NOOP("Lanban::Wording", "the connection was cut off")},
    {"shutting down", QT_TRANSLATE_NOOP("Lanban::Wording", "the server was closed")},
    {"Invalid statusline", QT_TRANSLATE_NOOP("Lanban::Wording", "no Lanban server answers there")},
    {"Unhandled http status code", QT_TRANSLATE_NOOP("Lanban::Wording", "no Lanban server answers there")},
    {"The bound address is already in use", QT_TRANSLATE_NOOP("Lanban::Wording", "the port is in use")},
    {"No space left on device", QT_TRANSLATE_NOOP("Lanban::Wording", "the disk is full")},
    {"database or disk is full", QT_TRANSLATE_NOOP("Lanban::Wording", "the disk is full")},
    {"Permission denied", QT_TRANSLATE_NOOP("Lanban::Wording", "that is not allowed")},
    {"readonly database", QT_TRANSLATE_NOOP("Lanban::Wording", "that is not allowed")},
    {"Read-only file system", QT_TRANSLATE_NOOP("Lanban::Wording", "that is not allowed")},
    {"No such file or directory", QT_TRANSLATE_NOOP("Lanban::Wording", "it is not there")},
    {"by a later version of Lanban", QT_TRANSLATE_NOOP("Lanban::Wording", "it was made by a later version of Lanban")},
    {"is served already", QT_TRANSLATE_NOOP("Lanban::Wording", "another program is using it")},
    {"database is locked", QT_TRANSLATE_NOOP("Lanban::Wording", "another program is using it")},
};

//! What \a detail says, in the user's language; empty where that is not known.
QString known(const QString &detail)
{
    for (const Known &entry : KnownDetails) {
        // Where Qt's own translation is loaded, the detail is in it already.
        const QString translated = QCoreApplication::translate("QAbstractSocket", entry.detail);
        if (detail.contains(QLatin1String(entry.detail), Qt::CaseInsensitive) || detail.contains(translated))
            return Text::tr(entry.text);
    }
    return {};
}

//! \a alone, or \a with the known part of \a detail in it.
QString withDetail(const QString &alone, const QString &with, const QString &detail)
{
    const QString text = known(detail);
    return text.isEmpty() ? alone : with.arg(text);
}

QString withFile(const QString &text, const QString &path)
{
    //: what went wrong (the file it went wrong with)
    return QDir::isAbsolutePath(path) ? Text::tr("%1 (%2)").arg(text, QDir::toNativeSeparators(path)) : text;
}

} // namespace

QString reason(ErrorCode code, const QString &detail)
{
    switch (code) {
    case ErrorCode::Unauthorized:
        return Text::tr("The server does not know you. Ask for a new invite link.");
    case ErrorCode::TokenExpired:
        return Text::tr("Your access has run out. Ask for a new invite link.");
    case ErrorCode::Forbidden:
        return Text::tr("You may not do this here.");
    case ErrorCode::NotFound:
    case ErrorCode::Gone:
        return Text::tr("It is not there any more.");
    case ErrorCode::WipLimit:
        return Text::tr("The column is full: its limit is reached.");
    case ErrorCode::InvalidRef:
        return Text::tr("Something it belongs to is not there any more.");
    case ErrorCode::TextConflict:
        return Text::tr("Someone else changed the same text.");
    case ErrorCode::TooLarge:
    case ErrorCode::LimitExceeded:
        return Text::tr("It is too long or too large.");
    case ErrorCode::RateLimited:
    case ErrorCode::Busy:
        return Text::tr("The server is busy. Try again in a moment.");
    case ErrorCode::ReadOnly:
        return Text::tr("The board is archived and can only be read.");
    case ErrorCode::UnsupportedContract:
        return Text::tr("The server and this program are of versions that do not understand each other.");
    case ErrorCode::Storage:
        return withDetail(Text::tr("It could not be written to the disk."), Text::tr("It could not be written to the disk: %1."),
                          detail);
    case ErrorCode::Network:
        return withDetail(Text::tr("The network failed."), Text::tr("The network failed: %1."), detail);
    case ErrorCode::BadFormat:
        return Text::tr("The data is not what it should be.");
    case ErrorCode::Schema:
        return Text::tr("This is not possible.");
    case ErrorCode::Cancelled:
        return Text::tr("It was cancelled.");
    case ErrorCode::BadJson:
    case ErrorCode::MidGap:
    case ErrorCode::ForkedClient:
    case ErrorCode::EpochChanged:
    case ErrorCode::StaleGen:
    case ErrorCode::Internal:
        break;
    }
    return Text::tr("Something went wrong (%1).").arg(toString(code));
}

QString failure(const Error &error)
{
    // Of what comes over the wire the path is a place in a message.
    const bool isFile = error.code == ErrorCode::Storage || error.code == ErrorCode::BadFormat;
    const QString text = reason(error.code, error.detail);
    return isFile ? withFile(text, error.path) : text;
}

QString unkept(const Error &error, const QString &text)
{
    const QString why = failure(error);
    //: why
    return text.isEmpty() ? why : Text::tr("What you typed could not be kept. %1").arg(why);
}

QString cause(const Error &error)
{
    const QString text = known(error.detail);
    return withFile(text.isEmpty() ? Text::tr("it can't be read or written") : text, error.path);
}

QString badLink(const Error &error)
{
    if (error.path == "port"_L1)
        return Text::tr("The port is wrong: it must be a number from 1 to 65535.");
    if (error.path == "host"_L1)
        return Text::tr("The address is wrong: it is a name or a number like 192.168.1.5, and a port after a colon.");
    if (error.path == "scheme"_L1)
        return Text::tr("This is a link, but not one of Lanban: those begin with lanban://.");
    if (error.path == "i"_L1 || error.path == "fp"_L1 || error.path == "path"_L1)
        return Text::tr("The invite link is damaged. Copy it once more, all of it.");
    return Text::tr("This is neither an invite link nor an address.");
}

QString closed(quint16 closeCode, const QString &detail)
{
    switch (static_cast<Protocol::CloseCode>(closeCode)) {
    case Protocol::CloseCode::InvalidToken:
        return Text::tr("The server does not accept this invite or access. Ask for a new invite link.");
    case Protocol::CloseCode::ContractUnsupported:
        return reason(ErrorCode::UnsupportedContract, detail);
    case Protocol::CloseCode::SessionRevoked:
        return Text::tr("Your access was taken back.");
    case Protocol::CloseCode::ConnectionLimit:
        return Text::tr("There are too many connections to this server.");
    case Protocol::CloseCode::AccountDisabled:
        return Text::tr("Your account is disabled.");
    default:
        return Text::tr("The server and this program do not understand each other (%1).").arg(closeCode);
    }
}

QString connection(const Session &session)
{
    switch (session.state()) {
    case Session::State::Online:
        return {};
    case Session::State::Connecting:
        return Text::tr("Connecting…");
    case Session::State::Refused: {
        const Account &account = session.account();
        const bool isAddressAlone = account.token.isEmpty() && account.invite.isEmpty();
        if (isAddressAlone && session.closeCode() == static_cast<quint16>(Protocol::CloseCode::InvalidToken))
            return Text::tr("The address alone is not enough here. Ask whoever hosts for the invite link.");
        return closed(session.closeCode(), session.stateDetail());
    }
    case Session::State::Offline:
        break;
    }
    if (session.closeCode() == static_cast<quint16>(Protocol::CloseCode::TooManyRequests))
        return reason(ErrorCode::Busy, {});
    return withDetail(Text::tr("Offline"), Text::tr("Offline: %1"), session.stateDetail());
}

QString serverState(const Session &session)
{
    return session.state() == Session::State::Online ? Text::tr("Live") : connection(session);
}

} // namespace Lanban::Wording
