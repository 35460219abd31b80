package io.github.memorybudget.core.vm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class HotSpotTest {

    @Test
    void aCommandAnswers() throws UnavailableException {
        assertThat(HotSpot.command("vmUptime")).endsWith("s\n");
        assertThat(HotSpot.command("vmUptime", "-date")).hasSizeGreaterThan(20);
    }

    @Test
    void anUnknownCommandIsNotOffered() {
        assertThatThrownBy(() -> HotSpot.command("vmNonsense"))
                .isInstanceOf(UnavailableException.class)
                .hasMessageContaining("vmNonsense");
    }

    @Test
    void anArgumentThatTheVmRefusesIsTheSame() {
        assertThatThrownBy(() -> HotSpot.command("vmUptime", "-nonsense"))
                .isInstanceOf(UnavailableException.class)
                .hasMessageContaining("vmUptime");
    }
}
