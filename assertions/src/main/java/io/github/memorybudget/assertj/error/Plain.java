package io.github.memorybudget.assertj.error;

/** Text that a message shows as it is, where AssertJ would put a string into quotes. */
record Plain(String text) {

    @Override
    public String toString() {
        return text;
    }
}
