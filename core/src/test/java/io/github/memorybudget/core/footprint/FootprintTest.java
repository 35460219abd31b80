package io.github.memorybudget.core.footprint;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.memorybudget.core.vm.UnavailableException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.openjdk.jol.info.GraphLayout;

class FootprintTest {

    enum Colour {
        RED
    }

    record Point(int x, long y, Object next) {}

    static Stream<Object> objects() {
        String captured = "captured" + System.nanoTime();
        Runnable lambda = () -> captured.length();
        Map<Integer, List<String>> map = new HashMap<>();
        for (int i = 0; i < 1000; i++) {
            map.put(i, new ArrayList<>(List.of("v" + i, "shared")));
        }
        Object[] circle = new Object[2];
        circle[0] = circle;
        return Stream.of(
                new Object(),
                new byte[984],
                new long[3][4],
                "text",
                map,
                new Point(1, 2, new Point(3, 4, null)),
                Colour.RED,
                lambda,
                circle,
                new Object[] {captured, captured});
    }

    @ParameterizedTest
    @MethodSource("objects")
    void equalsJol(Object object) throws UnavailableException {
        assertThat(Footprint.bytesOf(object))
                .isEqualTo(GraphLayout.parseInstance(object).totalSize())
                .isPositive();
    }

    @Test
    void countsAnArrayToTheByte() throws UnavailableException {
        assertThat(Footprint.bytesOf(new byte[984])).isEqualTo(1000);
    }

    @Test
    void nothingHasNoSize() throws UnavailableException {
        assertThat(Footprint.bytesOf(null)).isZero();
    }

    /** In a JVM of its own, since JOL speaks only once. From 24 on the JVM itself warns of Unsafe, unless told not to. */
    @Test
    void printsNothing() throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        if (Runtime.version().feature() >= 24) {
            command.add("--sun-misc-unsafe-memory-access=allow");
        }
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), FirstUse.class.getName()));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(process.waitFor()).isZero();
        assertThat(printed).isEqualTo("1000" + System.lineSeparator());
    }

    /** Sizes objects that JOL has remarks about in a fresh JVM, and prints the size of an array. */
    static final class FirstUse {

        public static void main(String[] arguments) throws UnavailableException {
            Footprint.bytesOf(Thread.currentThread());
            Footprint.bytesOf(new Point(1, 2, new ConcurrentHashMap<>(Map.of(1, 2))));
            long bytes = Footprint.bytesOf(new byte[984]);
            System.out.println(bytes);
        }
    }

    @Test
    void silenceIsForOneThreadAndEnds() throws InterruptedException {
        PrintStream before = System.out;
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        PrintStream outer = new PrintStream(printed, true, StandardCharsets.UTF_8);
        System.setOut(outer);
        try {
            PrintStream kept;
            try (SilencedThread silence = SilencedThread.current()) {
                kept = System.out;
                silence.call(() -> {
                    System.out.println("mine");
                    return true;
                });
                Thread other = new Thread(() -> System.out.print("other's "));
                other.start();
                other.join();
            }
            assertThat(System.out).isSameAs(outer);
            System.out.print("after ");
            kept.print("kept");
        } finally {
            System.setOut(before);
        }
        assertThat(printed.toString(StandardCharsets.UTF_8)).isEqualTo("other's after kept");
    }
}
