package io.github.memorybudget.examples.paging;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Adds up the points batch by batch; each batch begins after the last id of the one before (keyset pagination). */
public final class BatchedPoints {

    private static final int BATCH = 1_000;

    private final Connection connection;

    public BatchedPoints(Connection connection) {
        this.connection = connection;
    }

    public long total() throws SQLException {
        long total = 0;
        try (PreparedStatement query = connection.prepareStatement(
                "SELECT id, name, email, address, points FROM customer WHERE id > ? ORDER BY id LIMIT " + BATCH)) {
            List<Customer> batch = after(0, query);
            while (!batch.isEmpty()) {
                total += batch.stream().mapToLong(Customer::points).sum();
                batch = after(batch.get(batch.size() - 1).id(), query);
            }
        }
        return total;
    }

    private static List<Customer> after(long id, PreparedStatement query) throws SQLException {
        query.setLong(1, id);
        List<Customer> batch = new ArrayList<>(BATCH);
        try (ResultSet rows = query.executeQuery()) {
            while (rows.next()) {
                batch.add(Customer.of(rows));
            }
        }
        return batch;
    }
}
