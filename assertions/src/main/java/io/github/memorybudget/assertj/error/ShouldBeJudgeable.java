package io.github.memorybudget.assertj.error;

import org.apiguardian.api.API;
import org.assertj.core.error.BasicErrorMessageFactory;
import org.assertj.core.error.ErrorMessageFactory;

/**
 * Says that there is no figure to judge, which is no pass.
 *
 * @since 0.1
 */
@API(status = API.Status.STABLE, since = "0.1")
public final class ShouldBeJudgeable extends BasicErrorMessageFactory {

    private ShouldBeJudgeable(String expectation, String reason) {
        super("%nExpecting %s%nbut that can't be judged:%n  %s", unquotedString(expectation), unquotedString(reason));
    }

    /**
     * Makes the message.
     *
     * @param expectation what was to be judged, as it goes on after "Expecting"
     * @param reason why it can't be
     */
    public static ErrorMessageFactory shouldBeJudgeable(String expectation, String reason) {
        return new ShouldBeJudgeable(expectation, reason);
    }
}
