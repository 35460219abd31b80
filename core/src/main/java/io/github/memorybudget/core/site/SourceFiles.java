package io.github.memorybudget.core.site;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Names of the files that classes were compiled from, which the recorder does not know. The compiler writes them into the
 * class file (the Java Virtual Machine Specification, 4.7.10).
 */
final class SourceFiles {

    private static final int MAGIC = 0xcafebabe;

    private final Map<String, String> known = new HashMap<>();

    /** The file's name; where the class file can't be read or does not say, that of the outermost class. */
    String of(String className) {
        return known.computeIfAbsent(className, name -> {
            String written = written(name);
            return written == null ? byRule(name) : written;
        });
    }

    private static String byRule(String className) {
        String simple = className.substring(className.lastIndexOf('.') + 1);
        int nested = simple.indexOf('$');
        return (nested > 0 ? simple.substring(0, nested) : simple) + ".java";
    }

    private static @Nullable String written(String className) {
        ClassLoader loader = Thread.currentThread().getContextClassLoader();
        String resource = className.replace('.', '/') + ".class";
        try (InputStream file = loader == null
                ? ClassLoader.getSystemResourceAsStream(resource)
                : loader.getResourceAsStream(resource)) {
            return file == null ? null : sourceFile(new DataInputStream(new BufferedInputStream(file)));
        } catch (IOException unreadable) {
            // The rule of the language is nearly always right.
            return null;
        }
    }

    private static @Nullable String sourceFile(DataInputStream in) throws IOException {
        if (in.readInt() != MAGIC) {
            return null;
        }
        in.skipNBytes(4);
        Map<Integer, String> texts = constants(in);
        in.skipNBytes(6);
        in.skipNBytes(2L * in.readUnsignedShort());
        members(in);
        members(in);
        int attributes = in.readUnsignedShort();
        for (int i = 0; i < attributes; i++) {
            String name = texts.get(in.readUnsignedShort());
            long length = Integer.toUnsignedLong(in.readInt());
            if ("SourceFile".equals(name)) {
                return texts.get(in.readUnsignedShort());
            }
            in.skipNBytes(length);
        }
        return null;
    }

    private static Map<Integer, String> constants(DataInputStream in) throws IOException {
        Map<Integer, String> texts = new HashMap<>();
        int count = in.readUnsignedShort();
        for (int i = 1; i < count; i++) {
            int tag = in.readUnsignedByte();
            switch (tag) {
                case 1 -> texts.put(i, in.readUTF());
                case 7, 8, 16, 19, 20 -> in.skipNBytes(2);
                case 15 -> in.skipNBytes(3);
                case 3, 4, 9, 10, 11, 12, 17, 18 -> in.skipNBytes(4);
                case 5, 6 -> {
                    in.skipNBytes(8);
                    // These take two entries.
                    i++;
                }
                default -> throw new IOException("A constant of unknown kind " + tag);
            }
        }
        return texts;
    }

    /** Skips fields or methods. */
    private static void members(DataInputStream in) throws IOException {
        int count = in.readUnsignedShort();
        for (int i = 0; i < count; i++) {
            in.skipNBytes(6);
            int attributes = in.readUnsignedShort();
            for (int k = 0; k < attributes; k++) {
                in.skipNBytes(2);
                in.skipNBytes(Integer.toUnsignedLong(in.readInt()));
            }
        }
    }
}
