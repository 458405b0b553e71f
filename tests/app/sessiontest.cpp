// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session/session.h"
#include "core/base/clock.h"
#include "core/sql/database.h"
#include "server/administration.h"
#include "server/server.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace Lanban;
using namespace Qt::Literals::StringLiterals;

namespace {

const BoardId Board1(u"board-1"_s);
const RoomId BoardRoom = RoomId::board(Board1);
constexpr int PatienceMs = 15000;

//! One person's client: a session with its own cache file.
struct Person {
    std::unique_ptr<Session> session;

    [[nodiscard]] const BoardState *view() const { return session->sync().view(BoardRoom); }
    [[nodiscard]] bool isLive() const { return session->roomState(BoardRoom).state == RoomStateOutput::State::Live; }
    [[nodiscard]] QStringList titlesIn(const QString &column) const
    {
        QStringList titles;
        if (const BoardState *state = view()) {
            for (const TaskId &id : state->liveTasks(ColumnId(column)))
                titles.append(state->find(id)->title);
        }
        return titles;
    }
    [[nodiscard]] bool edit(const Operation &op) { return !session->edit(BoardRoom, op); }
};

Op::TaskCreate task(const QString &id, const QString &column, const QString &title)
{
    Op::TaskCreate create;
    create.id = TaskId(id);
    create.columnId = ColumnId(column);
    create.title = title;
    return create;
}

} // namespace

