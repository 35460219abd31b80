package io.github.memorybudget.assertj;

import static io.github.memorybudget.assertj.error.ShouldBeJudgeable.shouldBeJudgeable;
import static io.github.memorybudget.assertj.error.ShouldHaveAtMostInstances.shouldHaveAtMostInstances;
import static io.github.memorybudget.assertj.error.ShouldHaveFootprintOfAtMost.shouldHaveFootprintOfAtMost;
import static io.github.memorybudget.assertj.error.ShouldHaveFootprintOfAtMostTimes.shouldHaveFootprintOfAtMostTimes;
import static io.github.memorybudget.assertj.error.ShouldNotReach.shouldNotReach;

import io.github.memorybudget.core.footprint.Boundary;
import io.github.memorybudget.core.footprint.ObjectSize;
import io.github.memorybudget.core.footprint.ReferencePath;
import io.github.memorybudget.core.footprint.Sizer;
import io.github.memorybudget.core.size.ByteSize;
import io.github.memorybudget.core.vm.UnavailableException;
import java.util.Optional;
import org.apiguardian.api.API;
import org.assertj.core.api.AbstractAssert;
import org.assertj.core.api.AbstractLongAssert;
import org.assertj.core.api.Assertions;
import org.jspecify.annotations.Nullable;

/**
 * Assertions over an object's deep size: all that can be reached from it, in bytes, with the layouts of this JVM.
 *
 * <p>Nothing is left out unless {@link #leavingOut} asks for it: an object that refers to a class loader or a thread, be it
 * over many steps, is as large as those are. Other threads may change the object meanwhile; what is judged is what was
 * referred to when the walk came by.
 *
 * @param <SELF> the type of the concrete assertion
 * @since 0.1
 */
