package io.github.memorybudget.core.heap;

import io.github.memorybudget.core.vm.ClassHistogram;
import io.github.memorybudget.core.vm.UnavailableException;
import java.nio.charset.StandardCharsets;

/**
 * The class histogram as the VM prints it, in a buffer that is there before and after.
 *
 * <p>The VM counts while it stands still right after a full collection, so a reading is exact whatever other threads do.
 * A reading kept as objects of its own would show up in the next one as growth; so the text lies in one array that is only
 * replaced when it gets too small, and is parsed when somebody asks.
 */
final class HistogramText {

    /** What G1 and Parallel fill gaps with on JDK 20 and later; it belongs to no one. */
    static final String FILLER = "jdk.internal.vm.FillerElement";

    private static final byte[] TOTAL = "\nTotal".getBytes(StandardCharsets.ISO_8859_1);

    private byte[] text = new byte[1 << 19];
    private int length;

    /** Looked for in the printed text, which the JDK searches many bytes at a time. */
    private long fillerBytes;

    /** Takes a histogram. True if the buffer was replaced, so that the figure is not comparable with earlier ones. */
    boolean take() throws UnavailableException {
        return accept(ClassHistogram.ofLive());
    }

    /** Keeps the printed text. True if the buffer was replaced. */
    boolean accept(String printed) {
        boolean replaced = printed.length() > text.length;
        if (replaced) {
            text = new byte[Integer.highestOneBit(printed.length()) << 2];
        }
        copy(printed);
        return replaced;
    }

    @SuppressWarnings("deprecation") // getBytes(int, int, byte[], int) makes no garbage; the text is ISO 8859-1
    private void copy(String printed) {
        length = printed.length();
        printed.getBytes(0, length, text, 0);
        fillerBytes = 0;
        for (int at = printed.indexOf(FILLER); at >= 0; at = printed.indexOf(FILLER, at + FILLER.length())) {
            fillerBytes += bytesOfLineAround(at);
        }
    }

    void copyFrom(HistogramText other) {
        if (text.length < other.text.length) {
            text = new byte[other.text.length];
        }
        length = other.length;
        fillerBytes = other.fillerBytes;
        System.arraycopy(other.text, 0, text, 0, length);
    }

    /** Bytes of the array that the VM prints into. */
    long printedBytes() {
        return ArraySize.ofBytes(length);
    }

    /** Bytes of the buffer. */
    long capacity() {
        return ArraySize.ofBytes(text.length);
    }

    boolean isEmpty() {
        return length == 0;
    }

    /** Bytes of all live objects, without the collector's filler. */
    long liveBytes() throws UnavailableException {
        int total = lastIndexOf(TOTAL);
        if (total < 0) {
            throw new UnavailableException("the VM's class histogram has no line of totals");
        }
        return numberAt(skipNumber(total + TOTAL.length)) - fillerBytes;
    }

    String asString() {
        return new String(text, 0, length, StandardCharsets.ISO_8859_1);
    }

    /** A line reads {@code   12:   345   6789  class name (module)}. */
    private long bytesOfLineAround(int at) {
        int start = at;
        while (start > 0 && text[start - 1] != '\n') {
            start--;
        }
        while (text[start] != ':') {
            start++;
        }
        return numberAt(skipNumber(start + 1));
    }

    private int skipNumber(int at) {
        int i = skipSpaces(at);
        while (isDigit(i)) {
            i++;
        }
        return i;
    }

    private int skipSpaces(int at) {
        int i = at;
        while (i < length && text[i] == ' ') {
            i++;
        }
        return i;
    }

    private long numberAt(int at) {
        long number = 0;
        for (int i = skipSpaces(at); isDigit(i); i++) {
            number = number * 10 + (text[i] - '0');
        }
        return number;
    }

    private boolean isDigit(int i) {
        return i < length && text[i] >= '0' && text[i] <= '9';
    }

    private int lastIndexOf(byte[] wanted) {
        for (int i = length - wanted.length; i >= 0; i--) {
            if (matches(wanted, i)) {
                return i;
            }
        }
        return -1;
    }

    private boolean matches(byte[] wanted, int at) {
        for (int k = 0; k < wanted.length; k++) {
            if (text[at + k] != wanted[k]) {
                return false;
            }
        }
        return true;
    }
}
