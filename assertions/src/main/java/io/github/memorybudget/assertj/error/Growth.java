package io.github.memorybudget.assertj.error;

import io.github.memorybudget.core.result.ClassGrowth;
import io.github.memorybudget.core.size.ByteSize;
import java.util.List;
import java.util.Locale;

/** Growth by class in messages. */
final class Growth {

    private static final int MOST_CLASSES = 5;

    private Growth() {}

    /** One line a class that grew, under a title; nothing where none is known. */
    static Plain told(String title, List<ClassGrowth> growth) {
        StringBuilder text = new StringBuilder();
        growth.stream()
                .filter(row -> row.bytes() > 0)
                .limit(MOST_CLASSES)
                .forEach(row -> text.append(String.format("%n"))
                        .append(String.format(
                                Locale.ROOT,
                                "  %+,d  %s  +%s",
                                row.instances(),
                                row.className(),
                                ByteSize.exact(row.bytes()))));
        return new Plain(text.isEmpty() ? "" : String.format("%n") + title + text);
    }
}
