package io.github.memorybudget.core.heapdump;

import java.util.regex.Pattern;

/** Class names as a person writes them, from the VM's. */
final class ClassNames {

    // A run number or an address is not the same in the next run: Foo$$Lambda$14+0x0000, Foo$$Lambda/0x0000, $Proxy12.
    private static final Pattern NUMBERED = Pattern.compile(
            "(\\$\\$Lambda|\\$Proxy|GeneratedMethodAccessor|GeneratedConstructorAccessor|LambdaForm\\$[A-Z]+|\\$\\$FastClass[^$]*|\\$\\$SpringCGLIB\\$\\$)[$\\d]*");
    private static final Pattern ADDRESS = Pattern.compile("[+/.]0x[0-9a-fA-F]+");
    private static final Pattern GENERATED =
            Pattern.compile("\\$(MockitoMock|ByteBuddy|HibernateProxy)\\$|(?:^|\\.)\\$Proxy\\d");
    private static final Pattern HIDDEN_START = Pattern.compile("[+/.]0x");

    private ClassNames() {}

    /** The name without what differs from run to run. */
    static String stable(String readable) {
        if (readable.indexOf('$') < 0 && !readable.contains("0x") && !readable.contains("Accessor")) {
            return readable;
        }
        String noAddress = ADDRESS.matcher(readable).replaceAll("");
        return NUMBERED.matcher(noAddress).replaceAll("$1");
    }

    /** A hidden class's name with its address written the same way wherever it comes from. */
    static String withAddress(String readable) {
        return readable.contains("0x") ? HIDDEN_START.matcher(readable).replaceFirst("+0x") : readable;
    }

    /** The class that a hidden class was made for, or whose lambda it is; others as they are. */
    static String host(String readable) {
        String noAddress = readable.contains("0x") ? ADDRESS.matcher(readable).replaceAll("") : readable;
        int generated = noAddress.indexOf("$$");
        return generated > 0 ? noAddress.substring(0, generated) : noAddress;
    }

    /** The name without package and enclosing classes; a lambda has none, and is called {@code lambda}. */
    static String innermost(String readable) {
        String name = readable.substring(readable.lastIndexOf('.') + 1);
        String named = isLambda(name) ? name.substring(0, name.indexOf("$$Lambda")) + "$lambda" : name;
        return named.substring(named.lastIndexOf('$') + 1);
    }

    /** Whether the VM made the class for a lambda expression; such an instance is code with what it captured. */
    static boolean isLambda(String readable) {
        return readable.contains("$$Lambda");
    }

    /** Whether a library made the class at run time from another: its static state is the library's, whatever its package. */
    static boolean isGenerated(String readable) {
        return readable.contains("$$") || GENERATED.matcher(readable).find();
    }

    /** Whether the class is the JDK's. */
    static boolean isJdk(String readable) {
        return readable.startsWith("java.")
                || readable.startsWith("jdk.")
                || readable.startsWith("sun.")
                || readable.startsWith("javax.")
                || readable.startsWith("com.sun.")
                || readable.indexOf('.') < 0 && readable.endsWith("[]");
    }
}
