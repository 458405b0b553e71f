// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/errorcode.h"
#include "core/domain/boardstate.h"
#include "core/domain/mutation.h"
#include "core/formats/importedboard.h"

namespace Lanban {
class Session;
}

//! What codes and operations are called towards the user, in his language.
namespace Lanban::Wording {

//! Why something was refused or failed. \a detail is the peer's or the system's own word, used where the code says too little.
[[nodiscard]] QString reason(ErrorCode code, const QString &detail);
//! Why a server closed the connection for good; \a detail is its own word.
[[nodiscard]] QString closed(quint16 closeCode, const QString &detail);
//! How the connection of \a session stands; empty while all is well.
[[nodiscard]] QString connection(const Session &session);
//! What \a op was to do: "Move “Write tests”". \a state names things; may be null.
[[nodiscard]] QString attempt(const Operation &op, const BoardState *state);
//! The text a user typed for \a op; empty where it has none.
[[nodiscard]] QString typedText(const Operation &op);
//! What an import left out, and why.
[[nodiscard]] QString skipped(const ImportSkip &skip);

} // namespace Lanban::Wording
