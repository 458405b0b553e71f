// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QQmlComponent>
#include <QQmlEngine>
#include <QQmlExtensionPlugin>
#include <QQuickItem>
#include <QQuickTextDocument>
#include <QRegularExpression>
#include <QTest>
#include <QTextBlock>
#include <QTextDocument>
#include <QTextFragment>

Q_IMPORT_QML_PLUGIN(Lanban_UiPlugin)

using namespace Qt::Literals::StringLiterals;

//! What other people write may neither bring pictures nor HTML, and still reads as it was written.
class MarkdownTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".?"_s)); }
    void tames_data();
    void tames();
    void paintsLinks();

private:
    std::unique_ptr<QObject> create(const QString &source);
    static QTextDocument *document(QObject *item)
    {
        return item->property("textDocument").value<QQuickTextDocument *>()->textDocument();
    }

    QQmlEngine m_engine;
};

std::unique_ptr<QObject> MarkdownTest::create(const QString &source)
{
    m_engine.addImportPath(u"qrc:/qt/qml"_s);
    QQmlComponent component(&m_engine, QUrl(u"qrc:/qt/qml/Lanban/Ui/components/MarkdownText.qml"_s));
    return std::unique_ptr<QObject>(component.createWithInitialProperties({{u"source"_s, source}}));
}

void MarkdownTest::tames_data()
{
    QTest::addColumn<QString>("source");
    QTest::addColumn<QString>("shown");
    QTest::newRow("plain") << u"a **b** c"_s << u"a b c"_s;
    QTest::newRow("image") << u"x ![alt](http://127.0.0.1:9/a.png)"_s << u"x !alt"_s;
    QTest::newRow("image by reference") << u"![alt][1]\n\n[1]: http://127.0.0.1:9/a.png"_s << u"!alt"_s;
    QTest::newRow("image in a link") << u"[![a](file:///etc/passwd)](http://example.org)"_s << u"[!a](http://example.org)"_s;
    QTest::newRow("tag") << u"a <img src=\"http://127.0.0.1:9/a.png\"> b"_s << u"a <img src=\"http://127.0.0.1:9/a.png\"> b"_s;
    QTest::newRow("block of HTML") << u"<table><tr><td>x</td></tr></table>"_s << u"<table><tr><td>x</td></tr></table>"_s;
    QTest::newRow("closing tag") << u"a </b> c"_s << u"a </b> c"_s;
    QTest::newRow("comment") << u"a <!-- b --> c"_s << u"a <!-- b --> c"_s;
    QTest::newRow("less than") << u"1 < 2 and 3 <4"_s << u"1 < 2 and 3 <4"_s;
    QTest::newRow("code") << u"`a <b> ![c](d)`"_s << u"a <b> ![c](d)"_s;
}

void MarkdownTest::tames()
{
    QFETCH(const QString, source);
    QFETCH(const QString, shown);
    const auto item = create(source);
    QVERIFY(item);
    const QTextDocument *text = document(item.get());
    QCOMPARE(text->toPlainText().remove(QChar(0x200b)).trimmed(), shown);
    for (QTextBlock block = text->begin(); block.isValid(); block = block.next()) {
        for (auto it = block.begin(); !it.atEnd(); ++it)
            QVERIFY(!it.fragment().charFormat().isImageFormat());
    }
}

void MarkdownTest::paintsLinks()
{
    const auto item = create(u"see [this](https://example.org) now"_s);
    QVERIFY(item);
    const QTextBlock block = document(item.get())->begin();
    QTRY_COMPARE(block.layout()->formats().size(), 1);
    const QTextLayout::FormatRange range = block.layout()->formats().constFirst();
    QCOMPARE(block.text().mid(range.start, range.length), u"this"_s);
    QCOMPARE(range.format.foreground().color(), QColor(u"#0a7467"_s));
}

QTEST_MAIN(MarkdownTest)
#include "markdowntest.moc"
