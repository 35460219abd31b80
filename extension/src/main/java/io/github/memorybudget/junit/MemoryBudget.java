package io.github.memorybudget.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.apiguardian.api.API;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.ResourceAccessMode;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;

/**
 * The memory that a test may use.
 *
 * <pre>{@code
 * @Test
 * @MemoryBudget(retained = "64 KB", allocated = "2 MB", peak = "8 MB")
 * void loadsTheCatalog() { ... }
 * }</pre>
 *
 * <p>On a method it is that test's budget; on a class, the default for its tests and those of its nested classes; on
 * another annotation, it makes that annotation a budget; on a field, static or not, its {@link #footprint()} is the
 * budget of the object in that field after each test.
 *
 * <p>Each attribute is resolved on its own: method, overridden or interface method, class, superclass, interfaces,
 * enclosing class, then the configuration parameters {@code memoryBudget.default.*}. A direct annotation beats a
 * meta-annotation.
 *
 * <p>Sizes are a number and a unit ({@code "0 B"}, {@code "64 KB"}, {@code "1.5 MB"}, {@code "2 GiB"}; all units are
 * 1024-based); {@code "none"} lifts an inherited budget; an empty text leaves it as inherited. A test is over budget when
 * the figure is larger than the budget. A malformed attribute fails the test before its fixture runs.
 *
 * <p>Where tests run in parallel, a test with a budget on its method or class runs alone; of one whose budget stands on an
 * overridden or implemented method, only {@link #allocated()} and {@link #footprint()} are judged then.
 *
 * @since 0.1
 */
@API(status = API.Status.STABLE, since = "0.1")
@Documented
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.TYPE, ElementType.ANNOTATION_TYPE, ElementType.FIELD})
@ExtendWith({MemoryBudgetExtension.class, MemoryMeterExtension.class})
@ResourceLock(value = Resources.GLOBAL, mode = ResourceAccessMode.READ_WRITE)
public @interface MemoryBudget {

    /** Growth of the live heap over the test method's body, the fixture alive: what the exercised code keeps. */
    String retained() default "";

    /** Bytes allocated by the test thread and by the threads that it started. */
    String allocated() default "";

    /** High-water mark of the live heap above its level at the start of the body; garbage is not counted. */
    String peak() default "";

    /** Growth of direct and mapped buffer memory after settling. */
    String offHeap() default "";

    /** On a field only: deep size of the object in it after each test, as JOL sees it. */
    String footprint() default "";

    /** Number of live platform threads that the test may leave behind; -1 leaves it as inherited. */
    int threads() default -1;

    /**
     * How often a suspicious test is run again at most, so that memory kept in every run is told from memory kept once;
     * 0 switches rehearsals off, -1 leaves it as inherited (7).
     */
    int rehearsals() default -1;

    /** Judges {@code allocated} over all threads of the JVM, also those that were there before the test. */
    boolean allThreads() default false;

    /** What is done with memory that is kept once and never again. */
    FirstUse firstUse() default FirstUse.INHERIT;
}
