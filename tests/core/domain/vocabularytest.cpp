// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/event.h"
#include "core/domain/permission.h"
#include "core/domain/values.h"

#include <QTest>

#include <array>
#include <set>

using namespace Qt::Literals::StringLiterals;
using namespace Lanban;

namespace {

template<std::size_t I>
Operation operationAt()
{
    return Operation(std::in_place_index<I>);
}

template<std::size_t... I>
QList<Operation> allOperations(std::index_sequence<I...>)
{
    return {operationAt<I>()...};
}

constexpr std::array Roles{Role::Owner, Role::Admin, Role::Member, Role::Commenter, Role::Viewer};

} // namespace

class VocabularyTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void eventTypesHaveNames();
    void operationsHaveNames();
    void rolesHaveNames();
    void rolesAreOrdered();
    void eachRoleMayWhatTheNextMay();
    void permissions_data();
    void permissions();
    void colours();
};

void VocabularyTest::eventTypesHaveNames()
{
    std::set<QString> names;
    for (int i = 0; i < static_cast<int>(EventType::Unknown); ++i) {
        const auto type = static_cast<EventType>(i);
        const QString name(eventTypeName(type));
        QVERIFY2(name.contains(u'.'), qPrintable(QString::number(i)));
        QVERIFY2(names.insert(name).second, qPrintable(name));
        QCOMPARE(eventTypeFromName(name), type);
    }
    QVERIFY(eventTypeName(EventType::Unknown).isEmpty());
    QCOMPARE(eventTypeFromName(u"task.exploded"), EventType::Unknown);
    QCOMPARE(eventTypeFromName(u""), EventType::Unknown);
    QCOMPARE(eventTypeName(EventType::TaskMoved), "task.moved"_L1);
}

void VocabularyTest::operationsHaveNames()
{
    const QList<Operation> operations = allOperations(std::make_index_sequence<std::variant_size_v<Operation>>());
    QCOMPARE(operations.size(), operationNames().size());
    std::set<QString> names;
    for (qsizetype i = 0; i < operations.size(); ++i) {
        QCOMPARE(operationName(operations.at(i)), operationNames().at(i));
        QVERIFY(names.insert(operationNames().at(i)).second);
    }
    QCOMPARE(operationName(Op::TeamUpdate{}), "team.update"_L1);
    QCOMPARE(operationName(Op::TaskUnlabel{}), "task.unlabel"_L1);
    QCOMPARE(operationName(Op::CommentDelete{}), "comment.delete"_L1);
}

void VocabularyTest::rolesHaveNames()
{
    for (const Role role : Roles)
        QVERIFY(roleFromString(QString(toString(role))) == role);
    QVERIFY(roleFromString(u"owner") == Role::Owner);
    QVERIFY(!roleFromString(u"Owner"));
    QVERIFY(!roleFromString(u""));
}

void VocabularyTest::rolesAreOrdered()
{
    for (std::size_t i = 0; i < Roles.size(); ++i) {
        for (std::size_t k = 0; k < Roles.size(); ++k)
            QCOMPARE(isAtLeast(Roles.at(i), Roles.at(k)), i <= k);
    }
}

void VocabularyTest::eachRoleMayWhatTheNextMay()
{
    for (std::size_t i = 1; i < Roles.size(); ++i) {
        const QStringList higher = permissionsOf(Roles.at(i - 1));
        const QStringList lower = permissionsOf(Roles.at(i));
        QVERIFY(lower.size() < higher.size());
        for (const QString &operation : lower)
            QVERIFY2(higher.contains(operation), qPrintable(operation));
    }
    QCOMPARE(permissionsOf(Role::Owner).size(), operationNames().size());
    QCOMPARE(permissionsOf(Role::Viewer), (QStringList{u"member.remove"_s})); // may leave
}

void VocabularyTest::permissions_data()
{
    QTest::addColumn<QString>("operation");
    QTest::addColumn<int>("lowest");
    QTest::newRow("task.create") << u"task.create"_s << static_cast<int>(Role::Member);
    QTest::newRow("column.delete") << u"column.delete"_s << static_cast<int>(Role::Member);
    QTest::newRow("comment.create") << u"comment.create"_s << static_cast<int>(Role::Commenter);
    QTest::newRow("member.add") << u"member.add"_s << static_cast<int>(Role::Admin);
    QTest::newRow("board.update") << u"board.update"_s << static_cast<int>(Role::Admin);
    QTest::newRow("board.delete") << u"board.delete"_s << static_cast<int>(Role::Owner);
    QTest::newRow("board.create") << u"board.create"_s << static_cast<int>(Role::Member);
}

void VocabularyTest::permissions()
{
    QFETCH(QString, operation);
    QFETCH(int, lowest);
    for (const Role role : Roles)
        QCOMPARE(permissionsOf(role).contains(operation), static_cast<int>(role) <= lowest);
}

void VocabularyTest::colours()
{
    QCOMPARE(colorNames().size(), 10);
    for (const QString &name : colorNames())
        QVERIFY(isColorName(name));
    QVERIFY(!isColorName(u"Red"));
    QVERIFY(!isColorName(u""));
    QVERIFY(!isColorName(u"#ff0000"));
}

QTEST_GUILESS_MAIN(VocabularyTest)
#include "vocabularytest.moc"
