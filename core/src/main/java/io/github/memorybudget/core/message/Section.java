package io.github.memorybudget.core.message;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Lines that belong together, the most important first; those at the end can give way. */
final class Section {

    private final List<String> lines = new ArrayList<>();
    private int firm;
    private int cut;

    void add(String line) {
        lines.add(Columns.fold(line, Columns.WIDTH));
    }

    /** Adds a sentence over as many lines as it takes. */
    void addWrapped(String indent, String sentence) {
        lines.addAll(Columns.wrap(indent, sentence, Columns.WIDTH));
    }

    /** What was added so far stays. */
    Section keepAll() {
        return keep(lines.size());
    }

    /** The first lines stay whatever comes. */
    Section keep(int count) {
        firm = Math.min(count, lines.size());
        return this;
    }

    int size() {
        return lines.size() + (cut > 0 ? 1 : 0);
    }

    /** Gives a line away; the first time this makes room for nothing but the line that says so. */
    boolean cut() {
        if (lines.size() <= firm || lines.size() == firm + 1 && cut == 0) {
            return false;
        }
        lines.remove(lines.size() - 1);
        cut++;
        return true;
    }

    List<String> lines() {
        List<String> all = new ArrayList<>(lines);
        if (cut > 0) {
            all.add(String.format(Locale.ROOT, "  … %,d more", cut));
        }
        return all;
    }
}
