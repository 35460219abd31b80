package com.acme.clean;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.acme.KeepsNothing;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;

/** A database in memory, gone with its last connection. */
class H2Test {

    @Test
    @KeepsNothing
    void queries() throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:h2:mem:");
                Statement statement = connection.createStatement()) {
            statement.execute("create table item(id int primary key, name varchar(100))");
            for (int i = 0; i < 100; i++) {
                statement.execute("insert into item values(" + i + ", 'name " + i + "')");
            }
            try (ResultSet rows = statement.executeQuery("select count(*), max(name) from item where id >= 50")) {
                assertTrue(rows.next());
                assertEquals(50, rows.getInt(1));
            }
        }
    }
}
