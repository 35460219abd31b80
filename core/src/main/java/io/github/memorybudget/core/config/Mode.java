package io.github.memorybudget.core.config;

import java.util.Locale;
import org.apiguardian.api.API;

/**
 * What happens when a budget is exceeded.
 *
 * @since 0.1
 */
@API(status = API.Status.STABLE, since = "0.1")
public enum Mode {
    /** The test fails. */
    ENFORCE,
    /** The violation is written down; the build's {@code check} fails. */
    RECORD,
    /** Nothing is measured. */
    OFF;

    /** The value of a setting: {@code enforce}. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * The mode of a setting's value, in any case.
     *
     * @throws IllegalArgumentException if the text is none
     */
    public static Mode parse(String text) {
        for (Mode mode : values()) {
            if (mode.key().equalsIgnoreCase(text.strip())) {
                return mode;
            }
        }
        throw new IllegalArgumentException("\"" + text + "\" is not a mode; write " + Key.MODE.acceptedForm());
    }
}
