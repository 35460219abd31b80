package io.github.memorybudget.assertj.error;

import io.github.memorybudget.core.footprint.ClassSize;
import io.github.memorybudget.core.size.ByteSize;
import java.util.List;
import java.util.Locale;

/** The classes that make up a size, in messages. */
final class Makeup {

    private static final int MOST_CLASSES = 7;

    private Makeup() {}

    /** One line a class, the largest first, under a title. */
    static Plain told(String title, List<ClassSize> classes) {
        StringBuilder text = new StringBuilder(String.format("%n")).append(title);
        for (ClassSize size : classes.subList(0, Math.min(classes.size(), MOST_CLASSES))) {
            text.append(String.format("%n"))
                    .append(String.format(
                            Locale.ROOT,
                            "  %,d  %s  %s",
                            size.instances(),
                            size.className(),
                            ByteSize.exact(size.bytes())));
        }
        if (classes.size() > MOST_CLASSES) {
            List<ClassSize> rest = classes.subList(MOST_CLASSES, classes.size());
            text.append(String.format("%n"))
                    .append(String.format(
                            Locale.ROOT,
                            "  %,d of %d other classes  %s",
                            rest.stream().mapToLong(ClassSize::instances).sum(),
                            rest.size(),
                            ByteSize.exact(
                                    rest.stream().mapToLong(ClassSize::bytes).sum())));
        }
        return new Plain(text.toString());
    }
}
