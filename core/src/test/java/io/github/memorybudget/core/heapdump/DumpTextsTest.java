package io.github.memorybudget.core.heapdump;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class DumpTextsTest {

    private final DumpTexts texts = new DumpTexts();

    @Test
    void keepsMoreThanItHasRoomForAtFirst() {
        for (int i = 1; i <= 200_000; i++) {
            add(i * 16L, "text\u00e9" + i);
        }

        for (int i = 1; i <= 200_000; i++) {
            assertThat(texts.get(i * 16L, "?")).isEqualTo("text\u00e9" + i);
        }
    }

    @Test
    void knowsNoOthers() {
        add(16, "");
        add(16, "again");
        add(0, "no id");

        assertThat(texts.get(16, "?")).isEmpty();
        assertThat(texts.get(0, "?")).isEqualTo("?");
        assertThat(texts.get(32, "?")).isEqualTo("?");
    }

    private void add(long id, String text) {
        byte[] bytes = (" " + text + " ").getBytes(StandardCharsets.UTF_8);
        texts.add(id, bytes, 1, bytes.length - 2);
    }
}
