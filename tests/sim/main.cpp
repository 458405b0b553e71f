// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/sim/world.h"

#include <QCoreApplication>
#include <QRegularExpression>
#include <QTextStream>

using namespace Qt::Literals::StringLiterals;

namespace {

int usage(QTextStream &err)
{
    err << "usage: lanban-sim --seeds FROM..TO [--plant NAME] [--list-plants] [--counters]\n";
    return 2;
}

} // namespace

int main(int argc, char **argv)
{
    using namespace Lanban::Sim;
    const QCoreApplication app(argc, argv);
    QTextStream out(stdout);
    QTextStream err(stderr);
    quint64 from = 1;
    quint64 to = 0;
    Plant plant = Plant::None;
    bool showsCounters = false;
    const QStringList arguments = QCoreApplication::arguments();
    for (qsizetype i = 1; i < arguments.size(); ++i) {
        const QString &argument = arguments.at(i);
        const QString value = arguments.value(i + 1);
        if (argument == "--list-plants"_L1) {
            for (const PlantInfo &info : plants())
                out << info.name << '\t' << info.what << '\n';
            return 0;
        }
        if (argument == "--counters"_L1) {
            showsCounters = true;
        } else if (argument == "--seeds"_L1) {
            static const QRegularExpression range(u"^([0-9]{1,18})\\.\\.([0-9]{1,18})$"_s);
            const auto match = range.match(value);
            if (!match.hasMatch())
                return usage(err);
            from = match.captured(1).toULongLong();
            to = match.captured(2).toULongLong();
            ++i;
        } else if (argument == "--plant"_L1) {
            const auto known = plantFromName(value);
            if (!known)
                return usage(err);
            plant = *known;
            ++i;
        } else {
            return usage(err);
        }
    }
    if (to < from)
        return usage(err);

    quint64 violations = 0;
    quint64 hash = 0xcbf29ce484222325ULL;
    Counters counters;
    for (quint64 seed = from; seed <= to; ++seed) {
        World world(seed, plant, from == to);
        world.run();
        hash = (hash ^ world.trace().hash()) * 0x100000001b3ULL;
        violations += static_cast<quint64>(world.violations().size());
        for (const QString &violation : world.violations())
            out << "seed " << seed << ": " << violation << '\n';
        if (from == to && !world.violations().isEmpty())
            err << world.trace().lines().join(u'\n') << '\n';
        counters.add(world.counters());
    }
    for (int i = 0; showsCounters && i < static_cast<int>(Counter::Count); ++i)
        out << counterName(Counter(i)) << '=' << counters.value(Counter(i)) << '\n';
    out << "seeds=" << (to - from + 1) << " violations=" << violations
        << " trace=" << QString::number(hash, 16).rightJustified(16, u'0') << '\n';
    return violations == 0 ? 0 : 1;
}
