package io.github.memorybudget.examples.circular;

import static org.junit.jupiter.api.Assertions.assertSame;

import io.github.memorybudget.junit.KnownLeak;
import io.github.memorybudget.junit.MemoryBudget;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/**
 * Culprit: circular references.
 *
 * <p>The JVM collects a circle that nothing else refers to, so a circle by itself is no leak. It becomes one where
 * a long-lived object holds any part of it: a gallery that shows thumbnails keeps every photo through the
 * back-link. The fix makes the back-link weak: the gallery keeps the thumbnails alone.
 */
@MemoryBudget(retained = "64 KB")
class CircularReferenceTest {

    private static final int PHOTOS = 10;

    @Test
    void circleIsCollected() {
        for (int i = 0; i < PHOTOS; i++) {
            thumbnailOf(LinkedThumbnail::new);
        }
    }

    @Test
    @KnownLeak(
            issue = "https://github.com/memory-budget/examples/issues/4",
            until = "2099-12-31",
            reason = "kept as an example: a static list that holds one end of each circle",
            metrics = "retained")
    void galleryPinsTheCircle() {
        for (int i = 0; i < PHOTOS; i++) {
            Gallery.show(thumbnailOf(LinkedThumbnail::new));
        }
    }

    @Test
    void weakBackLinkLetsThePhotoGo() {
        for (int i = 0; i < PHOTOS; i++) {
            Gallery.show(thumbnailOf(WeakThumbnail::new));
        }
    }

    private static Thumbnail thumbnailOf(Function<Photo, Thumbnail> thumbnails) {
        Photo photo = new Photo(thumbnails);
        assertSame(photo, photo.thumbnail().photo().orElseThrow());
        return photo.thumbnail();
    }
}
