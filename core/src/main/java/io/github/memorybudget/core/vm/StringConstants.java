package io.github.memorybudget.core.vm;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.module.ModuleFinder;
import java.lang.module.ModuleReader;
import java.lang.module.ModuleReference;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Makes the string constants of the classes on which measuring rests before anything is measured.
 *
 * <p>HotSpot makes the object of a string constant when it is first needed: when the instruction that loads it runs, but also
 * all those of a class at once when one of its methods is handed to the optimising compiler ({@code
 * CompileBroker::compile_method}), on whichever thread happened to make that call. They stay as long as the class. An error
 * message of {@code ArrayList} that nobody ever saw so appears in the middle of a test that keeps nothing. Where the string
 * is in the VM's table of interned strings already, the constant is that one and nothing is made. So all constants are read
 * from the class files here, interned, and held.
 *
 * @since 0.1
 */
public final class StringConstants {

    /** What a reading, and the way from a window to its body and back, runs through. */
    private static final List<String> MODULES = List.of("java.base", "java.management", "jdk.management");

    private static final String OWN = "io.github.memorybudget.";

    private static final int MAGIC = 0xCAFEBABE;

    /** Interned strings are collected like others. */
    private static String[] held = {};

    private StringConstants() {}

    /**
     * Interns and holds the string constants of all classes of the JDK's basic modules and of this library that are loaded.
     * About 300 KB and 0.1 s in a JVM that has just started. A class whose file can't be read is passed over: what it makes
     * later may be off the figure of one test, and the positive control tells whether figures can be trusted at all.
     *
     * @return how many strings are held
     */
    public static synchronized int hold() {
        Set<String> constants = new LinkedHashSet<>();
        try {
            addAll(loaded(HotSpot.command("vmClassHierarchy")), constants);
        } catch (UnavailableException | IOException e) {
            System.getLogger(StringConstants.class.getName())
                    .log(System.Logger.Level.DEBUG, "String constants are not made beforehand: " + e);
        }
        held = constants.toArray(String[]::new);
        return held.length;
    }

    private static void addAll(List<String> names, Set<String> constants) throws IOException {
        List<ModuleReader> readers = new ArrayList<>();
        try {
            for (String module : MODULES) {
                Optional<ModuleReference> reference = ModuleFinder.ofSystem().find(module);
                if (reference.isPresent()) {
                    readers.add(reference.get().open());
                }
            }
            for (String name : names) {
                add(name, readers, constants);
            }
        } finally {
            for (ModuleReader reader : readers) {
                reader.close();
            }
        }
    }

    private static void add(String name, List<ModuleReader> readers, Set<String> constants) {
        try (InputStream classFile = open(name, readers)) {
            if (classFile != null) {
                for (String constant : read(classFile.readAllBytes())) {
                    constants.add(constant.intern());
                }
            }
        } catch (IOException e) {
            System.getLogger(StringConstants.class.getName())
                    .log(System.Logger.Level.DEBUG, "The class file of " + name + " can't be read: " + e);
        }
    }

    private static @Nullable InputStream open(String name, List<ModuleReader> readers) throws IOException {
        String file = name.replace('.', '/') + ".class";
        if (name.startsWith(OWN)) {
            return StringConstants.class.getClassLoader().getResourceAsStream(file);
        }
        for (ModuleReader reader : readers) {
            Optional<InputStream> found = reader.open(file);
            if (found.isPresent()) {
                return found.get();
            }
        }
        return null;
    }

    /** The names in the VM's list, whose lines are {@code |  |--java.lang.Integer/null}: indentation, name, loader. */
    static List<String> loaded(String hierarchy) {
        List<String> names = new ArrayList<>();
        for (String line : hierarchy.split("\n")) {
            int start = 0;
            while (start < line.length() && "|- ".indexOf(line.charAt(start)) >= 0) {
                start++;
            }
            int end = line.indexOf('/', start);
            if (end > start) {
                names.add(line.substring(start, end));
            }
        }
        return names;
    }

    /** The string constants of a class file (Java Virtual Machine Specification 4.4), in their order. */
    static List<String> read(byte[] classFile) throws IOException {
        DataInputStream in = new DataInputStream(new ByteArrayInputStream(classFile));
        if (in.readInt() != MAGIC) {
            throw new IOException("no class file");
        }
        in.skipBytes(4);
        int count = in.readUnsignedShort();
        int[] texts = new int[count];
        int[] strings = new int[count];
        int found = 0;
        for (int i = 1; i < count; i++) {
            int tag = in.readUnsignedByte();
            switch (tag) {
                case 1 -> {
                    texts[i] = classFile.length - in.available();
                    in.skipBytes(in.readUnsignedShort());
                }
                case 8 -> strings[found++] = in.readUnsignedShort();
                case 3, 4, 9, 10, 11, 12, 17, 18 -> in.skipBytes(4);
                case 5, 6 -> {
                    in.skipBytes(8);
                    // An eight-byte constant takes two places.
                    i++;
                }
                case 7, 16, 19, 20 -> in.skipBytes(2);
                case 15 -> in.skipBytes(3);
                default -> throw new IOException("a constant of unknown kind " + tag);
            }
        }
        List<String> constants = new ArrayList<>(found);
        for (int i = 0; i < found; i++) {
            constants.add(text(classFile, texts[strings[i]]));
        }
        return constants;
    }

    private static String text(byte[] classFile, int start) throws IOException {
        return new DataInputStream(new ByteArrayInputStream(classFile, start, classFile.length - start)).readUTF();
    }
}
