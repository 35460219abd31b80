package io.github.memorybudget.report.render.html;

import io.github.memorybudget.report.model.JudgedTest;
import io.github.memorybudget.report.model.Report;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.IdentityHashMap;
import java.util.Map;

/** Where each test stands: on the first page, or on a page of its own where there are many. */
final class Places {

    /** So many tests are read, and printed, on one page. */
    static final int MOST_ON_ONE_PAGE = 100;

    /** The directory of tests' own pages. */
    static final String DIRECTORY = "tests/";

    private static final int LONGEST = 80;

    private final Map<JudgedTest, String> places = new IdentityHashMap<>();
    private final boolean onOnePage;

    Places(Report report) {
        onOnePage = isOnOnePage(report);
        Map<String, Integer> taken = new HashMap<>();
        for (JudgedTest test : report.tests()) {
            String name = name(test);
            // The same test in two JVMs.
            int before = taken.merge(name, 1, Integer::sum) - 1;
            String own = before == 0 ? name : name + "-" + (before + 1);
            places.put(test, onOnePage ? "#" + own : DIRECTORY + own + ".html");
        }
    }

    /** Whether the first page of a report holds all tests. */
    static boolean isOnOnePage(Report report) {
        return report.tests().size() <= MOST_ON_ONE_PAGE;
    }

    /** Whether the first page holds all tests. */
    boolean isOnOnePage() {
        return onOnePage;
    }

    /** A link from the first page. */
    String of(JudgedTest test) {
        String place = places.get(test);
        if (place == null) {
            throw new IllegalArgumentException("not a test of this report: " + test.test());
        }
        return place;
    }

    /** The id of the test's element on the first page. */
    String anchor(JudgedTest test) {
        return of(test).substring(1);
    }

    /**
     * The same from build to build, so that a link lives on. Names can hold anything, so that only letters and digits of
     * them are taken, and a hash of the whole tells them apart.
     */
    private static String name(JudgedTest test) {
        String label = test.test().simpleClassName() + "." + test.test().method();
        String plain = label.replaceAll("[^A-Za-z0-9]+", "-");
        return "test-" + plain.substring(0, Math.min(plain.length(), LONGEST)) + "-"
                + hash(test.module() + "\n" + test.test().className() + "\n"
                        + test.test().uniqueId());
    }

    private static String hash(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, 4);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java platform has SHA-256", impossible);
        }
    }
}
