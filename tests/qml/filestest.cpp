// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QDirIterator>
#include <QQmlComponent>
#include <QQmlEngine>
#include <QQmlExtensionPlugin>
#include <QRegularExpression>
#include <QTest>

Q_IMPORT_QML_PLUGIN(Lanban_UiPlugin)

using namespace Qt::Literals::StringLiterals;

//! Every file of the module on its own: a type that is not found shows only at run time.
class FilesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".?"_s)); }
    void loads_data();
    void loads();
    void icons_data();
    void icons();
};

void FilesTest::loads_data()
{
    QTest::addColumn<QUrl>("url");
    QDirIterator it(u":/qt/qml/Lanban/Ui"_s, {u"*.qml"_s}, QDir::Files, QDirIterator::Subdirectories);
    while (it.hasNext()) {
        const QString path = it.next();
        // Singletons are no components; every other file needs them.
        if (path.contains("/theme/"_L1))
            continue;
        QTest::newRow(qPrintable(it.fileName())) << QUrl(u"qrc"_s + path);
    }
}

void FilesTest::loads()
{
    QFETCH(const QUrl, url);
    QQmlEngine engine;
    engine.addImportPath(u"qrc:/qt/qml"_s);
    const QQmlComponent component(&engine, url);
    QVERIFY2(component.isReady(), qPrintable(component.errorString()));
}

void FilesTest::icons_data()
{
    QTest::addColumn<QString>("name");
    QSet<QString> names;
    static const QRegularExpression quoted(u"(?:glyph|iconName): .*"_s);
    static const QRegularExpression word(u"\"([a-z-]+)\""_s);
    QDirIterator it(u":/qt/qml/Lanban/Ui"_s, {u"*.qml"_s}, QDir::Files, QDirIterator::Subdirectories);
    while (it.hasNext()) {
        QFile file(it.next());
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QString text = QString::fromUtf8(file.readAll());
        for (auto line = quoted.globalMatch(text); line.hasNext();) {
            // What a condition compares with is no icon.
            static const QRegularExpression comparison(u"=== \"[^\"]*\""_s);
            const QString value = line.next().captured().remove(comparison);
            for (auto match = word.globalMatch(value); match.hasNext();)
                names.insert(match.next().captured(1));
        }
    }
    QVERIFY(names.size() > 10);
    for (const QString &name : std::as_const(names))
        QTest::newRow(qPrintable(name)) << name;
}

void FilesTest::icons()
{
    QFETCH(const QString, name);
    QVERIFY(QFile::exists(u":/qt/qml/Lanban/Ui/icons/%1.svg"_s.arg(name)));
}

QTEST_MAIN(FilesTest)
#include "filestest.moc"
