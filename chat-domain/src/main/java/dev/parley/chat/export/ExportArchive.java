package dev.parley.chat.export;

import dev.parley.chat.attachment.AttachmentContent;
import dev.parley.chat.attachment.DataFiles;
import java.io.IOException;
import java.io.OutputStream;
import lombok.RequiredArgsConstructor;
import org.springframework.stereotype.Service;

/** Writes a part of an export as a ZIP while it is downloaded. It is nowhere as a whole, neither in memory nor on a disk. */
@Service
@RequiredArgsConstructor
public class ExportArchive {

    private final DataExports exports;
    private final ExportEntries entries;
    private final DataFiles files;

    /** Breaks off, without an end that could be taken for one, where the login has ended meanwhile. */
    public void write(DataExports.Download download, OutputStream out) throws IOException {
        var export = download.export();
        var part = download.part();
        var zip = new ExportZip(out);
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
                    try (var in = files.open(ExportEntries.fileId(export.id(), n), made.bytes())) {
                        zip.add(made.fileName(), in, false);
                    }
                }
                case ExportEntry.Sent sent -> addSent(zip, export, sent);
            }
        }
        zip.finish();
        out.flush();
    }

    /** Without those that were deleted since. What people send is compressed already. */
    private void addSent(ExportZip zip, DataExport export, ExportEntry.Sent sent) throws IOException {
        for (var id : sent.files()) {
            var content = files.ownUpload(export.userId(), sent.chatId(), id);
            if (content.isPresent()) {
                try (var in = content.get().open().get()) {
                    zip.add("files/" + fileName(content.get()), in, true);
                }
            }
        }
    }

    /** As the messages name the file, in a name that every system takes. */
    private static String fileName(AttachmentContent content) {
        var file = content.attachment();
        return file.id() + "-" + file.name().replaceAll("[\\\\/:*?\"<>|\\p{Cntrl}]", "_");
    }
}
