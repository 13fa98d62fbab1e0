package dev.parley.api.backup;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SealedOutputTest {

    @Test
    void putsTheDigestInThePlaceOfTheLastBytesHoweverTheyCome() throws IOException {
        var random = new Random(3);
        for (int round = 0; round < 300; round++) {
            byte[] content = new byte[SealedOutput.SEAL_BYTES + 1 + random.nextInt(300)];
            random.nextBytes(content);
            var written = new ByteArrayOutputStream();
            try (var sealed = new SealedOutput(written)) {
                for (int at = 0; at < content.length; ) {
                    int length = Math.min(content.length - at, random.nextInt(random.nextBoolean() ? 5 : 150));
                    sealed.write(content, at, length);
                    at += length;
                }
            }
            byte[] before = Arrays.copyOf(content, content.length - SealedOutput.SEAL_BYTES);
            String seal = HexFormat.of().formatHex(Digests.sha256().digest(before));
            assertThat(written.toByteArray())
                .startsWith(before)
                .endsWith(seal.getBytes(StandardCharsets.US_ASCII))
                .hasSize(content.length);
        }
    }
}
