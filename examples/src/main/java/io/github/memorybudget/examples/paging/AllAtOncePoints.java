package io.github.memorybudget.examples.paging;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** Loads every customer into a list before it adds up their points. */
public final class AllAtOncePoints {

    private final Connection connection;

    public AllAtOncePoints(Connection connection) {
        this.connection = connection;
    }

    public long total() throws SQLException {
        List<Customer> customers = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT id, name, email, address, points FROM customer")) {
            while (rows.next()) {
                customers.add(Customer.of(rows));
            }
        }
        return customers.stream().mapToLong(Customer::points).sum();
    }
}
