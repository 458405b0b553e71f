// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QGuiApplication>
#include <QQmlComponent>
#include <QQmlEngine>
#include <QQmlExtensionPlugin>
#include <QQuickWindow>
#include <QRegularExpression>
#include <QTest>
#include <QTranslator>

Q_IMPORT_QML_PLUGIN(Lanban_UiPlugin)

using namespace Qt::Literals::StringLiterals;

namespace {

//! Says everything in another language, so that every text changes.
class Louder : public QTranslator
{
public:
    using QTranslator::QTranslator;
    QString translate(const char *, const char *text, const char *, int) const override { return QString::fromUtf8(text) + u'!'; }
    bool isEmpty() const override { return false; }
};

} // namespace

//! The language changes while the window is open.
class LanguageTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".?"_s)); }

    void settingsShowWhatIsSet()
    {
        QQmlEngine engine;
        engine.addImportPath(u"qrc:/qt/qml"_s);
        QQmlComponent component(&engine);
        component.setData(R"(import QtQuick
import Lanban.Ui
Main { width: 1280; height: 800; app: FixtureApp { Component.onCompleted: { profile.theme = "dark"; profile.language = "en"; } } })",
                          QUrl(u"qrc:/qt/qml/Lanban/Ui/pages/Test.qml"_s));
        const std::unique_ptr<QObject> window(component.create());
        QVERIFY2(window, qPrintable(component.errorString()));
        QObject *theme = nullptr;
        QObject *language = nullptr;
        auto *dialog = window->findChild<QObject *>(u"settingsDialog"_s);
        QVERIFY(dialog);
        QMetaObject::invokeMethod(dialog, "open");
        theme = window->findChild<QObject *>(u"settingsTheme"_s);
        language = window->findChild<QObject *>(u"settingsLanguage"_s);
        QVERIFY(theme);
        QVERIFY(language);
        QCOMPARE(theme->property("displayText").toString(), u"Dark"_s);
        QCOMPARE(language->property("displayText").toString(), u"English"_s);

        Louder louder;
        QCoreApplication::installTranslator(&louder);
        engine.retranslate();
        QCOMPARE(theme->property("displayText").toString(), u"Dark!"_s);
        QCOMPARE(language->property("displayText").toString(), u"English"_s);

        // And they go on following what is set.
        auto *app = window->property("app").value<QObject *>();
        auto *profile = app->property("profile").value<QObject *>();
        profile->setProperty("theme", u"light"_s);
        QCOMPARE(theme->property("displayText").toString(), u"Light!"_s);
        QCoreApplication::removeTranslator(&louder);
    }
};

QTEST_MAIN(LanguageTest)
#include "languagetest.moc"
