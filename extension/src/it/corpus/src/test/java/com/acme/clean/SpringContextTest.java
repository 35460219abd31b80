package com.acme.clean;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.acme.KeepsNothing;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** A context with configuration classes and proxied beans, closed at the end. */
class SpringContextTest {

    @Test
    @KeepsNothing
    void wires() {
        try (AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext(Configured.class)) {
            assertEquals("hello Ada", context.getBean(Greeter.class).greet("Ada"));
        }
    }

    @Configuration
    static class Configured {

        @Bean
        String salutation() {
            return "hello ";
        }

        @Bean
        Greeter greeter() {
            return new Greeter(salutation());
        }
    }

    static final class Greeter {

        private final String salutation;

        Greeter(String salutation) {
            this.salutation = salutation;
        }

        String greet(String name) {
            return salutation + name;
        }
    }
}
