package io.github.memorybudget.core.heapdump;

/** Why the collector keeps an object although nothing refers to it, as the dump has it. */
enum RootKind {
    STICKY_CLASS("static field"),
    THREAD("thread"),
    JAVA_FRAME("local variable of a running method"),
    PASSING_FRAME("local variable of the test framework"),
    LEFT_FRAME("local variable of a thread that was left behind"),
    JNI_LOCAL("JNI local reference of native code"),
    JNI_GLOBAL("JNI global reference of native code"),
    NATIVE_STACK("stack of native code"),
    THREAD_BLOCK("thread block"),
    MONITOR("monitor in use"),
    UNKNOWN("root of unknown kind");

    private final String words;

    RootKind(String words) {
        this.words = words;
    }

    String words() {
        return words;
    }
}