//! Sessions with their real caches over real sockets to a real server with its real store.
class SessionTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_dir = std::make_unique<QTemporaryDir>();
        QVERIFY(m_dir->isValid());
        startServer(0);
        const auto made = m_server
                              ->administer([this](Administration &administration) -> Result<TeamId> {
                                  auto owner = administration.ensureUser(u"Anna"_s, u"blue"_s);
                                  if (!owner)
                                      return failWith(owner.error());
                                  const TeamId team(u"team"_s);
                                  if (auto done = administration.createTeam(team, u"Team"_s, *owner); !done)
                                      return failWith(done.error());
                                  for (const QString &name : {u"Anna"_s, u"Boris"_s}) {
                                      auto user = administration.ensureUser(name, u"blue"_s);
                                      if (!user)
                                          return failWith(user.error());
                                      if (name != "Anna"_L1) {
                                          if (auto done = administration.ensureMember(team, *user, Role::Member); !done)
                                              return failWith(done.error());
                                      }
                                      auto token = administration.issueToken(*user, 3600'000);
                                      if (!token)
                                          return failWith(token.error());
                                      m_tokens.insert(name, token->token);
                                  }
                                  return team;
                              })
                              .result();
        QVERIFY2(made, made ? "" : qPrintable(made.error().detail));
        m_team = *made;
    }

    void cleanup()
    {
        m_people.clear();
        m_server.reset();
        m_tokens.clear();
    }

    void oneSeesWhatTheOtherDoes()
    {
        Person &anna = join(u"Anna"_s);
        makeBoard(anna);
        Person &boris = join(u"Boris"_s);
        QTRY_VERIFY_WITH_TIMEOUT(boris.isLive(), PatienceMs);
        QVERIFY(anna.edit(task(u"k1"_s, u"todo"_s, u"First"_s)));
        QCOMPARE(anna.titlesIn(u"todo"_s), QStringList{u"First"_s}); // at once, before any answer
        QTRY_COMPARE_WITH_TIMEOUT(boris.titlesIn(u"todo"_s), QStringList{u"First"_s}, PatienceMs);
        QVERIFY(boris.edit(Op::TaskMove{TaskId(u"k1"_s), ColumnId(u"done"_s), {}, {}}));
        QTRY_COMPARE_WITH_TIMEOUT(anna.titlesIn(u"done"_s), QStringList{u"First"_s}, PatienceMs);
        QTRY_COMPARE_WITH_TIMEOUT(boris.session->sync().pendingCount(), 0, PatienceMs);
        QVERIFY(*anna.view() == *boris.view());
    }

    void worksOfflineAndCatchesUp()
    {
        Person &anna = join(u"Anna"_s);
        makeBoard(anna);
        Person &boris = join(u"Boris"_s);
        QTRY_VERIFY_WITH_TIMEOUT(boris.isLive(), PatienceMs);
        const quint16 port = m_port;
        m_server.reset();
        QTRY_VERIFY_WITH_TIMEOUT(anna.session->state() != Session::State::Online, PatienceMs);
        QVERIFY(anna.edit(task(u"k1"_s, u"todo"_s, u"Made offline"_s)));
        QVERIFY(anna.edit(Op::TaskMove{TaskId(u"k1"_s), ColumnId(u"done"_s), {}, {}}));
        QCOMPARE(anna.titlesIn(u"done"_s), QStringList{u"Made offline"_s});
        QCOMPARE(anna.session->sync().pendingCount(), 2);
        startServer(port);
        anna.session->retryNow();
        boris.session->retryNow();
        QTRY_COMPARE_WITH_TIMEOUT(boris.titlesIn(u"done"_s), QStringList{u"Made offline"_s}, PatienceMs);
        QTRY_COMPARE_WITH_TIMEOUT(anna.session->sync().pendingCount(), 0, PatienceMs);
    }

    void keepsTheQueueOverAnEnd()
    {
        Person &anna = join(u"Anna"_s);
        makeBoard(anna);
        const quint16 port = m_port;
        m_server.reset();
        QTRY_VERIFY_WITH_TIMEOUT(anna.session->state() != Session::State::Online, PatienceMs);
        QVERIFY(anna.edit(task(u"k1"_s, u"todo"_s, u"Survives"_s)));
        const Account account = anna.session->account();
        m_people.clear(); // without a word, like a crash: nothing is saved at the end
        Person &again = open(u"Anna"_s, account);
        QCOMPARE(again.titlesIn(u"todo"_s), QStringList{u"Survives"_s});
        QCOMPARE(again.session->sync().pendingCount(), 1);
        startServer(port);
        again.session->start();
        again.session->subscribe(BoardRoom);
        QTRY_COMPARE_WITH_TIMEOUT(again.session->sync().pendingCount(), 0, PatienceMs);
        Person &boris = join(u"Boris"_s);
        QTRY_COMPARE_WITH_TIMEOUT(boris.titlesIn(u"todo"_s), QStringList{u"Survives"_s}, PatienceMs);
    }

    void whatWasRefusedIsTriedAgainAndPlacedAnyway()
    {
        Person &anna = join(u"Anna"_s);
        makeBoard(anna);
        Person &boris = join(u"Boris"_s);
        QTRY_VERIFY_WITH_TIMEOUT(boris.isLive(), PatienceMs);
        QTRY_COMPARE_WITH_TIMEOUT(anna.session->sync().pendingCount(), 0, PatienceMs);
        anna.session->stop();
        QVERIFY(anna.edit(task(u"k1"_s, u"todo"_s, u"Made offline"_s)));
        Op::ColumnUpdate limit;
        limit.id = ColumnId(u"todo"_s);
        limit.wip = WipLimit{1, true};
        QVERIFY(boris.edit(limit));
        QVERIFY(boris.edit(task(u"k2"_s, u"todo"_s, u"Quicker"_s)));
        QTRY_COMPARE_WITH_TIMEOUT(boris.session->sync().pendingCount(), 0, PatienceMs);
        anna.session->start();
        QTRY_COMPARE_WITH_TIMEOUT(anna.session->sync().tray().size(), 1, PatienceMs);
        QTRY_VERIFY_WITH_TIMEOUT(anna.isLive(), PatienceMs);
        const Muid refused = anna.session->sync().tray().constFirst().mutation.muid;
        QSignalSpy tray(anna.session.get(), &Session::trayChanged);
        const auto again = anna.session->retryTray(refused);
        QVERIFY(again);
        QCOMPARE(QString(toString(again->error.code)), u"wip_limit"_s);
        QCOMPARE(anna.session->sync().tray().size(), 1);
        QVERIFY(!anna.session->placeAnyway(refused));
        QVERIFY(anna.session->sync().tray().isEmpty());
        QVERIFY(!tray.isEmpty());
        QTRY_COMPARE_WITH_TIMEOUT(boris.titlesIn(u"todo"_s), (QStringList{u"Quicker"_s, u"Made offline"_s}), PatienceMs);
        QTRY_COMPARE_WITH_TIMEOUT(anna.session->sync().pendingCount(), 0, PatienceMs);
    }

    void refusesAnEditAndChangesNothing()
    {
        Person &anna = join(u"Anna"_s);
        makeBoard(anna);
        QSignalSpy changed(anna.session.get(), &Session::changed);
        const auto rejection = anna.session->edit(BoardRoom, task(u"k1"_s, u"nowhere"_s, u"Lost"_s));
        QVERIFY(rejection);
        QCOMPARE(QString(toString(rejection->error.code)), u"invalid_ref"_s);
        QCOMPARE(changed.count(), 0);
        QCOMPARE(anna.session->sync().pendingCount(), 0);
    }

    // Neither written nor read back: what is in memory then must not get out.
    void aDiskThatFailsLetsNothingOut()
    {
        Person &anna = join(u"Anna"_s);
        makeBoard(anna);
        Person &boris = join(u"Boris"_s);
        QTRY_VERIFY_WITH_TIMEOUT(boris.isLive(), PatienceMs);
        const auto file = Database::open(m_dir->filePath(u"Anna.db"_s));
        QVERIFY(file);
        QVERIFY((*file)->execute(u"ALTER TABLE outbox RENAME TO gone"_s));
        QSignalSpy trouble(anna.session.get(), &Session::trouble);
        const auto rejection = anna.session->edit(BoardRoom, task(u"k1"_s, u"todo"_s, u"Never written"_s));
        QVERIFY(rejection && rejection->error.code == ErrorCode::Storage);
        QVERIFY(trouble.count() > 0);
        QCOMPARE(anna.session->state(), Session::State::Offline);
        QVERIFY(anna.session->retryInMs() > 0);
        QVERIFY(anna.session->present(BoardRoom).isEmpty());

        // As long as it is so, nothing is done and nothing connects.
        QVERIFY(anna.session->edit(BoardRoom, task(u"k2"_s, u"todo"_s, u"Neither"_s)));
        anna.session->retryNow();
        QCOMPARE(anna.session->state(), Session::State::Offline);
        QVERIFY(boris.edit(task(u"k3"_s, u"done"_s, u"Meanwhile"_s)));
        QTRY_COMPARE_WITH_TIMEOUT(boris.session->sync().pendingCount(), 0, PatienceMs);
        QVERIFY(boris.titlesIn(u"todo"_s).isEmpty());

        QVERIFY((*file)->execute(u"ALTER TABLE gone RENAME TO outbox"_s));
        anna.session->retryNow();
        QVERIFY(anna.titlesIn(u"todo"_s).isEmpty());
        QTRY_VERIFY_WITH_TIMEOUT(anna.isLive(), PatienceMs);
        QVERIFY(anna.edit(task(u"k4"_s, u"todo"_s, u"Written"_s)));
        QTRY_COMPARE_WITH_TIMEOUT(boris.titlesIn(u"todo"_s), QStringList{u"Written"_s}, PatienceMs);
        QTRY_COMPARE_WITH_TIMEOUT(anna.session->sync().pendingCount(), 0, PatienceMs);
        QVERIFY(*anna.view() == *boris.view());
    }

    void doesNotComeBackWithABadToken()
    {
        Account account;
        account.serverId = u"s"_s;
        account.url = m_url;
        account.token = u"not.a.token"_s;
        Person &stranger = open(u"Stranger"_s, account);
        stranger.session->start();
        QTRY_COMPARE_WITH_TIMEOUT(stranger.session->state(), Session::State::Refused, PatienceMs);
        QCOMPARE(stranger.session->closeCode(), static_cast<quint16>(Protocol::CloseCode::InvalidToken));
        QCOMPARE(stranger.session->retryInMs(), 0);
    }

    // The server takes 200 changes at once and then 20 a second: the token ends before it has them all.
    void aTokenThatEndsHalfWayLosesNothing()
    {
        Person &anna = join(u"Anna"_s);
        makeBoard(anna);
        const QString lasting = m_tokens.value(u"Boris"_s);
        Person &boris = join(u"Boris"_s);
        QTRY_VERIFY_WITH_TIMEOUT(boris.isLive(), PatienceMs);
        boris.session->stop();
        QStringList titles;
        for (int i = 0; i < 300; ++i) {
            titles.append(u"Task %1"_s.arg(i));
            QVERIFY(boris.edit(task(u"k%1"_s.arg(i), u"todo"_s, titles.last())));
        }
        const auto brief = m_server
                               ->administer([](Administration &administration) -> Result<QString> {
                                   const auto user = administration.ensureUser(u"Boris"_s, u"blue"_s);
                                   if (!user)
                                       return failWith(user.error());
                                   const auto token = administration.issueToken(*user, 2000);
                                   if (!token)
                                       return failWith(token.error());
                                   return token->token;
                               })
                               .result();
        QVERIFY(brief);
        Account account = boris.session->account();
        account.token = *brief;
        boris.session->setAccount(account);
        boris.session->start();
        QTRY_COMPARE_WITH_TIMEOUT(boris.session->state(), Session::State::Refused, PatienceMs);
        const int left = boris.session->sync().pendingCount();
        QVERIFY2(left > 0 && left < 300, qPrintable(QString::number(left)));
        QCOMPARE(boris.titlesIn(u"todo"_s), titles);
        account.token = lasting;
        boris.session->setAccount(account);
        boris.session->start();
        QTRY_COMPARE_WITH_TIMEOUT(boris.session->sync().pendingCount(), 0, 2 * PatienceMs);
        QTRY_COMPARE_WITH_TIMEOUT(anna.titlesIn(u"todo"_s), titles, PatienceMs); // each once, in the order made
        QVERIFY(boris.session->sync().tray().isEmpty());
    }

    void tradesAnInviteForAToken()
    {
        Person &anna = join(u"Anna"_s);
        makeBoard(anna);
        const auto invite = m_server
                                ->administer([](Administration &administration) {
                                    return administration.createInvite(Board1, Role::Member, 3600'000, std::nullopt);
                                })
                                .result();
        QVERIFY(invite);
        Account account;
        account.serverId = u"s"_s;
        account.url = m_url;
        account.invite = invite->code;
        account.userName = u"Vera"_s;
        account.userColor = u"pink"_s;
        Person &vera = open(u"Vera"_s, account);
        QSignalSpy news(vera.session.get(), &Session::accountChanged);
        vera.session->start();
        vera.session->subscribe(BoardRoom);
        QTRY_VERIFY_WITH_TIMEOUT(vera.isLive(), PatienceMs);
        QCOMPARE(news.count(), 1);
        QVERIFY(!vera.session->account().token.isEmpty());
        QVERIFY(vera.session->account().invite.isEmpty());
        QVERIFY(vera.edit(task(u"k1"_s, u"todo"_s, u"From a guest"_s)));
        QTRY_COMPARE_WITH_TIMEOUT(anna.titlesIn(u"todo"_s), QStringList{u"From a guest"_s}, PatienceMs);
    }

private:
    void startServer(quint16 port)
    {
        ServerOptions options;
        options.dataDir = m_dir->filePath(u"server"_s);
        options.port = port;
        m_server = std::make_unique<Server>(options);
        const auto address = m_server->start();
        QVERIFY2(address, address ? "" : qPrintable(address.error().detail));
        m_url = address->webSocketUrl();
        m_port = address->port;
    }

    Person &open(const QString &name, const Account &account)
    {
        auto store = CacheStore::open(m_dir->filePath(name + u".db"_s));
        Person person;
        person.session = std::make_unique<Session>(account, store ? std::move(*store) : nullptr, m_clock, m_ids);
        if (!person.session->load())
            qFatal("the cache can't be read");
        return *m_people.emplace_back(std::make_unique<Person>(std::move(person)));
    }

    Person &join(const QString &name)
    {
        Account account;
        account.serverId = u"s"_s;
        account.url = m_url;
        account.token = m_tokens.value(name);
        account.userName = name;
        account.userColor = u"blue"_s;
        Person &person = open(name, account);
        person.session->start();
        person.session->subscribe(RoomId::team(m_team));
        person.session->subscribe(BoardRoom);
        return person;
    }

    //! A board with two columns, made over the wire.
    void makeBoard(Person &person)
    {
        const RoomId team = RoomId::team(m_team);
        QTRY_VERIFY_WITH_TIMEOUT(person.session->roomState(team).state == RoomStateOutput::State::Live, PatienceMs);
        QVERIFY(!person.session->edit(team, Op::BoardCreate{Board1, u"Board"_s, {}}));
        QTRY_COMPARE_WITH_TIMEOUT(person.session->sync().pendingCount(), 0, PatienceMs);
        // It was refused while there was no such board.
        person.session->unsubscribe(BoardRoom);
        person.session->subscribe(BoardRoom);
        QTRY_VERIFY_WITH_TIMEOUT(person.isLive(), PatienceMs);
        QVERIFY(person.edit(Op::ColumnCreate{ColumnId(u"todo"_s), u"To do"_s, {}, {}}));
        QVERIFY(person.edit(Op::ColumnCreate{ColumnId(u"done"_s), u"Done"_s, {}, {}}));
        QTRY_COMPARE_WITH_TIMEOUT(person.session->sync().pendingCount(), 0, PatienceMs);
    }

    SystemClock m_clock;
    SystemIdSource m_ids;
    std::unique_ptr<QTemporaryDir> m_dir;
    std::unique_ptr<Server> m_server;
    QUrl m_url;
    quint16 m_port = 0;
    TeamId m_team;
    QMap<QString, QString> m_tokens;
    std::vector<std::unique_ptr<Person>> m_people;
};

QTEST_GUILESS_MAIN(SessionTest)
#include "sessiontest.moc"
