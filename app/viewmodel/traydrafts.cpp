// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/viewmodel/traydrafts.h"

#include "app/session/session.h"
#include "app/viewmodel/noticemodel.h"
#include "app/viewmodel/wording.h"

using namespace Qt::Literals::StringLiterals;

namespace Lanban {

namespace {
constexpr QLatin1StringView Field("text");
} // namespace

std::optional<QString> TrayDrafts::stored(const Muid &muid) const
{
    const auto text = m_session.store().draft(CacheStore::trayEntity(muid), Field);
    if (text)
        return *text;
    m_notices.addError(Wording::failure(text.error()));
    return {};
}

QString TrayDrafts::text(const Muid &muid) const
{
    return stored(muid).value_or(QString());
}

bool TrayDrafts::save(const Muid &muid, const QString &text)
{
    const auto done = m_session.store().saveDraft(CacheStore::trayEntity(muid), Field, text, m_session.clock().nowMs());
    if (!done)
        m_notices.addError(Wording::unkept(done.error(), text));
    return done.has_value();
}

} // namespace Lanban
