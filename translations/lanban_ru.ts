<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ru_RU" sourcelanguage="en_US">
<context>
    <name>AddColumn</name>
    <message>
        <source>Add column</source>
        <translation>Добавить колонку</translation>
    </message>
    <message>
        <source>Name of the new column</source>
        <translation>Название новой колонки</translation>
    </message>
    <message>
        <source>Continue draft</source>
        <translation>Продолжить черновик</translation>
    </message>
</context>
<context>
    <name>AddField</name>
    <message>
        <source>Continue draft</source>
        <translation>Продолжить черновик</translation>
    </message>
</context>
<context>
    <name>ArchivePanel</name>
    <message>
        <source>Archived tasks</source>
        <translation>Архив задач</translation>
    </message>
    <message>
        <source>No archived tasks</source>
        <translation>В архиве пусто</translation>
    </message>
</context>
<context>
    <name>ArchivedTask</name>
    <message>
        <source>Restore %1</source>
        <translation>Вернуть «%1»</translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>Вернуть</translation>
    </message>
</context>
<context>
    <name>AvatarRow</name>
    <message numerus="yes">
        <source>%n person(s) online</source>
        <translation>
            <numerusform>%n человек на связи</numerusform>
            <numerusform>%n человека на связи</numerusform>
            <numerusform>%n человек на связи</numerusform>
        </translation>
    </message>
    <message>
        <source>+%1</source>
        <translation>+%1</translation>
    </message>
</context>
<context>
    <name>BoardArea</name>
    <message>
        <source>Enter</source>
        <translation>Enter</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Открыть</translation>
    </message>
    <message>
        <source>F2</source>
        <translation>F2</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>Переименовать</translation>
    </message>
    <message>
        <source>Alt+←</source>
        <translation>Alt+←</translation>
    </message>
    <message>
        <source>Move to the column before</source>
        <translation>В предыдущую колонку</translation>
    </message>
    <message>
        <source>Alt+→</source>
        <translation>Alt+→</translation>
    </message>
    <message>
        <source>Move to the next column</source>
        <translation>В следующую колонку</translation>
    </message>
    <message>
        <source>Archive</source>
        <translation>В архив</translation>
    </message>
    <message>
        <source>Del</source>
        <translation>Del</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Удалить</translation>
    </message>
    <message>
        <source>Add task</source>
        <translation>Добавить задачу</translation>
    </message>
    <message>
        <source>Limit of tasks…</source>
        <translation>Лимит задач…</translation>
    </message>
    <message>
        <source>Move left</source>
        <translation>Сдвинуть влево</translation>
    </message>
    <message>
        <source>Move right</source>
        <translation>Сдвинуть вправо</translation>
    </message>
    <message>
        <source>Delete…</source>
        <translation>Удалить…</translation>
    </message>
</context>
<context>
    <name>BoardColumn</name>
    <message numerus="yes">
        <source>%n task(s)</source>
        <translation>
            <numerusform>%n задача</numerusform>
            <numerusform>%n задачи</numerusform>
            <numerusform>%n задач</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>BoardHeader</name>
    <message>
        <source>All boards</source>
        <translation>Все доски</translation>
    </message>
    <message>
        <source>Board name</source>
        <translation>Название доски</translation>
    </message>
    <message>
        <source>read only</source>
        <translation>только чтение</translation>
    </message>
    <message>
        <source>Archived tasks</source>
        <translation>Архив задач</translation>
    </message>
    <message>
        <source>Invite</source>
        <translation>Пригласить</translation>
    </message>
    <message>
        <source>Menu of the board</source>
        <translation>Меню доски</translation>
    </message>
</context>
<context>
    <name>BoardPage</name>
    <message>
        <source>Loading the board…</source>
        <translation>Доска загружается…</translation>
    </message>
</context>
<context>
    <name>BoardTile</name>
    <message>
        <source>On this computer</source>
        <translation>На этом компьютере</translation>
    </message>
    <message>
        <source>%1 · offline</source>
        <translation>%1 · нет связи</translation>
    </message>
    <message>
        <source>Open to your network</source>
        <translation>Открыта для вашей сети</translation>
    </message>
</context>
<context>
    <name>BoardView</name>
    <message>
        <source>Columns</source>
        <translation>Колонки</translation>
    </message>
</context>
<context>
    <name>CheckItemRow</name>
    <message>
        <source>Checklist item</source>
        <translation>Пункт списка</translation>
    </message>
    <message>
        <source>Delete item %1</source>
        <translation>Удалить пункт «%1»</translation>
    </message>
</context>
<context>
    <name>ChecklistEditor</name>
    <message>
        <source>Checklist name</source>
        <translation>Название списка</translation>
    </message>
    <message>
        <source>%1/%2</source>
        <translation>%1/%2</translation>
    </message>
    <message>
        <source>Delete checklist %1</source>
        <translation>Удалить список «%1»</translation>
    </message>
    <message>
        <source>Add item</source>
        <translation>Добавить пункт</translation>
    </message>
    <message>
        <source>New item in %1</source>
        <translation>Новый пункт в списке «%1»</translation>
    </message>
</context>
<context>
    <name>Checklists</name>
    <message>
        <source>Add checklist</source>
        <translation>Добавить список</translation>
    </message>
    <message>
        <source>Name of the new checklist</source>
        <translation>Название нового списка</translation>
    </message>
</context>
<context>
    <name>ColumnHeader</name>
    <message>
        <source>Column name</source>
        <translation>Название колонки</translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n task(s) at most</source>
        <translation>
            <numerusform>%1 из %n задачи по лимиту</numerusform>
            <numerusform>%1 из %n задач по лимиту</numerusform>
            <numerusform>%1 из %n задач по лимиту</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n task(s)</source>
        <translation>
            <numerusform>%n задача</numerusform>
            <numerusform>%n задачи</numerusform>
            <numerusform>%n задач</numerusform>
        </translation>
    </message>
    <message>
        <source>%1/%2</source>
        <translation>%1/%2</translation>
    </message>
    <message>
        <source>Menu of %1</source>
        <translation>Меню колонки «%1»</translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n task(s) shown</source>
        <translation>
            <numerusform>Показано %1 из %n задачи</numerusform>
            <numerusform>Показано %1 из %n задач</numerusform>
            <numerusform>Показано %1 из %n задач</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 из %2</translation>
    </message>
</context>
<context>
    <name>CommentItem</name>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>%1 · edited</source>
        <translation>%1 · изменён</translation>
    </message>
    <message>
        <source>Edit comment</source>
        <translation>Изменить комментарий</translation>
    </message>
    <message>
        <source>Delete comment</source>
        <translation>Удалить комментарий</translation>
    </message>
    <message>
        <source>Comment</source>
        <translation>Комментарий</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Сохранить</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Отмена</translation>
    </message>
    <message>
        <source>Continue draft</source>
        <translation>Продолжить черновик</translation>
    </message>
    <message>
        <source>Changed meanwhile: above is what stands there now. Saving puts your text in its place.</source>
        <translation>Тем временем изменён: выше то, что сейчас там написано. При сохранении его заменит ваш текст.</translation>
    </message>
</context>
<context>
    <name>Comments</name>
    <message>
        <source>Comments</source>
        <translation>Комментарии</translation>
    </message>
    <message>
        <source>New comment</source>
        <translation>Новый комментарий</translation>
    </message>
    <message>
        <source>Write a comment. Ctrl+Enter sends it.</source>
        <translation>Напишите комментарий. Ctrl+Enter — отправить.</translation>
    </message>
    <message>
        <source>Send</source>
        <translation>Отправить</translation>
    </message>
</context>
<context>
    <name>ConfirmDialog</name>
    <message>
        <source>Cancel</source>
        <translation>Отмена</translation>
    </message>
</context>
<context>
    <name>ConflictDialog</name>
    <message>
        <source>Two texts for one place</source>
        <translation>Два текста для одного места</translation>
    </message>
    <message>
        <source>Someone else changed the same words while you did. Nothing is lost: choose a text, or write below what is to stand there.</source>
        <translation>Пока вы писали, кто-то изменил те же слова. Ничего не потеряно: выберите текст или напишите ниже, что там должно быть.</translation>
    </message>
    <message>
        <source>What this text belongs to was deleted. You can copy your text; it stays among the changes not taken over.</source>
        <translation>То, к чему относится этот текст, удалено. Его можно скопировать; он остаётся среди непринятых изменений.</translation>
    </message>
    <message>
        <source>The text on the server has changed just now: it is the new one that you see.</source>
        <translation>Текст на сервере только что изменился: вы видите уже новый.</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>Было</translation>
    </message>
    <message>
        <source>Yours</source>
        <translation>Ваш текст</translation>
    </message>
    <message>
        <source>On the server</source>
        <translation>На сервере</translation>
    </message>
    <message>
        <source>Use mine</source>
        <translation>Взять мой</translation>
    </message>
    <message>
        <source>Use theirs</source>
        <translation>Взять чужой</translation>
    </message>
    <message>
        <source>Take both</source>
        <translation>Взять оба</translation>
    </message>
    <message>
        <source>What is to stand there</source>
        <translation>Что там должно быть</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Сохранить</translation>
    </message>
    <message>
        <source>Decide later</source>
        <translation>Решить позже</translation>
    </message>
</context>
<context>
    <name>ConnectionBadge</name>
    <message numerus="yes">
        <source>%n change(s) waiting</source>
        <translation>
            <numerusform>%n изменение ждёт отправки</numerusform>
            <numerusform>%n изменения ждут отправки</numerusform>
            <numerusform>%n изменений ждут отправки</numerusform>
        </translation>
    </message>
    <message>
        <source>Saving…</source>
        <translation>Сохранение…</translation>
    </message>
    <message>
        <source>Live</source>
        <translation>На связи</translation>
    </message>
    <message>
        <source>Connecting…</source>
        <translation>Подключение…</translation>
    </message>
    <message>
        <source>Refused</source>
        <translation>Отказано</translation>
    </message>
    <message numerus="yes">
        <source>Offline, next try in %n s</source>
        <translation>
            <numerusform>Нет связи, повтор через %n с</numerusform>
            <numerusform>Нет связи, повтор через %n с</numerusform>
            <numerusform>Нет связи, повтор через %n с</numerusform>
        </translation>
    </message>
    <message>
        <source>Offline</source>
        <translation>Нет связи</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <translation>%1 · %2</translation>
    </message>
</context>
<context>
    <name>DeleteColumnDialog</name>
    <message>
        <source>Delete column “%1”?</source>
        <translation>Удалить колонку «%1»?</translation>
    </message>
    <message>
        <source>Its tasks move to the end of another column.</source>
        <translation>Её задачи перейдут в конец другой колонки.</translation>
    </message>
    <message>
        <source>It is the only column: add another one first.</source>
        <translation>Это единственная колонка: сначала добавьте другую.</translation>
    </message>
    <message>
        <source>Column that takes the tasks</source>
        <translation>Колонка, куда перейдут задачи</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Отмена</translation>
    </message>
    <message>
        <source>Delete column</source>
        <translation>Удалить колонку</translation>
    </message>
