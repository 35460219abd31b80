package io.github.memorybudget.core.vm;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/**
 * The VM's own threads that run Java-heap allocations on nobody's behalf, the JIT compilers above all: compiling a method
 * resolves its string constants (HotSpot's {@code ciEnv::get_constant_by_index}), which makes objects that stay, at a moment
 * of the compiler's choosing, for code that ran long before.
 *
 * <p>The management interface does not list these threads, but counts their allocation when asked for their ids, which a
 * thread dump shows (checked on JDK 17 and 25). So what they allocate can be told from what a test keeps, to the byte.
 *
 * @since 0.1
 */
public final class HiddenThreads {

    private static final Pattern THREAD = Pattern.compile("^\"[^\\n]*?\" #(\\d+) ", Pattern.MULTILINE);

    private final @Nullable ThreadMXBean counters =
            ManagementFactory.getThreadMXBean() instanceof ThreadMXBean bean ? bean : null;

    private long[] ids = {};
    private long[] latest = {};
    private long ofEnded;

    /** Looks which threads there are; to be called when nothing is being measured. */
    public void refresh() {
        try {
            long[] listed = ManagementFactory.getThreadMXBean().getAllThreadIds();
            Arrays.sort(listed);
            Matcher matcher = THREAD.matcher(HotSpot.command("threadPrint"));
            long last = 0;
            while (matcher.find()) {
                long id = Long.parseLong(matcher.group(1));
                if (Arrays.binarySearch(listed, id) < 0) {
                    last = Math.max(last, id);
                }
            }
            // The VM numbers its compiler threads one after the other when it starts, and runs more of them when there
            // is
            // much to compile; so all ids up to the last that nobody else has are asked, and count 0 while there is
            // none.
            ids = LongStream.rangeClosed(1, last)
                    .filter(id -> Arrays.binarySearch(listed, id) < 0)
                    .toArray();
            latest = new long[ids.length];
            ofEnded = 0;
        } catch (UnavailableException noThreadDumps) {
            // Then what they allocate counts as kept; a rehearsal will show that it is not kept again.
            ids = new long[0];
            latest = ids;
        }
    }

    /** Bytes that these threads have allocated so far; makes one array of their number. */
    public long allocatedBytes() {
        if (counters == null) {
            return 0;
        }
        long[] now = counters.getThreadAllocatedBytes(ids);
        long sum = 0;
        for (int i = 0; i < now.length; i++) {
            long bytes = Math.max(0, now[i]);
            if (bytes < latest[i]) {
                // The VM ends idle compiler threads; one that it starts again counts from 0, and what was made stays.
                ofEnded += latest[i];
            }
            latest[i] = bytes;
            sum += bytes;
        }
        return ofEnded + sum;
    }
}
