package dev.parley.chat.export;

import dev.parley.chat.attachment.AttachmentContent;
import dev.parley.chat.attachment.DataFiles;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import lombok.RequiredArgsConstructor;
import org.springframework.stereotype.Service;

/** Writes a part of an export as a ZIP while it is downloaded. It is nowhere as a whole, neither in memory nor on a disk. */
@Service
@RequiredArgsConstructor
public class ExportArchive {

    /** A piece is read when the client has taken the one before. */
    private static final int PIECE = 16 * 1024;

    private final DataExports exports;
    private final ExportEntries entries;
    private final DataFiles files;

    /** Breaks off, without an end that could be taken for one, where the login has ended meanwhile. */
    public void write(DataExports.Download download, OutputStream out) throws IOException {
        var export = download.export();
        var part = download.part();
        var zip = new ZipOutputStream(out, StandardCharsets.UTF_8);
        for (int n = part.from(); n < part.to(); n++) {
            if (!exports.isLive(download.login())) {
                throw new IOException("The login has ended");
            }
            var entry = entries.find(export.id(), n);
            if (entry.isEmpty()) {
                throw new IOException("The export was removed meanwhile");
            }
            switch (entry.get()) {
                case ExportEntry.Made made -> {
                    zip.setLevel(Deflater.DEFAULT_COMPRESSION);
                    try (var in = files.open(ExportEntries.fileId(export.id(), n), made.bytes())) {
                        add(zip, made.fileName(), in);
                    }
                }
                case ExportEntry.Sent sent -> addSent(zip, export, sent);
            }
        }
        zip.finish();
        out.flush();
    }

    /** Without those that were deleted since. What people send is compressed already. */
    private void addSent(ZipOutputStream zip, DataExport export, ExportEntry.Sent sent) throws IOException {
        zip.setLevel(Deflater.NO_COMPRESSION);
        for (var id : sent.files()) {
            var content = files.ownUpload(export.userId(), sent.chatId(), id);
            if (content.isPresent()) {
                try (var in = content.get().open().get()) {
                    add(zip, "files/" + fileName(content.get()), in);
                }
            }
        }
    }

    private static void add(ZipOutputStream zip, String name, InputStream in) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        byte[] piece = new byte[PIECE];
        for (int read = in.read(piece); read >= 0; read = in.read(piece)) {
            zip.write(piece, 0, read);
        }
        zip.closeEntry();
    }

    /** As the messages name the file, in a name that every system takes. */
    private static String fileName(AttachmentContent content) {
        var file = content.attachment();
        return file.id() + "-" + file.name().replaceAll("[\\\\/:*?\"<>|\\p{Cntrl}]", "_");
    }
}
