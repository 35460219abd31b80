package io.github.memorybudget.junit;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The time in which an engine starts and looks for extensions. What it must find then is put before it, and taken away
 * again before its first test, so that no test sees any of it.
 */
final class StartingEngine {

    private final AutoRegistration registration;
    private final boolean setsProperties;
    private final Map<String, @Nullable String> replaced = new HashMap<>();
    private @Nullable ClassLoader replacedLoader;
    private @Nullable Thread thread;
    private boolean open;

    /**
     * Prepares for an engine.
     *
     * @param setsProperties whether its configuration parameters are set as system properties; not where the request
     *     carries them
     */
    StartingEngine(AutoRegistration registration, boolean setsProperties) {
        this.registration = registration;
        this.setsProperties = setsProperties;
    }

    /** To be called on the thread that starts the engine. */
    synchronized void begin() {
        if (open) {
            return;
        }
        open = true;
        thread = Thread.currentThread();
        if (setsProperties) {
            registration.parameters().forEach((name, value) -> replaced.put(name, System.setProperty(name, value)));
        }
        if (registration.hidesOthers()) {
            replacedLoader = thread.getContextClassLoader();
            thread.setContextClassLoader(new OwnExtensionOnly(replacedLoader));
        }
    }

    /** To be called when the engine has started, and in the end in any case. */
    synchronized void end() {
        if (!open) {
            return;
        }
        open = false;
        replaced.forEach((name, value) -> {
            if (value == null) {
                System.clearProperty(name);
            } else {
                System.setProperty(name, value);
            }
        });
        replaced.clear();
        if (registration.hidesOthers() && thread != null) {
            thread.setContextClassLoader(replacedLoader);
        }
        replacedLoader = null;
        thread = null;
    }
}
