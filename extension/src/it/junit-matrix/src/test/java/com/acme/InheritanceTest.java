package com.acme;

import io.github.memorybudget.junit.MemoryBudget;
import org.junit.jupiter.api.Test;

class InheritanceTest extends InheritedBudget implements Contract {

    @Test
    void ownWithTheSuperclassesBudget() {
        Keeper.keep(100_000);
    }
}

@MemoryBudget(retained = "16 KB")
abstract class InheritedBudget {

    @Test
    void inherited() {
        Keeper.keep(100_000);
    }
}

interface Contract {

    @Test
    @MemoryBudget(retained = "1 MB")
    default void ofInterface() {
        Keeper.keep(100_000);
    }
}
