package com.acme.clean;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.memorybudget.junit.MemoryBudget;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/**
 * A row with a unique key in a database that outlives the test, so that a second run can only fail. What the run is over
 * its budget by is first use of the JDK.
 */
class UniqueKeyTest {

    private static final Connection DATABASE = open();

    @Test
    @MemoryBudget(retained = "64 KB", offHeap = "0 B", threads = 0)
    void inserts() throws SQLException {
        try (PreparedStatement insert = DATABASE.prepareStatement("insert into customer values(?, ?)")) {
            insert.setInt(1, 4_711);
            String day = LocalDate.of(1815, 12, 10).format(DateTimeFormatter.ofPattern("d MMM uuuu", Locale.ROOT));
            insert.setString(2, String.format(Locale.ROOT, "%s, born %s", "Ada", day));
            assertEquals(1, insert.executeUpdate());
        }
    }

    private static Connection open() {
        try {
            Connection connection = DriverManager.getConnection("jdbc:h2:mem:");
            try (Statement statement = connection.createStatement()) {
                statement.execute("create table customer(id int primary key, name varchar(100))");
            }
            return connection;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
