package io.github.memorybudget.examples.paging;

import java.sql.ResultSet;
import java.sql.SQLException;

/** A row of the customers' table. */
record Customer(long id, String name, String email, String address, int points) {

    static Customer of(ResultSet row) throws SQLException {
        return new Customer(
                row.getLong("id"),
                row.getString("name"),
                row.getString("email"),
                row.getString("address"),
                row.getInt("points"));
    }
}
