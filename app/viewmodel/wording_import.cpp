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

// Why a file is none that can be imported, by what Error::path of core/formats begins with.
constexpr Entry Failures[] = {
    {"unreadable"_L1, QT_TRANSLATE_NOOP("Lanban::Wording", "The file can't be read.")},
    {"large"_L1, QT_TRANSLATE_NOOP("Lanban::Wording", "The file is too large.")},
    {"empty"_L1, QT_TRANSLATE_NOOP("Lanban::Wording", "The file is empty.")},
    {"remote"_L1, QT_TRANSLATE_NOOP("Lanban::Wording", "Only files of this computer can be imported.")},
    {"line "_L1, QT_TRANSLATE_NOOP("Lanban::Wording", "This is no valid JSON file: line %1 can't be read.")},
    {"wekan"_L1, QT_TRANSLATE_NOOP("Lanban::Wording", "This is a board of WeKan; only exports of Trello can be imported.")},
    {"card"_L1, QT_TRANSLATE_NOOP("Lanban::Wording", "This is the export of a single card of Trello; export the whole board.")},
    {"/"_L1, QT_TRANSLATE_NOOP("Lanban::Wording", "This is no board export of Trello: it lacks the list “%1”.")},
    {"object"_L1, QT_TRANSLATE_NOOP("Lanban::Wording", "This is no board export of Trello.")},
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

QString importFailure(const Error &error)
{
    QString name = error.path;
    QString argument;
    if (error.code == ErrorCode::Storage)
        name = u"unreadable"_s;
    else if (error.code == ErrorCode::TooLarge)
        name = u"large"_s;
    else if (error.code != ErrorCode::BadFormat)
        return failure(error);
    else if (const qsizetype space = name.indexOf(u' '); space >= 0)
        argument = name.mid(space + 1);
    else if (name.startsWith(u'/') && name.size() > 1)
        argument = name.mid(1);
    const char *text = textOf(Failures, argument.isEmpty() ? name : name.chopped(argument.size()));
    if (!text)
        text = textOf(Failures, u"object"_s);
    const QString said = QCoreApplication::translate(Context, text);
    return argument.isEmpty() ? said : said.arg(argument);
}

} // namespace Lanban::Wording
