package io.github.memorybudget.assertj;

import static io.github.memorybudget.assertj.MemoryAssertions.assertThatReference;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.ref.PhantomReference;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.SoftReference;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReferenceAssertionsTest {

    private static final List<Object> REGISTRY = new ArrayList<>();

    private static final class Session {}

    private static WeakReference<Session> closed() {
        return new WeakReference<>(new Session());
    }

    private static WeakReference<Session> open() {
        Session session = new Session();
        REGISTRY.add(session);
        return new WeakReference<>(session);
    }

    @Test
    void garbageIsCollected() {
        assertThatReference(closed()).isCollected();
        assertThatReference(new PhantomReference<>(new Session(), new ReferenceQueue<>()))
                .isCollected();
    }

    @Test
    void whatHoldsTheRestIsTold() {
        assertThatThrownBy(() -> assertThatReference(open()).as("the session").isCollected())
                .isInstanceOf(AssertionError.class)
                .hasMessageStartingWith(String.format(
                        "[the session] %nExpecting the referent to be collected:%n  %s%n"
                                + "but it is still reachable after full collections%nWhat holds it:%n  GC root: ",
                        Session.class.getTypeName()))
                .hasMessageContaining("static " + ReferenceAssertionsTest.class.getName() + ".REGISTRY")
                .hasMessageContaining("╰→ ");
    }

    @Test
    void aPhantomReferenceDoesNotTell() {
        Session session = new Session();
        REGISTRY.add(session);
        assertThatThrownBy(() -> assertThatReference(new PhantomReference<>(session, new ReferenceQueue<>()))
                        .isCollected())
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("a phantom reference does not give its referent");
    }

    @Test
    void aSoftReferenceIsRefused() {
        assertThatThrownBy(() -> assertThatReference(new SoftReference<>("a")).isCollected())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("give a WeakReference");
    }

    @Test
    void noReferenceFails() {
        assertThatThrownBy(() -> assertThatReference(null).isCollected())
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("not to be null");
    }
}
