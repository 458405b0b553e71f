// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sql/database.h"
#include "tests/app/filelimit.h"
#include "tests/app/wholeapp.h"

#include <QDir>
#include <QGuiApplication>
#include <QSignalSpy>
#include <QTemporaryDir>

#include <algorithm>
#include <optional>

using namespace Lanban;
using namespace Qt::Literals::StringLiterals;

namespace {
constexpr int Patience = 15000;
const QString Address = u"127.0.0.1:1"_s; // nobody listens there

//! True if one of \a texts has all of \a parts in it.
bool says(const QStringList &texts, const QStringList &parts)
{
    return std::any_of(texts.begin(), texts.end(), [&](const QString &text) {
        return std::all_of(parts.begin(), parts.end(), [&](const QString &part) { return text.contains(part); });
    });
}
} // namespace

//! A start with a cache that can't be opened, or that is damaged: what the user hears of it, and what stays.
class UnopenedTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        // A profile that knows one server, and has work for it that was not sent.
        Account account;
        account.serverId = u"s-1"_s;
        account.name = u"Design"_s;
        account.url = QUrl(u"ws://%1/realtime"_s.arg(Address));
        account.token = u"token"_s;
        Accounts accounts(m_folder->filePath(u"accounts.json"_s));
        QVERIFY(accounts.put(account));
        const auto store = CacheStore::open(path());
        QVERIFY(store);
        CachedRoom room;
        room.cursor = {1, u"0123456789abcdef"_s};
        Board board;
        board.id = BoardId(u"B1"_s);
        board.rev = 1;
        board.teamId = TeamId(u"T"_s);
        board.name = u"FINDME"_s;
        room.base.put(board);
        OutboxEntry entry;
        entry.n = 1;
        entry.mutation = {1, Muid(u"muid-1"_s), RoomId::board(board.id), {}, Op::BoardUpdate{u"Renamed"_s, {}}, 1000};
        QVERIFY((*store)->commit(
            {PutIdentity{ClientId(u"client"_s), 2, 2, u"epoch"_s}, PutRoom{RoomId::board(board.id), room}, PutOutbox{entry}}));
        QVERIFY((*store)->saveDraft(u"column:c1"_s, u"title"_s, u"half typed"_s, 1000));
    }

    void aLaterSchemaIsLeftAlone()
    {
        const int known = schema();
        setSchema(known + 1);
        WholeApp app(m_folder->path(), Launch::Options{});
        QVERIFY2(says(app.noticeTexts(), {u"Design"_s, u"later version"_s, path()}), qPrintable(app.noticeTexts().join(u'\n')));
        QVERIFY(app.sessions.all().isEmpty());
        QVERIFY(app.sessions.account(u"s-1"_s));
        nothingElseIsThere();

        // A link to it makes no second account, and says why it can't.
        const QSignalSpy failed(&app.controller, &AppController::joinFailed);
        app.controller.joinLink(Address);
        QCOMPARE(failed.count(), 1);
        QVERIFY(failed.at(0).at(0).toString().contains(u"later version"_s));
        QVERIFY(app.sessions.all().isEmpty());
        nothingElseIsThere();

        setSchema(known);
        comesBack(app);
    }

    void aFullDiskLeavesItAlone()
    {
#ifdef Q_OS_UNIX
        std::optional<FileLimit> limit(16 * 1024); // less than the log's index needs
        WholeApp app(m_folder->path(), Launch::Options{});
        limit.reset();
        QVERIFY2(says(app.noticeTexts(), {u"Design"_s, path()}), qPrintable(app.noticeTexts().join(u'\n')));
        QVERIFY(app.sessions.all().isEmpty());
        nothingElseIsThere();
        comesBack(app);
#else
        QSKIP("limits of file sizes are a Unix thing");
#endif
    }

    void whatCantBeOpenedIsLeftAlone()
    {
        QVERIFY(QFile::rename(path(), path() + u"~"_s));
        QVERIFY(QDir().mkdir(path())); // no right of anybody's opens it
        WholeApp app(m_folder->path(), Launch::Options{});
        QVERIFY2(says(app.noticeTexts(), {u"Design"_s, path()}), qPrintable(app.noticeTexts().join(u'\n')));
        QVERIFY(app.sessions.all().isEmpty());
        QVERIFY(QDir().rmdir(path()));
        QVERIFY(QFile::rename(path() + u"~"_s, path()));
        comesBack(app);
    }

    void aDamagedOneIsSalvagedAndToldAtTheStart()
    {
        QFile file(path());
        QVERIFY(file.open(QIODevice::ReadWrite));
        QByteArray bytes = file.readAll();
        QVERIFY(bytes.contains("FINDME"));
        bytes.replace("FINDME", "FIND\"E");
        file.seek(0);
        file.write(bytes);
        file.close();
        WholeApp app(m_folder->path(), Launch::Options{});
        const QStringList aside = files(u"*.damaged-*"_s);
        QCOMPARE(aside.size(), 1);
        QVERIFY2(says(app.noticeTexts(), {m_folder->filePath(aside.first()), u"2"_s}), qPrintable(app.noticeTexts().join(u'\n')));
        hasItsWork(app);
    }

    void aNewServerThatFindsNoRoomLeavesNothing()
    {
#ifdef Q_OS_UNIX
        const QTemporaryDir empty;
        WholeApp app(empty.path(), Launch::Options{});
        const QSignalSpy failed(&app.controller, &AppController::joinFailed);
        std::optional<FileLimit> limit(16 * 1024);
        app.controller.joinLink(Address);
        limit.reset();
        QCOMPARE(failed.count(), 1);
        QVERIFY(app.sessions.all().isEmpty());
        QVERIFY(!app.sessions.accountOf(QUrl(u"ws://%1/realtime"_s.arg(Address))));
        QVERIFY(QDir(empty.path()).entryList({u"cache-*"_s}, QDir::Files).isEmpty());
#else
        QSKIP("limits of file sizes are a Unix thing");
#endif
    }

