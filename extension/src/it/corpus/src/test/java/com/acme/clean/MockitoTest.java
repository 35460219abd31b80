package com.acme.clean;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.spy;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import io.github.memorybudget.junit.MemoryBudget;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A mock and a spy, and what was seen of their calls. */
class MockitoTest {

    @Test
    @MemoryBudget(retained = "64 KB", offHeap = "0 B", threads = 0)
    void mocks() {
        Comparator<String> mock = mock();
        when(mock.compare(any(), any())).thenReturn(-1);
        assertEquals(-1, mock.compare("a", "b"));
        verify(mock).compare("a", "b");
        List<String> spy = spy(new ArrayList<>());
        spy.add("x");
        assertEquals(1, spy.size());
    }
}
