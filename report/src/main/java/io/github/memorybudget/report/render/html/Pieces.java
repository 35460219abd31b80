package io.github.memorybudget.report.render.html;

import io.github.memorybudget.report.model.JudgedTest;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.apiguardian.api.API;

/**
 * What a page says of single tests, kept for the next page of a report that goes on growing. Without histories, which may say
 * something else of the same test.
 *
 * @since 0.1
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class Pieces {

    private record Piece(String place, String text) {}

    private final Map<JudgedTest, Piece> cards = new IdentityHashMap<>();
    private final Map<JudgedTest, Piece> rows = new IdentityHashMap<>();

    /** None yet. */
    public Pieces() {}

    void card(Html html, JudgedTest test, String place, Consumer<Html> writer) {
        add(html, cards, test, place, writer);
    }

    void row(Html html, JudgedTest test, String place, Consumer<Html> writer) {
        add(html, rows, test, place, writer);
    }

    /** Writes a piece; the place is the only thing in it that may change as other tests come. */
    private static void add(
            Html html, Map<JudgedTest, Piece> pieces, JudgedTest test, String place, Consumer<Html> writer) {
        Piece known = pieces.get(test);
        if (known == null || !known.place().equals(place)) {
            Html made = new Html();
            writer.accept(made);
            known = new Piece(place, made.toString());
            pieces.put(test, known);
        }
        html.trusted(known.text());
    }

    /** Forgets tests that a report does not show any more. */
    void keepOnly(List<JudgedTest> tests) {
        Set<JudgedTest> shown = Collections.newSetFromMap(new IdentityHashMap<>());
        shown.addAll(tests);
        cards.keySet().retainAll(shown);
        rows.keySet().retainAll(shown);
    }
}
