package io.github.memorybudget.assertj.error;

import io.github.memorybudget.core.size.ByteSize;
import io.github.memorybudget.core.trend.Trend;
import java.util.Locale;
import org.apiguardian.api.API;
import org.assertj.core.error.BasicErrorMessageFactory;
import org.assertj.core.error.ErrorMessageFactory;

/**
 * Says that repeated code makes the live heap grow and grow.
 *
 * @since 0.1
 */
@API(status = API.Status.STABLE, since = "0.1")
public final class ShouldNotLeak extends BasicErrorMessageFactory {

    private ShouldNotLeak(Leak leak) {
        super(
                "%nExpecting repeated code not to leak%nbut in each call the live heap grew by:%n  %s%n"
                        + "surely between %s and %s, by the trend of %s levels with %s between them; "
                        + "in the second half still by %s%s%s",
                perCall(leak.trend().slopePerRun(), leak),
                perCall(leak.trend().lower(), leak),
                perCall(leak.trend().upper(), leak),
                leak.levels(),
                new Plain(leak.calls() == 1 ? "a call" : String.format(Locale.ROOT, "%,d calls", leak.calls())),
                secondHalf(leak.trend()),
                Growth.told(
                        leak.calls() == 1 ? "What grew in a call:" : "What grew in " + leak.calls() + " calls:",
                        leak.growth()),
                Traces.told("What holds it:", leak.traces(), leak.problem()));
    }

    private static Plain perCall(double bytesPerBatch, Leak leak) {
        double bytes = bytesPerBatch / leak.calls();
        boolean whole = bytes == Math.rint(bytes);
        return new Plain(whole ? ByteSize.exact((long) bytes) : String.format(Locale.ROOT, "%,.1f B", bytes));
    }

    private static Plain secondHalf(Trend trend) {
        return Sizes.exact(Math.round(trend.secondHalfGrowth()));
    }

    /** Makes the message. */
    public static ErrorMessageFactory shouldNotLeak(Leak leak) {
        return new ShouldNotLeak(leak);
    }
}
