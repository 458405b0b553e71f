// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/frontdoor/httprequest.h"

#include <QUrl>
#include <QUrlQuery>

#include <boost/asio/buffer.hpp>
#include <boost/beast/http/empty_body.hpp>
#include <boost/beast/http/parser.hpp>
#include <boost/beast/http/rfc7230.hpp>

namespace http = boost::beast::http;
using namespace Qt::Literals::StringLiterals;

namespace Lanban {

namespace {
QByteArray bytesOf(boost::beast::string_view text)
{
    return {text.data(), static_cast<qsizetype>(text.size())};
}

std::optional<QString> tokenOf(const http::request<http::empty_body> &message, const QByteArray &query)
{
    const QByteArray authorization = bytesOf(message[http::field::authorization]);
    constexpr QByteArrayView scheme("bearer ");
    if (authorization.size() > scheme.size() && authorization.first(scheme.size()).toLower() == scheme)
        return QString::fromUtf8(authorization.mid(scheme.size())).trimmed();
    const QUrlQuery items(QString::fromUtf8(query));
    if (items.hasQueryItem(u"token"_s))
        return items.queryItemValue(u"token"_s, QUrl::FullyDecoded);
    return {};
}
} // namespace

Result<std::optional<HttpRequest>> HttpRequest::parse(const QByteArray &bytes)
{
    if (!bytes.isEmpty() && (bytes.front() < 'A' || bytes.front() > 'Z'))
        return fail(ErrorCode::BadFormat, u"no HTTP method"_s);
    const qsizetype end = bytes.indexOf("\r\n\r\n");
    if (end < 0 ? bytes.size() >= MaxHeaderBytes : end + 4 > MaxHeaderBytes)
        return fail(ErrorCode::TooLarge, u"more than %1 bytes of headers"_s.arg(MaxHeaderBytes));

    http::request_parser<http::empty_body> parser;
    parser.header_limit(static_cast<std::uint32_t>(MaxHeaderBytes));
    parser.skip(true); // the body is nobody's
    boost::system::error_code error;
    const qsizetype head = end < 0 ? bytes.size() : end + 4;
    parser.put(boost::asio::const_buffer(bytes.constData(), static_cast<std::size_t>(head)), error);
    if (error == http::error::need_more && end < 0)
        return std::nullopt;
    if (error == http::error::header_limit)
        return fail(ErrorCode::TooLarge, u"more than %1 bytes of headers"_s.arg(MaxHeaderBytes));
    if (error)
        return fail(ErrorCode::BadFormat, QString::fromStdString(error.message()));
    if (!parser.is_header_done())
        return end < 0 ? Result<std::optional<HttpRequest>>(std::nullopt) : fail(ErrorCode::BadFormat, u"no whole head"_s);

    const auto &message = parser.get();
    const QByteArray target = bytesOf(message.target());
    const qsizetype question = target.indexOf('?');
    HttpRequest request;
    request.method = bytesOf(message.method_string());
    request.path = question < 0 ? target : target.first(question);
    request.isUpgrade = http::token_list(message[http::field::connection]).exists("upgrade")
        && http::token_list(message[http::field::upgrade]).exists("websocket");
    request.host = bytesOf(message[http::field::host]);
    request.origin = bytesOf(message[http::field::origin]);
    request.token = tokenOf(message, question < 0 ? QByteArray() : target.mid(question + 1));
    return request;
}

} // namespace Lanban
