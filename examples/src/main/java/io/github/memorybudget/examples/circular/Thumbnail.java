package io.github.memorybudget.examples.circular;

import java.util.Optional;

/** The small picture of a photo, which leads back to it. */
public interface Thumbnail {

    /** The photo, as long as it is there. */
    Optional<Photo> photo();
}