@API(status = API.Status.STABLE, since = "0.1")
public abstract class AbstractFootprintAssert<SELF extends AbstractFootprintAssert<SELF>>
        extends AbstractAssert<SELF, Object> {

    private Sizer sizer = Sizer.complete();

    /**
     * For a concrete assertion.
     *
     * @param actual the root of what is sized
     * @param selfType the concrete assertion's class
     */
    protected AbstractFootprintAssert(@Nullable Object actual, Class<?> selfType) {
        super(actual, selfType);
    }

    /**
     * Leaves out what belongs to the JVM rather than to the object, from here on.
     *
     * <pre><code class='java'> Object[] worker = {Thread.currentThread(), new byte[1024]};
     *
     * // passes
     * assertThatFootprintOf(worker).leavingOut(Boundary.THREADS).isAtMost("2 KB");
     *
     * // fails: the thread refers to its class loader, and that to much more
     * assertThatFootprintOf(worker).isAtMost("2 KB");</code></pre>
     *
     * @param boundaries where to stop
     */
    public SELF leavingOut(Boundary... boundaries) {
        sizer = sizer.leavingOut(boundaries);
        return myself;
    }

    /**
     * Leaves out objects of some types, those of their subtypes included, and what is reachable only through them, from
     * here on.
     *
     * <pre><code class='java'> Object[] both = {new long[1000], new byte[1024]};
     *
     * // passes
     * assertThatFootprintOf(both).leavingOut(long[].class).isAtMost("2 KB");
     *
     * // fails
     * assertThatFootprintOf(both).isAtMost("2 KB");</code></pre>
     *
     * @param types classes or interfaces
     */
    public SELF leavingOut(Class<?>... types) {
        sizer = sizer.leavingOut(types);
        return myself;
    }

    /**
     * Verifies that the object and all that can be reached from it take at most so many bytes.
     *
     * <pre><code class='java'> Map&lt;Integer, byte[]&gt; cache = new HashMap&lt;&gt;();
     * cache.put(1, new byte[1_000_000]);
     *
     * // passes
     * assertThatFootprintOf(cache).isAtMost("1 MB");
     *
     * // fails
     * assertThatFootprintOf(cache).isAtMost("64 KB");</code></pre>
     *
     * @param size a size such as {@code "4 MB"}
     * @throws IllegalArgumentException if it is not a size
     * @throws AssertionError if the object is null or larger, or can't be judged
     */
    public SELF isAtMost(String size) {
        long limit = ByteSize.parse(size).bytes();
        isNotNull();
        ObjectSize measured = size(actual, "to be at most " + ByteSize.readable(limit));
        if (measured.bytes() > limit) {
            throwAssertionError(shouldHaveFootprintOfAtMost(type(), limit, measured));
        }
        return myself;
    }

    /**
     * Verifies that the object's footprint is at most so many times another one's.
     *
     * <pre><code class='java'> List&lt;Integer&gt; numbers = IntStream.range(0, 1000).boxed().toList();
     *
     * // passes
     * assertThatFootprintOf(new ArrayList&lt;&gt;(numbers)).hasFootprintOfAtMostTimes(1.5, numbers);
     *
     * // fails: a node for each element
     * assertThatFootprintOf(new LinkedList&lt;&gt;(numbers)).hasFootprintOfAtMostTimes(1.5, numbers);</code></pre>
     *
     * @param times 0 or more
     * @param other what the object is compared with; what both reach counts for both
     * @throws IllegalArgumentException if the factor is negative or no number
     * @throws AssertionError if the object is null or larger, or can't be judged
     */
    public SELF hasFootprintOfAtMostTimes(double times, Object other) {
        if (!(times >= 0)) {
            throw new IllegalArgumentException("an object can't be " + times + " times as large; write 0 or more");
        }
        isNotNull();
        String expectation =
                "to be at most " + times + " times that of " + other.getClass().getTypeName();
        ObjectSize measured = size(actual, expectation);
        ObjectSize compared = size(other, expectation);
        if (measured.bytes() > times * compared.bytes()) {
            throwAssertionError(shouldHaveFootprintOfAtMostTimes(
                    type(), times, other.getClass().getTypeName(), measured, compared));
        }
        return myself;
    }

    /**
     * Verifies that at most so many objects of a type, its subtypes included, can be reached from the object, which is
     * counted too if it is one.
     *
     * <pre><code class='java'> List&lt;String&gt; names = List.of("Ada", "Grace");
     *
     * // passes
     * assertThatFootprintOf(names).hasAtMostInstancesOf(String.class, 2);
     *
     * // fails: a string keeps its text in an array
     * assertThatFootprintOf(names).hasAtMostInstancesOf(byte[].class, 1);</code></pre>
     *
     * @param type a class or an interface
     * @param limit 0 or more
     * @throws IllegalArgumentException if the limit is negative
     * @throws AssertionError if the object is null, reaches more, or can't be judged
     */
    public SELF hasAtMostInstancesOf(Class<?> type, long limit) {
        if (limit < 0) {
            throw new IllegalArgumentException("there can't be " + limit + " instances; write 0 or more");
        }
        isNotNull();
        ObjectSize measured = size(actual, "to have at most " + limit + " instances of " + type.getTypeName());
        if (measured.instancesOf(type) > limit) {
            throwAssertionError(shouldHaveAtMostInstances(type(), type, limit, measured));
        }
        return myself;
    }

    /**
     * Verifies that no other object of a type, its subtypes included, can be reached from the object. The message tells
     * the shortest way to one.
     *
     * <pre><code class='java'> Map&lt;String, Object&gt; attributes = new HashMap&lt;&gt;();
     *
     * // passes
     * assertThatFootprintOf(attributes).doesNotReach(Thread.class);
     *
     * // fails
     * attributes.put("worker", Thread.currentThread());
     * assertThatFootprintOf(attributes).doesNotReach(Thread.class);</code></pre>
     *
     * @param type a class or an interface
     * @throws AssertionError if the object is null, reaches one, or can't be judged
     */
    public SELF doesNotReach(Class<?> type) {
        isNotNull();
        Optional<ReferencePath> path;
        try {
            path = sizer.pathTo(type, actual);
        } catch (UnavailableException e) {
            throw notJudged(type() + " not to reach an instance of " + type.getTypeName(), e);
        }
        path.ifPresent(way -> throwAssertionError(shouldNotReach(type.getTypeName(), way)));
        return myself;
    }

    /**
     * Goes on with the footprint in bytes.
     *
     * <pre><code class='java'> // passes
     * assertThatFootprintOf(new byte[1008]).extractingBytes().isEqualTo(1024);
     *
     * // fails
     * assertThatFootprintOf(new byte[1008]).extractingBytes().isOdd();</code></pre>
     *
     * @throws AssertionError if the object is null or can't be sized
     */
    public AbstractLongAssert<?> extractingBytes() {
        isNotNull();
        return Assertions.assertThat(size(actual, "to be known").bytes()).as("footprint of %s in bytes", type());
    }

    private String type() {
        return actual.getClass().getTypeName();
    }

    private ObjectSize size(Object object, String expectation) {
        try {
            ObjectSize size = sizer.size(object);
            if (!size.complete()) {
                throw new UnavailableException("more than " + size.objects() + " objects can be reached");
            }
            return size;
        } catch (UnavailableException e) {
            throw notJudged("the footprint of " + object.getClass().getTypeName() + " " + expectation, e);
        }
    }

    private AssertionError notJudged(String expectation, UnavailableException reason) {
        AssertionError failure = assertionError(shouldBeJudgeable(expectation, String.valueOf(reason.getMessage())));
        failure.initCause(reason);
        return failure;
    }
}
