// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/viewmodel/rowlistmodel.h"

#include <algorithm>

namespace Lanban {

namespace {
constexpr int FirstRole = Qt::UserRole + 1;
} // namespace

RowListModel::RowListModel(const QList<QByteArray> &roles, QObject *parent) : QAbstractListModel(parent), m_roles(roles) { }

int RowListModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : count();
}

QVariant RowListModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const Row &row = m_rows.at(index.row());
    if (role == FirstRole)
        return row.id;
    return row.values.value(role - FirstRole - 1);
}

QHash<int, QByteArray> RowListModel::roleNames() const
{
    QHash<int, QByteArray> names;
    for (int i = 0; i < m_roles.size(); ++i)
        names.insert(FirstRole + i, m_roles.at(i));
    return names;
}

int RowListModel::indexOf(const QString &id) const
{
    const auto found = std::find_if(m_rows.begin(), m_rows.end(), [&](const Row &row) { return row.id == id; });
    return found == m_rows.end() ? -1 : static_cast<int>(found - m_rows.begin());
}

QString RowListModel::idAt(int index) const
{
    return index >= 0 && index < count() ? m_rows.at(index).id : QString();
}

QVariant RowListModel::valueOf(const QString &id, const QString &role) const
{
    const int row = indexOf(id);
    const auto column = m_roles.indexOf(role.toUtf8());
    return row < 0 || column < 0 ? QVariant() : data(index(row), FirstRole + static_cast<int>(column));
}

QStringList RowListModel::ids() const
{
    QStringList ids;
    ids.reserve(m_rows.size());
    for (const Row &row : m_rows)
        ids.append(row.id);
    return ids;
}

void RowListModel::replace(const QList<Row> &rows)
{
    const QList<Row> before = m_rows;
    beginResetModel();
    m_rows = rows;
    endResetModel();
    for (const Row &row : before) {
        if (indexOf(row.id) < 0)
            forget(row);
    }
    if (before.size() != rows.size())
        Q_EMIT countChanged();
}

void RowListModel::sync(const QList<Row> &rows)
{
    QStringList order;
    QHash<QString, Row> byId;
    for (const Row &row : rows) {
        order.append(row.id);
        byId.insert(row.id, row);
    }
    arrange(order, QSet<QString>(order.begin(), order.end()), [&](const QString &id) { return byId.value(id); });
}

void RowListModel::arrange(const QStringList &ids, const QSet<QString> &changed, const std::function<Row(const QString &)> &make)
{
    QHash<QString, int> target;
    target.reserve(ids.size());
    for (int i = 0; i < ids.size(); ++i)
        target.insert(ids.at(i), i);
    for (int i = count() - 1; i >= 0; --i) {
        if (!target.contains(m_rows.at(i).id))
            removeAt(i);
    }
    QSet<QString> known;
    for (const Row &row : std::as_const(m_rows))
        known.insert(row.id);

    QSet<QString> displaced; // each row steps aside once at most, so this ends
    for (int i = 0; i < ids.size();) {
        const QString &wanted = ids.at(i);
        if (!known.contains(wanted)) {
            upsert(make(wanted), i);
            known.insert(wanted);
        } else if (m_rows.at(i).id != wanted) {
            // Either the wanted row goes up or the one in its place goes down: the one that has further to go was moved.
            const int from = indexOf(wanted);
            const QString present = m_rows.at(i).id;
            const int to = std::min(target.value(present), count() - 1);
            if (to - i > from - i && !displaced.contains(present)) {
                displaced.insert(present);
                move(i, to);
                continue;
            }
            move(from, i);
        }
        if (changed.contains(wanted))
            change(i, make(wanted));
        ++i;
    }
}

void RowListModel::upsert(const Row &row, int position)
{
    Q_ASSERT(position >= 0 && position <= count());
    const int current = indexOf(row.id);
    if (current < 0) {
        insertAt(position, {row});
        return;
    }
    const int to = position > current ? position - 1 : position;
    move(current, to);
    change(to, row);
}

void RowListModel::update(const Row &row)
{
    if (const int current = indexOf(row.id); current >= 0)
        change(current, row);
}

void RowListModel::remove(const QString &id)
{
    if (const int current = indexOf(id); current >= 0)
        removeAt(current);
}

void RowListModel::forget(const Row &) { }

void RowListModel::change(int index, const Row &row)
{
    const Row before = std::exchange(m_rows[index], row);
    QList<int> roles;
    for (int i = 0; i < row.values.size(); ++i) {
        if (before.values.value(i) != row.values.at(i))
            roles.append(FirstRole + 1 + i);
    }
    if (!roles.isEmpty())
        Q_EMIT dataChanged(this->index(index), this->index(index), roles);
}

void RowListModel::move(int from, int to)
{
    if (from == to)
        return;
    // beginMoveRows() counts the destination before the row is taken out, QList::move() after.
    beginMoveRows({}, from, from, {}, to > from ? to + 1 : to);
    m_rows.move(from, to);
    endMoveRows();
}

void RowListModel::insertAt(int index, const QList<Row> &rows)
{
    beginInsertRows({}, index, index + static_cast<int>(rows.size()) - 1);
    m_rows.insert(index, rows.size(), Row());
    std::copy(rows.begin(), rows.end(), m_rows.begin() + index);
    endInsertRows();
    Q_EMIT countChanged();
}

void RowListModel::removeAt(int index, int size)
{
    const QList<Row> rows = m_rows.mid(index, size);
    beginRemoveRows({}, index, index + size - 1);
    m_rows.remove(index, size);
    endRemoveRows();
    Q_EMIT countChanged();
    for (const Row &row : rows)
        forget(row);
}

} // namespace Lanban
