package com.acme.suite;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** A context whose one bean is closed with it. */
@Configuration
class SharedContext {

    @Bean(destroyMethod = "close")
    Connection connection() {
        return new Connection();
    }

    /** Answers until it is closed. */
    static final class Connection {

        private boolean open = true;

        boolean isOpen() {
            return open;
        }

        String ask() {
            if (!open) {
                throw new IllegalStateException("closed");
            }
            return "answer";
        }

        void close() {
            open = false;
        }
    }
}
