package io.github.memorybudget.assertj.error;

import io.github.memorybudget.core.size.ByteSize;

/** Sizes in messages. */
final class Sizes {

    private Sizes() {}

    /** For reading and to the byte: {@code 2.0 KB (2,064 B)}; {@code 984 B} where both are the same. */
    static Plain both(long bytes) {
        String readable = ByteSize.readable(bytes);
        String exact = ByteSize.exact(bytes);
        return new Plain(readable.equals(exact) ? exact : readable + " (" + exact + ")");
    }

    static Plain exact(long bytes) {
        return new Plain(ByteSize.exact(bytes));
    }
}
