package io.github.memorybudget.core.vm;

/**
 * A figure that this VM can't give; the message says why, in words for the report.
 *
 * @since 0.1
 */
public final class UnavailableException extends Exception {

    private static final long serialVersionUID = 1L;

    /** With the reason. */
    public UnavailableException(String reason) {
        super(reason);
    }

    /** With the reason and what the VM said. */
    public UnavailableException(String reason, Throwable cause) {
        super(reason, cause);
    }
}
