package io.github.memorybudget.junit;

import io.github.memorybudget.core.measure.Measurement;
import java.lang.reflect.AnnotatedElement;
import java.util.Optional;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.parallel.ResourceAccessMode;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;
import org.junit.platform.commons.support.AnnotationSupport;

/**
 * Whether other tests may run beside one that is measured. {@link MemoryBudget} has JUnit take a lock, but only where it stands
 * on the test method or on a class that JUnit asks: not on a method that is overridden or implemented.
 */
final class OthersMeanwhile {

    private static final String REASON = "other tests may have run at the same time (" + Settings.PARALLEL
            + "), since JUnit takes no lock for a budget on an overridden or implemented method; put @MemoryBudget or"
            + " @ResourceLock(Resources.GLOBAL) on the test method itself or its class";

    private OthersMeanwhile() {}

    /** Figures of a test's first run, but for those that may be of others. */
    static Measurement leftOut(Measurement run, Settings settings, ExtensionContext context) {
        return settings.runsInParallel() && !isLocked(context) ? run.withAllocationOnly(REASON) : run;
    }

    private static boolean isLocked(ExtensionContext context) {
        for (Optional<ExtensionContext> each = Optional.of(context);
                each.isPresent();
                each = each.get().getParent()) {
            if (each.get().getElement().map(OthersMeanwhile::isLocked).orElse(false)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isLocked(AnnotatedElement element) {
        return AnnotationSupport.findRepeatableAnnotations(element, ResourceLock.class).stream()
                .anyMatch(
                        lock -> lock.value().equals(Resources.GLOBAL) && lock.mode() == ResourceAccessMode.READ_WRITE);
    }
}
