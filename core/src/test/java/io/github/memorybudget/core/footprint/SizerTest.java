package io.github.memorybudget.core.footprint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.memorybudget.core.vm.UnavailableException;
import java.lang.ref.PhantomReference;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.SoftReference;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.openjdk.jol.info.ClassLayout;

class SizerTest {

    /** 1,000 B with its header, in every JVM. */
    private static byte[] block() {
        return new byte[984];
    }

    private static long shallow(Object object) {
        return ClassLayout.parseInstance(object).instanceSize();
    }

    @Test
    void tellsTheClassesTheLargestFirst() throws UnavailableException {
        Object[] root = {block(), block(), 1000, 2000, 3000};
        ObjectSize size = Sizer.complete().size(root);

        assertThat(size.complete()).isTrue();
        assertThat(size.objects()).isEqualTo(6);
        assertThat(size.bytes()).isEqualTo(2000 + 3 * shallow(1000) + shallow(root));
        assertThat(size.classes())
                .containsExactly(
                        new ClassSize(byte[].class, 2, 2000),
                        new ClassSize(Integer.class, 3, 3 * shallow(1000)),
                        new ClassSize(Object[].class, 1, shallow(root)));
        assertThat(size.classes().get(0).className()).isEqualTo("byte[]");
        assertThat(size.instancesOf(Number.class)).isEqualTo(3);
        assertThat(size.instancesOf(Map.class)).isZero();
    }

    @Test
    void severalRootsShareParts() throws UnavailableException {
        byte[] shared = block();
        Object[] left = {shared, block()};
        Object[] right = {shared, block(), block()};
        SharedSize shares = Sizer.complete().shares(Arrays.asList(left, right, null));

        assertThat(shares.together()).isEqualTo(Sizer.complete().sizeOfAll(List.of(left, right, shared)));
        assertThat(shares.together().bytes()).isEqualTo(4000 + shallow(left) + shallow(right));
        assertThat(shares.sharedBytes()).isEqualTo(1000);
        assertThat(shares.parts().get(0).whole().bytes()).isEqualTo(2000 + shallow(left));
        assertThat(shares.parts().get(0).exclusive().classes())
                .containsExactly(new ClassSize(byte[].class, 1, 1000), new ClassSize(Object[].class, 1, shallow(left)));
        assertThat(shares.parts().get(1).exclusive().bytes()).isEqualTo(2000 + shallow(right));
        assertThat(shares.parts().get(2).whole().objects()).isZero();
    }

    @Test
    void leavesOutOnlyWhatItIsAskedTo() throws UnavailableException {
        Object[] root = {Thread.currentThread(), String.class, getClass().getClassLoader(), Thread.State.NEW, block()};
        long own = 1000 + shallow(root);

        assertThat(Sizer.complete()
                        .leavingOut(Boundary.THREADS, Boundary.CLASSES)
                        .leavingOut(Boundary.CLASS_LOADERS, Boundary.ENUMS)
                        .size(root)
                        .bytes())
                .isEqualTo(own);
        assertThat(Sizer.complete().size(root).instancesOf(Thread.class)).isPositive();
        assertThat(Sizer.complete().leavingOut(Boundary.THREADS).size(root).instancesOf(Enum.class))
                .isPositive();
        assertThat(Sizer.complete()
                        .leavingOut(Object.class)
                        .size(List.of(block()))
                        .objects())
                .as("the root is counted")
                .isEqualTo(1);
        assertThat(Sizer.complete()
                        .leavingOut(byte[].class)
                        .size(new Object[] {block(), 1000})
                        .objects())
                .isEqualTo(2);
    }

    @Test
    void cutsTheWayToReferents() throws UnavailableException {
        ReferenceQueue<Object> queue = new ReferenceQueue<>();
        byte[] first = block();
        byte[] second = block();
        byte[] third = block();
        List<Object> root =
                List.of(new WeakReference<>(first), new SoftReference<>(second), new PhantomReference<>(third, queue));

        assertThat(Sizer.complete().size(root).instancesOf(byte[].class)).isEqualTo(3);
        assertThat(Sizer.complete()
                        .leavingOut(Boundary.WEAK_REFERENTS)
                        .size(root)
                        .instancesOf(byte[].class))
                .isEqualTo(1);
        ObjectSize none = Sizer.complete()
                .leavingOut(Boundary.WEAK_REFERENTS, Boundary.SOFT_REFERENTS)
                .size(root);
        assertThat(none.instancesOf(byte[].class)).isZero();
        assertThat(none.instancesOf(ReferenceQueue.class)).isPositive();
        assertThat(first).hasSameSizeAs(second).hasSameSizeAs(third);
    }