</context>
<context>
    <name>DeletedBar</name>
    <message>
        <source>This task was deleted meanwhile. What you typed is still here.</source>
        <translation>Задачу тем временем удалили. То, что вы набрали, ещё здесь.</translation>
    </message>
    <message>
        <source>This task was deleted for good. What you typed is still here.</source>
        <translation>Задачу удалили насовсем. То, что вы набрали, ещё здесь.</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>Скопировано</translation>
    </message>
    <message>
        <source>Copy text</source>
        <translation>Скопировать текст</translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>Вернуть</translation>
    </message>
    <message>
        <source>This task is on the board “%1” now. What you typed is still here.</source>
        <translation>Эта задача теперь на доске «%1». Набранный вами текст сохранён здесь.</translation>
    </message>
    <message>
        <source>This task is on another board now. What you typed is still here.</source>
        <translation>Эта задача теперь на другой доске. Набранный вами текст сохранён здесь.</translation>
    </message>
</context>
<context>
    <name>DescriptionEditor</name>
    <message>
        <source>Description</source>
        <translation>Описание</translation>
    </message>
    <message>
        <source>Edit description</source>
        <translation>Изменить описание</translation>
    </message>
    <message>
        <source>Continue draft</source>
        <translation>Продолжить черновик</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>Изменить</translation>
    </message>
    <message>
        <source>Discard draft</source>
        <translation>Выбросить черновик</translation>
    </message>
    <message>
        <source>Add a description. Markdown is understood.</source>
        <translation>Добавьте описание. Можно использовать Markdown.</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Сохранить</translation>
    </message>
    <message>
        <source>Close, keep the draft</source>
        <translation>Закрыть, сохранив черновик</translation>
    </message>
    <message>
        <source>Someone else changed it meanwhile: above is what stands there now. Saving brings both together; where you changed the same words you choose.</source>
        <translation>Тем временем его изменил кто-то другой: выше то, что там сейчас. При сохранении оба текста объединятся; где изменены одни и те же слова, выберете вы.</translation>
    </message>
</context>
<context>
    <name>DiffPane</name>
    <message>
        <source>(no text)</source>
        <translation>(нет текста)</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
</context>
<context>
    <name>DuePicker</name>
    <message>
        <source>Month before</source>
        <translation>Предыдущий месяц</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <extracomment>%1 is a month, %2 a year</extracomment>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>Next month</source>
        <translation>Следующий месяц</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>Сегодня</translation>
    </message>
    <message>
        <source>Tomorrow</source>
        <translation>Завтра</translation>
    </message>
    <message>
        <source>Remove date</source>
        <translation>Убрать срок</translation>
    </message>
</context>
<context>
    <name>FilterBadge</name>
    <message>
        <source>%1, change the filter (F)</source>
        <translation>%1, изменить фильтр (F)</translation>
    </message>
    <message>
        <source>Filter (F)</source>
        <translation>Фильтр (F)</translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n task(s) shown</source>
        <translation>
            <numerusform>Показано %1 из %n задачи</numerusform>
            <numerusform>Показано %1 из %n задач</numerusform>
            <numerusform>Показано %1 из %n задач</numerusform>
        </translation>
    </message>
    <message>
        <source>%1/%2</source>
        <translation>%1/%2</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 из %2</translation>
    </message>
    <message>
        <source>Clear the filter (X)</source>
        <translation>Сбросить фильтр (X)</translation>
    </message>
</context>
<context>
    <name>FilterBar</name>
    <message>
        <source>%1/%2</source>
        <translation>%1/%2</translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n task(s) shown</source>
        <translation>
            <numerusform>Показано %1 из %n задачи</numerusform>
            <numerusform>Показано %1 из %n задач</numerusform>
            <numerusform>Показано %1 из %n задач</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 At character %2.</source>
        <translation>%1 Символ %2.</translation>
    </message>
    <message>
        <source>Filter tasks</source>
        <translation>Фильтр задач</translation>
    </message>
    <message>
        <source>Words, label:bug, @me, due:&lt;today, is:overdue…</source>
        <translation>Слова, label:bug, @me, due:&lt;today, is:overdue…</translation>
    </message>
    <message>
        <source>Clear the filter (X)</source>
        <translation>Сбросить фильтр (X)</translation>
    </message>
    <message>
        <source>Close, keep the filter (Esc)</source>
        <translation>Закрыть, оставив фильтр (Esc)</translation>
    </message>
</context>
<context>
    <name>FilterOffers</name>
    <message>
        <source>a label, by name or colour</source>
        <translation>метка: имя или цвет</translation>
    </message>
    <message>
        <source>whose it is; @me is yourself</source>
        <translation>чья задача; @me — вы сами</translation>
    </message>
    <message>
        <source>the column it is in</source>
        <translation>колонка, где она стоит</translation>
    </message>
    <message>
        <source>when it is due</source>
        <translation>когда срок</translation>
    </message>
    <message>
        <source>overdue, done, archived…</source>
        <translation>overdue, done, archived…</translation>
    </message>
    <message>
        <source>what it has</source>
        <translation>что у неё есть</translation>
    </message>
    <message>
        <source>what it has not</source>
        <translation>чего у неё нет</translation>
    </message>
    <message>
        <source>the order in a column</source>
        <translation>порядок в колонке</translation>
    </message>
    <message>
        <source>your own</source>
        <translation>ваши</translation>
    </message>
</context>
<context>
    <name>FirstRunPage</name>
    <message>
        <source>Welcome</source>
        <translation>Добро пожаловать</translation>
    </message>
    <message>
        <source>Welcome to Lanban</source>
        <translation>Добро пожаловать в Lanban</translation>
    </message>
    <message>
        <source>Boards for you and your team: live, also offline, without an account.</source>
        <translation>Доски для вас и вашей команды: вживую, без сети и без учётной записи.</translation>
    </message>
    <message>
        <source>What should others call you?</source>
        <translation>Как вас называть?</translation>
    </message>
    <message>
        <source>Your name</source>
        <translation>Ваше имя</translation>
    </message>
    <message>
        <source>Suggest another one</source>
        <translation>Предложить другое</translation>
    </message>
    <message>
        <source>How do you want to start?</source>
        <translation>С чего начнём?</translation>
    </message>
    <message>
        <source>Boards on this computer, for your eyes only. You can invite others later.</source>
        <translation>Доски на этом компьютере, только для вас. Пригласить других можно и позже.</translation>
    </message>
    <message>
        <source>Just me</source>
        <translation>Только я</translation>
    </message>
    <message>
        <source>Boards on this computer, open to others on your network by a link.</source>
        <translation>Доски на этом компьютере, открытые по ссылке для других в вашей сети.</translation>
    </message>
    <message>
        <source>Host for my team</source>
        <translation>Открыть для команды</translation>
    </message>
    <message>
        <source>Somebody hosts a board already, and gave you a link or an address.</source>
        <translation>Кто-то уже открыл доску и дал вам ссылку или адрес.</translation>
    </message>
    <message>
        <source>Join</source>
        <translation>Присоединиться</translation>
    </message>
    <message>
        <source>Link or address</source>
        <translation>Ссылка или адрес</translation>
    </message>
    <message>
        <source>lanban://… or 192.168.1.5:47474</source>
        <translation>lanban://… или 192.168.1.5:47474</translation>
    </message>
    <message>
        <source>Join now</source>
        <translation>Присоединиться</translation>
    </message>
</context>
<context>
    <name>FixtureApp</name>
    <message>
        <source>Quick Otter</source>
        <translation>Шустрый Енот</translation>
    </message>
    <message>
        <source>This computer</source>
        <translation>Этот компьютер</translation>
    </message>
    <message>
        <source>Spring release</source>
        <translation>Весенний выпуск</translation>
    </message>
    <message>
        <source>Household</source>
        <translation>Домашние дела</translation>
    </message>
    <message>
        <source>Reading list and everything I ever wanted to write about it</source>
        <translation>Что почитать и всё, что я хотел об этом написать</translation>
    </message>
    <message>
        <source>Team Aurora</source>
        <translation>Команда «Аврора»</translation>
    </message>
    <message>
        <source>Ben&apos;s laptop</source>
        <translation>Ноутбук Бена</translation>
    </message>
    <message>
        <source>Offline</source>
        <translation>Нет связи</translation>
    </message>
    <message>
        <source>Live</source>
        <translation>На связи</translation>
    </message>
</context>
<context>
    <name>FixtureBoard</name>
    <message>
        <source>Spring release</source>
        <translation>Весенний выпуск</translation>
    </message>
    <message>
        <source>Team Aurora</source>
        <translation>Команда «Аврора»</translation>
    </message>
    <message>
        <source>Connected</source>
        <translation>На связи</translation>
    </message>
    <message>
        <source>To do</source>
        <translation>Сделать</translation>
    </message>
    <message>
        <source>Collect what testers said about the beta</source>
        <translation>Собрать отзывы о бета-версии</translation>
    </message>
    <message>
        <source>research</source>
        <translation>исследование</translation>
    </message>
    <message>
        <source>Choose a date for the release and tell everyone who waits for it</source>
        <translation>Выбрать дату выпуска и сообщить всем, кто его ждёт</translation>
    </message>
    <message>
        <source>Screenshots for the web site</source>
        <translation>Снимки экрана для сайта</translation>
    </message>
    <message>
        <source>design</source>
        <translation>дизайн</translation>
    </message>
    <message>
        <source>web</source>
        <translation>сайт</translation>
    </message>
    <message>
        <source>Try the installer on an old laptop</source>
        <translation>Проверить установку на старом ноутбуке</translation>
    </message>
    <message>
        <source>Doing</source>
        <translation>В работе</translation>
    </message>
    <message>
        <source>Drag and drop on large boards</source>
        <translation>Перетаскивание на больших досках</translation>
    </message>
    <message>
        <source>feature</source>
        <translation>возможность</translation>
    </message>
    <message>
        <source>Dark colours</source>
        <translation>Тёмное оформление</translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>Сочетания клавиш</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Готово</translation>
    </message>
    <message>
        <source>Choose a name</source>
        <translation>Выбрать название</translation>
    </message>
    <message>
        <source>idea</source>
        <translation>идея</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>Потом</translation>
    </message>
    <message>
        <source>Undo: %1</source>
        <translation>Отменить: %1</translation>
    </message>
    <message>
        <source>move of “%1”</source>
        <translation>перемещение «%1»</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Отменить</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>Вернуть</translation>
    </message>
</context>
<context>
    <name>FixtureConflict</name>
    <message>
        <source>Change the task “%1”</source>
        <translation>Изменить задачу «%1»</translation>
    </message>
    <message>
        <source>Choose a name</source>
        <translation>Выбрать имя</translation>
    </message>
    <message>
        <source>Choose a name and a domain.
Ask the team on Monday.</source>
        <translation>Выбрать имя и домен.
Спросить команду в понедельник.</translation>
    </message>
    <message>
        <source>Choose a name and a domain.
Ask the team on Tuesday.</source>
        <translation>Выбрать имя и домен.
Спросить команду во вторник.</translation>
    </message>
    <message>
        <source>Choose a name and a domain.
Ask everyone on Friday.</source>
        <translation>Выбрать имя и домен.
Спросить всех в пятницу.</translation>
    </message>
    <message>
        <source>Choose a name and a domain.
Ask everyone on Friday Tuesday.</source>
        <translation>Выбрать имя и домен.
