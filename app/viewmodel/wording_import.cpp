// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/viewmodel/wording.h"

#include <QCoreApplication>

#include <iterator>

namespace Lanban::Wording {

namespace {

constexpr char Context[] = "Lanban::Wording";

struct Entry {
    QLatin1StringView key;
    const char *text;
};

using namespace Qt::Literals::StringLiterals;

// What the readers in core/formats count, and their reasons for it.
constexpr Entry Things[] = {
    {"assignee"_L1, QT_TRANSLATE_N_NOOP("Lanban::Wording", "%n assignment(s)")},
    {"attachment"_L1, QT_TRANSLATE_N_NOOP("Lanban::Wording", "%n attachment(s)")},
    {"background"_L1, QT_TRANSLATE_N_NOOP("Lanban::Wording", "%n board background(s)")},
    {"card"_L1, QT_TRANSLATE_N_NOOP("Lanban::Wording", "%n card(s)")},
    {"cardLabel"_L1, QT_TRANSLATE_N_NOOP("Lanban::Wording", "%n label(s) on a card")},
    {"cardRole"_L1, QT_TRANSLATE_N_NOOP("Lanban::Wording", "%n card(s) of a special kind")},
    {"character"_L1, QT_TRANSLATE_N_NOOP("Lanban::Wording", "%n character(s)")},
    {"checkItemDue"_L1, QT_TRANSLATE_N_NOOP("Lanban::Wording", "%n due date(s) of a checklist item")},
    {"checkItemMember"_L1, QT_TRANSLATE_N_NOOP("Lanban::Wording", "%n assignee(s) of a checklist item")},
    {"checklist"_L1, QT_TRANSLATE_N_NOOP("Lanban::Wording", "%n checklist(s)")},
    {"closedBoard"_L1, QT_TRANSLATE_N_NOOP("Lanban::Wording", "that the board is closed")},
    {"comment"_L1, QT_TRANSLATE_N_NOOP("Lanban::Wording", "%n comment(s)")},
    {"cover"_L1, QT_TRANSLATE_N_NOOP("Lanban::Wording", "%n card cover(s)")},
    {"customField"_L1, QT_TRANSLATE_N_NOOP("Lanban::Wording", "%n custom field(s)")},
    {"description"_L1, QT_TRANSLATE_N_NOOP("Lanban::Wording", "%n description(s)")},
    {"field"_L1, QT_TRANSLATE_N_NOOP("Lanban::Wording", "%n field(s)")},
    {"history"_L1, QT_TRANSLATE_N_NOOP("Lanban::Wording", "%n other entry(s) of the history")},
    {"label"_L1, QT_TRANSLATE_N_NOOP("Lanban::Wording", "%n label(s)")},
    {"labelColor"_L1, QT_TRANSLATE_N_NOOP("Lanban::Wording", "%n label colour(s)")},
    {"list"_L1, QT_TRANSLATE_N_NOOP("Lanban::Wording", "%n list(s)")},
    {"location"_L1, QT_TRANSLATE_N_NOOP("Lanban::Wording", "%n location(s)")},
    {"member"_L1, QT_TRANSLATE_N_NOOP("Lanban::Wording", "%n member(s)")},
    {"moveHistory"_L1, QT_TRANSLATE_N_NOOP("Lanban::Wording", "%n move(s) of the history")},
    {"name"_L1, QT_TRANSLATE_N_NOOP("Lanban::Wording", "%n name(s)")},
    {"oldComments"_L1, QT_TRANSLATE_N_NOOP("Lanban::Wording", "%n older comment(s)")},
    {"powerUpData"_L1, QT_TRANSLATE_N_NOOP("Lanban::Wording", "%n piece(s) of power-up data")},
    {"reminder"_L1, QT_TRANSLATE_N_NOOP("Lanban::Wording", "%n reminder(s)")},
    {"sticker"_L1, QT_TRANSLATE_N_NOOP("Lanban::Wording", "%n sticker(s)")},
    {"template"_L1, QT_TRANSLATE_N_NOOP("Lanban::Wording", "%n template mark(s)")},
    {"vote"_L1, QT_TRANSLATE_N_NOOP("Lanban::Wording", "%n vote(s)")},
    {"wipLimit"_L1, QT_TRANSLATE_N_NOOP("Lanban::Wording", "%n work-in-progress limit(s)")},
};

constexpr Entry Reasons[] = {
    {"damaged"_L1, QT_TRANSLATE_NOOP("Lanban::Wording", "damaged in the file")},
    {"duplicate_id"_L1, QT_TRANSLATE_NOOP("Lanban::Wording", "there twice under one id")},
    {"kept_as_link"_L1, QT_TRANSLATE_NOOP("Lanban::Wording", "kept as a link in the description")},
    {"missing_in_file"_L1, QT_TRANSLATE_NOOP("Lanban::Wording", "not in the file")},
    {"out_of_range"_L1, QT_TRANSLATE_NOOP("Lanban::Wording", "out of range")},
    {"too_long"_L1, QT_TRANSLATE_NOOP("Lanban::Wording", "too long, shortened or moved")},
    {"unknown"_L1, QT_TRANSLATE_NOOP("Lanban::Wording", "not known here")},
    {"unknown_card"_L1, QT_TRANSLATE_NOOP("Lanban::Wording", "their card is not in the file")},
    {"unknown_label"_L1, QT_TRANSLATE_NOOP("Lanban::Wording", "their label is not in the file")},
    {"unknown_list"_L1, QT_TRANSLATE_NOOP("Lanban::Wording", "their list is not in the file")},
    {"unknown_member"_L1, QT_TRANSLATE_NOOP("Lanban::Wording", "their member is not in the file")},
    {"unsupported"_L1, QT_TRANSLATE_NOOP("Lanban::Wording", "there is nothing like it here yet")},
};

template<size_t N>
const char *textOf(const Entry (&entries)[N], const QString &key)
{
    const auto *found
        = std::find_if(std::begin(entries), std::end(entries), [&](const Entry &entry) { return key == entry.key; });
    return found == std::end(entries) ? nullptr : found->text;
}

} // namespace

QString skipped(const ImportSkip &skip)
{
    // A kind this version has no word for is still named.
    const char *thing = textOf(Things, skip.what);
    const QString what = thing ? QCoreApplication::translate(Context, thing, nullptr, skip.count)
                               : u"%1 (%2)"_s.arg(skip.what, QString::number(skip.count));
    const char *reason = textOf(Reasons, skip.why);
    const QString why = reason ? QCoreApplication::translate(Context, reason) : skip.why;
    return QCoreApplication::translate(Context, "%1: %2", "what was left out: why").arg(what, why);
}

} // namespace Lanban::Wording
