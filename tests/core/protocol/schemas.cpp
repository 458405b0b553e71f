// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/protocol/schemas.h"

#include <QDir>

#include <fstream>
#include <map>
#include <nlohmann/json.hpp>
#include <valijson/adapters/nlohmann_json_adapter.hpp>
#include <valijson/schema.hpp>
#include <valijson/schema_parser.hpp>
#include <valijson/validator.hpp>

namespace Lanban::Test {

using namespace Qt::Literals::StringLiterals;

namespace {

QString folderOf(Side side)
{
    switch (side) {
    case Side::Client:
        return u"client"_s;
    case Side::Server:
        return u"server"_s;
    case Side::Data:
        return u"data"_s;
    }
    Q_UNREACHABLE();
}

std::string schemaOf(Side side, const nlohmann::json &document)
{
    if (side == Side::Data)
        return document.contains("team") || document.contains("boards") ? "team" : "board";
    const auto type = document.find("type");
    return type != document.end() && type->is_string() ? type->get<std::string>() : std::string();
}

} // namespace

struct Schemas::Private {
    std::map<Side, std::map<std::string, valijson::Schema>> schemas;
};

Schemas::Schemas() : d(std::make_unique<Private>())
{
    for (const Side side : {Side::Client, Side::Server, Side::Data}) {
        const QDir folder(QStringLiteral(LANBAN_PROTOCOL_SCHEMAS "/") + folderOf(side));
        for (const QString &name : folder.entryList({u"*.json"_s}, QDir::Files)) {
            std::ifstream file(folder.filePath(name).toStdString());
            const nlohmann::json document = nlohmann::json::parse(file);
            valijson::SchemaParser parser(valijson::SchemaParser::kDraft7);
            parser.populateSchema(valijson::adapters::NlohmannJsonAdapter(document),
                                  d->schemas[side][name.chopped(5).toStdString()]);
        }
    }
}

Schemas::~Schemas() = default;

std::optional<bool> Schemas::accept(Side side, const QByteArray &bytes) const
{
    const nlohmann::json document = nlohmann::json::parse(bytes.cbegin(), bytes.cend(), nullptr, false);
    if (document.is_discarded() || bytes.startsWith("\xEF\xBB\xBF")) // a byte order mark, which that parser skips
        return std::nullopt;
    if (!document.is_object())
        return false;
    const auto &schemas = d->schemas.at(side);
    const auto schema = schemas.find(schemaOf(side, document));
    if (schema == schemas.end())
        return false;
    valijson::Validator validator(valijson::Validator::kStrongTypes);
    return validator.validate(schema->second, valijson::adapters::NlohmannJsonAdapter(document), nullptr);
}

QStringList Schemas::names(Side side) const
{
    QStringList names;
    for (const auto &[name, schema] : d->schemas.at(side))
        names.append(QString::fromStdString(name));
    return names;
}

} // namespace Lanban::Test
