package io.github.memorybudget.core.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.memorybudget.core.config.Mode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SessionTest {

    @TempDir
    Path build;

    @Test
    void readsBackWhatItWrote() throws IOException {
        Session session = Session.ownedByThisProcess("s-1", Mode.RECORD, Path.of("target", "rés ults"));

        session.writeBelow(build);

        assertThat(Session.readBelow(build)).contains(session);
        assertThat(session.resultsDirectory().isAbsolute()).isTrue();
        assertThat(session.resultsDirectory().endsWith(Path.of("target", "rés ults")))
                .isTrue();
        assertThat(build.resolve("memory-budget/session.properties")).isRegularFile();
    }

    @Test
    void namesWhatTheBaselineAllows() throws IOException {
        Session session = Session.ownedByThisProcess("s-1", Mode.RECORD, build).withBaselineLimits(Path.of("lim its"));

        session.writeBelow(build);

        assertThat(Session.readBelow(build)).contains(session);
        assertThat(session.baselineLimits()).isEqualTo(Path.of("lim its").toAbsolutePath());
    }

    @Test
    void replacesAnOlderFileAndLeavesNothingElse() throws IOException {
        Session.ownedByThisProcess("old", Mode.RECORD, build).writeBelow(build);
        Session.ownedByThisProcess("new", Mode.ENFORCE, build).writeBelow(build);

        assertThat(Session.readBelow(build).orElseThrow().id()).isEqualTo("new");
        try (Stream<Path> files = Files.list(build.resolve("memory-budget"))) {
            assertThat(files).containsExactly(build.resolve("memory-budget/session.properties"));
        }
    }

    @Test
    void isEmptyWhereThereIsNoFile() throws IOException {
        assertThat(Session.readBelow(build)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "session | ``| \"session\" is missing",
                "mode | ``| \"mode\" is missing",
                "resultsDirectory | ``| \"resultsDirectory\" is missing",
                "ownerPid | ``| \"ownerPid\" is missing",
                "ownerStart | ``| \"ownerStart\" is missing",
                "mode | mode=loud | \"loud\" is not a mode; write enforce, record or off",
                "ownerPid | ownerPid=12x | For input string: \"12x\"",
                "ownerStart | ownerStart=yesterday | Text 'yesterday' could not be parsed at index 0"
            })
    void aMalformedFileIsNamedWithWhatIsWrong(String key, String replacement, String problem) throws IOException {
        Session.ownedByThisProcess("s-1", Mode.RECORD, build).writeBelow(build);
        Path file = build.resolve(Session.RELATIVE_PATH);
        String spoilt = Files.readString(file).replaceAll("(?m)^" + key + "=.*$", replacement);
        Files.writeString(file, spoilt);

        assertThatThrownBy(() -> Session.readBelow(build))
                .isInstanceOf(IOException.class)
                .hasMessage("The session file " + file + " is malformed: " + problem);
    }

    @Test
    void aMalformedEscapeIsNamedToo() throws IOException {
        Path file = build.resolve(Session.RELATIVE_PATH);
        Files.createDirectories(file.getParent());
        Files.writeString(file, "session=\\u12");

        assertThatThrownBy(() -> Session.readBelow(build))
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith("The session file " + file + " is malformed: ");
    }

    @Test
    void bytesThatAreNoTextAreNamedToo() throws IOException {
        Path file = build.resolve(Session.RELATIVE_PATH);
        Files.createDirectories(file.getParent());
        Files.write(file, new byte[] {'a', '=', (byte) 0xff, (byte) 0xfe});

        assertThatThrownBy(() -> Session.readBelow(build))
                .isInstanceOf(IOException.class)
                .hasMessageContaining(file.toString());
    }

    @Test
    void holdsInTheOwnerItself() {
        Session session = Session.ownedByThisProcess("s", Mode.RECORD, build);

        assertThat(session.holdsHere()).isTrue();
        assertThat(session.isOwnedByThisProcess()).isTrue();
    }

    @Test
    void holdsInADescendantOfTheOwner() {
        ProcessHandle parent = ProcessHandle.current().parent().orElseThrow();
        Instant start = parent.info().startInstant().orElseThrow();
        Session session =
                new Session("s", Mode.RECORD, build, parent.pid(), Instant.ofEpochMilli(start.toEpochMilli()));

        assertThat(session.holdsHere()).isTrue();
        assertThat(session.isOwnedByThisProcess()).isFalse();
    }

    @Test
    void doesNotHoldForAnOwnerThatIsNoAncestor() throws IOException {
        Process other = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(), "--version")
                .start();
        Session session = new Session("s", Mode.RECORD, build, other.pid(), Instant.EPOCH);

        assertThat(session.holdsHere()).isFalse();
        other.destroy();
    }

    @Test
    void doesNotHoldWhereTheProcessIdWasGivenToAnother() {
        Session mine = Session.ownedByThisProcess("s", Mode.RECORD, build);
        Session reused = new Session(
                "s", Mode.RECORD, build, mine.ownerPid(), mine.ownerStart().minusSeconds(60));

        assertThat(reused.holdsHere()).isFalse();
        assertThat(reused.isOwnedByThisProcess()).isFalse();
    }
}
