package io.github.memorybudget.junit;

import java.lang.reflect.Field;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds the annotated fields of a test class and its superclasses. */
final class FootprintResolver {

    private final BudgetResolver budgets;
    private final Class<?> testClass;

    FootprintResolver(BudgetResolver budgets, Class<?> testClass) {
        this.budgets = budgets;
        this.testClass = testClass;
    }

    Map<FootprintField, Long> resolve() {
        Map<FootprintField, Long> limits = new LinkedHashMap<>();
        for (Class<?> type = testClass; type != null && type != Object.class; type = type.getSuperclass()) {
            for (Field field : type.getDeclaredFields()) {
                agreed(field).ifPresent(limit -> limits.putIfAbsent(new FootprintField(field), limit));
            }
        }
        return limits;
    }

    private Optional<Long> agreed(Field field) {
        // "none" is a value, too: it disagrees with a size.
        BudgetResolver.Placed<Optional<Long>> limit = BudgetResolver.agreed(
                found(field),
                "footprint",
                found -> Optional.ofNullable(limit(found.annotation(), found.place())),
                MemoryBudget::footprint);
        return limit == null ? Optional.empty() : limit.value();
    }

    private static List<Level.Found<MemoryBudget>> found(Field field) {
        if (field.getDeclaredAnnotations().length == 0) {
            return List.of();
        }
        Level<MemoryBudget> level = Level.of(field, MemoryBudget.class);
        return level.direct().isEmpty() ? level.meta() : level.direct();
    }

    private @Nullable Long limit(MemoryBudget budget, String place) {
        refuse(place, "retained", budget.retained(), "");
        refuse(place, "allocated", budget.allocated(), "");
        refuse(place, "peak", budget.peak(), "");
        refuse(place, "offHeap", budget.offHeap(), "");
        refuse(place, "threads", budget.threads(), -1);
        refuse(place, "rehearsals", budget.rehearsals(), -1);
        refuse(place, "allThreads", budget.allThreads(), false);
        refuse(place, "firstUse", budget.firstUse(), FirstUse.INHERIT);
        if (!budget.footprint().isEmpty()) {
            return BudgetResolver.parse(budget.footprint(), place, "footprint");
        }
        Long inherited = budgets.classFootprint();
        if (inherited == null) {
            throw new BudgetDeclarationException(place, "footprint", "is not set; write a size such as \"4 MB\"");
        }
        return inherited;
    }

    private static void refuse(String place, String attribute, Object value, Object unset) {
        if (!value.equals(unset)) {
            throw new BudgetDeclarationException(
                    place,
                    attribute,
                    "\"" + value + "\" is a budget of a test; on a field there is only \"footprint\"");
        }
    }
}
