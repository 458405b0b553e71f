// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/hosting/hostcontroller.h"
#include "app/session/sessions.h"
#include "app/viewmodel/boarddirectory.h"
#include "app/viewmodel/boardviewmodel.h"
#include "app/viewmodel/importreportvalue.h"
#include "app/viewmodel/noticemodel.h"
#include "app/viewmodel/profilesettings.h"
#include "app/viewmodel/traymodel.h"

#include <QHash>
#include <QPointer>

#include <functional>

namespace Lanban {

//! The root of what QML sees: one profile, its servers, and the board that is open.
class AppController : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the application")
    Q_PROPERTY(Lanban::ProfileSettings *profile READ profile CONSTANT)
    Q_PROPERTY(Lanban::BoardListModel *boards READ boards CONSTANT)
    Q_PROPERTY(Lanban::ServerListModel *servers READ servers CONSTANT)
    Q_PROPERTY(Lanban::BoardViewModel *board READ board NOTIFY boardChanged)
    Q_PROPERTY(Lanban::HostController *hosting READ hosting CONSTANT)
    Q_PROPERTY(Lanban::NoticeModel *notices READ notices CONSTANT)
    Q_PROPERTY(Lanban::TrayModel *tray READ tray CONSTANT)
    Q_PROPERTY(QString version READ version CONSTANT)

public:
    //! All outlive the controller.
    AppController(ProfileSettings &profile, Sessions &sessions, HostBackend &backend, const Clock &clock,
                  QObject *parent = nullptr);
    ~AppController() override;

    [[nodiscard]] ProfileSettings *profile() const { return &m_profile; }
    [[nodiscard]] BoardListModel *boards() const { return m_directory.boards(); }
    [[nodiscard]] ServerListModel *servers() const { return m_directory.servers(); }
    [[nodiscard]] BoardViewModel *board() const { return m_board; }
    [[nodiscard]] HostController *hosting() { return &m_hosting; }
    [[nodiscard]] NoticeModel *notices() { return &m_notices; }
    [[nodiscard]] TrayModel *tray() { return &m_tray; }
    [[nodiscard]] QString version() const;
    [[nodiscard]] BoardDirectory &directory() { return m_directory; }
    [[nodiscard]] LocalServer &local() { return m_local; }

    //! Brings the profile's servers on line, and opens the board that was open last.
    void start();
    //! Imports a Trello export; \a done hears what came of it, and opens the board.
    void importFile(const QUrl &file, std::function<void(const Result<ImportReportValue> &)> done);
    //! Opens a small board to look around on. \return false where the own server can't run; told by a notice
    bool createDemoBoard();
    //! Says everything worded here anew.
    void retranslate();

    Q_INVOKABLE void completeFirstRun(const QString &name, const QString &color);
    Q_INVOKABLE void openBoard(const QString &serverId, const QString &boardId);
    Q_INVOKABLE void closeBoard();
    //! The open board stays: what answers leaving().
    Q_INVOKABLE void stay() { m_stays = true; }
    //! Says that what is typed can't be kept, and is lost when the window is closed.
    Q_INVOKABLE void tellUnkept();
    //! \a layout is "empty" or "kanban"; \a columnNames are the columns of the latter, translated.
    //! \return its id; it opens as soon as it is there. Empty where the own server can't run; told by a notice
    Q_INVOKABLE QString createBoard(const QString &name, const QString &layout, const QStringList &columnNames);
    //! Ends in importFinished(), which leaves it to whoever shows the report to open the board, or importFailed().
    Q_INVOKABLE void importTrello(const QUrl &file);
    //! \a text is a link, a URL or HOST:PORT. Ends in joined() or joinFailed().
    Q_INVOKABLE void joinLink(const QString &text);
    Q_INVOKABLE void removeServer(const QString &serverId);

Q_SIGNALS:
    void boardChanged();
    //! The user is about to leave the open board: whoever has text of it that can't be kept says stay().
    void leaving();
    void importFinished(const Lanban::ImportReportValue &report);
    void importFailed(const QString &message);
    //! joinLink() begins.
    void joining(const QString &text);
    void joined(const QString &serverId);
    void joinFailed(const QString &message);
    //! Somebody wants to see what was refused; \a muid: that above all, empty: all of it.
    void trayAsked(const QString &muid);
    //! A text of the task \a taskId was refused because someone else changed the same words.
    void conflictArose(const QString &muid, const QString &taskId);

private:
    //! A link that is being followed.
    struct Joining {
        std::optional<Account> before; //!< the account as it was; nothing: joinLink() made it
    };
    void follow(Session *session);
    void unfollow(Session *session);
    void bringOnline(Session *session);
    void openLast();
    [[nodiscard]] bool mayLeave();
    void leaveBoard();
    void joinStateChanged(Session *session);
    void dropBadInvite(Session *session);
    void joinSucceeded(Session *session);
    void refuseJoin(const QString &message);
    void openAwaited();
    void addAndOpen(const ImportedBoard &board);
    void addBoard(const ImportedBoard &board, const std::function<void(const Result<ImportReportValue> &)> &done);
    void keepLive(Session *session, const RoomId &room);
    void showFailure(const Error &error);
    void tellRefused(Session *session, const TrayEntry &entry);
    void tellAdjusted(Session *session, const AdjustedOutput &outcome);

    ProfileSettings &m_profile;
    Sessions &m_sessions;
    const Clock &m_clock;
    NoticeModel m_notices;
    TrayModel m_tray;
    BoardDirectory m_directory;
    LocalServer m_local;
    HostController m_hosting;
    BoardViewModel *m_board = nullptr;
    QHash<QString, Joining> m_joining; //!< by the server that has not let us in yet
    bool m_isStarted = false;
    bool m_stays = false; //!< the answer to leaving()
    int m_adjusted = 0; //!< changes that the notice which stands there speaks of
    QString m_awaited; //!< the server whose first board opens as soon as it is known
    QList<std::pair<QPointer<Session>, RoomId>> m_recent; //!< boards kept live, the latest first
};

} // namespace Lanban
