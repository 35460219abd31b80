package com.acme.leak;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.Mockito.when;

import com.acme.Leaks;
import io.github.memorybudget.junit.MemoryBudget;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.mockito.Mock;
import org.mockito.junit.jupiter.MockitoExtension;

/** Bloat beside a mock: Mockito's session of the test's thread is still open when the test is to be run again. */
@ExtendWith(MockitoExtension.class)
@Leaks(pattern = "BLOAT", metric = "allocated", atLeast = 5_000_000)
class MockedServiceTest {

    @Mock
    private UnaryOperator<String> names;

    @Test
    @MemoryBudget(allocated = "1 MB")
    void copiesEachTime() {
        when(names.apply(anyString())).thenReturn("name");
        List<byte[]> copies = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            copies.add(new byte[1_000_000 + names.apply("x").length()]);
            copies.remove(0);
        }
        assertEquals(0, copies.size());
    }
}
