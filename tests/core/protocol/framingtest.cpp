// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/protocol/codec.h"

#include <QTest>

#include <random>
#include <zstd.h>

using namespace Qt::Literals::StringLiterals;
using namespace Lanban;
using namespace Lanban::Protocol;

namespace {

//! Compressed without saying how much it will be, as a stream does.
QByteArray streamed(const QByteArray &json)
{
    ZSTD_CCtx *stream = ZSTD_createCCtx();
    QByteArray out(static_cast<qsizetype>(ZSTD_compressBound(static_cast<std::size_t>(json.size()))), '\0');
    ZSTD_outBuffer to{out.data(), static_cast<std::size_t>(out.size()), 0};
    ZSTD_inBuffer from{json.constData(), static_cast<std::size_t>(json.size()), 0};
    ZSTD_compressStream2(stream, &to, &from, ZSTD_e_flush);
    ZSTD_compressStream2(stream, &to, &from, ZSTD_e_end);
    ZSTD_freeCCtx(stream);
    return QByteArray(1, '\x01') + out.left(static_cast<qsizetype>(to.pos));
}

} // namespace

class FramingTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void thereAndBack_data()
    {
        QTest::addColumn<QByteArray>("json");
        QTest::newRow("message") << QByteArray(R"({"type":"ping","t":1})");
        QTest::newRow("nothing") << QByteArray();
        QTest::newRow("a few chunks") << QByteArray(R"({"a":"b"},)").repeated(30000);
        std::mt19937 random(3);
        QByteArray noise(200000, '\0');
        for (char &byte : noise)
            byte = static_cast<char>(random());
        QTest::newRow("noise") << noise;
    }
    void thereAndBack()
    {
        QFETCH(QByteArray, json);
        const QByteArray frame = compressFrame(json);
        QCOMPARE(frame.at(0), '\x01');
        QVERIFY(inflateFrame(frame) == json);
        QVERIFY(inflateFrame(streamed(json)) == json);
        const QByteArray chunk = compressFrame(json, BinaryFrame::Snapshot);
        QCOMPARE(chunk.at(0), '\x02');
        QVERIFY(inflateFrame(chunk) == json);
    }

    void capIsExact()
    {
        const QByteArray json(100000, 'x');
        for (const QByteArray &frame : {compressFrame(json), streamed(json)}) {
            QVERIFY(inflateFrame(frame, json.size()));
            const Result<QByteArray> beyond = inflateFrame(frame, json.size() - 1);
            QVERIFY(!beyond);
            QCOMPARE(toString(beyond.error().code), toString(ErrorCode::TooLarge));
        }
    }

    //! A hundred kilobytes that would be a gigabyte.
    void bomb()
    {
        const QByteArray megabyte(1024 * 1024, ' ');
        ZSTD_CCtx *stream = ZSTD_createCCtx();
        QByteArray frame(1, '\x01');
        QByteArray out(256 * 1024, '\0');
        for (int i = 0; i < 1024; ++i) {
            ZSTD_outBuffer to{out.data(), static_cast<std::size_t>(out.size()), 0};
            ZSTD_inBuffer from{megabyte.constData(), static_cast<std::size_t>(megabyte.size()), 0};
            ZSTD_compressStream2(stream, &to, &from, i == 1023 ? ZSTD_e_end : ZSTD_e_continue);
            frame.append(out.constData(), static_cast<qsizetype>(to.pos));
        }
        ZSTD_freeCCtx(stream);
        QVERIFY(frame.size() < MaxFrameBytes);
        const Result<QByteArray> inflated = inflateFrame(frame);
        QVERIFY(!inflated);
        QCOMPARE(toString(inflated.error().code), toString(ErrorCode::TooLarge));
    }

    void rejects_data()
    {
        QTest::addColumn<QByteArray>("frame");
        const QByteArray good = compressFrame(QByteArray(R"({"type":"ping","t":1})").repeated(9));
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("kind only") << good.left(1);
        QTest::newRow("unknown kind") << QByteArray("\x03") + good.mid(1);
        QTest::newRow("kind 0") << QByteArray(1, '\0') + good.mid(1);
        QTest::newRow("no zstd") << QByteArray("\x01{\"type\":\"ping\",\"t\":1}");
        QTest::newRow("cut") << good.chopped(1);
        QTest::newRow("header only") << good.left(6);
        QTest::newRow("two frames") << good + good.mid(1);
        QTest::newRow("rubbish after it") << good + 'x';
        // A window of 1 GiB: refused before any of it is set aside.
        QTest::newRow("window too large") << QByteArray::fromHex("0128b52ffd00a0010000");
    }
    void rejects()
    {
        QFETCH(QByteArray, frame);
        const Result<QByteArray> inflated = inflateFrame(frame);
        QVERIFY(!inflated);
        QCOMPARE(toString(inflated.error().code), toString(ErrorCode::BadJson));
    }

    void mangled()
    {
        std::mt19937 random(11);
        const QByteArray good = compressFrame(QByteArray(R"({"type":"ping","t":1234},)").repeated(500));
        for (int round = 0; round < 3000; ++round) {
            QByteArray frame = good;
            for (quint32 i = random() % 4; i < 4; ++i)
                frame[static_cast<qsizetype>(random() % static_cast<quint32>(frame.size()))] = static_cast<char>(random());
            const Result<QByteArray> inflated = inflateFrame(frame, 20000);
            QVERIFY(inflated ? inflated->size() <= 20000
                             : inflated.error().code == ErrorCode::BadJson || inflated.error().code == ErrorCode::TooLarge);
        }
    }
};

QTEST_GUILESS_MAIN(FramingTest)
#include "framingtest.moc"
