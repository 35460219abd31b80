package io.github.memorybudget.examples.circular;

import java.lang.ref.WeakReference;
import java.util.Optional;

/** Leads back to its photo without keeping it. */
public final class WeakThumbnail implements Thumbnail {

    private final WeakReference<Photo> photo;

    public WeakThumbnail(Photo photo) {
        this.photo = new WeakReference<>(photo);
    }

    @Override
    public Optional<Photo> photo() {
        return Optional.ofNullable(photo.get());
    }
}
