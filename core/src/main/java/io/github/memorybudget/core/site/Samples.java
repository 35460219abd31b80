package io.github.memorybudget.core.site;

import io.github.memorybudget.core.result.AllocationSite;
import io.github.memorybudget.core.result.ClassGrowth;
import io.github.memorybudget.core.thread.ThreadNamePattern;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What a recording saw of one or more runs of a body.
 *
 * @since 0.1
 */
public final class Samples {

    private static final int MOST_SITES = 10;

    private final List<Sample> samples;
    private final Map<String, List<String>> threadStarts;
    private final int bodies;

    Samples(List<Sample> samples, Map<String, List<String>> threadStarts, int bodies) {
        this.samples = List.copyOf(samples);
        this.threadStarts = Map.copyOf(threadStarts);
        this.bodies = bodies;
    }

    /** Number of allocations that were seen. */
    public int size() {
        return samples.size();
    }

    /** Where the body allocated most, with shares of all that it allocated. */
    public List<AllocationSite> sites() {
        double total = samples.stream().mapToLong(Sample::bytes).sum();
        Map<Sample, Double> shares = new HashMap<>();
        samples.forEach(sample -> shares.put(sample, sample.bytes() / total));
        return sites(samples, shares);
    }

    /**
     * Where objects of classes that grew were allocated. The recorder does not know which of them stayed, so a class's growth
     * is shared out over the places that allocated it.
     *
     * @param growth what grew in a run
     */
    public List<AllocationSite> sitesOf(List<ClassGrowth> growth) {
        Map<String, Long> grown = new HashMap<>();
        growth.stream()
                .filter(row -> row.bytes() > 0)
                .forEach(row -> grown.merge(row.className(), row.bytes(), Long::sum));
        List<Sample> leaked = samples.stream()
                .filter(sample -> grown.containsKey(sample.className()))
                .toList();
        Map<String, Double> seen = new HashMap<>();
        leaked.forEach(sample -> seen.merge(sample.className(), (double) sample.bytes(), Double::sum));
        double total = seen.keySet().stream().mapToLong(grown::get).sum();
        Map<Sample, Double> shares = new HashMap<>();
        leaked.forEach(sample -> shares.put(
                sample, grown.get(sample.className()) / total * sample.bytes() / seen.get(sample.className())));
        return sites(leaked, shares);
    }

    /** The stack that started a thread, innermost first; empty if it was not seen. */
    public List<String> startOf(String threadName) {
        List<String> start = threadStarts.get(threadName);
        return start != null ? start : startOfOneLike(threadName);
    }

    /** A thread of another run has another number in its name. */
    private List<String> startOfOneLike(String threadName) {
        String pattern = ThreadNamePattern.of(threadName);
        return threadStarts.entrySet().stream()
                .filter(each -> ThreadNamePattern.of(each.getKey()).equals(pattern))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(List.of());
    }

    private record Place(String className, List<String> stack) {}

    private List<AllocationSite> sites(List<Sample> of, Map<Sample, Double> shares) {
        Map<Place, double[]> sums = new HashMap<>();
        for (Sample sample : of) {
            double[] sum = sums.computeIfAbsent(new Place(sample.className(), sample.stack()), place -> new double[2]);
            sum[0] += sample.bytes();
            sum[1] += shares.get(sample);
        }
        List<Map.Entry<Place, double[]>> places = new ArrayList<>(sums.entrySet());
        places.sort(Comparator.comparingDouble((Map.Entry<Place, double[]> each) -> -each.getValue()[1])
                .thenComparing(each -> each.getKey().toString()));
        return places.stream()
                .limit(MOST_SITES)
                .map(each -> new AllocationSite(
                        each.getKey().className(),
                        Math.round(each.getValue()[0] / bodies),
                        each.getKey().stack(),
                        (int) Math.round(100 * each.getValue()[1])))
                .toList();
    }
}
