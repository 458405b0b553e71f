// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/protocol/chain.h"

#include "core/protocol/entitycodec.h"

#include <QJsonDocument>

#include <array>
#include <numeric>
#include <sodium.h>

namespace Lanban::Protocol {

using namespace Qt::Literals::StringLiterals;

namespace {

//! The first 8 bytes that BLAKE2b, asked for 8, gives for \a bytes; the first byte counts most.
quint64 blake2b64(const QByteArray &bytes)
{
    std::array<unsigned char, 8> hash{};
    crypto_generichash(hash.data(), hash.size(), reinterpret_cast<const unsigned char *>(bytes.constData()),
                       static_cast<unsigned long long>(bytes.size()), nullptr, 0);
    quint64 number = 0;
    for (const unsigned char byte : hash)
        number = number << 8U | byte;
    return number;
}

QString hex16(quint64 number)
{
    return QString::number(number, 16).rightJustified(16, u'0');
}

quint8 bucketNumber(const EntityRef &entity)
{
    constexpr int FirstByte = 56;
    const QLatin1StringView kind = entityTypeName(entity.type);
    return static_cast<quint8>(blake2b64(QByteArray(kind.data(), kind.size()) + '\n' + entity.id.toUtf8()) >> FirstByte);
}

QString hex2(quint8 number)
{
    return QString::number(number, 16).rightJustified(2, u'0');
}

QByteArray canonical(const QJsonObject &object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

} // namespace

QString chainHash(const QString &before, quint64 seq, const Event &event)
{
    return hex16(blake2b64(before.toLatin1() + '\n' + QByteArray::number(seq) + '\n' + canonical(toJson(event))));
}

void StateDigest::touch(const QList<EntityRef> &refs)
{
    if (!m_all)
        m_dirty.append(refs);
}

void StateDigest::reset()
{
    m_parts.clear();
    m_dirty.clear();
    m_sum = 0;
    m_buckets.fill(0);
    m_bytes = 0;
    m_all = true;
}

QString StateDigest::value(const BoardState &state)
{
    update(state);
    return "digest:"_L1 + hex16(m_sum);
}

qsizetype StateDigest::bytes(const BoardState &state)
{
    update(state);
    return m_bytes;
}

QString StateDigest::bucketOf(const EntityRef &entity)
{
    return hex2(bucketNumber(entity));
}

QString StateDigest::sum(const BoardState &state, const QString &bucket)
{
    update(state);
    // "" covers 256 buckets from 00 on, "a" 16 from a0 on.
    constexpr qsizetype Digits = 2;
    const qsizetype open = 4 * (Digits - bucket.size());
    const auto first = m_buckets.cbegin() + static_cast<qsizetype>(bucket.toUInt(nullptr, 16) << open);
    return hex16(std::accumulate(first, first + (qsizetype(1) << open), quint64(0)));
}

QMap<EntityRef, QString> StateDigest::hashes(const BoardState &state, const QStringList &buckets)
{
    update(state);
    std::array<bool, 256> wanted{};
    for (std::size_t number = 0; number < wanted.size(); ++number)
        wanted.at(number) = buckets.contains(hex2(static_cast<quint8>(number)));
    QMap<EntityRef, QString> found;
    for (auto part = m_parts.cbegin(); part != m_parts.cend(); ++part) {
        if (wanted.at(part->bucket))
            found.insert(part.key(), hex16(part->hash));
    }
    return found;
}

void StateDigest::update(const BoardState &state)
{
    if (std::exchange(m_all, false))
        m_dirty = state.entities();
    for (const EntityRef &ref : std::exchange(m_dirty, {})) {
        const Part before = m_parts.take(ref);
        m_sum -= before.hash;
        m_buckets.at(before.bucket) -= before.hash;
        m_bytes -= before.bytes;
        const QJsonObject entity = entityToJson(state, ref);
        if (entity.isEmpty())
            continue;
        const QByteArray json = canonical(entity);
        const QLatin1StringView name = entityTypeName(ref.type);
        const Part part{blake2b64(QByteArray(name.data(), name.size()) + '\n' + json), json.size(), bucketNumber(ref)};
        m_parts.insert(ref, part);
        m_sum += part.hash;
        m_buckets.at(part.bucket) += part.hash;
        m_bytes += part.bytes;
    }
}

} // namespace Lanban::Protocol
