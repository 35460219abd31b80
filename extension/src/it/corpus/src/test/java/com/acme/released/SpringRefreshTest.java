package com.acme.released;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.acme.Leaks;
import io.github.memorybudget.junit.MemoryBudget;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.beans.factory.support.RootBeanDefinition;
import org.springframework.context.ApplicationEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.context.support.AbstractRefreshableApplicationContext;

/**
 * Spring 5.1.4: a context that is refreshed keeps the listeners of before, and what they hold. The fix sets
 * applicationListeners back before each refresh.
 *
 * @see <a href="https://github.com/spring-projects/spring-framework/issues/22325">spring-framework 22325</a>
 */
@Leaks(
        atLeast = 900_000,
        holder = {
            "com.acme.released.SpringRefreshTest$Context.applicationListeners",
            "com.acme.released.SpringRefreshTest$Listener"
        })
class SpringRefreshTest {

    private static final Context CONTEXT = new Context();

    /** In a rehearsal the context has been closed before, so that it starts with one listener as the suite's run does. */
    @BeforeAll
    static void open() {
        CONTEXT.refresh();
    }

    @AfterAll
    static void close() {
        CONTEXT.close();
    }

    @Test
    @MemoryBudget(retained = "64 KB")
    void refreshes() {
        for (int i = 0; i < 10; i++) {
            CONTEXT.refresh();
            assertEquals(100_000, CONTEXT.getBean(Listener.class).received.length);
        }
    }

    private static final class Context extends AbstractRefreshableApplicationContext {

        @Override
        protected void loadBeanDefinitions(DefaultListableBeanFactory factory) {
            factory.registerBeanDefinition("listener", new RootBeanDefinition(Listener.class));
        }
    }

    /** A bean of the context. */
    public static final class Listener implements ApplicationListener<ApplicationEvent> {

        private final byte[] received = new byte[100_000];

        @Override
        public void onApplicationEvent(ApplicationEvent event) {
            received[0]++;
        }
    }
}
