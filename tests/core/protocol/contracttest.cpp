// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/event.h"
#include "core/domain/permission.h"
#include "core/protocol/codec.h"
#include "core/protocol/entitycodec.h"

#include <QDir>
#include <QFile>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace Lanban;

//! PROTOCOL.md must name everything there is, and its examples must be true.
class ContractTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QFile file(QStringLiteral(LANBAN_PROTOCOL_DIR "/PROTOCOL.md"));
        QVERIFY(file.open(QIODevice::ReadOnly));
        m_text = QString::fromUtf8(file.readAll());
    }

    void examplesAreFrames()
    {
        int examples = 0;
        bool inJson = false;
        for (const QString &line : m_text.split(u'\n')) {
            if (line.startsWith("```"_L1)) {
                inJson = line == "```json"_L1;
                continue;
            }
            if (!inJson)
                continue;
            ++examples;
            const QByteArray frame = QString(line).replace(u'…', u'x').toUtf8();
            QVERIFY2(Protocol::decodeClientMessage(frame) || Protocol::decodeServerMessage(frame), qPrintable(line));
        }
        QVERIFY(examples >= 7);
    }

    void everyMessageIsThere_data()
    {
        QTest::addColumn<QString>("name");
        for (const char *side : {"client", "server"}) {
            const QDir schemas(QStringLiteral(LANBAN_PROTOCOL_DIR "/schemas/") + QString::fromLatin1(side));
            for (const QString &name : schemas.entryList({u"*.json"_s}, QDir::Files))
                QTest::addRow("%s %s", side, qPrintable(name)) << name.chopped(5);
        }
    }
    void everyMessageIsThere()
    {
        QFETCH(QString, name);
        QVERIFY(m_text.contains("\n| `"_L1 + name + "` |"_L1));
    }

    void everyOperationIsThere()
    {
        for (const QLatin1StringView name : operationNames())
            QVERIFY2(m_text.contains(u'`' + name + u'`'), name.data());
    }

    //! As "`task.created updated moved": the kind once, then its verbs.
    void everyEventIsThere()
    {
        for (int number = 0; number < static_cast<int>(EventType::Unknown); ++number) {
            const QString name(eventTypeName(static_cast<EventType>(number)));
            const QString kind = name.section(u'.', 0, 0);
            const qsizetype row = m_text.indexOf("\n| `"_L1 + kind + u'.', m_text.indexOf("## Events"_L1));
            QVERIFY2(row > 0, qPrintable(name));
            const QString verbs = m_text.mid(row, m_text.indexOf(" | "_L1, row + 3) - row);
            QVERIFY2(verbs.contains(name.section(u'.', 1)), qPrintable(name));
        }
    }

    void everyErrorCodeIsThere()
    {
        const QString section = m_text.section("## Error codes"_L1, 1).section(u"## "_s, 0, 0);
        for (int number = 0; number <= static_cast<int>(ErrorCode::Internal); ++number) {
            const QLatin1StringView name = toString(static_cast<ErrorCode>(number));
            QVERIFY2(section.contains(name), name.data());
        }
    }

    void everyKindOfEntityIsThere()
    {
        for (int number = 0; number <= static_cast<int>(EntityType::Comment); ++number) {
            const QLatin1StringView name = Protocol::entityTypeName(static_cast<EntityType>(number));
            QVERIFY2(m_text.contains("\n| "_L1 + name + " |"_L1), name.data());
        }
    }

private:
    QString m_text;
};

QTEST_GUILESS_MAIN(ContractTest)
#include "contracttest.moc"
