package dev.parley.api.export;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.api.testing.Node;
import dev.parley.api.testing.TestUser;
import dev.parley.chat.log.ChatId;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** An export of many files, which nobody ever has as a whole. Files beyond four gigabytes are a matter of {@code ExportZipTest}. */
@Timeout(300)
class LargeExportIT {

    private static final int FILES = 8;
    private static final int FILE_BYTES = 25 << 20;
    private static final int CHUNK = 64 * 1024;
    private static final String EXPORT = "/api/me/export";

    private static final Node NODE = Node.start("parley.exports.interval=50ms", "parley.exports.part-bytes=1073741824");

    private final TestUser anna = NODE.newUser();
    private final ChatId chat = anna.createGroup("Films");

    @AfterAll
    static void stop() {
        NODE.close();
    }

    /** What was read of a stream. */
    private static final class Counted extends FilterInputStream {

        private long bytes;

        Counted(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            int read = super.read();
            bytes += read < 0 ? 0 : 1;
            return read;
        }

        @Override
        public int read(byte[] into, int from, int most) throws IOException {
            int read = super.read(into, from, most);
            bytes += Math.max(0, read);
            return read;
        }
    }

    @Test
    void isReadFromTheStoreNoFasterThanItIsTaken() throws Exception {
        send();
        String address = made();
        long before = NODE.storeReads();
        var request = HttpRequest.newBuilder(NODE.http(address)).build();
        try (var http = HttpClient.newHttpClient()) {
            var answer = http.send(request, BodyHandlers.ofInputStream());
            assertThat(answer.statusCode()).isEqualTo(200);
            try (var content = new Counted(answer.body())) {
                assertThat(content.readNBytes(1 << 20)).hasSize(1 << 20);
                // What is on its way is in the buffers of two sockets, and is some megabytes.
                long chunks = ((long) FILES * FILE_BYTES) / CHUNK;
                assertThat(NODE.storeReads() - before).isLessThan(chunks / 4);
                content.transferTo(OutputStream.nullOutputStream());
                assertThat(content.bytes).isGreaterThan((long) FILES * FILE_BYTES);
                assertThat(NODE.storeReads() - before).isGreaterThan(chunks);
            }
        }
        assertThat(filesIn(made())).isEqualTo(FILES);
    }

    private static int filesIn(InputStream content) throws IOException {
        int files = 0;
        try (var zip = new ZipInputStream(content)) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (entry.getName().startsWith("files/")) {
                    assertThat(zip.transferTo(OutputStream.nullOutputStream())).isEqualTo(FILE_BYTES);
                    files++;
                }
            }
        }
        return files;
    }

    private int filesIn(String address) throws IOException, InterruptedException {
        try (var http = HttpClient.newHttpClient()) {
            var request = HttpRequest.newBuilder(NODE.http(address)).build();
            return filesIn(http.send(request, BodyHandlers.ofInputStream()).body());
        }
    }

    private void send() {
        byte[] nothing = new byte[FILE_BYTES];
        for (int i = 0; i < FILES; i++) {
            var upload = anna.rest().upload("POST", "/api/chats/" + chat + "/attachments?name=film-" + i, nothing);
            assertThat(upload.status()).as("%s", upload).isEqualTo(201);
            var sent = anna
                .rest()
                .post(
                    "/api/chats/" + chat + "/messages",
                    "{\"text\": \"\", \"replyTo\": null, \"attachmentIds\": [\"" +
                        upload.body().path("id").asString() +
                        "\"]}"
                );
            assertThat(sent.status()).as("%s", sent).isEqualTo(201);
        }
        anna.rest().post(EXPORT, "{\"password\": \"" + TestUser.PASSWORD + "\"}");
    }

    /** The address of the one part. */
    private String made() throws InterruptedException {
        while (!anna.rest().get(EXPORT).body().path("state").asString("none").equals("done")) {
            assertThat(new CountDownLatch(1).await(20, TimeUnit.MILLISECONDS)).isFalse();
        }
        assertThat(anna.rest().get(EXPORT).body().path("parts").size()).isEqualTo(1);
        return anna
            .rest()
            .post(EXPORT + "/parts/1/address", "{}")
            .body()
            .path("address")
            .asString("");
    }
}
