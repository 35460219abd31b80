package io.github.memorybudget.benchmarks.sizing;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.memorybudget.core.vm.UnavailableException;
import java.util.List;
import org.junit.jupiter.api.Test;

class ElementCostsTest {

    @Test
    void sizesAgreeWithArithmetic() throws UnavailableException {
        List<ElementCost> costs = ElementCosts.all();

        assertEquals(11, costs.size());
        assertAll(costs.stream().map(cost -> () -> assertEquals(cost.reckoned(), cost.measured(), cost.collection())));
    }
}
