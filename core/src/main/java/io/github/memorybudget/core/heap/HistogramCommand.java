package io.github.memorybudget.core.heap;

import io.github.memorybudget.core.vm.Collector;
import io.github.memorybudget.core.vm.HotSpot;
import io.github.memorybudget.core.vm.UnavailableException;

/**
 * The VM's diagnostic command that collects the heap and prints what is alive by class.
 *
 * <p>By itself G1 counts with three eighths of the processors, which is one of two. With all of them it is done sooner: with
 * 100 MB in small objects live and two processors, a reading, its collection included, takes 39 ms instead of 52.
 */
final class HistogramCommand {

    private static final String NAME = "gcClassHistogram";

    /** With more, the VM's own choice is good enough. */
    private static final int FEW_PROCESSORS = 8;

    /** Made once: a reading may keep nothing. */
    private static final String[] ARGUMENTS = arguments();

    private static final String CHEAP_NAME = "vmUptime";
    private static final String[] CHEAP_ARGUMENTS = ARGUMENTS.length == 0 ? ARGUMENTS : new String[] {"-date=false"};

    private HistogramCommand() {}

    static String run() throws UnavailableException {
        return HotSpot.command(NAME, ARGUMENTS);
    }

    /**
     * Goes the same way through JMX. The collection happens at the end of that way, and while its methods are interpreted, the
     * JDK's variables that are no longer used (a builder of the command's text, a name) keep 80 bytes alive that compiled code
     * lets go; so all of it must be compiled before two levels are compared.
     */
    static void pave() throws UnavailableException {
        HotSpot.command(CHEAP_NAME, CHEAP_ARGUMENTS);
    }

    private static String[] arguments() {
        int processors = Runtime.getRuntime().availableProcessors();
        boolean fewerByItself = processors > 1 && processors <= FEW_PROCESSORS;
        if (Collector.current().kind() != Collector.Kind.G1 || !fewerByItself) {
            return new String[0];
        }
        String[] all = {"-parallel=" + processors};
        try {
            HotSpot.command(NAME, all);
            return all;
        } catch (UnavailableException notKnownToThisVm) {
            return new String[0];
        }
    }
}
