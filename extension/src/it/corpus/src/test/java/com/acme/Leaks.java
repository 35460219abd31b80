package com.acme;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** On a test class whose every test leaks: which verdict it should get. A class without it should pass. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface Leaks {

    /** The pattern of the failure. */
    String pattern() default "LEAK";

    /** The metric whose figure is compared with the bounds. */
    String metric() default "retained";

    /** Least figure that is right: bytes, or a count of threads. */
    long atLeast();

    /** Largest figure that is right. */
    long atMost() default Long.MAX_VALUE;

    /**
     * Steps of the path to what holds the most, in this order and each as the message has it: the fields and classes that
     * the library's own fix is about. Every released leak names some; with none the path is not looked at.
     */
    String[] holder() default {};

    /** The first JDK on which the test can run. */
    int fromJdk() default 17;
}
