package io.github.memorybudget.junit;

/** Tests without an annotation can't be reached; the message says why, and what would help. */
final class AutoRegistrationException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    AutoRegistrationException(String message) {
        super(message);
    }
}
