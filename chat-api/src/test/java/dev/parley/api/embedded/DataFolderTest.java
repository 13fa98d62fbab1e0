package dev.parley.api.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataFolderTest {

    @TempDir
    private Path parent;

    @Test
    void isForOneApplicationAtATime() {
        Path root = parent.resolve("data");
        try (DataFolder folder = DataFolder.open(root)) {
            assertThatThrownBy(() -> DataFolder.open(folder.root()))
                .isInstanceOf(StartFailure.class)
                .hasMessageContaining("in use by another running Parley");
        }

        DataFolder.open(root).close();
    }

    @Test
    void saysWhereItCannotWrite() throws IOException {
        Path file = Files.createFile(parent.resolve("file"));

        assertThatThrownBy(() -> DataFolder.open(file))
            .isInstanceOf(StartFailure.class)
            .hasMessageContaining(file.toString());
    }

    @Test
    void writesForItsOwnerOnly() throws IOException {
        try (DataFolder folder = DataFolder.open(parent.resolve("data"))) {
            Path file = folder.root().resolve("key");

            folder.writePrivately(file, "old");
            folder.writePrivately(file, "new");

            assertThat(file).hasContent("new");
            assertThat(Files.getPosixFilePermissions(file)).containsExactlyInAnyOrder(
                PosixFilePermission.OWNER_READ,
                PosixFilePermission.OWNER_WRITE
            );
        }
    }
}
