package io.github.memorybudget.core.heapdump;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HprofReaderTest {

    private static final HeapLayout LAYOUT = new HeapLayout(12, 16, 4, 8);

    /** For each size of ids, so 12,000 in all. */
    private static final int MUTANTS = 6_000;

    @TempDir
    private Path directory;

    /** Static field → holder → array → [leaf, leaf, null], all root kinds, and a soft reference. */
    static HprofBuilder sample(int idSize, String version) {
        HprofBuilder dump = new HprofBuilder(idSize, version)
                .classDump(8, "java/lang/Object", 0, new String[0], Map.of())
                .classDump(16, "com/acme/Holder", 8, new String[] {"items", "next"}, Map.of("ROOT", 800L))
                .classDump(24, "[Ljava/lang/Object;", 8, new String[0], Map.of())
                .classDump(32, "com/acme/Leaf", 8, new String[] {"data"}, Map.of())
                .classDump(40, "java/lang/ref/Reference", 8, new String[] {"referent", "queue"}, Map.of())
                .classDump(48, "java/lang/ref/SoftReference", 40, new String[] {"extra"}, Map.of("CACHE", 840L))
                .instance(800, 16, 808, 800)
                .objectArray(808, 24, 816, 824, 0)
                .instance(816, 32, 832)
                .instance(824, 32, 0)
                .bytes(832, 100)
                .instance(840, 48, 0, 848, 0)
                .instance(848, 32, 0);
        for (int tag : new int[] {1, 2, 3, 4, 5, 6, 7, 8, 0xff}) {
            dump.root(tag, tag == 5 ? 16 : 824);
        }
        return dump;
    }

    @ParameterizedTest
    @CsvSource({"4,1.0.1", "4,1.0.2", "8,1.0.1", "8,1.0.2"})
    void readsBothIdSizesAndVersions(int idSize, String version) throws IOException {
        HeapSnapshot snapshot = read(sample(idSize, version).build());

        assertThat(snapshot.objects()).isEqualTo(13);
        assertThat(snapshot.classes())
                .contains(new ClassFigure("com.acme.Leaf", 3, 48), new ClassFigure("byte[]", 1, 120))
                .contains(new ClassFigure("java.lang.Object[]", 1, 32));
        assertThat(snapshot.pathsToInstances("byte[]", HolderRules.DEFAULT, 5))
                .singleElement()
                .satisfies(trace -> {
                    assertThat(trace.path())
                            .containsExactly(
                                    "static com.acme.Holder.ROOT",
                                    "com.acme.Holder.items",
                                    "java.lang.Object[*]",
                                    "com.acme.Leaf.data",
                                    "byte[]");
                    assertThat(trace.retained()).isEqualTo(120);
                });
    }

    @Test
    void tellsSoftReferencesFromStrongOnes() throws IOException {
        HolderTree tree = HolderTree.of(read(sample(8, "1.0.2").build()).graph(), HolderRules.DEFAULT);

        assertThat(tree.kind(tree.graph().count - 1)).isEqualTo(HeldBy.SOFT);
    }

    @Test
    void acceptsNoPrefixOfADump() throws IOException {
        byte[] whole = sample(8, "1.0.2").build();
        for (int length = 0; length < whole.length; length++) {
            byte[] part = Arrays.copyOf(whole, length);
            assertThatExceptionOfType(HeapDumpException.class)
                    .as("the first %s bytes", length)
                    .isThrownBy(() -> read(part))
                    .withMessageContaining("dump.hprof")
                    .withMessageContaining("offset")
                    .withMessageContaining("accepted");
        }
    }

    @Test
    void namesForeignFiles() {
        assertThatThrownBy(() -> read(new byte[0])).hasMessageContaining("an empty file");
        assertThatThrownBy(() -> read("a text that is long enough to be something".getBytes()))
                .hasMessageContaining("no heap dump");
        byte[] gzip = new byte[100];
        gzip[0] = 0x1f;
        gzip[1] = (byte) 0x8b;
        assertThatThrownBy(() -> read(gzip)).hasMessageContaining("gzip");
        assertThatThrownBy(() -> read(new HprofBuilder(4, "1.0.3").build())).hasMessageContaining("Android");
        assertThatThrownBy(
                        () -> read(HprofBuilder.of(4).rawHeap(0xfe, 0, 0, 0, 0).build()))
                .hasMessageContaining("Android");
        assertThatThrownBy(() -> read(HprofBuilder.of(8).build(0))).hasMessageContaining("END");
    }

    @ParameterizedTest
    @ValueSource(ints = {0x21, 0x22, 0x23})
    void refusesLengthsBeyondTheFileWithoutAllocatingThem(int tag) {
        int[] hostile = new int[64];
        Arrays.fill(hostile, 0x7f);
        hostile[0] = tag;
        assertThatThrownBy(() -> read(HprofBuilder.of(8).rawHeap(hostile).build()))
                .isInstanceOf(HeapDumpException.class);
    }

    @Test
    void refusesContradictions() {
        HprofBuilder twice = HprofBuilder.of(8)
                .classDump(8, "java/lang/Object", 0, new String[0], Map.of())
                .instance(80, 8)
                .instance(80, 8);
        assertThatThrownBy(() -> read(twice.build())).hasMessageContaining("same id");
        HprofBuilder wrongSize = HprofBuilder.of(8)
                .classDump(8, "java/lang/Object", 0, new String[0], Map.of())
                .instance(80, 8, 80);
        assertThatThrownBy(() -> read(wrongSize.build())).hasMessageContaining("8 bytes of fields");
        assertThatThrownBy(() -> read(HprofBuilder.of(8).instance(80, 16).build()))
                .hasMessageContaining("class that the dump doesn't have");
        HprofBuilder ring = HprofBuilder.of(8)
                .classDump(8, "A", 16, new String[0], Map.of())
                .classDump(16, "B", 8, new String[0], Map.of());
        assertThatThrownBy(() -> read(ring.build())).hasMessageContaining("extends itself");
    }

    /** Changed bytes and bits, and in a tenth of them a piece that is left out or there twice. */
    private static byte[] mutant(byte[] whole, Random random) {
        byte[] mutant = whole.clone();
        int changes = 1 + random.nextInt(4);
        for (int k = 0; k < changes; k++) {
            int at = 23 + random.nextInt(mutant.length - 23);
            mutant[at] = random.nextBoolean() ? (byte) random.nextInt() : (byte) (mutant[at] ^ 1 << random.nextInt(8));
        }
        if (random.nextInt(10) > 0) {
            return mutant;
        }
        int from = random.nextInt(mutant.length);
        int to = Math.min(mutant.length, from + random.nextInt(64));
        ByteArrayOutputStream changed = new ByteArrayOutputStream();
        changed.write(mutant, 0, random.nextBoolean() ? from : to);
        int rest = random.nextBoolean() ? from : to;
        changed.write(mutant, rest, mutant.length - rest);
        return changed.toByteArray();
    }

    /** Every outcome but an answer or the one exception fails the test, an OutOfMemoryError and a hang included. */
    @ParameterizedTest
    @ValueSource(ints = {4, 8})
    @Timeout(value = 3, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void survivesMutations(int idSize) throws IOException {
        Random random = new Random(20261123L + idSize);
        byte[] whole = sample(idSize, "1.0.2").build();
        int answers = 0;
        int refusals = 0;
        for (int i = 0; i < MUTANTS; i++) {
            byte[] mutant = mutant(whole, random);
            try {
                HeapSnapshot snapshot = read(mutant);
                snapshot.pathsToInstances("com.acme.Leaf", HolderRules.DEFAULT, 3);
                answers++;
            } catch (HeapDumpException expected) {
                refusals++;
            }
        }
        assertThat(answers).as("mutants that still are dumps").isPositive();
        assertThat(refusals).as("mutants that are none").isPositive();
    }

    private HeapSnapshot read(byte[] bytes) throws IOException {
        Path file = directory.resolve("dump.hprof");
        Files.write(file, bytes);
        return HeapSnapshot.read(HeapDump.of(file, LAYOUT, null));
    }
}
