// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/net/invitelink.h"

#include <QHostAddress>
#include <QRegularExpression>
#include <QUrlQuery>

using namespace Qt::Literals::StringLiterals;

namespace Lanban {

namespace {
// Longer than any link, shorter than a file pasted by mistake.
constexpr qsizetype MaxLinkLength = 2048;
constexpr int FingerprintLength = 64;

bool isHost(const QString &host)
{
    static const QRegularExpression name(
        uR"(^(?=.{1,253}$)[A-Za-z0-9_]([A-Za-z0-9_-]{0,62})(\.[A-Za-z0-9_]([A-Za-z0-9_-]{0,62}))*\.?$)"_s);
    QHostAddress address;
    if (host.contains(u':'))
        return address.setAddress(host) && address.protocol() == QAbstractSocket::IPv6Protocol;
    // 256.1.1.1 looks like a name, and no name looks like that.
    static const QRegularExpression digits(uR"(^[0-9.]+$)"_s);
    if (digits.match(host).hasMatch())
        return host.count(u'.') == 3 && address.setAddress(host) && address.protocol() == QAbstractSocket::IPv4Protocol;
    return name.match(host).hasMatch();
}

Result<quint16> readPort(const QString &text)
{
    bool isNumber = false;
    const uint port = text.toUInt(&isNumber);
    if (!isNumber || port == 0 || port > 65535 || text.size() > 5)
        return fail(ErrorCode::BadFormat, u"\"%1\" is no port: it must be 1 to 65535"_s.arg(text), u"port"_s);
    return static_cast<quint16>(port);
}

// HOST, HOST:PORT, [IPV6] or [IPV6]:PORT.
Result<InviteLink> readAuthority(const QString &text)
{
    InviteLink link;
    QString rest;
    if (text.startsWith(u'[')) {
        const qsizetype end = text.indexOf(u']');
        if (end < 0)
            return fail(ErrorCode::BadFormat, u"the address lacks its \"]\""_s, u"host"_s);
        link.host = text.mid(1, end - 1);
        rest = text.mid(end + 1);
        if (!link.host.contains(u':') || (!rest.isEmpty() && !rest.startsWith(u':')))
            return fail(ErrorCode::BadFormat, u"\"%1\" is no address"_s.arg(text), u"host"_s);
    } else if (text.count(u':') > 1) {
        link.host = text; // an IPv6 address as it is written where no port follows
    } else {
        link.host = text.section(u':', 0, 0);
        rest = text.mid(link.host.size());
    }
    if (link.host.isEmpty())
        return fail(ErrorCode::BadFormat, u"the address is missing"_s, u"host"_s);
    if (!isHost(link.host))
        return fail(ErrorCode::BadFormat, u"\"%1\" is no address"_s.arg(link.host), u"host"_s);
    link.host = link.host.toLower();
    link.port = InviteLink::DefaultPort;
    if (!rest.isEmpty()) {
        const auto port = readPort(rest.mid(1));
        if (!port)
            return failWith(port.error());
        link.port = *port;
    }
    return link;
}

Result<void> readQuery(const QString &text, InviteLink &link)
{
    const QUrlQuery query(text);
    const QString invite = query.queryItemValue(u"i"_s, QUrl::FullyDecoded);
    static const QRegularExpression code(uR"(^[A-Za-z0-9_-]{1,128}$)"_s);
    if (invite.isEmpty())
        return fail(ErrorCode::BadFormat, u"the link has no invite"_s, u"i"_s);
    if (!code.match(invite).hasMatch())
        return fail(ErrorCode::BadFormat, u"the link's invite is damaged"_s, u"i"_s);
    link.invite = invite;
    if (query.hasQueryItem(u"fp"_s)) {
        link.fingerprint = query.queryItemValue(u"fp"_s, QUrl::FullyDecoded).remove(u':').toLower();
        static const QRegularExpression hex(uR"(^[0-9a-f]+$)"_s);
        if (link.fingerprint.size() != FingerprintLength || !hex.match(link.fingerprint).hasMatch())
            return fail(ErrorCode::BadFormat, u"the link's fingerprint is damaged"_s, u"fp"_s);
        link.secure = true;
    }
    return {};
}
} // namespace

Result<InviteLink> InviteLink::parse(const QString &input)
{
    const QString text = input.trimmed();
    if (text.isEmpty())
        return fail(ErrorCode::BadFormat, u"there is no link"_s);
    if (text.size() > MaxLinkLength)
        return fail(ErrorCode::BadFormat, u"this is too long for a link"_s);

    const qsizetype schemeEnd = text.indexOf("://"_L1);
    if (schemeEnd < 0) {
        if (text.contains(u'/') || text.contains(u'?'))
            return fail(ErrorCode::BadFormat, u"this is neither a link nor an address"_s);
        return readAuthority(text);
    }
    const QString scheme = text.left(schemeEnd).toLower();
    const QString rest = text.mid(schemeEnd + 3);
    const QString beforeQuery = rest.section(u'#', 0, 0).section(u'?', 0, 0);
    const QString query = rest.section(u'#', 0, 0).section(u'?', 1);
    const QString path = beforeQuery.contains(u'/') ? beforeQuery.mid(beforeQuery.indexOf(u'/')) : QString();
    const bool isInvite = scheme == "lanban"_L1;
    if (!isInvite && scheme != "ws"_L1 && scheme != "wss"_L1)
        return fail(ErrorCode::BadFormat, u"\"%1:\" is not a link of Lanban"_s.arg(scheme), u"scheme"_s);

    auto link = readAuthority(beforeQuery.section(u'/', 0, 0));
    if (!link)
        return link;
    if (isInvite) {
        if (path != "/join"_L1 && path != "/join/"_L1)
            return fail(ErrorCode::BadFormat, u"the link does not say /join"_s, u"path"_s);
        if (auto read = readQuery(query, *link); !read)
            return failWith(read.error());
        return link;
    }
    if (!path.isEmpty() && path != "/"_L1 && path != "/realtime"_L1)
        return fail(ErrorCode::BadFormat, u"a server's address ends in /realtime"_s, u"path"_s);
    link->secure = scheme == "wss"_L1;
    return link;
}

QString InviteLink::address() const
{
    return (host.contains(u':') ? u"[%1]:%2"_s : u"%1:%2"_s).arg(host).arg(port);
}

QString InviteLink::toString() const
{
    QString text = u"lanban://%1/join?i=%2"_s.arg(address(), invite);
    if (!fingerprint.isEmpty())
        text += u"&fp="_s + fingerprint;
    return text;
}

QUrl InviteLink::webSocketUrl() const
{
    return QUrl(u"%1://%2/realtime"_s.arg(secure ? u"wss"_s : u"ws"_s, address()));
}

} // namespace Lanban
