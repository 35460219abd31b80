package io.github.memorybudget.core.heapdump;

import java.util.HashSet;
import java.util.Set;
import java.util.function.Predicate;

/** The rules applied to the classes of a dump, once for each class. */
final class HolderClasses {

    static final byte PLAIN = 0;
    static final byte OWN = 1;
    static final byte METADATA = 2;
    static final byte IGNORED = 3;
    static final byte THREAD_LOCAL_ENTRY = 4;
    static final byte FRAMEWORK = 5;
    static final byte SPARE = 6;

    /** What the JDK keeps ready and gives up by itself; the first with the thread, the second after some seconds. */
    private static final Set<String> SPARES = Set.of("sun.nio.ch.Util$BufferCache", "sun.net.www.http.KeepAliveCache");

    private static final String[] METADATA_PREFIXES = {
        "java.lang.Module",
        "java.lang.NamedPackage",
        "java.lang.Package",
        "java.lang.invoke.",
        "java.lang.ClassValue$",
        "java.security.CodeSource",
        "java.security.ProtectionDomain",
        "jdk.internal.ref.",
        "jdk.internal.misc.InnocuousThread",
        "jdk.internal.util.",
        "java.util.logging.",
        "sun.util.logging.",
        "sun.instrument.",
        "jdk.internal.logger.",
        "jdk.internal.loader.",
        "jdk.internal.reflect.",
    };
    private static final String[] METADATA_STATICS = {
        "java.lang.ClassLoader",
        "java.lang.Class$",
        "java.lang.ClassValue",
        "java.lang.reflect.Proxy",
        "java.lang.System$Logger",
        "java.util.concurrent.ForkJoinPool"
    };
    /**
     * Where a program puts things of its own. All other static state of the JDK is caches of what the JDK computed (locales,
     * calendars, providers), which are filled on first use.
     */
    private static final String[] JDK_REGISTRIES = {
        "java.io.DeleteOnExitHook",
        "java.lang.ApplicationShutdownHooks",
        "java.lang.System",
        "java.lang.Thread",
        "java.net.Authenticator",
        "java.security.Security",
        "java.sql.",
        "java.util.Timer",
        "java.util.concurrent.CompletableFuture$",
        "java.util.concurrent.ThreadPoolExecutor",
        "java.util.prefs.",
        "javax.management.MBeanServerFactory",
        "sun.awt.",
    };

    private static final String[] LOGGERS = {
        "ch.qos.logback.classic.Logger",
        "ch.qos.logback.classic.LoggerContext",
        "org.apache.logging.log4j.spi.AbstractLogger",
        "org.apache.logging.log4j.spi.LoggerContext",
        "org.apache.logging.log4j.spi.LoggerRegistry",
        "org.apache.log4j.Category",
        "org.apache.log4j.Hierarchy",
        "org.slf4j.helpers.AbstractLogger",
        "org.slf4j.helpers.LegacyAbstractLogger",
    };

    private final ClassTable classes;
    private final byte[] instances;
    private final HeldBy[] statics;
    private final boolean[] own;
    private final boolean[] loadedByRun;
    private final boolean[] threads;

    HolderClasses(ClassTable classes, HolderRules rules) {
        this.classes = classes;
        instances = new byte[classes.count];
        statics = new HeldBy[classes.count];
        own = new boolean[classes.count];
        loadedByRun = new boolean[classes.count];
        threads = new boolean[classes.count];
        Predicate<String> isOwn = rules.ownClasses();
        Set<String> loaded = new HashSet<>();
        rules.loadedByRun().forEach(name -> loaded.add(ClassNames.withAddress(name)));
        for (int i = 0; i < classes.count; i++) {
            String name = classes.names[i];
            own[i] = isOwn.test(name);
            loadedByRun[i] = loaded.contains(ClassNames.withAddress(name));
            threads[i] = classes.isSubclass(i, "java.lang.Thread");
            instances[i] = instances(classes, i, rules);
            statics[i] = statics(name, i, rules);
        }
    }

    /** What an instance of the class is to a walk. */
    byte instance(int type) {
        return instances[type];
    }

    /** What the static fields of the class are as holders. */
    HeldBy statics(int type) {
        return statics[type];
    }

    HeldBy metadata(int type) {
        return loadedByRun[type] ? HeldBy.FIRST_USE : HeldBy.METADATA;
    }

    boolean isOwn(int type) {
        return own[type];
    }

    /** Whether the run itself brought a class, and it is neither the user's own nor the JDK's. */
    boolean isLibrarysFirstUse(int type) {
        return isOthersFirstUse(type) && !ClassNames.isJdk(classes.names[type]);
    }

    /** Whether the run itself brought a class, and it is not the user's own. */
    boolean isOthersFirstUse(int type) {
        return !own[type] && loadedByRun[type];
    }

    boolean isThread(int type) {
        return threads[type];
    }

    private byte instances(ClassTable classes, int type, HolderRules rules) {
        String name = classes.names[type];
        if (rules.ignored().matches(name)) {
            return IGNORED;
        }
        if (classes.isArray(type)) {
            return PLAIN;
        }
        if (name.equals(ThreadLocalKeys.ENTRY)) {
            return THREAD_LOCAL_ENTRY;
        }
        if (SPARES.contains(name)) {
            return SPARE;
        }
        if (own[type]) {
            // A lambda's object is code; what it captured is found behind it.
            return ClassNames.isLambda(name) ? PLAIN : OWN;
        }
        if (rules.frameworks().matches(name)) {
            return FRAMEWORK;
        }
        return isMetadata(classes, type) ? METADATA : PLAIN;
    }

    private static boolean isMetadata(ClassTable classes, int type) {
        String name = classes.names[type];
        // These come with the first use of the JDK's shared pool; what they keep for a task is found behind them.
        if (PassingFrames.isPooled(classes, type)) {
            return true;
        }
        if (classes.isSubclass(type, "java.lang.ClassLoader") || classes.isSubclass(type, "java.util.logging.Logger")) {
            return true;
        }
        // These carry values of the program: captured arguments, and what a call site was set to.
        if (classes.isSubclass(type, "java.lang.invoke.BoundMethodHandle")
                || classes.isSubclass(type, "java.lang.invoke.CallSite")) {
            return false;
        }
        for (String logger : LOGGERS) {
            if (classes.isSubclass(type, logger)) {
                return true;
            }
        }
        return startsWithAny(name, METADATA_PREFIXES);
    }

    private HeldBy statics(String name, int type, HolderRules rules) {
        if (rules.ignored().matches(name)) {
            return HeldBy.IGNORED;
        }
        if (own[type] && !ClassNames.isGenerated(name)) {
            return loadedByRun[type] ? HeldBy.OWN_FIRST_USE : HeldBy.OLD;
        }
        if (loadedByRun[type]) {
            return HeldBy.FIRST_USE;
        }
        if (rules.frameworks().matches(name)) {
            return HeldBy.FRAMEWORK;
        }
        boolean metadata = startsWithAny(name, METADATA_PREFIXES)
                || startsWithAny(name, METADATA_STATICS)
                || ClassNames.isJdk(name) && !startsWithAny(name, JDK_REGISTRIES);
        return metadata ? HeldBy.METADATA : HeldBy.OLD;
    }

    private static boolean startsWithAny(String name, String[] prefixes) {
        for (String prefix : prefixes) {
            if (name.startsWith(prefix)) {
                return true;
            }
        }
        return false;
    }
}
