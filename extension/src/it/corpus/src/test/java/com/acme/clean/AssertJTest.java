package com.acme.clean;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.acme.KeepsNothing;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Assertions of AssertJ, comparing field by field. */
class AssertJTest {

    @Test
    @KeepsNothing
    void asserts() {
        assertThat(List.of(1, 2, 3)).hasSize(3).containsExactlyInAnyOrder(3, 2, 1);
        assertThat(new Box("a", List.of(1))).usingRecursiveComparison().isEqualTo(new Box("a", List.of(1)));
        assertThatThrownBy(() -> List.of().get(0)).isInstanceOf(IndexOutOfBoundsException.class);
    }

    private record Box(String name, List<Integer> numbers) {}
}
