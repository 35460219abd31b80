package io.github.memorybudget.benchmarks.heap;

/**
 * What a dump is made of.
 *
 * @param megabytes about how much is live
 * @param withList whether {@value #LIST_NODES} nodes of one linked list are part of it
 */
record HeapShape(int megabytes, boolean withList) {

    static final int LIST_NODES = 1_000_000;

    private static final String WITH_LIST = "+list";

    /** A number of MB, with {@code +list} behind it for one with the list. */
    static HeapShape parse(String text) {
        boolean withList = text.endsWith(WITH_LIST);
        String number = withList ? text.substring(0, text.length() - WITH_LIST.length()) : text;
        try {
            return new HeapShape(Integer.parseInt(number), withList);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("A heap is " + text + "; accepted: 50, or 50" + WITH_LIST, e);
        }
    }

    String text() {
        return megabytes + (withList ? WITH_LIST : "");
    }
}
