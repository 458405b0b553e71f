// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractListModel>
#include <QSet>
#include <QStringList>
#include <QtQml/qqmlregistration.h>
#include <QVariantList>

#include <functional>

namespace Lanban {

//! One row of a list: what it is of, and its values in the order of the model's roles.
struct Row {
    QString id;
    QVariantList values; //!< without the id, which is the first role
};

//! A list whose rows have ids, changed row by row: what a view holds on to stays where it is.
//!
//! Only replace() resets; everything else is inserts, moves, removes and changes of single roles.
class RowListModel : public QAbstractListModel
{
    Q_OBJECT
    QML_ANONYMOUS
    Q_PROPERTY(int count READ count NOTIFY countChanged)

public:
    //! \a roles: the names QML knows the roles by; the first is the id's.
    explicit RowListModel(const QList<QByteArray> &roles, QObject *parent = nullptr);

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;
    [[nodiscard]] int count() const { return static_cast<int>(m_rows.size()); }

    //! -1 where there is no such row.
    [[nodiscard]] Q_INVOKABLE int indexOf(const QString &id) const;
    [[nodiscard]] Q_INVOKABLE QString idAt(int index) const;
    //! A value by its role's name; invalid where there is no such row or role.
    [[nodiscard]] Q_INVOKABLE QVariant valueOf(const QString &id, const QString &role) const;
    [[nodiscard]] QStringList ids() const;

    //! Makes the rows \a rows at once, by a reset: for a first load.
    void replace(const QList<Row> &rows);
    //! Makes the rows \a rows by the fewest steps it finds.
    void sync(const QList<Row> &rows);
    //! Makes the rows those of \a ids, in that order; asks \a make for the ones that are new or in \a changed.
    void arrange(const QStringList &ids, const QSet<QString> &changed, const std::function<Row(const QString &)> &make);
    //! Inserts \a row before \a position (counted before the change), or changes and moves it there.
    void upsert(const Row &row, int position);
    //! Changes a row where it stands; does nothing where there is none.
    void update(const Row &row);
    void remove(const QString &id);

Q_SIGNALS:
    void countChanged();

protected:
    //! A row was taken out: whatever belongs to it can go.
    virtual void forget(const Row &row);

    // Steps by place, for who knows it.
    void insertAt(int index, const QList<Row> &rows);
    void change(int index, const Row &row);
    //! \a to: counted when the row is taken out.
    void move(int from, int to);
    void removeAt(int index, int size = 1);

private:
    QList<QByteArray> m_roles;
    QList<Row> m_rows;
};

} // namespace Lanban
