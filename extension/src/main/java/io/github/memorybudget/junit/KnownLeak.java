package io.github.memorybudget.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.apiguardian.api.API;

/**
 * Names a violation that is known and tracked, so that it does not fail the build until a date.
 *
 * <p>The result still says FAIL, marked as known. A violation of a metric that is not named here fails as usual, and so
 * does every violation from the day after {@link #until()}. Where the violation is gone, the result says that it is
 * fixed, so that this annotation can be taken away.
 *
 * <pre>{@code
 * @Test
 * @MemoryBudget(retained = "64 KB")
 * @KnownLeak(issue = "https://tracker.example/SHOP-217", until = "2027-03-31", reason = "the cache is being replaced")
 * void loadsTheCatalog() { ... }
 * }</pre>
 *
 * @since 0.1
 */
@API(status = API.Status.STABLE, since = "0.1")
@Documented
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.TYPE, ElementType.ANNOTATION_TYPE})
public @interface KnownLeak {

    /** Where it is tracked; must not be blank. */
    String issue();

    /** The last day on which it is tolerated, inclusive, in UTC, as {@code 2027-03-31}. */
    String until();

    /** Why it is tolerated. */
    String reason() default "";

    /** The metrics that may be over budget, by name; empty means every metric. */
    String[] metrics() default {};

    /** The trace's fingerprint; empty means whatever holds it. */
    String fingerprint() default "";
}