    @Test
    void endsAtABoundAndSaysSo() throws UnavailableException {
        List<Object> list =
                new LinkedList<>(SampleGraphs.fill(new HashMap<>(), 50_000).values());
        ObjectSize size = Sizer.complete().upTo(1000).size(list);

        assertThat(size.complete()).isFalse();
        assertThat(size.objects()).isBetween(500L, 2000L);
        assertThat(Sizer.complete().upTo(1000).size(block()).complete()).isTrue();
        assertThatThrownBy(() -> Sizer.complete().upTo(1000).shares(List.of(list)))
                .isInstanceOf(UnavailableException.class)
                .hasMessageMatching("more than \\d+ objects can be reached");
        assertThatThrownBy(() -> Sizer.complete().upTo(0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the bound must be at least 1 object, not 0");
    }

    @Test
    void tellsHowFarItIs() throws UnavailableException {
        List<Long> told = new ArrayList<>();
        Object[] many = new Object[50_000];
        Arrays.setAll(many, i -> new int[] {i});
        Sizer.complete().reportingTo(told::add).size(many);

        assertThat(told).hasSizeGreaterThan(5).isSorted();
        assertThat(told.get(told.size() - 1)).isEqualTo(50_001);
    }

    @Test
    void findsTheShortestWay() throws UnavailableException {
        Map<String, Object> map = new HashMap<>();
        map.put("key", new Object[] {null, new SampleGraphs.Point(1, 2)});
        Optional<ReferencePath> path = Sizer.complete().pathTo(SampleGraphs.Point.class, map);

        assertThat(path).hasValueSatisfying(found -> {
            assertThat(found.from()).isEqualTo("java.util.HashMap");
            assertThat(found.steps()).hasSize(4);
            assertThat(found.steps().get(0)).isEqualTo(new ReferencePath.Step("table", "java.util.HashMap$Node[]"));
            assertThat(found.steps().get(1).reference()).matches("\\[\\d+]");
            assertThat(found.steps().get(2)).isEqualTo(new ReferencePath.Step("value", "java.lang.Object[]"));
            assertThat(found.steps().get(3))
                    .isEqualTo(new ReferencePath.Step("[1]", SampleGraphs.Point.class.getTypeName()));
        });
        assertThat(Sizer.complete().pathTo(Thread.class, map)).isEmpty();
        assertThat(Sizer.complete().pathTo(Map.class, map))
                .as("the root itself is not looked for")
                .isEmpty();
    }

    /** Young collections move the objects, and invalidate what the walk knows by address. */
    @Test
    void collectionsMeanwhileChangeNothing() throws UnavailableException, InterruptedException {
        Object[] root = new Object[60_000];
        Arrays.setAll(root, i -> new Object[] {new int[] {i}});
        long expected = Sizer.complete().size(root).objects();
        Thread collecting = new Thread(() -> {
            while (!Thread.currentThread().isInterrupted()) {
                System.gc();
                // Time for a walk to get somewhere between two of them, and so to be right in parts.
                LockSupport.parkNanos(2_000_000);
            }
        });
        collecting.start();
        try {
            for (int i = 0; i < 5; i++) {
                assertThat(Sizer.complete().size(root).objects()).isEqualTo(expected);
            }
        } finally {
            collecting.interrupt();
            collecting.join();
        }
        assertThat(expected).isEqualTo(120_001);
    }

    @Test
    void graphsMayChangeMeanwhile() throws UnavailableException, InterruptedException {
        Map<Integer, Object> map = new ConcurrentHashMap<>();
        Thread changing = new Thread(() -> {
            for (int i = 0; !Thread.currentThread().isInterrupted(); i++) {
                map.put(i % 20_000, new int[] {i});
                map.remove((i + 10_000) % 20_000);
            }
        });
        changing.start();
        try {
            for (int i = 0; i < 50; i++) {
                ObjectSize size = Sizer.complete().size(map);
                assertThat(size.complete()).isTrue();
                assertThat(size.instancesOf(int[].class)).isLessThanOrEqualTo(40_000);
            }
        } finally {
            changing.interrupt();
            changing.join();
        }
    }
}
