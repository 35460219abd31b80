package io.github.memorybudget.core.thread;

import java.util.regex.Pattern;

/**
 * The name of a thread with a {@code #} for each number: those of pools and threads differ from run to run.
 *
 * @since 0.1
 */
public final class ThreadNamePattern {

    private static final Pattern NUMBER = Pattern.compile("\\d+");

    private ThreadNamePattern() {}

    /** The pattern that a name is of, such as {@code pool-#-thread-#}. */
    public static String of(String name) {
        return NUMBER.matcher(name).replaceAll("#");
    }
}
