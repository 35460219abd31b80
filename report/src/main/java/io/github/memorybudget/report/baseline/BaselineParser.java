package io.github.memorybudget.report.baseline;

import com.fasterxml.jackson.core.JsonToken;
import io.github.memorybudget.core.size.ByteSize;
import io.github.memorybudget.core.verdict.Metric;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** From a baseline's text to its figures. */
final class BaselineParser {

    private final Path file;
    private final Map<Metric, Tolerance> tolerances = new EnumMap<>(Metric.class);
    private final List<Tolerances.Override> overrides = new ArrayList<>();
    private final SortedMap<String, SortedSet<String>> leaks = new TreeMap<>();
    private final SortedMap<String, SortedMap<String, SortedMap<FigureKey, Long>>> environments = new TreeMap<>();

    BaselineParser(Path file) {
        this.file = file;
    }

    Baseline parse(byte[] bytes) throws IOException {
        Tokens tokens = new Tokens(file, bytes);
        tokens.next();
        boolean[] versioned = new boolean[1];
        tokens.members("a baseline", name -> {
            if (name.equals("schema")) {
                schema(tokens);
                versioned[0] = true;
            } else if (!versioned[0]) {
                // Else a later format's members would be complained of, instead of its version.
                throw tokens.wrong(Tokens.quoted(name) + " stands where \"schema\" must: it is the first member");
            } else {
                member(tokens, name);
            }
        });
        if (!versioned[0]) {
            throw tokens.wrong("\"schema\" is missing; it must be " + Baseline.SCHEMA);
        }
        if (tokens.next() != JsonToken.NOT_AVAILABLE) {
            throw tokens.expected("the end of the file");
        }
        return new Baseline(new Tolerances(tolerances, overrides), leaks, environments);
    }

    private static void schema(Tokens tokens) throws IOException {
        long schema = tokens.whole("the schema, a whole number");
        if (schema > Baseline.SCHEMA) {
            throw tokens.wrong("\"schema\" is " + schema + ", but this version reads " + Baseline.SCHEMA
                    + "; use the version of the plugin that wrote the file");
        }
        if (schema < 1) {
            throw tokens.wrong("\"schema\" is " + schema + ", but must be " + Baseline.SCHEMA);
        }
    }

    private void member(Tokens tokens, String name) throws IOException {
        switch (name) {
            case "tolerances" ->
                tokens.members(
                        "tolerances by metric",
                        metric -> tolerances.put(metric(tokens, metric), tolerance(tokens, metric(tokens, metric))));
            case "overrides" -> {
                tokens.expect(JsonToken.START_ARRAY, "overrides, a list");
                while (tokens.next() != JsonToken.END_ARRAY) {
                    overrides.add(override(tokens));
                }
            }
            case "knownLeaks" ->
                tokens.members("fingerprints by test", test -> {
                    SortedSet<String> prints = fingerprints(tokens);
                    if (!test.isEmpty()) {
                        leaks.put(test, prints);
                    }
                });
            case "environments" ->
                tokens.members("tests by environment", environment -> {
                    SortedMap<String, SortedMap<FigureKey, Long>> tests = tests(tokens);
                    if (!environment.isEmpty()) {
                        environments.put(environment, tests);
                    }
                });
            default ->
                throw tokens.wrong(Tokens.quoted(name)
                        + " is no member of a baseline; they are schema, tolerances, overrides, knownLeaks and"
                        + " environments");
        }
    }

    private static SortedMap<String, SortedMap<FigureKey, Long>> tests(Tokens tokens) throws IOException {
        SortedMap<String, SortedMap<FigureKey, Long>> tests = new TreeMap<>();
        tokens.members("figures by test", test -> {
            SortedMap<FigureKey, Long> figures = new TreeMap<>();
            tokens.members("figures by metric", name -> {
                try {
                    figures.put(FigureKey.parse(name), tokens.whole("a figure, a whole number"));
                } catch (IllegalArgumentException unknown) {
                    throw tokens.wrong(String.valueOf(unknown.getMessage()));
                }
            });
            if (!test.isEmpty()) {
                tests.put(test, figures);
            }
        });
        return tests;
    }

    private static SortedSet<String> fingerprints(Tokens tokens) throws IOException {
        SortedSet<String> prints = new TreeSet<>();
        tokens.expect(JsonToken.START_ARRAY, "fingerprints, a list of texts");
        while (tokens.next() != JsonToken.END_ARRAY) {
            prints.add(tokens.text("a fingerprint, a text"));
        }
        return prints;
    }

    private static Tolerances.Override override(Tokens tokens) throws IOException {
        Map<Metric, Tolerance> byMetric = new EnumMap<>(Metric.class);
        String[] tests = new String[1];
        tokens.members("an override", name -> {
            if (name.equals("tests")) {
                tests[0] = tokens.text("a pattern of tests, such as \"com.acme.*\"");
            } else {
                Metric metric = metric(tokens, name);
                byMetric.put(metric, tolerance(tokens, metric));
            }
        });
        if (tests[0] == null) {
            throw tokens.wrong("an override says \"tests\": a pattern of tests, such as \"com.acme.*\"");
        }
        return new Tolerances.Override(tests[0], byMetric);
    }

    private static Metric metric(Tokens tokens, String name) throws BaselineException {
        try {
            return Metric.ofKey(name);
        } catch (IllegalArgumentException unknown) {
            throw tokens.wrong(String.valueOf(unknown.getMessage()));
        }
    }

    private static Tolerance tolerance(Tokens tokens, Metric metric) throws IOException {
        @Nullable BigDecimal[] percent = new BigDecimal[1];
        long[] absolute = new long[1];
        tokens.members("a tolerance, with relative and absolute", name -> {
            try {
                switch (name) {
                    case "relative" -> percent[0] = Tolerance.share(tokens.text(Tolerance.SHARE_FORM));
                    case "absolute" -> absolute[0] = absolute(tokens, metric);
                    default ->
                        throw tokens.wrong(Tokens.quoted(name) + " is no part of a tolerance; they are relative and"
                                + " absolute");
                }
            } catch (IllegalArgumentException malformed) {
                throw tokens.wrong(String.valueOf(malformed.getMessage()));
            }
        });
        return new Tolerance(percent[0] == null ? BigDecimal.ZERO : percent[0], absolute[0]);
    }

    private static long absolute(Tokens tokens, Metric metric) throws IOException {
        if (metric.isBytes()) {
            return ByteSize.parse(tokens.text("a size, " + ByteSize.ACCEPTED_FORM))
                    .bytes();
        }
        long count = tokens.whole("a whole number, 0 or more");
        if (count < 0) {
            throw tokens.expected("a whole number, 0 or more");
        }
        return count;
    }
}
