package com.acme.oneoff;

import io.github.memorybudget.junit.FirstUse;
import io.github.memorybudget.junit.MemoryBudget;
import java.io.File;
import java.nio.file.Path;
import java.text.ChoiceFormat;
import java.time.chrono.ThaiBuddhistDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer.MethodName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** Tests that keep something once, in classes that hold it in different ways. */
public final class Cases {

    public static Library library;

    private Cases() {}

    public static class JdkFirstUse {

        @Test
        @MemoryBudget(retained = "0 B")
        void formats() {
            String.format(Locale.forLanguageTag("pt"), "%,.3f %tA %s", 1.5, 0L, Pattern.compile("(?<a>x+)|[^\\p{L}]"));
        }

        @Test
        @MemoryBudget(retained = "0 B")
        void dates() {
            ThaiBuddhistDate.now().format(DateTimeFormatter.ofPattern("eeee d MMMM G", Locale.ITALIAN));
        }

        @Test
        @MemoryBudget(retained = "0 B")
        void streams() {
            IntStream.range(0, 1_000)
                    .boxed()
                    .collect(Collectors.teeing(
                            Collectors.partitioningBy(i -> i % 2 == 0),
                            Collectors.averagingInt(i -> i),
                            Object::equals));
        }

        @Test
        @MemoryBudget(retained = "0 B")
        void xml() throws ParserConfigurationException {
            DocumentBuilderFactory.newInstance().newDocumentBuilder().newDocument();
        }

        @Test
        @MemoryBudget(retained = "0 B")
        void choices() {
            new ChoiceFormat("0#none|1#one|2#many").format(2);
        }
    }

    public static class Slot {
        @Test
        @MemoryBudget(retained = "64 KB")
        void keeps() {
            Catalog.replace(20 << 20);
        }
    }

    @TestMethodOrder(MethodName.class)
    public static class SlotAfterOthers {
        @Test
        @MemoryBudget(retained = "0 B")
        void another() {}

        @Test
        void fills() {
            Catalog.lookUp(600, 100);
        }

        @Test
        @MemoryBudget(retained = "0 B")
        void keeps() {
            Catalog.replace(20_000);
        }
    }

    @TestMethodOrder(MethodName.class)
    public static class Touched {
        @Test
        @MemoryBudget(retained = "64 KB")
        void another() {
            Catalog.touch();
            Catalog.lookUp(3, 1_000);
        }

        @Test
        @MemoryBudget(retained = "64 KB")
        void keeps() {
            Catalog.lookUp(200, 1_000);
        }
    }

    public static class OwnCache {
        @Test
        @MemoryBudget(retained = "64 KB")
        void keeps() {
            Catalog.lookUp(200, 1_000);
        }
    }

    public static class SmallOwnCache {
        @Test
        @MemoryBudget(retained = "64 KB")
        void keeps() {
            Catalog.lookUp(10, 1_000);
        }
    }

    public static class LibraryCache {
        @Test
        @MemoryBudget(retained = "64 KB")
        void keeps() {
            library.fill(200, 1_000);
        }
    }

    public static class OwnInLibrary {
        @Test
        @MemoryBudget(retained = "64 KB")
        void keeps() {
            library.put("own", new Catalog.Entry(200_000));
        }
    }

    public static class DeletedOnExit {
        @Test
        @MemoryBudget(retained = "64 KB")
        void keeps() {
            for (int i = 0; i < 1_000; i++) {
                new File("never-made-" + "x".repeat(100) + i).deleteOnExit();
            }
        }
    }

    public static class Properties {
        @Test
        @MemoryBudget(retained = "64 KB")
        void keeps() {
            System.setProperty("com.acme.kept", "x".repeat(200_000));
        }
    }

    public static class Context {
        @Test
        @MemoryBudget(retained = "64 KB")
        void keeps() {
            Catalog.remember(200_000);
        }
    }

    public static class BehindClass {
        @Test
        @MemoryBudget(retained = "64 KB")
        void keeps() {
            Catalog.ofClass();
        }
    }

    public static class Soft {
        @Test
        @MemoryBudget(retained = "64 KB")
        void keeps() {
            Catalog.keepSoftly(200_000);
        }
    }

    public static class CountAll {
        @Test
        @MemoryBudget(retained = "64 KB", firstUse = FirstUse.COUNT_ALL)
        void keeps() {
            library.fill(200, 1_000);
        }
    }

    public static class Ignore {
        @Test
        @MemoryBudget(retained = "64 KB", firstUse = FirstUse.IGNORE)
        void keeps() {
            Catalog.lookUp(200, 1_000);
        }
    }

    public static class Unrehearsed {
        @Test
        @MemoryBudget(retained = "64 KB", rehearsals = 0)
        void keepsOwn() {
            Catalog.lookUp(200, 1_000);
        }

        @Test
        @MemoryBudget(retained = "64 KB", rehearsals = 0)
        void keepsLibrary() {
            library.fill(200, 1_000);
        }
    }

    public static class UniqueKey {
        @Test
        @MemoryBudget(retained = "64 KB")
        void inserts() {
            Catalog.insert("one");
            library.fill(200, 1_000);
        }

        @Test
        @MemoryBudget(retained = "64 KB")
        void insertsMuch() {
            Catalog.insert("x".repeat(200_000));
        }
    }

    public static class OwnField {
        private Object rows;

        @BeforeEach
        void none() {
            rows = Path.of("none");
        }

        @Test
        @MemoryBudget(retained = "64 KB")
        void keeps() {
            rows = new byte[200_000];
        }
    }
}
