package dev.parley.api.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Archives of a stopped Parley, and what can be wrong with them. */
class ArchiveIT {

    @TempDir
    private Path folder;

    private Path source;
    private Path archive;

    @BeforeEach
    void fill() {
        source = folder.resolve("source");
        archive = folder.resolve("backup.zip");
        Filled.fill(source);
    }

    private Path target() {
        return folder.resolve("target");
    }

    @Test
    void restoresAllDocumentsIndexesAndSecrets() throws IOException {
        Backup.toFile(source, archive);
        Restore.restore(archive, target());

        assertThat(Filled.content(target())).isEqualTo(Filled.content(source));
        assertThat(target().resolve("secrets/jwt")).hasContent("c2VjcmV0");
        assertThat(target().resolve("restoring")).doesNotExist();
        for (Path secret : Stream.of(archive, target().resolve("secrets/jwt")).toList()) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(secret))).isEqualTo("rw-------");
        }
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(target()))).isEqualTo("rwx------");
    }

    @Test
    void refusesArchivesThatAreCutShortOrAlteredAnywhere() throws IOException {
        Backup.toFile(source, archive);
        byte[] whole = Files.readAllBytes(archive);
        var random = new Random(11);
        for (int round = 0; round < 60; round++) {
            int at = round == 0 ? whole.length - 1 : random.nextInt(whole.length);
            byte[] cut = Arrays.copyOf(whole, at);
            byte[] altered = whole.clone();
            altered[at] ^= (byte) (1 << random.nextInt(8));
            for (byte[] broken : new byte[][] { cut, altered }) {
                Files.write(archive, broken);
                assertThatThrownBy(() -> Restore.restore(archive, target())).isInstanceOf(CommandFailure.class);
                assertThat(target()).doesNotExist();
            }
        }
        Files.write(archive, whole);
        assertThat(Restore.restore(archive, target())).isEqualTo(Filled.MANY + 7);
    }

    @Test
    void refusesAnArchiveOfANewerParley() throws IOException {
        try (var zip = new ZipOutputStream(new SealedOutput(Files.newOutputStream(archive)))) {
            zip.setComment("0".repeat(SealedOutput.SEAL_BYTES));
            zip.putNextEntry(new ZipEntry(ArchiveWriter.MANIFEST));
            zip.write("{\"format\": 9}".getBytes(StandardCharsets.UTF_8));
        }
        assertThatThrownBy(() -> Restore.restore(archive, target())).hasMessageContaining("newer Parley");
        assertThat(target()).doesNotExist();
    }

    @Test
    void restoresIntoAnEmptyFolderOnlyAndAgainWhereARestoreWasBrokenOff() throws IOException {
        Backup.toFile(source, archive);
        Files.createDirectories(target());
        Files.writeString(target().resolve("note"), "mine");
        assertThatThrownBy(() -> Restore.restore(archive, target())).hasMessageContaining("not empty");
        assertThat(target().resolve("note")).hasContent("mine");
        assertThatThrownBy(() -> Restore.restore(archive, source)).hasMessageContaining("not empty");

        Files.delete(target().resolve("note"));
        Files.createDirectories(target().resolve("restoring/secrets"));
        Files.writeString(target().resolve("restoring/mongodb.mv"), "half of it");
        Files.createFile(target().resolve("parley.lock"));
        Restore.restore(archive, target());
        assertThat(Filled.content(target())).isEqualTo(Filled.content(source));
    }

    @Test
    void replacesNoFile() throws IOException {
        Files.writeString(archive, "an older one");
        assertThatThrownBy(() -> Backup.toFile(source, archive)).hasMessageContaining("there already");
        assertThat(archive).hasContent("an older one");
    }

    @Test
    void leavesNothingWhereTheDiskIsFull() throws Exception {
        Path small = Files.createDirectories(folder.resolve("small"));
        var mount = new ProcessBuilder("mount", "-t", "tmpfs", "-o", "size=16k", "none", small.toString());
        assumeThat(mount.start().waitFor()).as("needs root to mount").isZero();
        try {
            assertThatThrownBy(() -> Backup.toFile(source, small.resolve("backup.zip"))).isInstanceOf(
                IOException.class
            );
            try (var left = Files.list(small)) {
                assertThat(left).isEmpty();
            }
        } finally {
            new ProcessBuilder("umount", small.toString()).start().waitFor();
        }
    }

    @Test
    void saysWhatIsWrongWithACommand() {
        assertThat(told(Command.BACKUP)).contains("backup --to=FILE");
        assertThat(told(Command.BACKUP, "--to=" + archive, "--data-dir=" + folder.resolve("none"))).contains(
            "There is no data folder"
        );
        assertThat(told(Command.RESTORE, "--form=x")).contains("Unknown: --form=x").contains("restore --from=FILE");
        assertThat(told(Command.RESTORE, "--from=" + folder.resolve("none"), "--data-dir=" + target())).contains(
            "There is no file"
        );
        assertThat(told(Command.MOVE, "--to=here", "--data-dir=" + source)).contains("no address of a MongoDB");
    }

    private static String told(Command command, String... arguments) {
        var told = new ByteArrayOutputStream();
        int code = command.run(System.out, new PrintStream(told, true, StandardCharsets.UTF_8), arguments);
        assertThat(code).isEqualTo(1);
        return told.toString(StandardCharsets.UTF_8);
    }
}
