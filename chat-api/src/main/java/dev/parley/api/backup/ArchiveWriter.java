package dev.parley.api.backup;

import dev.parley.api.embedded.DataFolder;
import dev.parley.api.embedded.documents.Snapshot;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import lombok.RequiredArgsConstructor;
import org.bson.json.JsonMode;
import org.bson.json.JsonWriterSettings;

/** Writes an archive: the documents of each collection, one after the other as BSON, and the generated secrets. */
@RequiredArgsConstructor
final class ArchiveWriter {

    static final String MANIFEST = "manifest.json";
    static final String DOCUMENTS = "documents/";
    static final String BSON = ".bson";
    static final String SECRETS = "secrets/";

    /** With the types of numbers. */
    private static final JsonWriterSettings EXACT = JsonWriterSettings.builder().outputMode(JsonMode.EXTENDED).build();

    private final Snapshot snapshot;
    private final DataFolder folder;

    /** Never has more than a document in memory. Closes the stream at the end of a whole archive, and else not. */
    void write(OutputStream to, Instant now) throws IOException {
        var zip = new ZipOutputStream(new SealedOutput(to), StandardCharsets.UTF_8);
        zip.setLevel(Deflater.BEST_SPEED);
        zip.setComment("0".repeat(SealedOutput.SEAL_BYTES));
        var collections = new ArrayList<Manifest.Documents>();
        for (String collection : snapshot.collections()) {
            zip.putNextEntry(new ZipEntry(DOCUMENTS + collection + BSON));
            long count = documents(collection, zip);
            zip.closeEntry();
            var indexes = snapshot
                .indexes(collection)
                .stream()
                .map(index -> index.toJson(EXACT))
                .toList();
            collections.add(new Manifest.Documents(collection, count, indexes));
        }
        var secrets = secrets(zip);
        zip.putNextEntry(new ZipEntry(MANIFEST));
        zip.write(new Manifest(Manifest.FORMAT, Manifest.ownVersion(), now, collections, secrets).json());
        zip.closeEntry();
        zip.close();
    }

    private long documents(String collection, OutputStream to) throws IOException {
        long count = 0;
        var documents = snapshot.documents(collection);
        while (documents.hasNext()) {
            var bytes = documents.next().getByteBuffer();
            to.write(bytes.array(), bytes.position(), bytes.remaining());
            count++;
        }
        return count;
    }

    private List<String> secrets(ZipOutputStream zip) throws IOException {
        var names = new ArrayList<String>();
        try (var files = Files.list(folder.secrets())) {
            for (Path file : files.filter(Files::isRegularFile).filter(Archive::isSecret).sorted().toList()) {
                String name = file.getFileName().toString();
                zip.putNextEntry(new ZipEntry(SECRETS + name));
                Files.copy(file, zip);
                zip.closeEntry();
                names.add(name);
            }
        }
        return names;
    }
}
