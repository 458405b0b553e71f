// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/formats/demoboard.h"
#include "core/sql/database.h"
#include "server/storage/storecheck.h"
#include "tests/server/storefixture.h"

#include <QRegularExpression>
#include <QSet>
#include <QTest>

using namespace Lanban;
using namespace Qt::Literals::StringLiterals;

namespace {
constexpr qint64 Hour = 3600 * 1000;
}

//! What an operator does, and what invites make of strangers.
class AdministrationTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_fixture = std::make_unique<StoreFixture>();
        QVERIFY(m_fixture->isValid());
        const auto board = m_fixture->addBoard(u"x"_s);
        QVERIFY(board);
        m_board = *board;
    }
    void cleanup() { m_fixture.reset(); }

    void teamsAreFoundByIdAndName()
    {
        QVERIFY(*admin().findTeam(u"Design"_s) == m_fixture->team());
        QVERIFY(*admin().findTeam(m_fixture->team().value()) == m_fixture->team());
        QVERIFY(admin().findTeam(u"Nobody's"_s).error().code == ErrorCode::NotFound);
        QVERIFY(admin().createTeam(TeamId(u"art"_s), u"Art"_s, m_fixture->boris()));
        QVERIFY(*admin().findTeam(u"Art"_s) == TeamId(u"art"_s));
        QVERIFY(!admin().createTeam(TeamId(u"nameless"_s), u"  "_s, m_fixture->boris()));
    }

    void usersAreFoundByIdAndName()
    {
        QVERIFY(*admin().ensureUser(u"Anna"_s, {}) == m_fixture->anna());
        QVERIFY(*admin().ensureUser(m_fixture->anna().id.value(), {}) == m_fixture->anna());
        const auto fresh = admin().ensureUser(u"Vera"_s, u"no colour"_s);
        QVERIFY(fresh);
        QCOMPARE(fresh->color, u"gray"_s);
        QVERIFY(*admin().ensureUser(u"Vera"_s, {}) == *fresh);
        QVERIFY(!admin().ensureUser(QString(MaxNameLength + 1, u'x'), {}));
    }

    void theOwnerStaysTheOwner()
    {
        const auto first = admin().ensureOwner(u"Host"_s, u"blue"_s);
        QVERIFY(first);
        QVERIFY(m_fixture->reopen());
        const auto again = admin().ensureOwner(u"Another name"_s, u"red"_s);
        QVERIFY(again);
        QVERIFY(*again == *first);
        QVERIFY(m_fixture->store().teamsOf(first->id)->isEmpty());
    }

    void aBoardAloneHasATeamOfItsName()
    {
        const ImportedBoard board = boardFor(u"t1"_s);
        const auto made = admin().importBoardAlone(board, m_fixture->anna());
        QVERIFY2(made, made ? "" : qPrintable(made.error().detail));
        QCOMPARE(made->teamId.value(), u"t1"_s);
        QVERIFY(made->boardId == board.boardId);
        QVERIFY(m_fixture->reopen());
        const auto teams = m_fixture->store().teamsOf(m_fixture->anna().id);
        QCOMPARE(teams->size(), 2);
        QCOMPARE(teams->last().name, board.report.boardName);
        QVERIFY(teams->last().role == Role::Owner);
        QVERIFY(*m_fixture->store().teamOfBoard(board.boardId) == TeamId(u"t1"_s));
        const auto team = m_fixture->store().load(RoomId::team(TeamId(u"t1"_s)));
        QCOMPARE(team->state.boards().size(), 1);
        QVERIFY(checkStore(m_fixture->store())->problems.isEmpty());
    }

    void aBoardAloneIsAllOrNothing()
    {
        const ImportedBoard board = boardFor(u"t1"_s);
        QVERIFY(admin().importBoardAlone(board, m_fixture->anna()));
        // The team is there already.
        const auto sameTeam = admin().importBoardAlone(boardFor(u"t1"_s), m_fixture->anna());
        QVERIFY(!sameTeam && sameTeam.error().code == ErrorCode::InvalidRef);
        QCOMPARE(m_fixture->store().load(RoomId::team(TeamId(u"t1"_s)))->state.boards().size(), 1);
        // The board is: no team is left of the try, neither in memory nor on the disk.
        ImportedBoard sameBoard = boardFor(u"t2"_s);
        sameBoard.boardId = board.boardId;
        QVERIFY(!admin().importBoardAlone(sameBoard, m_fixture->anna()));
        // A disk that is full, and has room again.
        const ImportedBoard third = boardFor(u"t3"_s);
        auto &database = m_fixture->store().database();
        const int pages = database.single(u"PRAGMA page_count"_s)->value().toInt();
        QVERIFY(database.execute(u"PRAGMA max_page_count = %1"_s.arg(pages)));
        QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"write failed: the disk is full"_s));
        QVERIFY(!admin().importBoardAlone(third, m_fixture->anna()));
        QVERIFY(database.execute(u"PRAGMA max_page_count = 1000000"_s));
        QVERIFY(admin().findTeam(u"t2"_s).error().code == ErrorCode::NotFound);
        QVERIFY(admin().findTeam(u"t3"_s).error().code == ErrorCode::NotFound);
        QVERIFY(admin().importBoardAlone(third, m_fixture->anna()));
        QVERIFY(checkStore(m_fixture->store())->problems.isEmpty());
    }

    void endedInvitesLetNobodyIn()
    {
        const auto old = admin().createInvite(m_board, Role::Member, 3600 * 1000, {});
        QVERIFY(admin().endInvites());
        const auto late = admin().takeInvite(old->code, ClientId(u"c1"_s), u"Late"_s, {});
        QVERIFY(!late && late.error().code == ErrorCode::TokenExpired);
        const auto fresh = admin().createInvite(m_board, Role::Member, 3600 * 1000, {});
        QVERIFY(admin().takeInvite(fresh->code, ClientId(u"c1"_s), u"In time"_s, {}));
    }

    void membersComeIntoTheTeamAndItsBoards()
    {
        const auto vera = admin().createUser(u"Vera"_s, u"pink"_s);
        QVERIFY(admin().ensureMember(m_fixture->team(), *vera, Role::Viewer));
        QVERIFY(*roleOn(vera->id) == Role::Viewer);
        const quint64 seq = m_fixture->store().load(RoomId::board(m_board))->seq;
        QVERIFY(admin().ensureMember(m_fixture->team(), *vera, Role::Viewer));
        QCOMPARE(m_fixture->store().load(RoomId::board(m_board))->seq, seq);
        QVERIFY(admin().ensureMember(m_fixture->team(), *vera, Role::Admin));
        QVERIFY(*roleOn(vera->id) == Role::Admin);
    }

    void aBoardThatCantBeReadIsNamed()
    {
        const auto vera = admin().createUser(u"Vera"_s, u"pink"_s);
        QVERIFY(m_fixture->store().database().execute(
            u"UPDATE event SET payload = x'00' WHERE stream_id = (SELECT id FROM stream WHERE room = ?)"_s,
            {RoomId::board(m_board).toString()}));
        QVERIFY(m_fixture->reopen());
        const auto added = admin().ensureMember(m_fixture->team(), *vera, Role::Viewer);
        QVERIFY(!added);
        QVERIFY2(added.error().detail.contains(RoomId::board(m_board).toString()), qPrintable(added.error().detail));
    }

    void anImportIsOneOfTheTeamsBoards()
    {
        const auto team = m_fixture->store().load(RoomId::team(m_fixture->team()));
        QVERIFY(team->state.boards().contains(m_board));
        QVERIFY(*roleOn(m_fixture->anna().id) == Role::Owner);
        QVERIFY(*roleOn(m_fixture->boris().id) == Role::Member);
        QVERIFY(!m_fixture->addBoard(u"x"_s)); // the id is taken
        QCOMPARE(m_fixture->store().load(RoomId::team(m_fixture->team()))->state.boards().size(), 1);
    }

    void anInviteMakesAMember()
    {
        const auto invite = admin().createInvite(m_board, Role::Commenter, Hour, {});
        QVERIFY(invite);
        const auto guest = take(invite->code, u"c1"_s, u"Gast"_s);
        QVERIFY2(guest, guest ? "" : qPrintable(guest.error().detail));
        QCOMPARE(guest->name, u"Gast"_s);
        QVERIFY(guest->newToken);
        QVERIFY(admin().tokens().verify(*guest->newToken, m_fixture->clock().nowMs())->userId == guest->userId);
        QVERIFY(*roleOn(guest->userId) == Role::Commenter);
        const auto second = take(invite->code, u"c2"_s, u"Gast"_s);
        QVERIFY(second && second->userId != guest->userId);
    }

    void theSameClientStaysTheSameUser()
    {
        const auto invite = admin().createInvite(m_board, Role::Member, Hour, 1);
        const auto guest = take(invite->code, u"c1"_s, u"Gast"_s);
        const auto again = take(invite->code, u"c1"_s, u"Gast"_s);
        QVERIFY(guest && again);
        QVERIFY(again->userId == guest->userId);
        const auto other = take(invite->code, u"c2"_s, u"Gast"_s);
        QVERIFY(!other && other.error().code == ErrorCode::Unauthorized);
    }

    void whoWasRemovedDoesNotComeBackByTheSameInvite()
    {
        const auto invite = admin().createInvite(m_board, Role::Member, Hour, {});
        const auto guest = take(invite->code, u"c1"_s, u"Gast"_s);
        QVERIFY(m_fixture->change(RoomId::team(m_fixture->team()), Op::MemberRemove{guest->userId}));
        const auto again = take(invite->code, u"c1"_s, u"Gast"_s);
        QVERIFY(!again && again.error().code == ErrorCode::Unauthorized);
    }

    void aKnownUserBecomesAMember()
    {
        const auto vera = admin().createUser(u"Vera"_s, u"pink"_s);
        const auto invite = admin().createInvite(m_board, Role::Commenter, Hour, 1);
        const auto taken = admin().takeInvite(invite->code, identityOf(*vera));
        QVERIFY2(taken, taken ? "" : qPrintable(taken.error().detail));
        QVERIFY(taken->userId == vera->id);
        QVERIFY(taken->board == m_board);
        QVERIFY(!taken->newToken);
        QVERIFY(*roleOn(vera->id) == Role::Commenter);
        // The answer was lost: nothing more is used up, and there was one use.
        QVERIFY(admin().takeInvite(invite->code, identityOf(*vera)));
        const auto late = take(invite->code, u"c2"_s, u"Gast"_s);
        QVERIFY(!late && late.error().code == ErrorCode::Unauthorized);
    }

    void aMemberKeepsTheHigherRole_data()
    {
        QTest::addColumn<int>("before");
        QTest::addColumn<int>("invited");
        QTest::addColumn<int>("after");
        const auto row = [](const char *name, Role before, Role invited, Role after) {
            QTest::newRow(name) << static_cast<int>(before) << static_cast<int>(invited) << static_cast<int>(after);
        };
        row("raised", Role::Viewer, Role::Member, Role::Member);
        row("kept", Role::Admin, Role::Viewer, Role::Admin);
        row("equal", Role::Member, Role::Member, Role::Member);
    }
    void aMemberKeepsTheHigherRole()
    {
        QFETCH(int, before);
        QFETCH(int, invited);
        QFETCH(int, after);
        const auto vera = admin().createUser(u"Vera"_s, u"pink"_s);
        QVERIFY(admin().ensureMember(m_fixture->team(), *vera, static_cast<Role>(before)));
        const auto invite = admin().createInvite(m_board, static_cast<Role>(invited), Hour, {});
        QVERIFY(admin().takeInvite(invite->code, identityOf(*vera)));
        QCOMPARE(static_cast<int>(*roleOn(vera->id)), after);
    }

    void whatAnAdminChangedSinceStays()
    {
        const auto invite = admin().createInvite(m_board, Role::Member, Hour, {});
        const auto guest = take(invite->code, u"c1"_s, u"Gast"_s);
        QVERIFY(m_fixture->change(RoomId::team(m_fixture->team()), Op::MemberRole{guest->userId, Role::Viewer}));
        QVERIFY(admin().takeInvite(invite->code, *guest));
        QVERIFY(*roleOn(guest->userId) == Role::Viewer);
    }

    void whoWasRemovedTakesNoInviteAsAKnownUser()
    {
        const auto vera = admin().createUser(u"Vera"_s, u"pink"_s);
        QVERIFY(admin().ensureMember(m_fixture->team(), *vera, Role::Member));
        QVERIFY(m_fixture->change(RoomId::team(m_fixture->team()), Op::MemberRemove{vera->id}));
        const auto invite = admin().createInvite(m_board, Role::Member, Hour, 1);
        const auto taken = admin().takeInvite(invite->code, identityOf(*vera));
        QVERIFY(!taken && taken.error().code == ErrorCode::Unauthorized);
        QVERIFY(take(invite->code, u"c1"_s, u"Gast"_s)); // nothing was used up
    }

    void whoIsOnlyInTheTokenTakesNoInvite()
    {
        const auto invite = admin().createInvite(m_board, Role::Member, Hour, 1);
        const auto taken = admin().takeInvite(invite->code, identityOf({UserId(u"U-gone"_s), u"Gone"_s, u"gray"_s}));
        QVERIFY(!taken && taken.error().code == ErrorCode::Unauthorized);
        QCOMPARE(taken.error().path, u"/token"_s);
    }

    void invitesEnd()
    {
        const auto invite = admin().createInvite(m_board, Role::Member, Hour, {});
        m_fixture->clock().advance(Hour);
        const auto late = take(invite->code, u"c1"_s, u"Gast"_s);
        QVERIFY(!late && late.error().code == ErrorCode::TokenExpired);
    }

    void badGuests_data()
    {
        QTest::addColumn<QString>("code");
        QTest::addColumn<QString>("name");
        QTest::addColumn<int>("error");
        QTest::newRow("unknown code") << u"nonsense"_s << u"Gast"_s << static_cast<int>(ErrorCode::Unauthorized);
        QTest::newRow("no code") << u""_s << u"Gast"_s << static_cast<int>(ErrorCode::Unauthorized);
        QTest::newRow("no name") << u"good"_s << u" "_s << static_cast<int>(ErrorCode::Schema);
        QTest::newRow("endless name") << u"good"_s << QString(1000, u'x') << static_cast<int>(ErrorCode::Schema);
    }
    void badGuests()
    {
        QFETCH(QString, code);
        QFETCH(QString, name);
        QFETCH(int, error);
        const auto invite = admin().createInvite(m_board, Role::Member, Hour, 1);
        const auto guest = take(code == u"good"_s ? invite->code : code, u"c1"_s, name);
        QVERIFY(!guest);
        QCOMPARE(static_cast<int>(guest.error().code), error);
        QVERIFY(take(invite->code, u"c1"_s, u"Gast"_s)); // nothing was used up
    }

    void codesAreLongAndNeverTheSame()
    {
        QSet<QString> codes;
        for (int i = 0; i < 100; ++i) {
            const QString code = admin().createInvite(m_board, Role::Member, Hour, {})->code;
            QCOMPARE(code.size(), 22);
            QVERIFY(isValidId(code));
            codes.insert(code);
        }
        QCOMPARE(codes.size(), 100);
    }

    void aBoardThatIsNotThereHasNoInvite()
    {
        QVERIFY(admin().createInvite(BoardId(u"none"_s), Role::Member, Hour, {}).error().code == ErrorCode::NotFound);
    }

private:
    //! The demo board, read for a team of that id.
    [[nodiscard]] ImportedBoard boardFor(const QString &team)
    {
        const UserRow &anna = m_fixture->anna();
        return demoBoard({TeamId(team), anna.id, anna.name, anna.color, m_fixture->clock().nowMs()}, m_fixture->ids());
    }
    [[nodiscard]] Administration &admin() { return m_fixture->administration(); }
    [[nodiscard]] Result<Identity> take(const QString &code, const QString &client, const QString &name)
    {
        return admin().takeInvite(code, ClientId(client), name, u"teal"_s);
    }
    [[nodiscard]] static Identity identityOf(const UserRow &user) { return {user.id, user.name, user.color, {}, {}, {}}; }
    [[nodiscard]] std::optional<Role> roleOn(const UserId &user)
    {
        const auto room = m_fixture->store().load(RoomId::board(m_board));
        const Member *member = room ? room->state.activeMember(user) : nullptr;
        return member == nullptr ? std::nullopt : std::optional(member->role);
    }

    std::unique_ptr<StoreFixture> m_fixture;
    BoardId m_board;
};

QTEST_GUILESS_MAIN(AdministrationTest)
#include "administrationtest.moc"
