package io.github.memorybudget.junit;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.net.URLConnection;
import java.net.URLStreamHandler;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Enumeration;
import org.junit.jupiter.api.extension.Extension;

/**
 * A class loader that shows the service loader no extension but ours. Everything else is its parent's, classes included, so
 * that what was found through it is what would have been found without it.
 */
final class OwnExtensionOnly extends ClassLoader {

    private static final String SERVICES = "META-INF/services/" + Extension.class.getName();

    OwnExtensionOnly(ClassLoader parent) {
        super(parent);
    }

    @Override
    public Enumeration<URL> getResources(String name) throws IOException {
        return name.equals(SERVICES)
                ? Collections.enumeration(Collections.singleton(ours()))
                : super.getResources(name);
    }

    private static URL ours() throws IOException {
        return new URL("memory-budget", "", -1, SERVICES, new Handler());
    }

    /** Gives the text of the services file. */
    private static final class Handler extends URLStreamHandler {

        @Override
        protected URLConnection openConnection(URL url) {
            return new URLConnection(url) {
                @Override
                public void connect() {}

                @Override
                public InputStream getInputStream() {
                    String text = AutoRegisteredExtension.class.getName() + "\n";
                    return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
                }
            };
        }
    }
}
