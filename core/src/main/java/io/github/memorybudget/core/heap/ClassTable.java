package io.github.memorybudget.core.heap;

import io.github.memorybudget.core.result.ClassGrowth;
import io.github.memorybudget.core.vm.VmNames;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Live instances and bytes by class at one moment. Classes of the same name from several loaders, and hidden classes made
 * from the same one, are added up.
 *
 * @since 0.1
 */
public final class ClassTable {

    /** Live instances of one class, and their shallow size in bytes. */
    record Row(long instances, long bytes) {
        Row plus(long moreInstances, long moreBytes) {
            return new Row(instances + moreInstances, bytes + moreBytes);
        }
    }

    private static final Set<String> HAND_OVER = Set.of(
            "java.util.concurrent.ConcurrentLinkedQueue$Node",
            "java.util.concurrent.LinkedBlockingQueue$Node",
            "java.util.concurrent.locks.AbstractQueuedSynchronizer$ConditionNode");

    private static final Row NONE = new Row(0, 0);
    private static final int DECIMAL = 10;
    private static final Pattern HIDDEN_SUFFIX = Pattern.compile("[/+]0x[0-9a-f]+");

    private final Map<String, Row> rows;

    private ClassTable(Map<String, Row> rows) {
        this.rows = rows;
    }

    /** Reads the text of a class histogram; lines that are no rows of it are passed over. */
    static ClassTable parse(String histogram) {
        Map<String, Row> rows = new HashMap<>();
        for (int start = 0; start < histogram.length(); ) {
            int newLine = histogram.indexOf('\n', start);
            int end = newLine < 0 ? histogram.length() : newLine;
            addRow(rows, histogram, start, end);
            start = end + 1;
        }
        return new ClassTable(rows);
    }

    /** A row reads {@code   12:   345   6789  class name (module)}; a suspicious test has many thousands of them read. */
    private static void addRow(Map<String, Row> rows, String text, int start, int end) {
        int number = afterSpaces(text, start, end);
        int colon = afterDigits(text, number, end);
        int instances = afterSpaces(text, colon + 1, end);
        int instancesEnd = afterDigits(text, instances, end);
        int bytes = afterSpaces(text, instancesEnd, end);
        int bytesEnd = afterDigits(text, bytes, end);
        int name = afterSpaces(text, bytesEnd, end);
        boolean isRow = colon > number
                && colon < end
                && text.charAt(colon) == ':'
                && instancesEnd > instances
                && bytesEnd > bytes
                && name > bytesEnd
                && name < end;
        if (!isRow) {
            return;
        }
        // Kotlin allows a class's name to have spaces.
        int module = text.charAt(end - 1) == ')' ? text.lastIndexOf(" (", end) : -1;
        String className = text.substring(name, module < name ? end : module);
        if (!className.contains(HistogramText.FILLER)) {
            long count = Long.parseLong(text, instances, instancesEnd, DECIMAL);
            long size = Long.parseLong(text, bytes, bytesEnd, DECIMAL);
            rows.merge(readable(className), new Row(count, size), (a, b) -> a.plus(b.instances(), b.bytes()));
        }
    }

    private static int afterSpaces(String text, int from, int end) {
        int at = from;
        while (at < end && text.charAt(at) == ' ') {
            at++;
        }
        return at;
    }

    private static int afterDigits(String text, int from, int end) {
        int at = from;
        while (at < end && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
            at++;
        }
        return at;
    }

    /** Growth by class from an earlier table to this one, the largest first; classes that did not change are left out. */
    public List<ClassGrowth> growthSince(ClassTable earlier) {
        Set<String> names = new HashSet<>(rows.keySet());
        names.addAll(earlier.rows.keySet());
        List<ClassGrowth> growth = new ArrayList<>();
        for (String name : names) {
            Row now = rows.getOrDefault(name, NONE);
            Row then = earlier.rows.getOrDefault(name, NONE);
            if (!now.equals(then)) {
                growth.add(new ClassGrowth(name, now.instances() - then.instances(), now.bytes() - then.bytes()));
            }
        }
        growth.sort(Comparator.comparingLong(ClassGrowth::bytes).reversed().thenComparing(ClassGrowth::className));
        return growth;
    }

    /**
     * Bytes of the bookkeeping of the JDK's queues and locks that is there in an earlier table and not in this one: the nodes
     * that a thread waits in, and those that hand an element over.
     */
    long handedOverSince(ClassTable earlier) {
        long bytes = 0;
        for (String name : HAND_OVER) {
            Row now = rows.getOrDefault(name, NONE);
            Row then = earlier.rows.getOrDefault(name, NONE);
            bytes += Math.max(0, then.bytes() - now.bytes());
        }
        return bytes;
    }

    /** {@code [Ljava.lang.String;} as {@code java.lang.String[]}, {@code [B} as {@code byte[]}. */
    static String readable(String vmName) {
        boolean mayBeHidden = vmName.contains("0x");
        return VmNames.readable(mayBeHidden ? HIDDEN_SUFFIX.matcher(vmName).replaceAll("") : vmName);
    }
}
