package com.acme;

import io.github.memorybudget.junit.MemoryBudget;
import org.junit.jupiter.api.Test;

class BudgetTest {

    @Test
    @MemoryBudget(retained = "64 KB")
    void hasABudget() {}
}
