// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/protocol/schemas.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

#include <functional>

using namespace Qt::Literals::StringLiterals;
using namespace Lanban;

namespace {

using Visit = std::function<void(const QJsonValue &)>;

//! Calls \a visit with every document that differs from \a value in one place.
void eachBroken(const QJsonValue &value, const Visit &visit)
{
    static const QJsonArray Replacements{QJsonValue(),       true,     0,     -1,           1.5,
                                         9007199254740994.0, u"x y"_s, u""_s, QJsonArray(), QJsonObject()};
    for (const QJsonValue &replacement : Replacements)
        visit(replacement);
    if (value.isObject()) {
        const QJsonObject object = value.toObject();
        QJsonObject more = object;
        more.insert(u"zz"_s, 1);
        visit(more);
        for (auto field = object.constBegin(); field != object.constEnd(); ++field) {
            QJsonObject other = object;
            other.remove(field.key());
            visit(other);
            eachBroken(*field, [&](const QJsonValue &inner) {
                other.insert(field.key(), inner);
                visit(other);
            });
        }
    } else if (value.isArray()) {
        const QJsonArray array = value.toArray();
        for (qsizetype i = 0; i < array.size(); ++i) {
            QJsonArray other = array;
            other.removeAt(i);
            visit(other);
            other = array;
            eachBroken(array.at(i), [&](const QJsonValue &inner) {
                other[i] = inner;
                visit(other);
            });
        }
    }
}

} // namespace

//! The decoders are written by hand, the schemas too: here they have to say the same.
class SchemasTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void agreeOnTheCorpus_data() { rows(); }
    void agreeOnTheCorpus()
    {
        QFETCH(int, index);
        const Test::Frame &frame = m_frames.at(index);
        const std::optional<bool> accepted = m_schemas.accept(frame.side, frame.bytes);
        if (!accepted)
            QVERIFY2(!frame.good, "no JSON");
        else
            QCOMPARE(*accepted, frame.good);
    }

    void agreeOnEveryBreach_data() { rows(); }
    void agreeOnEveryBreach()
    {
        QFETCH(int, index);
        const Test::Frame &frame = m_frames.at(index);
        if (!frame.good)
            return;
        int refused = 0;
        eachBroken(QJsonDocument::fromJson(frame.bytes).object(), [&](const QJsonValue &value) {
            if (!value.isObject() || QTest::currentTestFailed())
                return;
            const QByteArray bytes = QJsonDocument(value.toObject()).toJson(QJsonDocument::Compact);
            const bool accepted = Test::verdict(frame.side, bytes).has_value();
            refused += accepted ? 0 : 1;
            if (m_schemas.accept(frame.side, bytes) != accepted)
                QFAIL(qPrintable((accepted ? u"only the decoder takes "_s : u"only the schema takes "_s)
                                 + QString::fromUtf8(bytes)));
        });
        QVERIFY(refused > 5);
    }

    void everyMessageHasFrames()
    {
        for (const auto &[side, folder] : {std::pair(Test::Side::Client, u"client"_s), {Test::Side::Server, u"server"_s}}) {
            for (const QString &name : m_schemas.names(side)) {
                QVERIFY2(has(folder + u"/good/"_s + name), qPrintable(name));
                QVERIFY2(has(folder + u"/bad/"_s + name + u"-unknown-field"_s), qPrintable(name));
            }
        }
        QCOMPARE(m_schemas.names(Test::Side::Client).size(), 10);
        QCOMPARE(m_schemas.names(Test::Side::Server).size(), 19);
    }

private:
    void rows()
    {
        QTest::addColumn<int>("index");
        for (int i = 0; i < m_frames.size(); ++i)
            QTest::newRow(qPrintable(m_frames.at(i).name)) << i;
    }

    [[nodiscard]] bool has(const QString &name) const
    {
        return std::any_of(m_frames.cbegin(), m_frames.cend(), [&name](const Test::Frame &frame) { return frame.name == name; });
    }

    const QList<Test::Frame> m_frames = Test::corpus();
    const Test::Schemas m_schemas;
};

QTEST_GUILESS_MAIN(SchemasTest)
#include "schemastest.moc"
