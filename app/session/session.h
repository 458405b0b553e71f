// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cache/cachestore.h"
#include "app/session/accounts.h"
#include "core/base/backoff.h"
#include "core/base/clock.h"
#include "core/net/websockettransport.h"
#include "core/sync/clientsync.h"

#include <QObject>
#include <QTimer>

#include <memory>

namespace Lanban {

//! The deadlines of a session. Its app's name and version are its own.
struct SessionOptions {
    WebSocketTransport::Options transport;
    Backoff::Options backoff;
    ClientSync::Options sync;
    int tickMs = 1000; //!< how often what is overdue is looked for
    int storeRetryMs = 5000; //!< a disk that is full does not get better within a second
};

//! One server as this app sees it: the connection, the protocol's end, and what is kept on the disk.
//!
//! Comes back by itself when the connection breaks, with full jitter, until the server says not to.
//! Everything can be read and edited while it is offline.
class Session : public QObject
{
    Q_OBJECT

public:
    enum class State {
        Offline, //!< no connection; another try is due in retryInMs()
        Connecting,
        Online,
        Refused, //!< the server does not want us back: see closeCode()
    };
    Q_ENUM(State)

    //! \a clock and \a ids outlive the session.
    Session(Account account, std::unique_ptr<CacheStore> store, const Clock &clock, IdSource &ids, QObject *parent = nullptr,
            const SessionOptions &options = {});
    ~Session() override;

    //! Reads the cache. Storage when it can't; then the session is of no use.
    [[nodiscard]] Result<void> load();
    //! Connects, and stays connected.
    void start();
    //! Tries at once instead of when the countdown ends.
    void retryNow();
    void stop();

    [[nodiscard]] const Account &account() const { return m_account; }
    //! Somewhere else from now on, or with another token: connects anew.
    void setAccount(const Account &account);

    [[nodiscard]] State state() const { return m_state; }
    //! Why, in the server's or the system's own words; empty when all is well.
    [[nodiscard]] QString stateDetail() const { return m_stateDetail; }
    //! The code the last connection was closed with.
    [[nodiscard]] quint16 closeCode() const { return m_closeCode; }
    //! What of the hello the server refused: "/token" or "/invite"; empty where it said nothing of the kind.
    [[nodiscard]] QString refusedPath() const { return m_refusedPath; }
    //! The board that the invite of this connection was for; empty without one.
    [[nodiscard]] BoardId invitedBoard() const { return m_invitedBoard; }
    //! Ms until the next try; 0 when none is due.
    [[nodiscard]] int retryInMs() const;

    [[nodiscard]] const ClientSync &sync() const { return *m_sync; }
    [[nodiscard]] CacheStore &store() { return *m_store; }
    [[nodiscard]] const Clock &clock() const { return m_clock; }
    [[nodiscard]] IdSource &ids() { return m_ids; }
    //! Offline until the server answered; Refused with the reason's code.
    [[nodiscard]] RoomStateOutput roomState(const RoomId &room) const;

