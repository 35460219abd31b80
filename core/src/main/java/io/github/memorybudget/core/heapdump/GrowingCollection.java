package io.github.memorybudget.core.heapdump;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The collection of a path that has the growth, as a person would call it: by what it is for, and by whose it is. */
final class GrowingCollection {

    /** A {@code HandlerResult} is none, but what a {@code ListenerInfo} or {@code handlerMap} is for. */
    private static final Pattern LISTENER = Pattern.compile(
            "(?i:(listener|observer|subscriber|subscription|callback|watcher|handler)s?)"
                    + "(_?(?i:list|map|set|array|info|holder|entry|impl|adapter|wrapper|registration|proxy|ref|reference))?s?_?$");

    /** How libraries name the outside of their collections. */
    private static final Pattern COLLECTION = Pattern.compile("([Cc]ache|Interner|Multimap|Map|Queue)(Impl)?$");

    /** What the JDK wraps around a collection, or puts between it and its field. */
    private static final Pattern WRAPPER = Pattern.compile(
            "java\\.util\\.(Collections\\$.*|concurrent\\.atomic\\.Atomic(Stampable|Markable)?Reference)");

    private final TracePath path;
    private final int index;

    private GrowingCollection(TracePath path, int index) {
        this.path = path;
        this.index = index;
    }

    /** The collection, or null where the growth is in none. */
    static @Nullable GrowingCollection of(TracePath path) {
        int index = path.growingCollection();
        return index < 0 ? null : new GrowingCollection(path, index);
    }

    int index() {
        return index;
    }

    /** Whether it came with a new object, rather than having got more than it had. */
    boolean isNew() {
        return index > path.place();
    }

    /** What it is, with what has it if that is not the user's own: {@code map in SessionFactoryRegistry}. */
    String words() {
        CollectionKind known = path.traits(index).collection();
        String kind = known == null ? "array" : known.words();
        String nearest = null;
        String outmost = null;
        for (int i = outermost() - 1;
                i >= 0 && !path.traits(i).own() && !ThreadLocalKeys.isStep(path.fieldOutOf(i));
                i--) {
            if (!isPassed(i)) {
                outmost = ClassNames.innermost(path.className(i));
                nearest = nearest == null ? outmost : nearest;
                String more = kindByName(outmost);
                if (more != null) {
                    // A collection of a library's own, of which the one at hand is a part.
                    return more;
                }
            }
        }
        // What the user has of a library has a name that the user knows; behind the library's own state nothing has.
        String owner = isHeldByOthersStatic() ? nearestOr(PathWords.classOfStatic(path.holder()), nearest) : outmost;
        return owner == null ? kind : (kind.equals("array") ? "collection" : kind) + " in " + owner;
    }

    private static String nearestOr(String className, @Nullable String nearest) {
        return nearest == null ? ClassNames.innermost(className) : nearest;
    }

    private static @Nullable String kindByName(String className) {
        Matcher name = COLLECTION.matcher(className);
        if (!name.find()) {
            return null;
        }
        String end = name.group(1).toLowerCase(Locale.ROOT);
        return end.endsWith("map") ? "map" : end;
    }

    /** Whether the user can't bound it, but only give it less. */
    boolean isInsideOthers() {
        return words().contains(" in ");
    }

    /** Whether its field or its elements' class is called for those who are told of something. */
    boolean isForListeners() {
        int outer = outermost();
        String field = outer == 0 ? path.holder() : path.fieldOutOf(outer - 1);
        if (isListener(field.substring(field.lastIndexOf('.') + 1))) {
            return true;
        }
        for (int i = index + 1; i < path.length() && i <= index + 2; i++) {
            if (isListener(ClassNames.innermost(path.className(i)))) {
                return true;
            }
        }
        return path.className(index).endsWith("[]") && isListener(ClassNames.innermost(path.className(index)));
    }

    private static boolean isListener(String name) {
        return LISTENER.matcher(name.replace("[]", "")).find();
    }

    /** The first of the collections that this one is nested in, element in element, with what is wrapped around them. */
    private int outermost() {
        int at = index;
        while (at > 0 && (path.fieldOutOf(at - 1).equals(SignatureTree.ELEMENT) || isWrapper(at - 1))) {
            at--;
        }
        return at;
    }

    private boolean isWrapper(int at) {
        return WRAPPER.matcher(path.className(at)).matches();
    }

    private boolean isPassed(int at) {
        return path.traits(at).collection() != null || path.className(at).endsWith("[]") || isWrapper(at);
    }

    private boolean isHeldByOthersStatic() {
        if (!PathWords.isStatic(path.holder()) || path.isHolderOwn()) {
            return false;
        }
        for (int i = 0; i < index; i++) {
            if (path.traits(i).own()) {
                return false;
            }
        }
        return true;
    }
}
