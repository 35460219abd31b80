package io.github.memorybudget.examples.paging;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.memorybudget.junit.KnownLeak;
import io.github.memorybudget.junit.MemoryBudget;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Culprit: an unbounded result, where pages or batches would do.
 *
 * <p>A table of 200,000 rows loaded into a list is in memory as a whole, and tomorrow's larger table will be too.
 * The fix reads a thousand rows at a time, so that the peak depends on the batch and not on the table.
 *
 * <p>The database is a file, with a small cache and none for results, so that its own memory doesn't blur the
 * picture.
 */
@MemoryBudget(peak = "32 MB")
class PaginationTest {

    private static final int CUSTOMERS = 200_000;

    private static final long POINTS = CUSTOMERS / 100 * (99 * 100 / 2);

    @TempDir
    static Path directory;

    private static Connection connection;

    @BeforeAll
    static void fillDatabase() throws SQLException {
        String url = "jdbc:h2:file:" + directory.resolve("shop") + ";CACHE_SIZE=1024;OPTIMIZE_REUSE_RESULTS=0";
        connection = DriverManager.getConnection(url);
        try (Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE customer"
                    + " (id BIGINT PRIMARY KEY, name VARCHAR, email VARCHAR, address VARCHAR, points INT)"
                    + " AS SELECT x, 'Customer ' || x, 'customer' || x || '@shop.example',"
                    + " x || ' Long Acre Gardens, Floor 3, London WC2E 9LH, United Kingdom', MOD(x, 100)"
                    + " FROM SYSTEM_RANGE(1, " + CUSTOMERS + ")");
            statement.execute("CHECKPOINT");
        }
    }

    @AfterAll
    static void closeDatabase() throws SQLException {
        connection.close();
    }

    @Test
    @KnownLeak(
            issue = "https://github.com/memory-budget/examples/issues/6",
            until = "2099-12-31",
            reason = "kept as an example: a whole table in a list",
            metrics = "peak")
    void wholeTableInAList() throws SQLException {
        assertEquals(POINTS, new AllAtOncePoints(connection).total());
    }

    @Test
    void batchesOfAThousand() throws SQLException {
        assertEquals(POINTS, new BatchedPoints(connection).total());
    }
}