    void subscribe(const RoomId &room);
    void unsubscribe(const RoomId &room);
    //! Does \a op, shown and queued at once; or says why not, and nothing changed.
    //! Edits with the same \a step are undone as one.
    [[nodiscard]] std::optional<Rejection> edit(const RoomId &room, const Operation &op, const std::optional<BaseRef> &base = {},
                                                const QString &step = {});
    //! Takes back this user's last step on \a room, or with \a redo does again what was taken back; undone() says what came of it.
    //! \a n: that entry and no other.
    void undo(const RoomId &room, bool redo, quint64 n = 0);
    // What to do about a change in the tray: see ClientInput. It leaves the tray once its successor is queued; or they say why not,
    // and it stays.
    void discardTray(const Muid &muid);
    //! The same once more; of a refused creation also what hangs on it (TrayEntry::cause).
    [[nodiscard]] std::optional<Rejection> retryTray(const Muid &muid);
    //! The same with \a text, for `text_conflict`.
    [[nodiscard]] std::optional<Rejection> resolveTray(const Muid &muid, const QString &text);
    //! The same past the column's limit, for `wip_limit`; with \a text, if that is given.
    [[nodiscard]] std::optional<Rejection> placeAnyway(const Muid &muid, const std::optional<QString> &text = {});
    //! Who did what changed() is telling of just now; empty for what this app does, and for many things at once.
    [[nodiscard]] const UserId &actor() const { return m_actor; }
    //! Tells the others of \a room where this user is.
    void setPresence(const RoomId &room, const Protocol::PresenceState &state);
    //! Who has \a room open now, each once; empty without a connection.
    [[nodiscard]] QList<UserId> present(const RoomId &room) const;
    //! The teams of the last welcome; before that, those in the cache.
    [[nodiscard]] QList<TeamId> teams() const;
    //! The server made \a team for this user after the last welcome.
    void addTeam(const TeamId &team);

Q_SIGNALS:
    void stateChanged();
    //! A room's view changed; \a all: look at everything.
    void changed(const Lanban::RoomId &room, const QList<Lanban::EntityRef> &refs, bool all);
    void roomStateChanged(const Lanban::RoomId &room);
    void presenceChanged(const Lanban::RoomId &room);
    void pendingChanged(int count);
    void trayChanged();
    //! The server refused something that is in the tray now.
    void refused(const Lanban::TrayEntry &entry);
    //! The server took a change, but not quite as it was made.
    void adjusted(const Lanban::AdjustedOutput &outcome);
    //! \a by, who had not seen this user's move of \a task, moved it elsewhere.
    void moveOvertaken(const Lanban::RoomId &room, const Lanban::TaskId &task, const Lanban::UserId &by);
    //! What can be undone or redone on a board changed.
    void undoChanged(const Lanban::RoomId &room);
    void undone(const Lanban::UndoneOutput &outcome);
    //! The account has news worth keeping (a token for an invite, who we are).
    void accountChanged();
    //! The first welcome of a connection.
    void ready();
    //! Something the user has to know.
    void trouble(const Lanban::Error &error);

private:
    void connectNow();
    void transportClosed(quint16 code, const QString &reason);
    void receiveText(const QByteArray &utf8, qsizetype cap);
    void receiveBinary(const QByteArray &frame);
    void receive(const Protocol::ServerMessage &message);
    void takePresence(const Protocol::ServerMessage &message);
    void takeWelcome(const Protocol::Welcome &welcome);
    void step(const ClientInput &input);
    [[nodiscard]] std::optional<Rejection> stepTray(const ClientInput &input);
    //! True when it was carried out; false: stop here, the state is the store's again.
    bool carryOut(const ClientOutput &output);
    void announce(const QList<ClientOutput> &outputs);
    void restartFromStore(const Error &why);
    //! Takes up what the disk has; false: it can't be read now, and is tried again.
    bool reload();
    [[nodiscard]] bool isMended() { return !m_stale || reload(); }
    void leaveRooms();
    void makeSync(ClientData data);
    void setState(State state, const QString &detail = {});
    void scheduleRetry(int delayMs);

    SessionOptions m_options;
    Account m_account;
    std::unique_ptr<CacheStore> m_store;
    const Clock &m_clock;
    IdSource &m_ids;
    std::unique_ptr<ClientSync> m_sync;
    WebSocketTransport m_transport;
    Backoff m_backoff;
    QTimer m_retry;
    QTimer m_tick;
    State m_state = State::Offline;
    QString m_stateDetail;
    quint16 m_closeCode = 0;
    QMap<RoomId, RoomStateOutput> m_roomStates;
    QMap<RoomId, QMap<QString, UserId>> m_present; //!< by connection: a user may have several
    UserId m_actor;
    QList<TeamId> m_teams;
    QList<TeamId> m_addedTeams; //!< a welcome that was on its way may not have them
    QList<RoomId> m_wanted;
    std::optional<Rejection> m_rejection; //!< of the edit being made
    std::optional<std::pair<int, int>> m_returnMs; //!< when a server that goes away wants us back
    QString m_lastError; //!< the server's own words before it closed
    QString m_refusedPath;
    BoardId m_invitedBoard;
    bool m_running = false;
    std::optional<Error> m_stale; //!< why memory may say more than the disk: until that is mended, nothing goes in or out
    bool m_isReloading = false;
};

} // namespace Lanban
