// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/formats/demoboard.h"

#include "core/formats/boardbuilder.h"

using namespace Qt::Literals::StringLiterals;

namespace Lanban {

namespace {

constexpr qint64 Hour = 60LL * 60 * 1000;
constexpr qint64 Day = 24 * Hour;

struct Demo {
    BoardBuilder builder;
    UserId me;
    UserId vera;
    UserId jonas;
    LabelId food;
    LabelId place;
    LabelId music;
    LabelId money;
};

void addIdeas(Demo &demo, const ColumnId &column)
{
    BoardBuilder &builder = demo.builder;
    const qint64 now = builder.now();
    const TaskId race = builder.addTask({.columnId = column,
                                         .title = u"Sack race for the children"_s,
                                         .description = u"Needs **twelve sacks** and a strip of lawn, about 20 m."_s,
                                         .labelIds = {demo.place},
                                         .createdAt = now - 9 * Day});
    builder.addComment(race, demo.jonas, u"The allotment club has sacks to lend."_s, now - 8 * Day);
    builder.addTask({.columnId = column, .title = u"Photo wall of the street, then and now"_s, .createdAt = now - 8 * Day});
    builder.addTask({.columnId = column,
                     .title = u"Swap table: books, plants, toys"_s,
                     .labelIds = {demo.place},
                     .assigneeIds = {demo.vera},
                     .createdAt = now - 7 * Day});
    builder.addTask({.columnId = column, .title = u"Ask the fire brigade for a visit"_s, .createdAt = now - 2 * Day});
}

void addNext(Demo &demo, const ColumnId &column)
{
    BoardBuilder &builder = demo.builder;
    const qint64 now = builder.now();
    const TaskId permit
        = builder.addTask({.columnId = column,
                           .title = u"Hand in the permit to close the street"_s,
                           .description = u"The form asks for:\n\n- a plan of the street\n- the hours\n- one name to call\n"_s,
                           .labelIds = {demo.place, demo.money},
                           .assigneeIds = {demo.me},
                           .dueAt = now + 3 * Day,
                           .createdAt = now - 6 * Day});
    const ChecklistId papers = builder.addChecklist(permit, u"Papers"_s);
    builder.addItem(permit, papers, u"Plan of the street"_s, true);
    builder.addItem(permit, papers, u"Signatures of the neighbours"_s, true);
    builder.addItem(permit, papers, u"Proof of insurance"_s, false);
    builder.addComment(permit, demo.vera, u"Number 14 has signed too, so we have everybody."_s, now - 2 * Day);
    builder.addTask({.columnId = column,
                     .title = u"Borrow tables and benches"_s,
                     .labelIds = {demo.place},
                     .assigneeIds = {demo.jonas},
                     .dueAt = now + 10 * Day,
                     .createdAt = now - 5 * Day});
    builder.addTask({.columnId = column,
                     .title = u"Write the invitation for the letter boxes"_s,
                     .dueAt = now - 1 * Day,
                     .createdAt = now - 5 * Day});
    builder.addTask({.columnId = column,
                     .title = u"List of cakes and salads"_s,
                     .labelIds = {demo.food},
                     .assigneeIds = {demo.vera},
                     .createdAt = now - 4 * Day});
}

void addDoing(Demo &demo, const ColumnId &column)
{
    BoardBuilder &builder = demo.builder;
    const qint64 now = builder.now();
    const TaskId band = builder.addTask({.columnId = column,
                                         .title = u"Find a band for the evening"_s,
                                         .labelIds = {demo.music, demo.money},
                                         .assigneeIds = {demo.me, demo.jonas},
                                         .dueAt = now + 20 * Hour,
                                         .createdAt = now - 10 * Day});
    builder.addComment(band, demo.jonas, u"The brass band is free that day. They ask for *200 and supper*."_s, now - 26 * Hour);
    builder.addComment(band, demo.vera, u"Sounds good to me!"_s, now - 5 * Hour);
    const TaskId grill = builder.addTask({.columnId = column,
                                          .title = u"Grill: who brings what"_s,
                                          .labelIds = {demo.food},
                                          .assigneeIds = {demo.jonas},
                                          .createdAt = now - 6 * Day});
    const ChecklistId things = builder.addChecklist(grill, u"Things"_s);
    builder.addItem(grill, things, u"Two grills"_s, true);
    builder.addItem(grill, things, u"Charcoal, 20 kg"_s, false);
    builder.addItem(grill, things, u"Tongs and plates"_s, false);
    builder.addItem(grill, things, u"Bucket of water"_s, false);
}

void addDone(Demo &demo, const ColumnId &column)
{
    BoardBuilder &builder = demo.builder;
    const qint64 now = builder.now();
    builder.addTask({.columnId = column,
                     .title = u"Agree on a day"_s,
                     .description = u"Second Saturday in June, from noon."_s,
                     .dueAt = now - 12 * Day,
                     .dueDone = true,
                     .createdAt = now - 20 * Day});
    builder.addTask({.columnId = column,
                     .title = u"Open a cash box"_s,
                     .labelIds = {demo.money},
                     .assigneeIds = {demo.vera},
                     .createdAt = now - 15 * Day});
    builder.addTask({.columnId = column, .title = u"Ask the neighbours who wants to help"_s, .createdAt = now - 18 * Day});
    builder.addTask({.columnId = column,
                     .title = u"Rain plan: the school's gym"_s,
                     .labelIds = {demo.place},
                     .archived = true,
                     .createdAt = now - 19 * Day});
}

} // namespace

ImportedBoard demoBoard(const ImportContext &context, IdSource &ids)
{
    Demo demo{.builder = BoardBuilder(context, ids),
              .me = context.userId,
              .vera = UserId(u"demo-vera"_s),
              .jonas = UserId(u"demo-jonas"_s),
              .food = {},
              .place = {},
              .music = {},
              .money = {}};
    BoardBuilder &builder = demo.builder;
    builder.setBoard(u"Street party"_s, u"A board to try things on: drag, edit and delete as you like."_s);
    builder.addMember(demo.vera, u"Vera"_s, false);
    builder.addMember(demo.jonas, u"Jonas"_s, false);
    demo.food = builder.addLabel(u"Food"_s, u"orange"_s);
    demo.place = builder.addLabel(u"Place"_s, u"green"_s);
    demo.music = builder.addLabel(u"Music"_s, u"purple"_s);
    demo.money = builder.addLabel(u"Money"_s, u"yellow"_s);
    addIdeas(demo, builder.addColumn({.name = u"Ideas"_s}));
    addNext(demo, builder.addColumn({.name = u"Next"_s}));
    addDoing(demo, builder.addColumn({.name = u"Doing"_s, .wip = WipLimit{3, false}}));
    addDone(demo, builder.addColumn({.name = u"Done"_s}));
    return builder.finish();
}

} // namespace Lanban
