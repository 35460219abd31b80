package io.github.memorybudget.examples.circular;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** The thumbnails on show, as long as the program runs. */
public final class Gallery {

    private static final List<Thumbnail> SHOWN = new CopyOnWriteArrayList<>();

    private Gallery() {}

    public static void show(Thumbnail thumbnail) {
        SHOWN.add(thumbnail);
    }
}
