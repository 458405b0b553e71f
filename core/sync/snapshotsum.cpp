// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sync/snapshotsum.h"

using namespace Qt::Literals::StringLiterals;

namespace Lanban {

namespace {
constexpr qsizetype SumBytes = 32;
} // namespace

SnapshotSum::SnapshotSum()
{
    crypto_generichash_init(&m_state, nullptr, 0, static_cast<size_t>(SumBytes));
}

void SnapshotSum::add(const QByteArray &json)
{
    crypto_generichash_update(&m_state, reinterpret_cast<const unsigned char *>(json.constData()),
                              static_cast<unsigned long long>(json.size()));
    m_bytes += json.size();
}

QString SnapshotSum::value()
{
    QByteArray sum(SumBytes, '\0');
    crypto_generichash_final(&m_state, reinterpret_cast<unsigned char *>(sum.data()), static_cast<size_t>(SumBytes));
    return "blake2b:"_L1 + QString::fromLatin1(sum.toHex());
}

} // namespace Lanban
