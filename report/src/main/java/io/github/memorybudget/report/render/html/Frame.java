package io.github.memorybudget.report.render.html;

/** What stands around the content of each page. */
final class Frame {

    /**
     * Nothing but what stands beside the page. A page that was saved has no server, so that files are named too; where a
     * server sends a policy of its own, both hold.
     */
    private static final String CONTENT_POLICY =
            "default-src 'none'; style-src 'self' file:; script-src 'self' file:; base-uri 'none'; form-action 'none'";

    private final Html html;
    private final String toRoot;

    /** @param toRoot how a link gets from the page to the directory of the files beside it: empty, or {@code ../} */
    Frame(Html html, String toRoot) {
        this.html = html;
        this.toRoot = toRoot;
    }

    /** All up to the body's start. */
    void open(String title) {
        html.trusted("<!DOCTYPE html>\n").open("html", "lang", "en").line();
        html.open("head").line().trusted("<meta charset=\"utf-8\">\n");
        html.open("meta", "http-equiv", "Content-Security-Policy", "content", CONTENT_POLICY);
        html.trusted("\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
        html.trusted("<meta name=\"color-scheme\" content=\"light dark\">\n");
        html.element("title", title).line();
        html.open("link", "rel", "stylesheet", "href", toRoot + Asset.STYLE.file())
                .line();
        html.open("script", "src", toRoot + Asset.SCRIPT.file(), "defer", "")
                .close("script")
                .line();
        html.close("head").line().open("body").line();
        html.element("a", "Skip to the content", "class", "skip", "href", "#content")
                .line();
    }

    /** The end. */
    void close() {
        html.close("body").close("html").line();
    }
}
