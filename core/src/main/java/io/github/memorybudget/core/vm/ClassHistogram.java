package io.github.memorybudget.core.vm;

import java.util.stream.Stream;

/**
 * The VM's diagnostic command that prints instances and bytes by class.
 *
 * <p>By itself G1 counts with three eighths of the processors, which is one of two or four. With all of them it is done sooner:
 * with 100 MB in small objects live and two processors, a histogram of what is live, the collection included, takes 39 ms
 * instead of 52.
 *
 * @since 0.1
 */
public final class ClassHistogram {

    private static final String NAME = "gcClassHistogram";
    private static final String DEAD_ONES_TOO = "-all";
    private static final String CHEAP_NAME = "vmUptime";

    /** With more, the VM's own choice is good enough. */
    private static final int FEW_PROCESSORS = 8;

    private static final String PROCESSORS = processors();
    private static final DiagnosticCommand LIVE = new DiagnosticCommand(NAME, arguments(PROCESSORS));
    private static final DiagnosticCommand ALL = new DiagnosticCommand(NAME, arguments(DEAD_ONES_TOO, PROCESSORS));

    /** As many arguments as the one for what is live: each is appended by code that must be compiled, too. */
    private static final DiagnosticCommand CHEAP =
            new DiagnosticCommand(CHEAP_NAME, arguments(PROCESSORS.isEmpty() ? "" : "-date=false"));

    private ClassHistogram() {}

    /**
     * What is live, after a collection of the whole heap where the collector can collect within the command.
     *
     * @throws UnavailableException if this VM does not offer it
     */
    public static String ofLive() throws UnavailableException {
        return LIVE.run();
    }

    /**
     * All objects, dead ones included, without a collection.
     *
     * @throws UnavailableException if this VM does not offer it
     */
    public static String ofAll() throws UnavailableException {
        return ALL.run();
    }

    /**
     * Goes the same way through JMX. The collection happens at the end of that way, and while its methods are interpreted, the
     * JDK's variables that are no longer used (a builder of the command's text, a name) keep 80 bytes alive that compiled code
     * lets go; so all of it must be compiled before two levels are compared.
     *
     * @throws UnavailableException if this VM does not offer it
     */
    public static void pave() throws UnavailableException {
        CHEAP.run();
    }

    /** The option to count with all processors, or nothing where the VM does so by itself or knows no such option. */
    private static String processors() {
        int processors = Runtime.getRuntime().availableProcessors();
        if (Collector.current().kind() != Collector.Kind.G1 || processors == 1 || processors > FEW_PROCESSORS) {
            return "";
        }
        String option = "-parallel=" + processors;
        try {
            HotSpot.command(NAME, DEAD_ONES_TOO, option);
            return option;
        } catch (UnavailableException unknownToThisVm) {
            return "";
        }
    }

    private static String[] arguments(String... options) {
        return Stream.of(options).filter(option -> !option.isEmpty()).toArray(String[]::new);
    }
}
