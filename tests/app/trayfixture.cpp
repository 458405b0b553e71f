// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/trayfixture.h"

using namespace Qt::Literals::StringLiterals;

namespace Lanban {

void TrayFixture::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    start();
}

void TrayFixture::cleanup()
{
    m_app.reset();
}

void TrayFixture::start()
{
    m_app = std::make_unique<WholeApp>(m_folder->path(), Launch::Options{true, {}, {}});
    QTRY_VERIFY_WITH_TIMEOUT(m_app->isLive() && board().columns()->count() > 2, Patience);
}

void TrayFixture::restart()
{
    m_app.reset();
    start();
}

void TrayFixture::settle() const
{
    QTRY_COMPARE_WITH_TIMEOUT(board().pendingCount(), 0, Patience);
}

TrayEntry TrayFixture::entry(const QString &muid, const Operation &op, ErrorCode code) const
{
    const RoomId room = RoomId::board(BoardId(board().boardId()));
    return {{1, Muid(muid), room, {}, op, 1}, code, u"refused"_s, {}, {}, 1, {}};
}

void TrayFixture::refuse(const QList<StoreOp> &ops)
{
    QVERIFY(store().commit(ops));
    restart();
}

} // namespace Lanban
