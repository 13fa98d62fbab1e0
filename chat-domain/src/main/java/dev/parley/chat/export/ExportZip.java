package dev.parley.chat.export;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * A ZIP that is written while it is read by somebody: no more than a piece of it is in memory. It may have more and larger
 * files than the first ZIP knew (Zip64).
 */
final class ExportZip {

    /** A piece is read when the client has taken the one before. */
    private static final int PIECE = 16 * 1024;

    private final ZipOutputStream zip;

    ExportZip(OutputStream out) {
        zip = new ZipOutputStream(out, StandardCharsets.UTF_8);
    }

    /** @param compressed whether the content is compressed already */
    void add(String name, InputStream content, boolean compressed) throws IOException {
        zip.setLevel(compressed ? Deflater.NO_COMPRESSION : Deflater.DEFAULT_COMPRESSION);
        zip.putNextEntry(new ZipEntry(name));
        byte[] piece = new byte[PIECE];
        for (int read = content.read(piece); read >= 0; read = content.read(piece)) {
            zip.write(piece, 0, read);
        }
        zip.closeEntry();
    }

    void finish() throws IOException {
        zip.finish();
    }
}
