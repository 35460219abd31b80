package io.github.memorybudget.core.vm;

/**
 * The VM's diagnostic command that prints instances and bytes by class.
 *
 * <p>By itself G1 counts with three eighths of the processors, which is one of two. With all of them it is done sooner: with
 * 100 MB in small objects live and two processors, a histogram of what is live, the collection included, takes 39 ms instead
 * of 52.
 *
 * @since 0.1
 */
public final class ClassHistogram {

    private static final String NAME = "gcClassHistogram";
    private static final String DEAD_ONES_TOO = "-all";

    /** With more, the VM's own choice is good enough. */
    private static final int FEW_PROCESSORS = 8;

    /** Made once: a reading may keep nothing. */
    private static final String[] LIVE = arguments();

    private static final String CHEAP_NAME = "vmUptime";
    private static final String[] CHEAP_ARGUMENTS = LIVE.length == 0 ? LIVE : new String[] {"-date=false"};

    private ClassHistogram() {}

    /**
     * What is live, after a collection of the whole heap where the collector can collect within the command.
     *
     * @throws UnavailableException if this VM does not offer it
     */
    public static String ofLive() throws UnavailableException {
        return HotSpot.command(NAME, LIVE);
    }

    /**
     * All objects, dead ones included, without a collection.
     *
     * @throws UnavailableException if this VM does not offer it
     */
    public static String ofAll() throws UnavailableException {
        return LIVE.length == 0 ? HotSpot.command(NAME, DEAD_ONES_TOO) : HotSpot.command(NAME, DEAD_ONES_TOO, LIVE[0]);
    }

    /**
     * Goes the same way through JMX. The collection happens at the end of that way, and while its methods are interpreted, the
     * JDK's variables that are no longer used (a builder of the command's text, a name) keep 80 bytes alive that compiled code
     * lets go; so all of it must be compiled before two levels are compared.
     *
     * @throws UnavailableException if this VM does not offer it
     */
    public static void pave() throws UnavailableException {
        HotSpot.command(CHEAP_NAME, CHEAP_ARGUMENTS);
    }

    private static String[] arguments() {
        int processors = Runtime.getRuntime().availableProcessors();
        boolean fewerByItself = processors > 1 && processors <= FEW_PROCESSORS;
        if (Collector.current().kind() != Collector.Kind.G1 || !fewerByItself) {
            return new String[0];
        }
        String processorsToUse = "-parallel=" + processors;
        try {
            HotSpot.command(NAME, DEAD_ONES_TOO, processorsToUse);
            return new String[] {processorsToUse};
        } catch (UnavailableException notKnownToThisVm) {
            return new String[0];
        }
    }
}