private:
    [[nodiscard]] QString path() const
    {
        return m_folder->filePath(u"cache-s-1.sqlite"_s);
    }

    [[nodiscard]] int schema() const
    {
        const auto database = Database::open(path());
        return (*(*database)->single(u"PRAGMA user_version"_s))->toInt();
    }

    void setSchema(int version) const
    {
        const auto database = Database::open(path());
        QVERIFY((*database)->execute(u"PRAGMA user_version = %1"_s.arg(version)));
    }

    //! Those of that pattern, without their logs.
    [[nodiscard]] QStringList files(const QString &pattern) const
    {
        QStringList names = QDir(m_folder->path()).entryList({pattern}, QDir::Files);
        names.removeIf([](const QString &name) { return name.endsWith(u"-wal"_s) || name.endsWith(u"-shm"_s); });
        return names;
    }

    void nothingElseIsThere() const
    {
        QCOMPARE(files(u"cache-*"_s), QStringList{u"cache-s-1.sqlite"_s});
    }

    //! The reason is gone: the next try brings all of it.
    void comesBack(WholeApp &app) const
    {
        app.sessions.retry();
        hasItsWork(app);
        QTRY_VERIFY_WITH_TIMEOUT(app.sessions.all().constFirst()->state() != Session::State::Connecting, Patience);
        QVERIFY(!app.sessions.all().constFirst()->stateDetail().isEmpty()); // it was started
    }

    void hasItsWork(WholeApp &app) const
    {
        QCOMPARE(app.sessions.all().size(), 1);
        Session &session = *app.sessions.all().constFirst();
        QCOMPARE(session.sync().pendingCount(), 1);
        QCOMPARE(session.sync().data().outbox.first().mutation.muid, Muid(u"muid-1"_s));
        QCOMPARE(*session.store().draft(u"column:c1"_s, u"title"_s), u"half typed"_s);
    }

    std::unique_ptr<QTemporaryDir> m_folder;
};

QTEST_MAIN(UnopenedTest)
#include "unopenedtest.moc"
