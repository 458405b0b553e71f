// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/result.h"

#include <QTest>

#include <set>

using namespace Qt::Literals::StringLiterals;
using namespace Lanban;

class ErrorCodeTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyCodeHasAName();
    void wireNames_data();
    void wireNames();
    void localCodesStayLocal();
    void onlyBusyAndInternalAreTemporary();
    void failuresCarryTheirReason();
};

void ErrorCodeTest::everyCodeHasAName()
{
    std::set<QString> names;
    for (int i = 0; i <= static_cast<int>(ErrorCode::Cancelled); ++i) {
        const QString name(toString(static_cast<ErrorCode>(i)));
        QVERIFY(!name.isEmpty());
        QVERIFY2(names.insert(name).second, qPrintable(name));
    }
}

void ErrorCodeTest::wireNames_data()
{
    // The list of the contract, in its order.
    const QStringList names = u"bad_json schema unsupported_contract unauthorized token_expired forbidden not_found gone "
                              "text_conflict wip_limit invalid_ref mid_gap forked_client epoch_changed stale_gen too_large "
                              "limit_exceeded rate_limited read_only busy internal"_s.split(u' ');
    QTest::addColumn<int>("code");
    QTest::addColumn<QString>("name");
    for (int i = 0; i < names.size(); ++i)
        QTest::newRow(qPrintable(names.at(i))) << i << names.at(i);
    QCOMPARE(names.size(), static_cast<int>(ErrorCode::Internal) + 1);
}

void ErrorCodeTest::wireNames()
{
    QFETCH(int, code);
    QFETCH(QString, name);
    QCOMPARE(QString(toString(static_cast<ErrorCode>(code))), name);
    QVERIFY(errorCodeFromString(name) == static_cast<ErrorCode>(code));
}

void ErrorCodeTest::localCodesStayLocal()
{
    for (const ErrorCode code : {ErrorCode::Storage, ErrorCode::Network, ErrorCode::BadFormat, ErrorCode::Cancelled})
        QVERIFY(!errorCodeFromString(QString(toString(code))));
    QVERIFY(!errorCodeFromString(u"Schema"));
    QVERIFY(!errorCodeFromString(u""));
}

void ErrorCodeTest::onlyBusyAndInternalAreTemporary()
{
    for (int i = 0; i <= static_cast<int>(ErrorCode::Cancelled); ++i) {
        const auto code = static_cast<ErrorCode>(i);
        QCOMPARE(isTemporary(code), code == ErrorCode::Busy || code == ErrorCode::Internal);
    }
}

void ErrorCodeTest::failuresCarryTheirReason()
{
    const Result<int> failed = fail(ErrorCode::Schema, u"not a number"_s, u"/args/n"_s);
    QVERIFY(!failed);
    QVERIFY(failed.error() == (Error{ErrorCode::Schema, u"not a number"_s, u"/args/n"_s}));
    const Result<QString> passedOn = failWith(failed.error());
    QVERIFY(passedOn.error() == failed.error());
    QCOMPARE(Result<int>(7).value(), 7);
}

QTEST_GUILESS_MAIN(ErrorCodeTest)
#include "errorcodetest.moc"
