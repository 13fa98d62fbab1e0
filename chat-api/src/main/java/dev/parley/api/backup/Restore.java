package dev.parley.api.backup;

import com.mongodb.client.MongoClients;
import dev.parley.api.embedded.DataFolder;
import dev.parley.api.embedded.EmbeddedMongo;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Set;
import org.bson.BsonDocument;
import org.jspecify.annotations.Nullable;

/**
 * Restores an archive into an empty data folder. What it makes lies in a folder of its own inside until it is whole; if this is
 * broken off, Parley does not start on the data folder, and the command can be repeated.
 */
final class Restore {

    /** What a restore that was broken off may have left, or a Parley that did not start. */
    private static final Set<String> COUNTS_AS_EMPTY = Set.of("restoring", "parley.lock");
    private static final Set<String> OF_A_BROKEN_OFF_ONE = Set.of("restoring", "parley.lock", "secrets");

    private Restore() {}

    /** The answer is how many documents were restored. */
    static long restore(Path archiveFile, Path dataDir) throws IOException {
        try (var archive = Archive.open(archiveFile)) {
            requireEmpty(dataDir);
            try (var folder = DataFolder.open(dataDir)) {
                return restore(archive, folder);
            }
        }
    }

    private static void requireEmpty(Path dataDir) throws IOException {
        if (Files.notExists(dataDir)) {
            return;
        }
        if (!Files.isDirectory(dataDir)) {
            throw new CommandFailure(dataDir + " is no folder.");
        }
        try (var files = Files.list(dataDir)) {
            var names = files.map(file -> file.getFileName().toString()).toList();
            var allowed = names.contains("restoring") ? OF_A_BROKEN_OFF_ONE : COUNTS_AS_EMPTY;
            if (!allowed.containsAll(names)) {
                throw new CommandFailure(
                    "The data folder " +
                        dataDir.toAbsolutePath() +
                        " is not empty. A backup is restored into an empty one only: move what is there away, or name" +
                        " another folder by --data-dir=FOLDER."
                );
            }
        }
    }

    private static long restore(Archive archive, DataFolder folder) throws IOException {
        Path restoring = folder.restoring();
        delete(restoring);
        Files.createDirectories(restoring);
        Path file = restoring.resolve(EmbeddedMongo.file(folder).getFileName());
        long restored = documents(archive, file, folder);
        for (String name : archive.manifest().secrets()) {
            String secret = new String(archive.secret(name), StandardCharsets.UTF_8);
            folder.writePrivately(folder.secrets().resolve(name), secret);
        }
        // The last step: a folder that has this file is whole.
        Files.move(file, EmbeddedMongo.file(folder), StandardCopyOption.ATOMIC_MOVE);
        delete(restoring);
        return restored;
    }

    private static long documents(Archive archive, Path file, DataFolder folder) throws IOException {
        long restored = 0;
        try (
            var mongo = EmbeddedMongo.startOn(file, folder);
            var client = MongoClients.create(mongo.address(EmbeddedMongo.DATABASE))
        ) {
            var filling = new Filling(client.getDatabase(EmbeddedMongo.DATABASE));
            for (var documents : archive.manifest().collections()) {
                String collection = documents.collection();
                try (var stored = archive.documents(collection)) {
                    filling.documents(collection, stored);
                }
                filling.indexes(collection, documents.indexes().stream().map(BsonDocument::parse).toList());
                if (filling.count(collection) != documents.count()) {
                    throw new CommandFailure(
                        "Of " +
                            collection +
                            " " +
                            filling.count(collection) +
                            " documents were restored, and not " +
                            documents.count() +
                            "."
                    );
                }
                restored += documents.count();
            }
        }
        return restored;
    }

    private static void delete(Path folder) throws IOException {
        if (Files.notExists(folder)) {
            return;
        }
        Files.walkFileTree(
            folder,
            new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                    Files.delete(file);
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult postVisitDirectory(Path visited, @Nullable IOException failure)
                    throws IOException {
                    Files.delete(visited);
                    return FileVisitResult.CONTINUE;
                }
            }
        );
    }
}
