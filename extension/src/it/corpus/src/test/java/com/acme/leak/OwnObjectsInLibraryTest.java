package com.acme.leak;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.acme.Leaks;
import io.github.memorybudget.junit.MemoryBudget;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.DriverPropertyInfo;
import java.util.Properties;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;

/** Objects of the class under test in a registry of the JDK that the run itself was first to use. */
@Leaks(atLeast = 500_000)
class OwnObjectsInLibraryTest {

    @Test
    @MemoryBudget(retained = "64 KB")
    void registersADriver() throws Exception {
        DriverManager.registerDriver(new PaperDriver());
        assertTrue(DriverManager.drivers().anyMatch(PaperDriver.class::isInstance));
    }

    private static final class PaperDriver implements Driver {

        private final byte[] buffer = new byte[500_000];

        @Override
        public Connection connect(String url, Properties info) {
            return null;
        }

        @Override
        public boolean acceptsURL(String url) {
            return false;
        }

        @Override
        public DriverPropertyInfo[] getPropertyInfo(String url, Properties info) {
            return new DriverPropertyInfo[0];
        }

        @Override
        public int getMajorVersion() {
            return buffer.length;
        }

        @Override
        public int getMinorVersion() {
            return 0;
        }

        @Override
        public boolean jdbcCompliant() {
            return false;
        }

        @Override
        public Logger getParentLogger() {
            return Logger.getGlobal();
        }
    }
}
