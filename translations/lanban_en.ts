<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_US" sourcelanguage="en_US">
<context>
    <name>AvatarRow</name>
    <message numerus="yes">
        <source>%n person(s) online</source>
        <translation>
            <numerusform>%n person online</numerusform>
            <numerusform>%n people online</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>BoardColumn</name>
    <message numerus="yes">
        <source>%n task(s)</source>
        <translation>
            <numerusform>%n task</numerusform>
            <numerusform>%n tasks</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ColumnHeader</name>
    <message numerus="yes">
        <source>%1 of %n task(s) at most</source>
        <translation>
            <numerusform>%1 of %n task at most</numerusform>
            <numerusform>%1 of %n tasks at most</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n task(s)</source>
        <translation>
            <numerusform>%n task</numerusform>
            <numerusform>%n tasks</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n task(s) shown</source>
        <translation>
            <numerusform>%1 of %n task shown</numerusform>
            <numerusform>%1 of %n tasks shown</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ConnectionBadge</name>
    <message numerus="yes">
        <source>%n change(s) waiting</source>
        <translation>
            <numerusform>%n change waiting</numerusform>
            <numerusform>%n changes waiting</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Offline, next try in %n s</source>
        <translation>
            <numerusform>Offline, next try in %n s</numerusform>
            <numerusform>Offline, next try in %n s</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FilterBadge</name>
    <message numerus="yes">
        <source>%1 of %n task(s) shown</source>
        <translation>
            <numerusform>%1 of %n task shown</numerusform>
            <numerusform>%1 of %n tasks shown</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FilterBar</name>
    <message numerus="yes">
        <source>%1 of %n task(s) shown</source>
        <translation>
            <numerusform>%1 of %n task shown</numerusform>
            <numerusform>%1 of %n tasks shown</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ImportReportDialog</name>
    <message numerus="yes">
        <source>%n column(s)</source>
        <translation>
            <numerusform>%n column</numerusform>
            <numerusform>%n columns</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n task(s)</source>
        <translation>
            <numerusform>%n task</numerusform>
            <numerusform>%n tasks</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n label(s)</source>
        <translation>
            <numerusform>%n label</numerusform>
            <numerusform>%n labels</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n checklist(s)</source>
        <translation>
            <numerusform>%n checklist</numerusform>
            <numerusform>%n checklists</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n comment(s)</source>
        <translation>
            <numerusform>%n comment</numerusform>
            <numerusform>%n comments</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n member(s)</source>
        <translation>
            <numerusform>%n member</numerusform>
            <numerusform>%n members</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>InvitePanel</name>
    <message numerus="yes">
        <source>Stop hosting all %n boards</source>
        <translation>
            <numerusform>Stop hosting the board</numerusform>
            <numerusform>Stop hosting all %n boards</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Lanban::AppController</name>
    <message numerus="yes">
        <source>%n change(s) not taken over</source>
        <translation>
            <numerusform>%n change not taken over</numerusform>
            <numerusform>%n changes not taken over</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n change(s) met with what others did meanwhile</source>
        <translation>
            <numerusform>%n change met with what others did meanwhile</numerusform>
            <numerusform>%n changes met with what others did meanwhile</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Lanban::Wording</name>
    <message numerus="yes">
        <source>%n assignment(s)</source>
        <translation>
            <numerusform>%n assignment</numerusform>
            <numerusform>%n assignments</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n attachment(s)</source>
        <translation>
            <numerusform>%n attachment</numerusform>
            <numerusform>%n attachments</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n board background(s)</source>
        <translation>
            <numerusform>%n board background</numerusform>
            <numerusform>%n board backgrounds</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n card(s)</source>
        <translation>
            <numerusform>%n card</numerusform>
            <numerusform>%n cards</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n label(s) on a card</source>
        <translation>
            <numerusform>%n label on a card</numerusform>
            <numerusform>%n labels on cards</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n card(s) of a special kind</source>
        <translation>
            <numerusform>%n card of a special kind</numerusform>
            <numerusform>%n cards of a special kind</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n character(s)</source>
        <translation>
            <numerusform>%n character</numerusform>
            <numerusform>%n characters</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n due date(s) of a checklist item</source>
        <translation>
            <numerusform>%n due date of a checklist item</numerusform>
            <numerusform>%n due dates of checklist items</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n assignee(s) of a checklist item</source>
        <translation>
            <numerusform>%n assignee of a checklist item</numerusform>
            <numerusform>%n assignees of checklist items</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n checklist(s)</source>
        <translation>
            <numerusform>%n checklist</numerusform>
            <numerusform>%n checklists</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>that the board is closed</source>
        <translation>
            <numerusform>that the board is closed</numerusform>
            <numerusform>that the board is closed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n comment(s)</source>
        <translation>
            <numerusform>%n comment</numerusform>
            <numerusform>%n comments</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n card cover(s)</source>
        <translation>
            <numerusform>%n card cover</numerusform>
            <numerusform>%n card covers</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n custom field(s)</source>
        <translation>
            <numerusform>%n custom field</numerusform>
            <numerusform>%n custom fields</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n description(s)</source>
        <translation>
            <numerusform>%n description</numerusform>
            <numerusform>%n descriptions</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n field(s)</source>
        <translation>
            <numerusform>%n field</numerusform>
            <numerusform>%n fields</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n other entry(s) of the history</source>
        <translation>
            <numerusform>%n other entry of the history</numerusform>
            <numerusform>%n other entries of the history</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n label(s)</source>
        <translation>
            <numerusform>%n label</numerusform>
            <numerusform>%n labels</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n label colour(s)</source>
        <translation>
            <numerusform>%n label colour</numerusform>
            <numerusform>%n label colours</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n list(s)</source>
        <translation>
            <numerusform>%n list</numerusform>
            <numerusform>%n lists</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n location(s)</source>
        <translation>
            <numerusform>%n location</numerusform>
            <numerusform>%n locations</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n member(s)</source>
        <translation>
            <numerusform>%n member</numerusform>
            <numerusform>%n members</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n move(s) of the history</source>
        <translation>
            <numerusform>%n move of the history</numerusform>
            <numerusform>%n moves of the history</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n name(s)</source>
        <translation>
            <numerusform>%n name</numerusform>
            <numerusform>%n names</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n older comment(s)</source>
        <translation>
            <numerusform>%n older comment</numerusform>
            <numerusform>%n older comments</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n piece(s) of power-up data</source>
        <translation>
            <numerusform>%n piece of power-up data</numerusform>
            <numerusform>%n pieces of power-up data</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n reminder(s)</source>
        <translation>
            <numerusform>%n reminder</numerusform>
            <numerusform>%n reminders</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n sticker(s)</source>
        <translation>
            <numerusform>%n sticker</numerusform>
            <numerusform>%n stickers</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n template mark(s)</source>
        <translation>
            <numerusform>%n template mark</numerusform>
            <numerusform>%n template marks</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n vote(s)</source>
        <translation>
            <numerusform>%n vote</numerusform>
            <numerusform>%n votes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n work-in-progress limit(s)</source>
        <translation>
            <numerusform>%n work-in-progress limit</numerusform>
            <numerusform>%n work-in-progress limits</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>OfflineBar</name>
    <message numerus="yes">
        <source>%n change(s) waiting</source>
        <translation>
            <numerusform>%n change waiting</numerusform>
            <numerusform>%n changes waiting</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n change(s) waiting; they are sent as soon as it is back.</source>
        <translation>
            <numerusform>%n change waiting; it is sent as soon as the connection is back.</numerusform>
            <numerusform>%n changes waiting; they are sent as soon as the connection is back.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Next try in %n s</source>
        <translation>
            <numerusform>Next try in %n s</numerusform>
            <numerusform>Next try in %n s</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>QuickAdd</name>
    <message numerus="yes">
        <source>Add %n task(s)</source>
        <translation>
            <numerusform>Add %n task</numerusform>
            <numerusform>Add %n tasks</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ServerRow</name>
    <message numerus="yes">
        <source>%n change(s) waiting</source>
        <translation>
            <numerusform>%n change waiting</numerusform>
            <numerusform>%n changes waiting</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TaskCard</name>
    <message numerus="yes">
        <source>%1 of %n item(s) done</source>
        <translation>
            <numerusform>%1 of %n item done</numerusform>
            <numerusform>%1 of %n items done</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n comment(s)</source>
        <translation>
            <numerusform>%n comment</numerusform>
            <numerusform>%n comments</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TrayButton</name>
    <message numerus="yes">
        <source>%n change(s) not taken over</source>
        <translation>
            <numerusform>%n change not taken over</numerusform>
            <numerusform>%n changes not taken over</numerusform>
        </translation>
    </message>
</context>
</TS>
