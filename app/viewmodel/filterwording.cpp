// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/viewmodel/filterwording.h"

#include <QCoreApplication>

namespace Lanban::Wording {

namespace {

class Text
{
    Q_DECLARE_TR_FUNCTIONS(Lanban::Wording)
};

} // namespace

QString filterError(const FilterError &error)
{
    switch (error.code) {
    case FilterError::Code::UnknownQualifier:
        return Text::tr("There is no “%1:”. To search for the text, put it in quotes.").arg(error.what);
    case FilterError::Code::MissingValue:
        return error.what.isEmpty() ? Text::tr("Something has to follow.")
                                    : Text::tr("Something has to follow “%1”.").arg(error.what);
    case FilterError::Code::UnknownValue:
        return Text::tr("“%1” can't stand here.").arg(error.what);
    case FilterError::Code::BadDate:
        return Text::tr("“%1” is no date: try today, +3d or 2026-12-24.").arg(error.what);
    case FilterError::Code::UnclosedQuote:
        return Text::tr("A quote is not closed.");
    case FilterError::Code::NotNegatable:
        return Text::tr("For the other direction write sort:-due.");
    }
    return {};
}

QString filterProblem(const FilterProblem &problem)
{
    switch (problem.kind) {
    case FilterTerm::Kind::Assignee:
        return Text::tr("Nobody here is called “%1”.").arg(problem.name);
    case FilterTerm::Kind::Column:
        return Text::tr("No column is called “%1”.").arg(problem.name);
    default:
        return Text::tr("No label is called “%1”.").arg(problem.name);
    }
}

} // namespace Lanban::Wording