Спросить всех в пятницу во вторник.</translation>
    </message>
</context>
<context>
    <name>FixtureTask</name>
    <message>
        <source>Collect what testers said about the beta</source>
        <translation>Собрать отзывы о бета-версии</translation>
    </message>
    <message>
        <source>Ask **everyone** who tried it:

- what was *slow*
- what was missing
- what they would tell a friend

Notes are on [the wiki](https://example.org/notes).</source>
        <translation>Спросить **всех**, кто пробовал:

- что было *медленно*
- чего не хватило
- что они рассказали бы другу

Заметки — в [вики](https://example.org/notes).</translation>
    </message>
    <message>
        <source>To do</source>
        <translation>Сделать</translation>
    </message>
    <message>
        <source>Whom to ask</source>
        <translation>Кого спросить</translation>
    </message>
    <message>
        <source>The people from the first round</source>
        <translation>Участников первого круга</translation>
    </message>
    <message>
        <source>Support</source>
        <translation>Поддержку</translation>
    </message>
    <message>
        <source>Whoever wrote to the list in the last two weeks</source>
        <translation>Всех, кто писал в рассылку за последние две недели</translation>
    </message>
    <message>
        <source>Two answers are in, both ask for **shortcuts**.</source>
        <translation>Пришло два ответа, в обоих просят **сочетания клавиш**.</translation>
    </message>
    <message>
        <source>Then we know what comes next.</source>
        <translation>Значит, мы знаем, что делать дальше.</translation>
    </message>
    <message>
        <source>Workshop</source>
        <translation>Мастерская</translation>
    </message>
</context>
<context>
    <name>FixtureTray</name>
    <message>
        <source>Spring release</source>
        <translation>Весенний выпуск</translation>
    </message>
    <message>
        <source>Change the task “%1”</source>
        <translation>Изменить задачу «%1»</translation>
    </message>
    <message>
        <source>Choose a name</source>
        <translation>Выбрать имя</translation>
    </message>
    <message>
        <source>Someone else changed the same words. Choose what is to stand there.</source>
        <translation>Кто-то другой изменил те же слова. Выберите, что там должно быть.</translation>
    </message>
    <message>
        <source>Move the task “%1” to “%2”</source>
        <translation>Переместить задачу «%1» в «%2»</translation>
    </message>
    <message>
        <source>Dark colours</source>
        <translation>Тёмные цвета</translation>
    </message>
    <message>
        <source>Doing</source>
        <translation>В работе</translation>
    </message>
    <message>
        <source>The column is full: %1 of at most %2.</source>
        <translation>Колонка заполнена: %1 из %2 возможных.</translation>
    </message>
    <message>
        <source>It is in “%1”.</source>
        <translation>Она в «%1».</translation>
    </message>
    <message>
        <source>To do</source>
        <translation>Сделать</translation>
    </message>
    <message>
        <source>Add the task “%1”</source>
        <translation>Добавить задачу «%1»</translation>
    </message>
    <message>
        <source>Try the installer on an old laptop</source>
        <translation>Проверить установку на старом ноутбуке</translation>
    </message>
    <message>
        <source>Something it belongs to is not there any more.</source>
        <translation>Того, к чему это относится, больше нет.</translation>
    </message>
    <message>
        <source>The column “%1” is deleted.</source>
        <translation>Колонка «%1» удалена.</translation>
    </message>
    <message>
        <source>Ideas</source>
        <translation>Идеи</translation>
    </message>
    <message>
        <source>Add the checklist “%1”</source>
        <translation>Добавить список «%1»</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>Шаги</translation>
    </message>
    <message>
        <source>Comment on the task “%1”</source>
        <translation>Комментарий к задаче «%1»</translation>
    </message>
    <message>
        <source>I have one with 2 GB of memory.</source>
        <translation>У меня есть такой, с 2 ГБ памяти.</translation>
    </message>
</context>
<context>
    <name>Format</name>
    <message>
        <source>Yesterday</source>
        <translation>Вчера</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>Сегодня</translation>
    </message>
    <message>
        <source>Tomorrow</source>
        <translation>Завтра</translation>
    </message>
    <message>
        <source>d MMM</source>
        <extracomment>Qt date format: short day and month</extracomment>
        <translation>d MMM</translation>
    </message>
    <message>
        <source>d MMM yyyy</source>
        <extracomment>Qt date format: short day, month and year</extracomment>
        <translation>d MMM yyyy</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <extracomment>%1 is a day (&quot;Today&quot;, &quot;24 Nov&quot;), %2 a time (&quot;14:05&quot;)</extracomment>
        <translation>%1, %2</translation>
    </message>
</context>
<context>
    <name>Gallery</name>
    <message>
        <source>Lanban – components</source>
        <translation>Lanban — компоненты</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Светлое</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Тёмное</translation>
    </message>
    <message>
        <source>Reduce motion</source>
        <translation>Меньше движения</translation>
    </message>
    <message>
        <source>Not now</source>
        <translation>Не сейчас</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Ещё</translation>
    </message>
    <message>
        <source>Template</source>
        <translation>Шаблон</translation>
    </message>
    <message>
        <source>First</source>
        <translation>Первый</translation>
    </message>
    <message>
        <source>Second</source>
        <translation>Второй</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Имя</translation>
    </message>
    <message>
        <source>Done with it</source>
        <translation>С этим всё</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Отменить</translation>
    </message>
    <message>
        <source>The task was deleted</source>
        <translation>Задача удалена</translation>
    </message>
    <message>
        <source>The server refused the change: only members may write.</source>
        <translation>Сервер отклонил изменение: писать могут только участники.</translation>
    </message>
</context>
<context>
    <name>HomePage</name>
    <message>
        <source>All boards</source>
        <translation>Все доски</translation>
    </message>
    <message>
        <source>Boards</source>
        <translation>Доски</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Настройки</translation>
    </message>
    <message>
        <source>New board</source>
        <translation>Новая доска</translation>
    </message>
    <message>
        <source>Import from Trello…</source>
        <translation>Импорт из Trello…</translation>
    </message>
    <message>
        <source>Join…</source>
        <translation>Присоединиться…</translation>
    </message>
    <message>
        <source>Make one, bring one from Trello, or join one that somebody hosts.</source>
        <translation>Создайте доску, перенесите её из Trello или присоединитесь к чужой.</translation>
    </message>
    <message>
        <source>No boards yet</source>
        <translation>Досок пока нет</translation>
    </message>
    <message>
        <source>Servers</source>
        <translation>Серверы</translation>
    </message>
    <message>
        <source>Leave “%1”?</source>
        <translation>Покинуть «%1»?</translation>
    </message>
    <message>
        <source>Leave</source>
        <translation>Покинуть</translation>
    </message>
    <message>
        <source>Its boards disappear from here; on the server they stay. Changes that still wait for it are lost.</source>
        <translation>Его доски исчезнут отсюда, но останутся на сервере. Изменения, которые ещё ждут отправки, пропадут.</translation>
    </message>
</context>
<context>
    <name>ImportReportDialog</name>
    <message numerus="yes">
        <source>%n column(s)</source>
        <translation>
            <numerusform>%n колонка</numerusform>
            <numerusform>%n колонки</numerusform>
            <numerusform>%n колонок</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n task(s)</source>
        <translation>
            <numerusform>%n задача</numerusform>
            <numerusform>%n задачи</numerusform>
            <numerusform>%n задач</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n label(s)</source>
        <translation>
            <numerusform>%n метка</numerusform>
            <numerusform>%n метки</numerusform>
            <numerusform>%n меток</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n checklist(s)</source>
        <translation>
            <numerusform>%n список</numerusform>
            <numerusform>%n списка</numerusform>
            <numerusform>%n списков</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n comment(s)</source>
        <translation>
            <numerusform>%n комментарий</numerusform>
            <numerusform>%n комментария</numerusform>
            <numerusform>%n комментариев</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n member(s)</source>
        <translation>
            <numerusform>%n участник</numerusform>
            <numerusform>%n участника</numerusform>
            <numerusform>%n участников</numerusform>
        </translation>
    </message>
    <message>
        <source>“%1” is imported</source>
        <translation>Доска «%1» импортирована</translation>
    </message>
    <message>
        <source>The import failed</source>
        <translation>Импорт не удался</translation>
    </message>
    <message>
        <source>Nothing was changed.</source>
        <translation>Ничего не изменено.</translation>
    </message>
    <message>
        <source>Not carried over</source>
        <translation>Не перенесено</translation>
    </message>
    <message>
        <source>Everything in the file was carried over.</source>
        <translation>Всё, что было в файле, перенесено.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Закрыть</translation>
    </message>
    <message>
        <source>Open the board</source>
        <translation>Открыть доску</translation>
    </message>
</context>
<context>
    <name>InlineEdit</name>
    <message>
        <source>A draft waits here: “%1”</source>
        <translation>Здесь ждёт черновик: «%1»</translation>
    </message>
</context>
<context>
    <name>InputArea</name>
    <message>
        <source>Too long: %1 of at most %2 characters</source>
        <translation>Слишком длинно: %1 знаков, а можно не больше %2</translation>
    </message>
</context>
<context>
    <name>InputField</name>
    <message>
        <source>at most %1</source>
        <translation>не больше %1</translation>
    </message>
</context>
<context>
    <name>InvitePanel</name>
    <message>
        <source>Invite to “%1”</source>
        <translation>Пригласить на доску «%1»</translation>
    </message>
    <message>
        <source>This board lives on another computer. Whoever hosts it can give you a link for others.</source>
        <translation>Эта доска находится на другом компьютере. Ссылку для других может дать тот, кто её открыл.</translation>
    </message>
    <message>
        <source>Opening…</source>
        <translation>Открываем…</translation>
    </message>
    <message>
        <source>Host for my team</source>
        <translation>Открыть для команды</translation>
    </message>
    <message>
        <source>Invite link</source>
        <translation>Ссылка-приглашение</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>Скопировано</translation>
    </message>
    <message>
        <source>Copy link</source>
        <translation>Скопировать ссылку</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Адрес</translation>
    </message>
    <message>
        <source>Other addresses</source>
        <translation>Другие адреса</translation>
    </message>
    <message>
        <source>On this board now</source>
        <translation>Сейчас на доске</translation>
    </message>
    <message>
        <source>Stop hosting</source>
        <translation>Закрыть доступ</translation>
    </message>
    <message>
        <source>Others on your network join this board with this link, in Lanban under “Join”.</source>
        <translation>Другие в вашей сети присоединяются к этой доске по этой ссылке: в Lanban, «Присоединиться».</translation>
    </message>
    <message>
        <source>Open this board to your network. Others join it with a link and see this board only; it stays on this computer, and is reachable while Lanban runs.</source>
        <translation>Откройте эту доску для вашей сети. Другие присоединятся к ней по ссылке и увидят только её; доска остаётся на этом компьютере и доступна, пока работает Lanban.</translation>
    </message>
    <message>
        <source>Anyone on this network may join by address</source>
        <translation>Любой в этой сети может присоединиться по адресу</translation>
    </message>
    <message>
        <source>Whoever types the address above is let in, without the link.</source>
        <translation>Кто введёт адрес выше, того впустят и без ссылки.</translation>
    </message>
    <message>
        <source>The address alone lets nobody in: they need the link.</source>
        <translation>По одному адресу никого не впустят: нужна ссылка.</translation>
    </message>
    <message numerus="yes">
        <source>Stop hosting all %n boards</source>
        <translation>
            <numerusform>Закрыть доступ к %n доске</numerusform>
            <numerusform>Закрыть доступ ко всем %n доскам</numerusform>
            <numerusform>Закрыть доступ ко всем %n доскам</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>JoinDialog</name>
    <message>
        <source>Join</source>
        <translation>Присоединиться</translation>
    </message>
    <message>
        <source>Paste the link you were given, or type the address of the computer that hosts.</source>
        <translation>Вставьте полученную ссылку или введите адрес компьютера, где открыта доска.</translation>
    </message>
    <message>
        <source>Link or address</source>
        <translation>Ссылка или адрес</translation>
    </message>
    <message>
        <source>lanban://… or 192.168.1.5:47474</source>
        <translation>lanban://… или 192.168.1.5:47474</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Отмена</translation>
    </message>
    <message>
        <source>Joining…</source>
        <translation>Подключение…</translation>
    </message>
    <message>
        <source>Join now</source>
        <translation>Присоединиться</translation>
    </message>
</context>
<context>
    <name>JsonFileDialog</name>
    <message>
        <source>Trello export (*.json)</source>
        <translation>Экспорт Trello (*.json)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Все файлы (*)</translation>
    </message>
    <message>
        <source>Import a board from Trello</source>
        <translation>Импорт доски из Trello</translation>
    </message>
</context>
<context>
    <name>LabelChip</name>
    <message>
        <source>Label, colour %1</source>
        <translation>Метка, цвет: %1</translation>
    </message>
</context>
<context>
    <name>LabelPicker</name>
    <message>
        <source>Labels</source>
        <translation>Метки</translation>
    </message>
    <message>
        <source>New label</source>
        <translation>Новая метка</translation>
    </message>
    <message>
        <source>Edit label</source>
        <translation>Изменить метку</translation>
    </message>
    <message>
        <source>Label name</source>
        <translation>Название метки</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Сохранить</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Назад</translation>
    </message>
    <message>
        <source>Delete label</source>
        <translation>Удалить метку</translation>
    </message>
</context>
<context>
    <name>LabelRow</name>
    <message>
        <source>Edit label %1</source>
        <translation>Изменить метку «%1»</translation>
    </message>
</context>
<context>
    <name>Lanban::AppController</name>
    <message>
        <source>A damaged file was moved to %1. Changes taken over from it: %2.</source>
        <translation>Повреждённый файл перемещён в %1. Изменений спасено из него: %2.</translation>
    </message>
    <message>
        <source>%1: refused. %2</source>
        <translation>%1: отказано. %2</translation>
    </message>
    <message>
        <source>This link asks for an encrypted connection, which this version can&apos;t make yet.</source>
        <translation>Ссылка требует шифрованного соединения, а эта версия его пока не умеет.</translation>
    </message>
    <message>
        <source>New board</source>
        <translation>Новая доска</translation>
    </message>
    <message>
        <source>What is kept here of “%1” can&apos;t be opened now: %2. It stays as it is, and is tried again.</source>
        <translation>То, что хранится здесь от «%1», сейчас не открывается: %2. Оно останется как есть; попытка повторится.</translation>
    </message>
    <message numerus="yes">
        <source>%n change(s) not taken over</source>
        <translation>
            <numerusform>%n непринятое изменение</numerusform>
            <numerusform>%n непринятых изменения</numerusform>
            <numerusform>%n непринятых изменений</numerusform>
        </translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Показать</translation>
    </message>
    <message numerus="yes">
        <source>%n change(s) met with what others did meanwhile</source>
        <translation>
            <numerusform>%n изменение сошлось с чужими изменениями</numerusform>
            <numerusform>%n изменения сошлись с чужими изменениями</numerusform>
            <numerusform>%n изменений сошлись с чужими изменениями</numerusform>
        </translation>
    </message>
    <message>
        <source>What you typed can&apos;t be written to the disk, and is lost if you leave now. Make room on the disk, or close the window once more.</source>
        <translation>Набранный текст не удаётся записать на диск: если выйти сейчас, он пропадёт. Освободите место на диске или закройте окно ещё раз.</translation>
    </message>
</context>
<context>
    <name>Lanban::BoardEditor</name>
    <message>
        <source>“%1” was deleted</source>
        <translation>«%1» удалена</translation>
    </message>
    <message>
        <source>“%1” was archived</source>
        <translation>«%1» отправлена в архив</translation>
    </message>
    <message>
        <source>The column “%1” is gone. What you typed there goes on in “%2”.</source>
        <translation>Колонки «%1» больше нет. То, что вы там набрали, теперь в «%2».</translation>
    </message>
    <message>
        <source>What you were typing belongs to something that is deleted. It goes on in the field for a new comment.</source>
        <translation>То, к чему относился ваш текст, удалено. Он продолжается в поле нового комментария.</translation>
    </message>
    <message>
        <source>“%1” is on the board “%2” now</source>
        <translation>«%1» теперь на доске «%2»</translation>
    </message>
    <message>
        <source>%1, who had not seen your move, moved “%2” to “%3”.</source>
        <translation>«%2» теперь в колонке «%3»: одновременно с вами задачу переместил(а) %1.</translation>
    </message>
    <message>
        <source>Someone</source>
        <translation>Кто-то</translation>
    </message>
</context>
<context>
    <name>Lanban::BoardRows</name>
    <message>
        <source>Someone</source>
        <translation>Кто-то</translation>
    </message>
</context>
<context>
    <name>Lanban::BoardViewModel</name>
    <message>
        <source>You are no longer a member of this board.</source>
        <translation>Вы больше не участник этой доски.</translation>
    </message>
    <message>
        <source>This board is not there for you.</source>
        <translation>Этой доски нет, или вам она недоступна.</translation>
    </message>
    <message>
        <source>Live</source>
        <translation>На связи</translation>
    </message>
    <message>
        <source>Connecting…</source>
        <translation>Подключение…</translation>
    </message>
</context>
<context>
    <name>Lanban::LocalServer</name>
    <message>
        <source>This computer</source>
        <translation>Этот компьютер</translation>
    </message>
</context>
<context>
    <name>Lanban::ProfileSettings</name>
    <message>
        <source>Brave</source>
        <translation>Храбрый</translation>
    </message>
    <message>
        <source>Calm</source>
        <translation>Спокойный</translation>
    </message>
    <message>
        <source>Clever</source>
        <translation>Умный</translation>
    </message>
    <message>
        <source>Gentle</source>
        <translation>Добрый</translation>
    </message>
    <message>
        <source>Happy</source>
        <translation>Весёлый</translation>
    </message>
    <message>
        <source>Lucky</source>
        <translation>Везучий</translation>
    </message>
    <message>
        <source>Quick</source>
        <translation>Шустрый</translation>
    </message>
    <message>
        <source>Quiet</source>
        <translation>Тихий</translation>
    </message>
    <message>
        <source>Sunny</source>
        <translation>Солнечный</translation>
    </message>
    <message>
        <source>Wise</source>
        <translation>Мудрый</translation>
    </message>
    <message>
        <source>Badger</source>
        <translation>Барсук</translation>
    </message>
    <message>
        <source>Beaver</source>
        <translation>Бобр</translation>
    </message>
    <message>
        <source>Falcon</source>
        <translation>Сокол</translation>
    </message>
    <message>
        <source>Fox</source>
        <translation>Лис</translation>
    </message>
    <message>
        <source>Heron</source>
        <translation>Журавль</translation>
    </message>
    <message>
        <source>Lynx</source>
        <translation>Манул</translation>
    </message>
    <message>
        <source>Otter</source>
        <translation>Енот</translation>
    </message>
    <message>
        <source>Owl</source>
        <translation>Филин</translation>
    </message>
    <message>
        <source>Raven</source>
        <translation>Ворон</translation>
    </message>
    <message>
        <source>Seal</source>
        <translation>Тюлень</translation>
    </message>
</context>
<context>
    <name>Lanban::Start</name>
    <message>
        <source>The profile&apos;s folder can&apos;t be made: %1</source>
        <translation>Не удаётся создать папку профиля: %1</translation>
    </message>
    <message>
        <source>The profile&apos;s folder can&apos;t be written to: %1</source>
        <translation>Не удаётся писать в папку профиля: %1</translation>
    </message>
    <message>
        <source>Another Lanban is using this profile already: %1</source>
        <translation>Этим профилем уже пользуется другой Lanban: %1</translation>
    </message>
    <message>
        <source>The list of your servers can&apos;t be read: %1</source>
        <translation>Не удаётся прочитать список ваших серверов: %1</translation>
    </message>
</context>
<context>
    <name>Lanban::TrayModel</name>
    <message>
        <source>Discarded: %1</source>
        <translation>Отброшено: %1</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Отменить</translation>
    </message>
</context>
<context>
    <name>Lanban::UndoHistory</name>
    <message>
        <source>Redone: %1</source>
        <translation>Возвращено: %1</translation>
    </message>
    <message>
        <source>Undone: %1</source>
        <translation>Отменено: %1</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Отменить</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>Вернуть</translation>
    </message>
    <message>
        <source>Undo: %1</source>
        <translation>Отменить: %1</translation>
    </message>
    <message>
        <source>Redo: %1</source>
        <translation>Вернуть: %1</translation>
    </message>
</context>
<context>
    <name>Lanban::Wording</name>
    <message>
        <source>(unknown)</source>
        <translation>(неизвестно)</translation>
    </message>
    <message>
        <source>The server does not know you. Ask for a new invite link.</source>
        <translation>Сервер вас не знает. Попросите новую ссылку-приглашение.</translation>
    </message>
    <message>
        <source>Your access has run out. Ask for a new invite link.</source>
        <translation>Срок вашего доступа истёк. Попросите новую ссылку-приглашение.</translation>
    </message>
    <message>
        <source>You may not do this here.</source>
        <translation>Здесь вам этого нельзя.</translation>
    </message>
    <message>
        <source>It is not there any more.</source>
        <translation>Этого уже нет.</translation>
    </message>
    <message>
        <source>The column is full: its limit is reached.</source>
        <translation>Колонка заполнена: достигнут лимит.</translation>
    </message>
    <message>
        <source>Something it belongs to is not there any more.</source>
        <translation>Того, к чему это относится, уже нет.</translation>
    </message>
    <message>
        <source>Someone else changed the same text.</source>
        <translation>Тот же текст изменил кто-то ещё.</translation>
    </message>
    <message>
        <source>It is too long or too large.</source>
        <translation>Слишком длинно или слишком велико.</translation>
    </message>
    <message>
        <source>The server is busy. Try again in a moment.</source>
        <translation>Сервер занят. Попробуйте чуть позже.</translation>
    </message>
    <message>
        <source>The board is archived and can only be read.</source>
        <translation>Доска в архиве, её можно только читать.</translation>
    </message>
    <message>
        <source>The server and this program are of versions that do not understand each other.</source>
        <translation>Версии сервера и этой программы не понимают друг друга.</translation>
    </message>
    <message>
        <source>It was cancelled.</source>
        <translation>Отменено.</translation>
    </message>
    <message>
        <source>The server does not accept this invite or access. Ask for a new invite link.</source>
        <translation>Сервер не принимает это приглашение или доступ. Попросите новую ссылку-приглашение.</translation>
    </message>
    <message>
        <source>Your access was taken back.</source>
        <translation>Ваш доступ отозван.</translation>
    </message>
    <message>
        <source>There are too many connections to this server.</source>
        <translation>К этому серверу слишком много подключений.</translation>
    </message>
    <message>
        <source>Your account is disabled.</source>
        <translation>Ваша учётная запись отключена.</translation>
    </message>
    <message>
        <source>Offline</source>
        <translation>Нет связи</translation>
    </message>
    <message>
        <source>Offline: %1</source>
        <translation>Нет связи: %1</translation>
    </message>
    <message>
        <source>Rename the team to “%1”</source>
        <translation>Переименовать команду в «%1»</translation>
    </message>
    <message>
        <source>Add the board “%1”</source>
        <translation>Добавить доску «%1»</translation>
    </message>
    <message>
        <source>Add the member “%1”</source>
        <translation>Добавить участника «%1»</translation>
    </message>
    <message>
        <source>Change a member&apos;s role</source>
        <translation>Изменить роль участника</translation>
    </message>
    <message>
        <source>Remove a member</source>
        <translation>Убрать участника</translation>
    </message>
    <message>
        <source>Change the board</source>
        <translation>Изменить доску</translation>
    </message>
    <message>
        <source>Archive the board</source>
        <translation>Отправить доску в архив</translation>
    </message>
    <message>
        <source>Delete the board</source>
        <translation>Удалить доску</translation>
    </message>
    <message>
        <source>Add the column “%1”</source>
        <translation>Добавить колонку «%1»</translation>
    </message>
    <message>
        <source>Change the column “%1”</source>
        <translation>Изменить колонку «%1»</translation>
    </message>
    <message>
        <source>Move the column “%1”</source>
        <translation>Переместить колонку «%1»</translation>
    </message>
    <message>
        <source>Archive the column “%1”</source>
        <translation>Отправить в архив колонку «%1»</translation>
    </message>
    <message>
        <source>Delete the column “%1”</source>
        <translation>Удалить колонку «%1»</translation>
    </message>
    <message>
        <source>Add the swimlane “%1”</source>
        <translation>Добавить дорожку «%1»</translation>
    </message>
    <message>
        <source>Change a swimlane</source>
        <translation>Изменить дорожку</translation>
    </message>
    <message>
        <source>Move a swimlane</source>
        <translation>Переместить дорожку</translation>
    </message>
    <message>
        <source>Delete a swimlane</source>
        <translation>Удалить дорожку</translation>
    </message>
    <message>
        <source>Add the label “%1”</source>
        <translation>Добавить метку «%1»</translation>
    </message>
    <message>
        <source>Change the label “%1”</source>
        <translation>Изменить метку «%1»</translation>
    </message>
    <message>
        <source>Delete the label “%1”</source>
        <translation>Удалить метку «%1»</translation>
    </message>
    <message>
        <source>Add the task “%1”</source>
        <translation>Добавить задачу «%1»</translation>
    </message>
    <message>
        <source>Change the task “%1”</source>
        <translation>Изменить задачу «%1»</translation>
    </message>
    <message>
        <source>Move the task “%1” to “%2”</source>
        <translation>Переместить задачу «%1» в «%2»</translation>
    </message>
    <message>
        <source>Archive the task “%1”</source>
        <translation>Отправить в архив задачу «%1»</translation>
    </message>
    <message>
        <source>Restore the task “%1”</source>
        <translation>Вернуть задачу «%1»</translation>
    </message>
    <message>
        <source>Delete the task “%1”</source>
        <translation>Удалить задачу «%1»</translation>
    </message>
    <message>
        <source>Assign someone to the task “%1”</source>
        <translation>Назначить исполнителя задаче «%1»</translation>
    </message>
    <message>
        <source>Take someone off the task “%1”</source>
        <translation>Снять исполнителя с задачи «%1»</translation>
    </message>
    <message>
        <source>Label the task “%1”</source>
        <translation>Поставить метку на задачу «%1»</translation>
    </message>
    <message>
        <source>Take a label off the task “%1”</source>
        <translation>Снять метку с задачи «%1»</translation>
    </message>
    <message>
        <source>Add the checklist “%1”</source>
        <translation>Добавить список «%1»</translation>
    </message>
    <message>
        <source>Rename a checklist</source>
        <translation>Переименовать список</translation>
    </message>
    <message>
        <source>Move a checklist</source>
        <translation>Переместить список</translation>
    </message>
    <message>
        <source>Delete a checklist</source>
        <translation>Удалить список</translation>
    </message>
    <message>
        <source>Add the item “%1”</source>
        <translation>Добавить пункт «%1»</translation>
    </message>
    <message>
        <source>Change a checklist item</source>
        <translation>Изменить пункт списка</translation>
    </message>
    <message>
        <source>Move a checklist item</source>
        <translation>Переместить пункт списка</translation>
    </message>
    <message>
        <source>Delete a checklist item</source>
        <translation>Удалить пункт списка</translation>
    </message>
    <message>
        <source>Comment on the task “%1”</source>
        <translation>Прокомментировать задачу «%1»</translation>
    </message>
    <message>
        <source>Change a comment</source>
        <translation>Изменить комментарий</translation>
    </message>
    <message>
        <source>Delete a comment</source>
        <translation>Удалить комментарий</translation>
    </message>
    <message numerus="yes">
        <source>%n assignment(s)</source>
        <translation>
            <numerusform>%n назначение</numerusform>
            <numerusform>%n назначения</numerusform>
            <numerusform>%n назначений</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n attachment(s)</source>
        <translation>
            <numerusform>%n вложение</numerusform>
            <numerusform>%n вложения</numerusform>
            <numerusform>%n вложений</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n board background(s)</source>
        <translation>
            <numerusform>%n фон доски</numerusform>
            <numerusform>%n фона доски</numerusform>
            <numerusform>%n фонов доски</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n card(s)</source>
        <translation>
            <numerusform>%n карточка</numerusform>
            <numerusform>%n карточки</numerusform>
            <numerusform>%n карточек</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n label(s) on a card</source>
        <translation>
            <numerusform>%n метка на карточке</numerusform>
            <numerusform>%n метки на карточках</numerusform>
            <numerusform>%n меток на карточках</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n card(s) of a special kind</source>
        <translation>
            <numerusform>%n особая карточка</numerusform>
            <numerusform>%n особые карточки</numerusform>
            <numerusform>%n особых карточек</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n character(s)</source>
        <translation>
            <numerusform>%n символ</numerusform>
            <numerusform>%n символа</numerusform>
            <numerusform>%n символов</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n due date(s) of a checklist item</source>
        <translation>
            <numerusform>%n срок пункта списка</numerusform>
            <numerusform>%n срока пунктов списков</numerusform>
            <numerusform>%n сроков пунктов списков</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n assignee(s) of a checklist item</source>
        <translation>
            <numerusform>%n исполнитель пункта списка</numerusform>
            <numerusform>%n исполнителя пунктов списков</numerusform>
            <numerusform>%n исполнителей пунктов списков</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n checklist(s)</source>
        <translation>
            <numerusform>%n список</numerusform>
            <numerusform>%n списка</numerusform>
            <numerusform>%n списков</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>that the board is closed</source>
        <translation>
            <numerusform>то, что доска закрыта</numerusform>
            <numerusform>то, что доска закрыта</numerusform>
            <numerusform>то, что доска закрыта</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n comment(s)</source>
        <translation>
            <numerusform>%n комментарий</numerusform>
            <numerusform>%n комментария</numerusform>
            <numerusform>%n комментариев</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n card cover(s)</source>
        <translation>
            <numerusform>%n обложка карточки</numerusform>
            <numerusform>%n обложки карточек</numerusform>
            <numerusform>%n обложек карточек</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n custom field(s)</source>
        <translation>
            <numerusform>%n настраиваемое поле</numerusform>
            <numerusform>%n настраиваемых поля</numerusform>
            <numerusform>%n настраиваемых полей</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n description(s)</source>
        <translation>
            <numerusform>%n описание</numerusform>
            <numerusform>%n описания</numerusform>
            <numerusform>%n описаний</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n field(s)</source>
        <translation>
            <numerusform>%n поле</numerusform>
            <numerusform>%n поля</numerusform>
            <numerusform>%n полей</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n other entry(s) of the history</source>
        <translation>
            <numerusform>%n прочая запись истории</numerusform>
            <numerusform>%n прочие записи истории</numerusform>
            <numerusform>%n прочих записей истории</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n label(s)</source>
        <translation>
            <numerusform>%n метка</numerusform>
            <numerusform>%n метки</numerusform>
            <numerusform>%n меток</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n label colour(s)</source>
        <translation>
            <numerusform>%n цвет метки</numerusform>
            <numerusform>%n цвета меток</numerusform>
            <numerusform>%n цветов меток</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n list(s)</source>
        <translation>
            <numerusform>%n колонка</numerusform>
            <numerusform>%n колонки</numerusform>
            <numerusform>%n колонок</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n location(s)</source>
        <translation>
            <numerusform>%n место на карте</numerusform>
            <numerusform>%n места на карте</numerusform>
            <numerusform>%n мест на карте</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n member(s)</source>
        <translation>
            <numerusform>%n участник</numerusform>
            <numerusform>%n участника</numerusform>
            <numerusform>%n участников</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n move(s) of the history</source>
        <translation>
            <numerusform>%n перемещение из истории</numerusform>
            <numerusform>%n перемещения из истории</numerusform>
            <numerusform>%n перемещений из истории</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n name(s)</source>
        <translation>
            <numerusform>%n название</numerusform>
            <numerusform>%n названия</numerusform>
            <numerusform>%n названий</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n older comment(s)</source>
        <translation>
            <numerusform>%n более старый комментарий</numerusform>
            <numerusform>%n более старых комментария</numerusform>
            <numerusform>%n более старых комментариев</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n piece(s) of power-up data</source>
        <translation>
            <numerusform>%n запись улучшений (power-ups)</numerusform>
            <numerusform>%n записи улучшений (power-ups)</numerusform>
            <numerusform>%n записей улучшений (power-ups)</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n reminder(s)</source>
        <translation>
            <numerusform>%n напоминание</numerusform>
            <numerusform>%n напоминания</numerusform>
            <numerusform>%n напоминаний</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n sticker(s)</source>
        <translation>
            <numerusform>%n наклейка</numerusform>
            <numerusform>%n наклейки</numerusform>
            <numerusform>%n наклеек</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n template mark(s)</source>
        <translation>
            <numerusform>%n пометка «шаблон»</numerusform>
            <numerusform>%n пометки «шаблон»</numerusform>
            <numerusform>%n пометок «шаблон»</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n vote(s)</source>
        <translation>
            <numerusform>%n голос</numerusform>
            <numerusform>%n голоса</numerusform>
            <numerusform>%n голосов</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n work-in-progress limit(s)</source>
        <translation>
            <numerusform>%n лимит задач</numerusform>
            <numerusform>%n лимита задач</numerusform>
            <numerusform>%n лимитов задач</numerusform>
        </translation>
    </message>
    <message>
        <source>damaged in the file</source>
        <translation>повреждено в файле</translation>
    </message>
    <message>
        <source>there twice under one id</source>
        <translation>встречается дважды под одним идентификатором</translation>
    </message>
    <message>
        <source>kept as a link in the description</source>
        <translation>сохранено ссылкой в описании</translation>
    </message>
    <message>
        <source>not in the file</source>
        <translation>нет в файле</translation>
    </message>
    <message>
        <source>out of range</source>
        <translation>вне допустимых пределов</translation>
    </message>
    <message>
        <source>too long, shortened or moved</source>
        <translation>слишком длинно, сокращено или перенесено</translation>
    </message>
    <message>
        <source>not known here</source>
        <translation>здесь неизвестно</translation>
    </message>
    <message>
        <source>their card is not in the file</source>
        <translation>карточки нет в файле</translation>
    </message>
    <message>
        <source>their label is not in the file</source>
        <translation>метки нет в файле</translation>
    </message>
    <message>
        <source>their list is not in the file</source>
        <translation>списка нет в файле</translation>
    </message>
    <message>
        <source>their member is not in the file</source>
        <translation>участника нет в файле</translation>
    </message>
    <message>
        <source>there is nothing like it here yet</source>
        <translation>здесь такого пока нет</translation>
    </message>
    <message>
        <source>nobody answers at this address</source>
        <translation>по этому адресу никто не отвечает</translation>
    </message>
    <message>
        <source>there is no computer of this name</source>
        <translation>компьютера с таким именем нет</translation>
    </message>
    <message>
        <source>the server does not answer</source>
        <translation>сервер не отвечает</translation>
    </message>
    <message>
        <source>there is no network</source>
        <translation>сети нет</translation>
    </message>
    <message>
        <source>the computer can&apos;t be reached</source>
        <translation>до компьютера не добраться</translation>
    </message>
    <message>
        <source>the connection was cut off</source>
        <translation>связь оборвалась</translation>
    </message>
    <message>
        <source>the server was closed</source>
        <translation>сервер закрыли</translation>
    </message>
    <message>
        <source>no Lanban server answers there</source>
        <translation>там отвечает не сервер Lanban</translation>
    </message>
    <message>
        <source>the port is in use</source>
        <translation>порт занят</translation>
    </message>
    <message>
        <source>the disk is full</source>
        <translation>на диске нет места</translation>
    </message>
    <message>
        <source>that is not allowed</source>
        <translation>это не разрешено</translation>
    </message>
    <message>
        <source>it is not there</source>
        <translation>этого там нет</translation>
    </message>
    <message>
        <source>it was made by a later version of Lanban</source>
        <translation>это сделано более новой версией Lanban</translation>
    </message>
    <message>
        <source>another program is using it</source>
        <translation>этим пользуется другая программа</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <extracomment>what went wrong (the file it went wrong with)</extracomment>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>It could not be written to the disk.</source>
        <translation>Не удалось записать на диск.</translation>
    </message>
    <message>
        <source>It could not be written to the disk: %1.</source>
        <translation>Не удалось записать на диск: %1.</translation>
    </message>
    <message>
        <source>The network failed.</source>
        <translation>Сбой сети.</translation>
    </message>
    <message>
        <source>The network failed: %1.</source>
        <translation>Сбой сети: %1.</translation>
    </message>
    <message>
        <source>The data is not what it should be.</source>
        <translation>Данные не такие, какими должны быть.</translation>
    </message>
    <message>
        <source>This is not possible.</source>
        <translation>Это невозможно.</translation>
    </message>
    <message>
        <source>Something went wrong (%1).</source>
        <translation>Что-то пошло не так (%1).</translation>
    </message>
    <message>
        <source>it can&apos;t be read or written</source>
        <translation>не удаётся прочитать или записать</translation>
    </message>
    <message>
        <source>The port is wrong: it must be a number from 1 to 65535.</source>
        <translation>Порт неверен: это должно быть число от 1 до 65535.</translation>
    </message>
    <message>
        <source>The address is wrong: it is a name or a number like 192.168.1.5, and a port after a colon.</source>
        <translation>Адрес неверен: это имя или число вида 192.168.1.5, а после двоеточия порт.</translation>
    </message>
    <message>
        <source>This is a link, but not one of Lanban: those begin with lanban://.</source>
        <translation>Это ссылка, но не от Lanban: те начинаются с lanban://.</translation>
    </message>
    <message>
        <source>The invite link is damaged. Copy it once more, all of it.</source>
        <translation>Ссылка-приглашение повреждена. Скопируйте её ещё раз, целиком.</translation>
    </message>
    <message>
        <source>This is neither an invite link nor an address.</source>
        <translation>Это не ссылка-приглашение и не адрес.</translation>
    </message>
    <message>
        <source>The server and this program do not understand each other (%1).</source>
        <translation>Сервер и эта программа не понимают друг друга (%1).</translation>
    </message>
    <message>
        <source>The address alone is not enough here. Ask whoever hosts for the invite link.</source>
        <translation>Одного адреса здесь мало. Попросите у того, кто открыл доску, ссылку-приглашение.</translation>
    </message>
    <message>
        <source>Live</source>
        <translation>На связи</translation>
    </message>
    <message>
        <source>The file can&apos;t be read.</source>
        <translation>Файл не читается.</translation>
    </message>
    <message>
        <source>The file is too large.</source>
        <translation>Файл слишком велик.</translation>
    </message>
    <message>
        <source>The file is empty.</source>
        <translation>Файл пуст.</translation>
    </message>
    <message>
        <source>Only files of this computer can be imported.</source>
        <translation>Импортировать можно только файлы этого компьютера.</translation>
    </message>
    <message>
        <source>This is no valid JSON file: line %1 can&apos;t be read.</source>
        <translation>Это не файл JSON: строка %1 не читается.</translation>
    </message>
    <message>
        <source>This is a board of WeKan; only exports of Trello can be imported.</source>
        <translation>Это доска WeKan; импортировать можно только экспорт Trello.</translation>
    </message>
    <message>
        <source>This is the export of a single card of Trello; export the whole board.</source>
        <translation>Это экспорт одной карточки Trello; экспортируйте всю доску.</translation>
    </message>
    <message>
        <source>This is no board export of Trello: it lacks the list “%1”.</source>
        <translation>Это не экспорт доски Trello: в нём нет списка «%1».</translation>
    </message>
    <message>
        <source>This is no board export of Trello.</source>
        <translation>Это не экспорт доски Trello.</translation>
    </message>
    <message>
        <source>There is no “%1:”. To search for the text, put it in quotes.</source>
        <translation>Условия «%1:» нет. Чтобы искать такой текст, возьмите его в кавычки.</translation>
    </message>
    <message>
        <source>Something has to follow.</source>
        <translation>Здесь должно быть продолжение.</translation>
    </message>
    <message>
        <source>Something has to follow “%1”.</source>
        <translation>После «%1» должно быть продолжение.</translation>
    </message>
    <message>
        <source>“%1” can&apos;t stand here.</source>
        <translation>«%1» здесь не подходит.</translation>
    </message>
    <message>
        <source>“%1” is no date: try today, +3d or 2026-12-24.</source>
        <translation>«%1» — не дата: попробуйте today, +3d или 2026-12-24.</translation>
    </message>
    <message>
        <source>A quote is not closed.</source>
        <translation>Кавычка не закрыта.</translation>
    </message>
    <message>
        <source>For the other direction write sort:-due.</source>
        <translation>Для обратного порядка напишите sort:-due.</translation>
    </message>
    <message>
        <source>Nobody here is called “%1”.</source>
        <translation>Здесь нет участника «%1».</translation>
    </message>
    <message>
        <source>No column is called “%1”.</source>
        <translation>Нет колонки «%1».</translation>
    </message>
    <message>
        <source>No label is called “%1”.</source>
        <translation>Нет метки «%1».</translation>
    </message>
    <message>
        <source>Move the task “%1” to another board</source>
        <translation>Перенести задачу «%1» на другую доску</translation>
    </message>
    <message>
        <source>Connecting…</source>
        <translation>Подключение…</translation>
    </message>
    <message>
        <source>The task is not there.</source>
        <translation>Задачи нет.</translation>
    </message>
    <message>
        <source>The task “%1” went to another board.</source>
        <translation>Задача «%1» перенесена на другую доску.</translation>
    </message>
    <message>
        <source>The task “%1” is deleted.</source>
        <translation>Задача «%1» удалена.</translation>
    </message>
    <message>
        <source>The task “%1” is archived.</source>
        <translation>Задача «%1» в архиве.</translation>
    </message>
    <message>
        <source>The column is not there.</source>
        <translation>Колонки нет.</translation>
    </message>
    <message>
        <source>The column “%1” is deleted.</source>
        <translation>Колонка «%1» удалена.</translation>
    </message>
    <message>
        <source>The column “%1” is archived.</source>
        <translation>Колонка «%1» в архиве.</translation>
    </message>
    <message>
        <source>The label is not there.</source>
        <translation>Метки нет.</translation>
    </message>
    <message>
        <source>The checklist is not there.</source>
        <translation>Списка нет.</translation>
    </message>
    <message>
        <source>The checklist item is not there.</source>
        <translation>Пункта списка нет.</translation>
    </message>
    <message>
        <source>The comment is not there.</source>
        <translation>Комментария нет.</translation>
    </message>
    <message>
        <source>(no text)</source>
        <translation>(нет текста)</translation>
    </message>
    <message>
        <source>It is in “%1”.</source>
        <translation>Она в «%1».</translation>
    </message>
    <message>
        <source>The column is full: %1 of at most %2.</source>
        <translation>Колонка заполнена: %1 из %2 возможных.</translation>
    </message>
    <message>
        <source>Someone deleted it meanwhile.</source>
        <translation>Тем временем кто-то это удалил.</translation>
    </message>
    <message>
        <source>Someone else changed the same words. Choose what is to stand there.</source>
        <translation>Кто-то другой изменил те же слова. Выберите, что там должно быть.</translation>
    </message>
    <message>
        <source>It is too long or too many: at most %1.</source>
        <translation>Слишком длинно или слишком много: не больше %1.</translation>
    </message>
    <message>
        <source>In “%1”: %2 of at most %3.</source>
        <translation>В «%1»: %2 из %3 возможных.</translation>
    </message>
    <message>
        <source>changes of “%1”</source>
        <translation>изменения «%1»</translation>
    </message>
    <message>
        <source>rename of “%1”</source>
        <translation>переименование «%1»</translation>
    </message>
    <message>
        <source>description of “%1”</source>
        <translation>описание «%1»</translation>
    </message>
    <message>
        <source>start date of “%1”</source>
        <translation>дата начала «%1»</translation>
    </message>
    <message>
        <source>due date of “%1”</source>
        <translation>срок «%1»</translation>
    </message>
    <message>
        <source>tick of “%1”</source>
        <translation>отметка «%1»</translation>
    </message>
    <message>
        <source>the title</source>
        <comment>somebody has changed ... since</comment>
        <translation>название</translation>
    </message>
    <message>
        <source>the description</source>
        <comment>somebody has changed ... since</comment>
        <translation>описание</translation>
    </message>
    <message>
        <source>the start date</source>
        <comment>somebody has changed ... since</comment>
        <translation>дата начала</translation>
    </message>
    <message>
        <source>the due date</source>
        <comment>somebody has changed ... since</comment>
        <translation>срок</translation>
    </message>
    <message>
        <source>the limit</source>
        <comment>somebody has changed ... since</comment>
        <translation>ограничение</translation>
    </message>
    <message>
        <source>the colour</source>
        <comment>somebody has changed ... since</comment>
        <translation>цвет</translation>
    </message>
    <message>
        <source>the labels</source>
        <comment>somebody has changed ... since</comment>
        <translation>метки</translation>
    </message>
    <message>
        <source>the assignees</source>
        <comment>somebody has changed ... since</comment>
        <translation>исполнители</translation>
    </message>
    <message>
        <source>the text</source>
        <comment>somebody has changed ... since</comment>
        <translation>текст</translation>
    </message>
    <message>
        <source>the tick</source>
        <comment>somebody has changed ... since</comment>
        <translation>отметка</translation>
    </message>
    <message>
        <source>its place</source>
        <comment>somebody has changed ... since</comment>
        <translation>место</translation>
    </message>
    <message>
        <source>this</source>
        <comment>somebody has changed ... since</comment>
        <translation>состояние</translation>
    </message>
    <message>
        <source>rename of the board</source>
        <translation>переименование доски</translation>
    </message>
    <message>
        <source>description of the board</source>
        <translation>описание доски</translation>
    </message>
    <message>
        <source>archiving of the board</source>
        <translation>архивирование доски</translation>
    </message>
    <message>
        <source>return of the board from the archive</source>
        <translation>возврат доски из архива</translation>
    </message>
    <message>
        <source>new column “%1”</source>
        <translation>новая колонка «%1»</translation>
    </message>
    <message>
        <source>limit of the column “%1”</source>
        <translation>ограничение колонки «%1»</translation>
    </message>
    <message>
        <source>rename of the column “%1”</source>
        <translation>переименование колонки «%1»</translation>
    </message>
    <message>
        <source>move of the column “%1”</source>
        <translation>перемещение колонки «%1»</translation>
    </message>
    <message>
        <source>archiving of the column “%1”</source>
        <translation>архивирование колонки «%1»</translation>
    </message>
    <message>
        <source>deletion of the column “%1”</source>
        <translation>удаление колонки «%1»</translation>
    </message>
    <message>
        <source>new swimlane “%1”</source>
        <translation>новая дорожка «%1»</translation>
    </message>
    <message>
        <source>rename of the swimlane “%1”</source>
        <translation>переименование дорожки «%1»</translation>
    </message>
    <message>
        <source>move of the swimlane “%1”</source>
        <translation>перемещение дорожки «%1»</translation>
    </message>
    <message>
        <source>deletion of the swimlane “%1”</source>
        <translation>удаление дорожки «%1»</translation>
    </message>
    <message>
        <source>new label “%1”</source>
        <translation>новая метка «%1»</translation>
    </message>
    <message>
        <source>change of the label “%1”</source>
        <translation>изменение метки «%1»</translation>
    </message>
    <message>
        <source>deletion of the label “%1”</source>
        <translation>удаление метки «%1»</translation>
    </message>
    <message>
        <source>new task “%1”</source>
        <translation>новая задача «%1»</translation>
    </message>
    <message>
        <source>move of “%1”</source>
        <translation>перемещение «%1»</translation>
    </message>
    <message>
        <source>archiving of “%1”</source>
        <translation>архивирование «%1»</translation>
    </message>
    <message>
        <source>return of “%1”</source>
        <translation>возврат «%1»</translation>
    </message>
    <message>
        <source>deletion of “%1”</source>
        <translation>удаление «%1»</translation>
    </message>
    <message>
        <source>assignment of “%1”</source>
        <translation>исполнители «%1»</translation>
    </message>
    <message>
        <source>label of “%1”</source>
        <translation>метка «%1»</translation>
    </message>
    <message>
        <source>new checklist “%1”</source>
        <translation>новый список «%1»</translation>
    </message>
    <message>
        <source>rename of the checklist “%1”</source>
        <translation>переименование списка «%1»</translation>
    </message>
    <message>
        <source>move of the checklist “%1”</source>
        <translation>перемещение списка «%1»</translation>
    </message>
    <message>
        <source>deletion of the checklist “%1”</source>
        <translation>удаление списка «%1»</translation>
    </message>
    <message>
        <source>new item “%1”</source>
        <translation>новый пункт «%1»</translation>
    </message>
    <message>
        <source>text of the item “%1”</source>
        <translation>текст пункта «%1»</translation>
    </message>
    <message>
        <source>move of the item “%1”</source>
        <translation>перемещение пункта «%1»</translation>
    </message>
    <message>
        <source>deletion of the item “%1”</source>
        <translation>удаление пункта «%1»</translation>
    </message>
    <message>
        <source>comment on “%1”</source>
        <translation>комментарий к «%1»</translation>
    </message>
    <message>
        <source>change of a comment</source>
        <translation>изменение комментария</translation>
    </message>
    <message>
        <source>deletion of a comment</source>
        <translation>удаление комментария</translation>
    </message>
    <message>
        <source>Not redone: %1</source>
        <translation>Не возвращено: %1</translation>
    </message>
    <message>
        <source>Not undone: %1</source>
        <translation>Не отменено: %1</translation>
    </message>
    <message>
        <source>You have changed %1 since, elsewhere; not redone</source>
        <translation>С тех пор изменено вами в другом месте: %1; не возвращено</translation>
    </message>
    <message>
        <source>You have changed %1 since, elsewhere; not undone</source>
        <translation>С тех пор изменено вами в другом месте: %1; не отменено</translation>
    </message>
    <message>
        <source>Somebody</source>
        <translation>кто-то другой</translation>
    </message>
    <message>
        <source>%1 has changed %2 since; not redone</source>
        <translation>С тех пор изменено (%1): %2; не возвращено</translation>
    </message>
    <message>
        <source>%1 has changed %2 since; not undone</source>
        <translation>С тех пор изменено (%1): %2; не отменено</translation>
    </message>
    <message>
        <source>It was deleted meanwhile. Your change is kept with it, and comes back with it.</source>
        <translation>Тем временем это удалили. Ваше изменение сохранено вместе с ним и вернётся вместе с ним.</translation>
    </message>
    <message>
        <source>The task went to another board meanwhile. Your change was made there.</source>
        <translation>Тем временем задачу перенесли на другую доску. Ваше изменение внесено там.</translation>
    </message>
    <message>
        <source>Its column is gone. The task went to another one.</source>
        <translation>Её колонки больше нет. Задача попала в другую.</translation>
    </message>
    <message>
        <source>A label that is gone was left out.</source>
        <translation>Метка, которой больше нет, пропущена.</translation>
    </message>
    <message>
        <source>Who is no member of the board was left out.</source>
        <translation>Те, кто не участвует в доске, пропущены.</translation>
    </message>
    <message>
        <source>Others changed the same text meanwhile. It holds both now.</source>
        <translation>Тем временем этот же текст изменили другие. Теперь в нём есть и то, и другое.</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>What you typed could not be kept. %1</source>
        <extracomment>why</extracomment>
        <translation>Не удалось сохранить набранное. %1</translation>
    </message>
</context>
<context>
    <name>Main</name>
    <message>
        <source>%1 – Lanban</source>
        <translation>%1 — Lanban</translation>
    </message>
    <message>
        <source>Lanban</source>
        <translation>Lanban</translation>
    </message>
</context>
<context>
    <name>MemberPicker</name>
    <message>
        <source>Assignees</source>
        <translation>Исполнители</translation>
    </message>
    <message>
        <source>Nobody is a member yet.</source>
        <translation>Участников пока нет.</translation>
    </message>
</context>
<context>
    <name>MemberRow</name>
    <message>
        <source>%1 (you)</source>
        <translation>%1 (вы)</translation>
    </message>
</context>
<context>
    <name>ModalDialog</name>
    <message>
        <source>Close</source>
        <translation>Закрыть</translation>
    </message>
</context>
<context>
    <name>NewBoardDialog</name>
    <message>
        <source>To do</source>
        <translation>Сделать</translation>
    </message>
    <message>
        <source>Doing</source>
        <translation>В работе</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Готово</translation>
    </message>
    <message>
        <source>New board for your team</source>
        <translation>Новая доска для команды</translation>
    </message>
    <message>
        <source>New board</source>
        <translation>Новая доска</translation>
    </message>
    <message>
        <source>Board name</source>
        <translation>Название доски</translation>
    </message>
    <message>
        <source>Template</source>
        <translation>Шаблон</translation>
    </message>
    <message>
        <source>Kanban: to do, doing, done</source>
        <translation>Канбан: сделать, в работе, готово</translation>
    </message>
    <message>
        <source>Empty board</source>
        <translation>Пустая доска</translation>
    </message>
    <message>
        <source>From Trello…</source>
        <translation>Из Trello…</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Отмена</translation>
    </message>
    <message>
        <source>Create</source>
        <translation>Создать</translation>
    </message>
</context>
<context>
    <name>OfflineBar</name>
    <message numerus="yes">
        <source>%n change(s) waiting</source>
        <translation>
            <numerusform>%n изменение ждёт</numerusform>
            <numerusform>%n изменения ждут</numerusform>
            <numerusform>%n изменений ждут</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n change(s) waiting; they are sent as soon as it is back.</source>
        <translation>
            <numerusform>%n изменение ждёт и уйдёт, как только связь вернётся.</numerusform>
            <numerusform>%n изменения ждут и уйдут, как только связь вернётся.</numerusform>
            <numerusform>%n изменений ждут и уйдут, как только связь вернётся.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Next try in %n s</source>
        <translation>
            <numerusform>Новая попытка через %n с</numerusform>
            <numerusform>Новая попытка через %n с</numerusform>
            <numerusform>Новая попытка через %n с</numerusform>
        </translation>
    </message>
    <message>
        <source>Try now</source>
        <translation>Повторить</translation>
    </message>
    <message>
        <source>%1. %2 %3</source>
        <translation>%1. %2 %3</translation>
    </message>
</context>
<context>
    <name>QuickAdd</name>
    <message>
        <source>Add task to %1</source>
        <translation>Добавить задачу в «%1»</translation>
    </message>
    <message>
        <source>Continue draft</source>
        <translation>Продолжить черновик</translation>
    </message>
    <message>
        <source>Add task</source>
        <translation>Добавить задачу</translation>
    </message>
    <message>
        <source>New task in %1</source>
        <translation>Новая задача в «%1»</translation>
    </message>
    <message>
        <source>What is to be done?</source>
        <translation>Что нужно сделать?</translation>
    </message>
    <message numerus="yes">
        <source>Add %n task(s)</source>
        <translation>
            <numerusform>Добавить %n задачу</numerusform>
            <numerusform>Добавить %n задачи</numerusform>
            <numerusform>Добавить %n задач</numerusform>
        </translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Добавить</translation>
    </message>
    <message>
        <source>Close, keep the draft</source>
        <translation>Закрыть, сохранив черновик</translation>
    </message>
</context>
<context>
    <name>ServerRow</name>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <translation>%1 · %2</translation>
    </message>
    <message numerus="yes">
        <source>%n change(s) waiting</source>
        <translation>
            <numerusform>%n изменение ждёт отправки</numerusform>
            <numerusform>%n изменения ждут отправки</numerusform>
            <numerusform>%n изменений ждут отправки</numerusform>
        </translation>
    </message>
    <message>
        <source>Leave %1</source>
        <translation>Покинуть «%1»</translation>
    </message>
</context>
<context>
    <name>SettingsDialog</name>
    <message>
        <source>Settings</source>
        <translation>Настройки</translation>
    </message>
    <message>
        <source>Your name</source>
        <translation>Ваше имя</translation>
    </message>
    <message>
        <source>Colour</source>
        <translation>Цвет</translation>
    </message>
    <message>
        <source>Appearance</source>
        <translation>Оформление</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>Как в системе</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Светлое</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Тёмное</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Язык</translation>
    </message>
    <message>
        <source>Motion</source>
        <translation>Анимация</translation>
    </message>
    <message>
        <source>Reduce motion</source>
        <translation>Меньше движения</translation>
    </message>
    <message>
        <source>Lanban %1</source>
        <translation>Lanban %1</translation>
    </message>
    <message>
        <source>A new name or colour is for boards that you join from now on. Where you are already, others go on seeing the one you came with.</source>
        <translation>Новое имя и цвет увидят на досках, к которым вы присоединитесь после этого. Там, где вы уже есть, остаются прежние.</translation>
    </message>
</context>
<context>
    <name>Sidebar</name>
    <message>
        <source>Navigation</source>
        <translation>Навигация</translation>
    </message>
    <message>
        <source>Lanban</source>
        <translation>Lanban</translation>
    </message>
    <message>
        <source>All boards</source>
        <translation>Все доски</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Настройки</translation>
    </message>
    <message>
        <source>Not taken over: %1</source>
        <translation>Не принято: %1</translation>
    </message>
</context>
<context>
    <name>StartError</name>
    <message>
        <source>Lanban</source>
        <translation>Lanban</translation>
    </message>
    <message>
        <source>Lanban can&apos;t start</source>
        <translation>Lanban не запускается</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Закрыть</translation>
    </message>
</context>
<context>
    <name>TaskCard</name>
    <message>
        <source>%1, not yet saved</source>
        <translation>%1, ещё не сохранено</translation>
    </message>
    <message>
        <source>Not yet saved on the server</source>
        <translation>Ещё не сохранено на сервере</translation>
    </message>
    <message>
        <source>Due %1, done</source>
        <translation>Срок: %1, выполнено</translation>
    </message>
    <message>
        <source>Due %1, overdue</source>
        <translation>Срок: %1, просрочено</translation>
    </message>
    <message>
        <source>Due %1</source>
        <translation>Срок: %1</translation>
    </message>
    <message>
        <source>Has a description</source>
        <translation>Есть описание</translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n item(s) done</source>
        <translation>
            <numerusform>Выполнено: %1 из %n пункта</numerusform>
            <numerusform>Выполнено: %1 из %n пунктов</numerusform>
            <numerusform>Выполнено: %1 из %n пунктов</numerusform>
        </translation>
    </message>
    <message>
        <source>%1/%2</source>
        <translation>%1/%2</translation>
    </message>
    <message numerus="yes">
        <source>%n comment(s)</source>
        <translation>
            <numerusform>%n комментарий</numerusform>
            <numerusform>%n комментария</numerusform>
            <numerusform>%n комментариев</numerusform>
        </translation>
    </message>
    <message>
        <source>+%1</source>
        <translation>+%1</translation>
    </message>
    <message>
        <source>Changed by %1</source>
        <translation>Изменено: %1</translation>
    </message>
    <message>
        <source>Archived</source>
        <translation>В архиве</translation>
    </message>
</context>
<context>
    <name>TaskHead</name>
    <message>
        <source>Meanwhile renamed to “%1”</source>
        <translation>Тем временем переименовано в «%1»</translation>
    </message>
    <message>
        <source>Not saved yet</source>
        <translation>Ещё не сохранено</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Сохранить</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>Выбросить</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Закрыть</translation>
    </message>
    <message>
        <source>Draft: “%1”</source>
        <translation>Черновик: «%1»</translation>
    </message>
    <message>
        <source>Continue draft</source>
        <translation>Продолжить черновик</translation>
    </message>
    <message>
        <source>Not yet saved on the server</source>
        <translation>Ещё не сохранено на сервере</translation>
    </message>
</context>
<context>
    <name>TaskSidebar</name>
    <message>
        <source>Column</source>
        <translation>Колонка</translation>
    </message>
    <message>
        <source>Labels</source>
        <translation>Метки</translation>
    </message>
    <message>
        <source>Labels…</source>
        <translation>Метки…</translation>
    </message>
    <message>
        <source>Assignees</source>
        <translation>Исполнители</translation>
    </message>
    <message>
        <source>Assignees…</source>
        <translation>Исполнители…</translation>
    </message>
    <message>
        <source>Due date</source>
        <translation>Срок</translation>
    </message>
    <message>
        <source>%1 · overdue</source>
        <translation>%1 · просрочено</translation>
    </message>
    <message>
        <source>Change date…</source>
        <translation>Изменить срок…</translation>
    </message>
    <message>
        <source>Set a date…</source>
        <translation>Назначить срок…</translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>Вернуть</translation>
    </message>
    <message>
        <source>Archive</source>
        <translation>В архив</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Удалить</translation>
    </message>
    <message>
        <source>Not yet saved on the server</source>
        <translation>Ещё не сохранено на сервере</translation>
    </message>
    <message>
        <source>Created %1</source>
        <translation>Создано: %1</translation>
    </message>
    <message>
        <source>Move to another board</source>
        <translation>Перенести на другую доску</translation>
    </message>
</context>
<context>
    <name>TaskTitle</name>
    <message>
        <source>Title</source>
        <translation>Название</translation>
    </message>
</context>
<context>
    <name>Theme</name>
    <message>
        <source>gray</source>
        <translation>серый</translation>
    </message>
    <message>
        <source>red</source>
        <translation>красный</translation>
    </message>
    <message>
        <source>orange</source>
        <translation>оранжевый</translation>
    </message>
    <message>
        <source>yellow</source>
        <translation>жёлтый</translation>
    </message>
    <message>
        <source>green</source>
        <translation>зелёный</translation>
    </message>
    <message>
        <source>teal</source>
        <translation>бирюзовый</translation>
    </message>
    <message>
        <source>blue</source>
        <translation>синий</translation>
    </message>
    <message>
        <source>purple</source>
        <translation>фиолетовый</translation>
    </message>
    <message>
        <source>pink</source>
        <translation>розовый</translation>
    </message>
    <message>
        <source>none</source>
        <translation>без цвета</translation>
    </message>
</context>
<context>
    <name>TitleEditor</name>
    <message>
        <source>Title</source>
        <translation>Название</translation>
    </message>
    <message>
        <source>Meanwhile renamed to “%1”</source>
        <translation>Тем временем переименовано в «%1»</translation>
    </message>
</context>
<context>
    <name>Toast</name>
    <message>
        <source>Dismiss</source>
        <translation>Скрыть</translation>
    </message>
</context>
<context>
    <name>TrayActions</name>
    <message>
        <source>Send this text</source>
        <translation>Отправить этот текст</translation>
    </message>
    <message>
        <source>Close, keep the draft</source>
        <translation>Закрыть, сохранив черновик</translation>
    </message>
    <message>
        <source>Choose the text…</source>
        <translation>Выбрать текст…</translation>
    </message>
    <message>
        <source>Place anyway</source>
        <translation>Всё равно поместить</translation>
    </message>
    <message>
        <source>Try all again</source>
        <translation>Повторить всё</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Повторить</translation>
    </message>
    <message>
        <source>Edit…</source>
        <translation>Изменить…</translation>
    </message>
    <message>
        <source>Copy text</source>
        <translation>Копировать текст</translation>
    </message>
    <message>
        <source>Discard all</source>
        <translation>Отбросить всё</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>Отбросить</translation>
    </message>
    <message>
        <source>Send the edited text</source>
        <translation>Отправить изменённый текст</translation>
    </message>
    <message>
        <source>Continue draft</source>
        <translation>Продолжить черновик</translation>
    </message>
    <message>
        <source>Copy the edited text</source>
        <translation>Копировать изменённый текст</translation>
    </message>
    <message>
        <source>Discard draft</source>
        <translation>Выбросить черновик</translation>
    </message>
</context>
<context>
    <name>TrayButton</name>
    <message numerus="yes">
        <source>%n change(s) not taken over</source>
        <translation>
            <numerusform>%n непринятое изменение</numerusform>
            <numerusform>%n непринятых изменения</numerusform>
            <numerusform>%n непринятых изменений</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TrayEntry</name>
    <message>
        <source>%1 · %2</source>
        <extracomment>when something was done, and the board it was done on</extracomment>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>Yours</source>
        <translation>У вас</translation>
    </message>
    <message>
        <source>On the server</source>
        <translation>На сервере</translation>
    </message>
    <message>
        <source>And what belongs to it:</source>
        <translation>И то, что к этому относится:</translation>
    </message>
    <message>
        <source>Your text</source>
        <translation>Ваш текст</translation>
    </message>
    <message>
        <source>Edited, not sent yet</source>
        <translation>Изменено, ещё не отправлено</translation>
    </message>
</context>
<context>
    <name>TrayPanel</name>
    <message>
        <source>Changes not taken over</source>
        <translation>Непринятые изменения</translation>
    </message>
    <message>
        <source>Nothing here: everything was taken over</source>
        <translation>Пусто: все изменения приняты</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>Отбросить</translation>
    </message>
    <message>
        <source>Discard this change?</source>
        <translation>Отбросить это изменение?</translation>
    </message>
    <message>
        <source>%1: what you typed for it is thrown away.</source>
        <translation>%1: введённый для этого текст будет удалён.</translation>
    </message>
</context>
<context>
    <name>UndoMenu</name>
    <message>
        <source>Ctrl+Z</source>
        <translation>Ctrl+Z</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Отменить</translation>
    </message>
    <message>
        <source>Ctrl+Shift+Z</source>
        <translation>Ctrl+Shift+Z</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>Вернуть</translation>
    </message>
</context>
<context>
    <name>WipDialog</name>
    <message>
        <source>Limit of tasks in “%1”</source>
        <translation>Лимит задач в колонке «%1»</translation>
    </message>
    <message>
        <source>How many tasks may be in this column at a time. Empty: as many as you like.</source>
        <translation>Сколько задач может быть в колонке одновременно. Пусто — сколько угодно.</translation>
    </message>
    <message>
        <source>Number of tasks</source>
        <translation>Число задач</translation>
    </message>
    <message>
        <source>No limit</source>
        <translation>Без лимита</translation>
    </message>
    <message>
        <source>Refuse tasks above the limit instead of warning</source>
        <translation>Не пускать задачи сверх лимита, а не только предупреждать</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Отмена</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Сохранить</translation>
    </message>
</context>
</TS>
