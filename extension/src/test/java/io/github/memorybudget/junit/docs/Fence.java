package io.github.memorybudget.junit.docs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A fenced block of a Markdown file.
 *
 * @param file the file
 * @param line the line of the opening fence, 1 for the first
 * @param language what stands behind the opening fence; may be empty
 * @param note the comment {@code <!-- … -->} right above the block, which a reader of the page doesn't see; may be empty
 * @param text what stands between the fences
 */
record Fence(Path file, int line, String language, String note, String text) {

    private static final String MARK = "```";
    private static final Pattern NOTE = Pattern.compile("<!-- (.*) -->");

    /** The fenced blocks of a file, in their order. */
    static List<Fence> in(Path file) throws IOException {
        List<String> lines = Files.readAllLines(file);
        List<Fence> fences = new ArrayList<>();
        int open = -1;
        for (int i = 0; i < lines.size(); i++) {
            if (!lines.get(i).startsWith(MARK)) {
                continue;
            }
            if (open < 0) {
                open = i;
            } else {
                fences.add(fence(file, lines, open, i));
                open = -1;
            }
        }
        if (open >= 0) {
            throw new IllegalStateException(file + ":" + (open + 1) + ": the block is not closed");
        }
        return fences;
    }

    private static Fence fence(Path file, List<String> lines, int open, int close) {
        Matcher note = NOTE.matcher(open == 0 ? "" : lines.get(open - 1));
        return new Fence(
                file,
                open + 1,
                lines.get(open).substring(MARK.length()),
                note.matches() ? note.group(1) : "",
                String.join("\n", lines.subList(open + 1, close)) + "\n");
    }

    boolean is(String wantedLanguage) {
        return language.equals(wantedLanguage);
    }

    /** Where it stands, for a test's name: {@code README.md:41}. */
    String place() {
        return file.getFileName() + ":" + line;
    }
}
