package dev.parley.chat.attachment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Whoever reads slowly has one chunk in memory, and no more is asked of the store. */
class ChunkStreamTest {

    private static final int SIZE = 10 * FileStore.CHUNK + 7;

    private final List<Integer> asked = new ArrayList<>();
    private final ChunkStream stream = new ChunkStream(this::chunk, SIZE);

    private byte[] chunk(int n) {
        asked.add(n);
        var chunk = new byte[Math.min(FileStore.CHUNK, SIZE - n * FileStore.CHUNK)];
        Arrays.fill(chunk, (byte) n);
        return chunk;
    }

    @Test
    void asksForAChunkWhenItIsRead() throws IOException {
        assertThat(asked).isEmpty();
        stream.readNBytes(16);
        stream.readNBytes(FileStore.CHUNK - 16);
        assertThat(asked).containsExactly(0);
        assertThat(stream.read()).isEqualTo(1);
        assertThat(asked).containsExactly(0, 1);
    }

    @Test
    void goesOverWhatIsSkipped() throws IOException {
        stream.skipNBytes(9L * FileStore.CHUNK);
        assertThat(asked).isEmpty();
        assertThat(stream.readAllBytes()).hasSize(FileStore.CHUNK + 7);
        assertThat(asked).containsExactly(9, 10);
        assertThat(stream.read()).isEqualTo(-1);
    }
}
