package com.acme.clean;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.acme.KeepsNothing;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Archives written and read, as a stream and as a file. */
class ZipTest {

    @TempDir
    Path folder;

    @Test
    @KeepsNothing
    void packs() throws IOException {
        Path archive = folder.resolve("a.zip");
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(archive))) {
            out.putNextEntry(new ZipEntry("zeros"));
            out.write(new byte[100_000]);
            out.closeEntry();
        }
        try (ZipFile file = new ZipFile(archive.toFile())) {
            assertEquals(100_000, file.getInputStream(file.getEntry("zeros")).readAllBytes().length);
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            out.write(new byte[1_000]);
        }
        assertEquals(1_000, new GZIPInputStream(new ByteArrayInputStream(bytes.toByteArray())).readAllBytes().length);
    }
}
