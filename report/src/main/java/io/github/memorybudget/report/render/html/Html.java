package io.github.memorybudget.report.render.html;

import io.github.memorybudget.report.render.figures.Visible;

/** Builds HTML; text and attribute values are escaped here and nowhere else. */
final class Html {

    private final StringBuilder out = new StringBuilder(1 << 14);

    /** @param attributes names and values in turn */
    Html open(String tag, String... attributes) {
        out.append('<').append(tag);
        for (int i = 0; i < attributes.length; i += 2) {
            out.append(' ').append(attributes[i]).append("=\"");
            escape(attributes[i + 1]);
            out.append('"');
        }
        out.append('>');
        return this;
    }

    Html close(String tag) {
        out.append("</").append(tag).append('>');
        return this;
    }

    Html line() {
        out.append('\n');
        return this;
    }

    Html text(String text) {
        escape(text);
        return this;
    }

    /** A name of code, which breaks after its points before it breaks within a word. */
    Html name(String name) {
        int from = 0;
        for (int point = name.indexOf('.'); point >= 0; point = name.indexOf('.', point + 1)) {
            if (point + 1 < name.length() && Character.isJavaIdentifierStart(name.charAt(point + 1))) {
                escape(name.substring(from, point + 1));
                out.append("<wbr>");
                from = point + 1;
            }
        }
        escape(name.substring(from));
        return this;
    }

    Html named(String tag, String name, String... attributes) {
        return open(tag, attributes).name(name).close(tag);
    }

    Html element(String tag, String text, String... attributes) {
        return open(tag, attributes).text(text).close(tag);
    }

    /** Markup that this module wrote itself, such as the document type. */
    Html trusted(String html) {
        out.append(html);
        return this;
    }

    private void escape(String text) {
        String visible = Visible.line(text);
        for (int i = 0; i < visible.length(); i++) {
            char c = visible.charAt(i);
            switch (c) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '"' -> out.append("&quot;");
                case '\'' -> out.append("&#39;");
                default -> out.append(c);
            }
        }
    }

    @Override
    public String toString() {
        return out.toString();
    }
}
