package io.github.memorybudget.report.render.html;

import io.github.memorybudget.report.model.JudgedTest;
import io.github.memorybudget.report.model.Report;
import java.util.IdentityHashMap;
import java.util.Map;
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

    private Map<JudgedTest, Piece> cards = new IdentityHashMap<>();
    private Map<JudgedTest, Piece> rows = new IdentityHashMap<>();

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
    void keepOnly(Report report) {
        cards = of(report, cards);
        rows = of(report, rows);
    }

    private static Map<JudgedTest, Piece> of(Report report, Map<JudgedTest, Piece> pieces) {
        if (pieces.size() <= report.tests().size()) {
            return pieces;
        }
        Map<JudgedTest, Piece> kept = new IdentityHashMap<>();
        for (JudgedTest test : report.tests()) {
            Piece piece = pieces.get(test);
            if (piece != null) {
                kept.put(test, piece);
            }
        }
        return kept;
    }
}
