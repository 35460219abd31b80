package io.github.memorybudget.report.read;

/** A line that is not what the format says; the message gives the member, the offending value and the accepted form. */
final class MalformedLineException extends Exception {

    private static final long serialVersionUID = 1L;

    MalformedLineException(String message) {
        super(message);
    }

    MalformedLineException(String message, Throwable cause) {
        super(message, cause);
    }
}
