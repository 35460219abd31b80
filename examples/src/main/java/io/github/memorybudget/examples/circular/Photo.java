package io.github.memorybudget.examples.circular;

import java.util.function.Function;

/** A photo of 128 KB, which refers to its thumbnail. */
public final class Photo {

    private final byte[] pixels = new byte[128 * 1024];
    private final Thumbnail thumbnail;

    public Photo(Function<Photo, Thumbnail> thumbnails) {
        thumbnail = thumbnails.apply(this);
    }

    public Thumbnail thumbnail() {
        return thumbnail;
    }

    public int size() {
        return pixels.length;
    }
}
