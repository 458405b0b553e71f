// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/domain/boardstate.h"
#include "core/domain/mutation.h"
#include "core/formats/importedboard.h"

namespace Lanban {
class Session;
struct AdjustedOutput;
struct UndoSkip;
struct TrayEntry;
} // namespace Lanban

//! What codes and operations are called towards the user, in his language.
namespace Lanban::Wording {

// An Error's detail is English and for logs: of it only what is known here by heart is said, in the user's language.

//! Why something was refused or failed. \a detail is the peer's or the system's own word, used where the code says too little.
[[nodiscard]] QString reason(ErrorCode code, const QString &detail);
//! The same of \a error, with the file it is about.
[[nodiscard]] QString failure(const Error &error);
//! Why the draft \a text could not be kept; an empty one was to be forgotten.
[[nodiscard]] QString unkept(const Error &error, const QString &text);
//! Why \a error came to be, as part of a sentence, and the file it is about.
[[nodiscard]] QString cause(const Error &error);
//! Why a text is neither a link nor an address; \a error is InviteLink::parse()'s.
[[nodiscard]] QString badLink(const Error &error);
//! Why a file could not be imported; \a error is importTrello()'s, or of reading the file.
[[nodiscard]] QString importFailure(const Error &error);
//! Why a server closed the connection for good; \a detail is its own word.
[[nodiscard]] QString closed(quint16 closeCode, const QString &detail);
//! How the connection of \a session stands; empty while all is well.
[[nodiscard]] QString connection(const Session &session);
//! The same for a list of servers, where also those have a word that are well.
[[nodiscard]] QString serverState(const Session &session);
//! What \a op was to do: "Move “Write tests”". \a state names things; may be null.
[[nodiscard]] QString attempt(const Operation &op, const BoardState *state);
//! The text a user typed for \a op; empty where it has none.
[[nodiscard]] QString typedText(const Operation &op);
//! Why \a entry is in the tray, with its figures.
[[nodiscard]] QString refusal(const TrayEntry &entry);
//! How that stands on the server which \a entry was to change, as far as it is known here; empty where nothing is. \a base is what the
//! server said of the room last; may be null.
[[nodiscard]] QString standing(const TrayEntry &entry, const BoardState *base);
//! What became of a change that the server took otherwise than it was made; empty where there is nothing to say. \a state names
//! things; may be null.
[[nodiscard]] QString adjusted(const AdjustedOutput &outcome, const BoardState *state);
//! What a step was, as a part of a sentence: "rename of “X”". \a state names things; may be null.
[[nodiscard]] QString step(const Operation &op, const BoardState *state);
//! Why something stayed when a step was taken back, or with \a redo done again by the user \a self.
[[nodiscard]] QString notUndone(const UndoSkip &skip, bool redo, const BoardState *state, const UserId &self);
//! What an import left out, and why.
[[nodiscard]] QString skipped(const ImportSkip &skip);

} // namespace Lanban::Wording
