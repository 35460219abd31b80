package io.github.memorybudget.examples.cache;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;

/** Remembers at most {@value #LIMIT} pages: Caffeine evicts what is least likely to be asked for again. */
public final class BoundedPages {

    private static final int LIMIT = 100;

    private static final Cache<Long, String> PAGES =
            Caffeine.newBuilder().maximumSize(LIMIT).executor(Runnable::run).build();

    public String page(long requestId) {
        return PAGES.get(requestId, PageRenderer::render);
    }
}
