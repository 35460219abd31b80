package io.github.memorybudget.core.site;

import java.util.ArrayList;
import java.util.List;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordedMethod;

/** Recorded stacks in the words of a stack trace, without what only calls the body. */
final class Frames {

    private static final int MOST = 24;
    private static final List<String> CALLERS = List.of(
            "org.junit.", "java.lang.reflect.", "jdk.internal.reflect.", "java.lang.invoke.", "java.util.Optional.");

    /** What build tools do in threads of their own is no test's. */
    private static final List<String> TOOLS = List.of("org.apache.maven.surefire.", "jdk.jfr.");

    private final SourceFiles sources = new SourceFiles();
    private final String caller;

    Frames(String caller) {
        this.caller = caller;
    }

    /** Innermost first; empty if there are none but frames that call the body, or of a build tool's thread. */
    List<String> of(List<RecordedFrame> frames) {
        int end = frames.size();
        for (int i = 0; i < frames.size(); i++) {
            if (typeOf(frames.get(i)).equals(AllocationRecording.class.getName())) {
                end = i;
                break;
            }
        }
        if (end == frames.size() && frames.stream().anyMatch(Frames::isTool)) {
            return List.of();
        }
        // Between the recording and the body are the framework's calls.
        while (end > 0 && end < frames.size() && isCaller(typeOf(frames.get(end - 1)))) {
            end--;
        }
        List<String> words = new ArrayList<>();
        for (RecordedFrame frame : frames.subList(0, end)) {
            // The frame of a lambda's object only calls the lambda's code, which has a frame with a line.
            if (words.size() < MOST && !typeOf(frame).contains("$$Lambda")) {
                words.add(words(frame));
            }
        }
        return words;
    }

    private static boolean isTool(RecordedFrame frame) {
        return TOOLS.stream().anyMatch(typeOf(frame)::startsWith);
    }

    private boolean isCaller(String type) {
        return CALLERS.stream().anyMatch(type::startsWith)
                || type.equals(caller)
                || type.startsWith(caller + "$$Lambda");
    }

    private static String typeOf(RecordedFrame frame) {
        RecordedMethod method = frame.getMethod();
        return method == null || method.getType() == null
                ? ""
                : method.getType().getName();
    }

    private String words(RecordedFrame frame) {
        String type = typeOf(frame);
        String method = frame.getMethod() == null ? "?" : frame.getMethod().getName();
        int line = frame.getLineNumber();
        return type + "." + method + "(" + sources.of(type) + (line > 0 ? ":" + line : "") + ")";
    }

    /** {@code byte[]} for {@code [B}. */
    static String readable(String name) {
        int dimensions = name.lastIndexOf('[') + 1;
        if (dimensions == 0) {
            return name;
        }
        String element = name.substring(dimensions);
        String type = switch (element.charAt(0)) {
            case 'Z' -> "boolean";
            case 'B' -> "byte";
            case 'C' -> "char";
            case 'S' -> "short";
            case 'I' -> "int";
            case 'J' -> "long";
            case 'F' -> "float";
            case 'D' -> "double";
            default -> element.substring(1, element.length() - 1);
        };
        return type + "[]".repeat(dimensions);
    }
}
