package io.github.memorybudget.core.vm;

/**
 * The VM's diagnostic command that prints instances and bytes by class.
 *
 * @since 0.1
 */
public final class ClassHistogram {

    private static final String NAME = "gcClassHistogram";
    private static final String DEAD_ONES_TOO = "-all";
    private static final String CHEAP_NAME = "vmUptime";

    private ClassHistogram() {}

    /**
     * What is live, after a collection of the whole heap where the collector can collect within the command. Without arguments:
     * an array for them would be alive during the collection, or not, as the code that passes it is compiled or not.
     *
     * @throws UnavailableException if this VM does not offer it
     */
    public static String ofLive() throws UnavailableException {
        return HotSpot.command(NAME);
    }

    /**
     * All objects, dead ones included, without a collection.
     *
     * @throws UnavailableException if this VM does not offer it
     */
    public static String ofAll() throws UnavailableException {
        return HotSpot.command(NAME, DEAD_ONES_TOO);
    }

    /**
     * Goes the same way through JMX. The collection happens at the end of that way, and while its methods are interpreted, the
     * JDK's variables that are no longer used (a builder of the command's text, a name) keep 80 bytes alive that compiled code
     * lets go; so all of it must be compiled before two levels are compared.
     *
     * @throws UnavailableException if this VM does not offer it
     */
    public static void pave() throws UnavailableException {
        HotSpot.command(CHEAP_NAME);
    }
}
