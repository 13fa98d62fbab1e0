package dev.parley.api.embedded.documents;

import de.bwaldvogel.mongo.backend.KeyValue;
import de.bwaldvogel.mongo.bson.Document;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.function.BiConsumer;
import lombok.extern.slf4j.Slf4j;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;

/**
 * A file as Parley wrote it before ADR 10, by Java's serialisation. It is written anew in the present format when
 * it is first opened, and takes the place of the former one only when it is complete.
 */
@Slf4j
public final class FormerFile {

    /** Of the file's format; a former file has 0. */
    private static final int PRESENT = 1;

    private static final int TOGETHER = 1_000;

    private FormerFile() {}

    /**
     * Converts the file where it is a former one; does nothing for one that is not there.
     *
     * @throws org.h2.mvstore.MVStoreException for one that cannot be opened
     */
    public static void convert(Path file) {
        if (Files.notExists(file)) {
            return;
        }
        var converted = file.resolveSibling(file.getFileName() + ".converting");
        try (var former = new MVStore.Builder().fileName(file.toString()).autoCommitDisabled().open()) {
            if (former.getStoreVersion() >= PRESENT) {
                return;
            }
            log.info("MongoDB: converts {} to the present format", file);
            Files.deleteIfExists(converted);
            try (var present = new MVStore.Builder().fileName(converted.toString()).autoCommitDisabled().open()) {
                mark(present);
                former.getMapNames().forEach(name -> copy(former.openMap(name), present, name));
                present.commit();
                present.sync();
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        replace(converted, file);
    }

    /** Says that the file, which is new, is in the present format. */
    public static void mark(MVStore store) {
        store.setStoreVersion(PRESENT);
    }

    private static void copy(MVMap<Object, Object> from, MVStore store, String name) {
        if (from.isEmpty() || from.firstKey() instanceof KeyValue) {
            // An index, which is made anew where it is empty.
            return;
        }
        if (from.get(from.firstKey()) instanceof Document) {
            MVMap<Object, Document> documents = store.openMap(name, FileFormat.documents());
            copy(from, store, (key, value) -> documents.put(key, (Document) value));
        } else {
            MVMap<Object, Object> facts = store.openMap(name);
            copy(from, store, facts::put);
        }
    }

    private static void copy(MVMap<Object, Object> from, MVStore store, BiConsumer<Object, Object> to) {
        int copied = 0;
        for (var entry : from.entrySet()) {
            to.accept(entry.getKey(), entry.getValue());
            if (++copied % TOGETHER == 0) {
                store.commit();
            }
        }
    }

    private static void replace(Path converted, Path file) {
        try {
            Files.move(converted, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
