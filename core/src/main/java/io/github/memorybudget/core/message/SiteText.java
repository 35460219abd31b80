package io.github.memorybudget.core.message;

import io.github.memorybudget.core.result.AllocationSite;
import io.github.memorybudget.core.size.ByteSize;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Where memory was allocated: a line for each place in code that is not the JDK's. */
final class SiteText {

    private static final int MOST_PLACES = 5;
    private static final int MARGINS = 5;
    private static final int LONGEST = 100;

    private final Map<String, Place> places = new LinkedHashMap<>();

    private static final class Place {
        private long bytes;
        private @Nullable Integer percent;
        private String className = "";

        private String amount() {
            if (percent == null) {
                return ByteSize.readable(bytes) + (className.isEmpty() ? "" : " of " + className);
            }
            return percent == 0 ? "< 1 %" : percent + " %";
        }
    }

    private SiteText(List<AllocationSite> sites) {
        for (AllocationSite site : sites) {
            Place place = places.computeIfAbsent(site.place(), name -> new Place());
            place.className = place.bytes == 0 || place.className.equals(site.className()) ? site.className() : "";
            place.bytes += site.bytes();
            Integer more = site.percent();
            if (more != null) {
                place.percent = (place.percent == null ? 0 : place.percent) + more;
            }
        }
    }

    static Section of(List<AllocationSite> sites) {
        Section section = new Section();
        section.add("Where it was allocated");
        Map<String, String> amounts = new LinkedHashMap<>();
        new SiteText(sites)
                .places.entrySet().stream()
                        .limit(MOST_PLACES)
                        .forEach(each ->
                                amounts.put(each.getKey(), each.getValue().amount()));
        int room = Columns.WIDTH - MARGINS - longest(amounts.values());
        int width = Math.min(room, longest(amounts.keySet()));
        amounts.forEach((place, amount) ->
                section.add("  " + Columns.left(Columns.fold(place, width), width) + "   " + amount));
        return section.keep(2);
    }

    private static int longest(Collection<String> texts) {
        return Math.min(LONGEST, texts.stream().mapToInt(String::length).max().orElse(0));
    }
}
