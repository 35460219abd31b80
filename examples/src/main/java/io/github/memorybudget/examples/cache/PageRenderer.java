package io.github.memorybudget.examples.cache;

/** Renders a page of about one kilobyte. */
final class PageRenderer {

    private PageRenderer() {}

    static String render(long requestId) {
        return ("<li>request " + requestId + "</li>").repeat(40);
    }
}
