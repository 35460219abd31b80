package io.github.memorybudget.core.heapdump;

/** How an object holds its {@code referent}. */
enum ReferenceKind {
    STRONG,
    SOFT,
    WEAK,
    FINAL,
    PHANTOM;

    /** The kind that a class of {@code java.lang.ref} gives to itself and its subclasses. */
    static ReferenceKind ofClass(String name) {
        return switch (name) {
            case "java.lang.ref.SoftReference" -> SOFT;
            case "java.lang.ref.WeakReference" -> WEAK;
            case "java.lang.ref.FinalReference" -> FINAL;
            case "java.lang.ref.PhantomReference" -> PHANTOM;
            default -> STRONG;
        };
    }
}
