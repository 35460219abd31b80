package io.github.memorybudget.examples.cache;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Remembers every page that was ever rendered: nothing takes an entry out of the static map. */
public final class UnboundedPages {

    private static final Map<Long, String> PAGES = new ConcurrentHashMap<>();

    public String page(long requestId) {
        return PAGES.computeIfAbsent(requestId, PageRenderer::render);
    }
}
