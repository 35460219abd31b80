package io.github.memorybudget.examples.circular;

import java.util.Optional;

/** Refers to its photo, which refers to it: a circle. Who holds the thumbnail holds the photo. */
public final class LinkedThumbnail implements Thumbnail {

    private final Photo photo;

    public LinkedThumbnail(Photo photo) {
        this.photo = photo;
    }

    @Override
    public Optional<Photo> photo() {
        return Optional.of(photo);
    }
}
