package io.github.memorybudget.report.read;

import java.nio.charset.StandardCharsets;

/** Values from a file that can't be trusted, made fit for a message: short, and on one line. */
final class Shortened {

    private static final int LONGEST = 80;

    private Shortened() {}

    static String quote(byte[] line) {
        int length = Math.min(line.length, 4 * LONGEST);
        return quote(new String(line, 0, length, StandardCharsets.UTF_8));
    }

    static String quote(String value) {
        StringBuilder out = new StringBuilder().append('"');
        int[] codePoints = value.codePoints().limit(LONGEST + 1L).toArray();
        for (int i = 0; i < Math.min(LONGEST, codePoints.length); i++) {
            boolean shown =
                    !Character.isISOControl(codePoints[i]) && codePoints[i] != '\u2028' && codePoints[i] != '\u2029';
            out.appendCodePoint(shown ? codePoints[i] : '\uFFFD');
        }
        return out.append(codePoints.length > LONGEST ? "…\"" : "\"").toString();
    }
}
