package dev.parley.api.download;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.api.testing.Node;
import dev.parley.api.testing.TestUser;
import dev.parley.chat.log.ChatId;
import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Somebody asks for files and does not read them, or loses the right to them. */
@Timeout(value = 300, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class UnreadDownloadsIT {

    private static final int AT_ONCE = 12;
    private static final int UNREAD = 60;

    private final Node node = Node.start("parley.downloads.watch-interval=100ms", "parley.downloads.patience=5m");
    private final TestUser mallory = node.newUser();
    private final TestUser anna = node.newUser();
    private final ChatId chat = mallory.createGroup("Files", anna);
    private final List<Socket> sockets = new ArrayList<>();

    @AfterEach
    void close() throws IOException {
        for (var socket : sockets) {
            socket.close();
        }
        node.close();
    }

    @Test
    void fewAreUnderWayAtATimeAndEndWhenNobodyTakesThem() throws IOException {
        var gate = node.bean(DownloadGate.class);
        String user = mallory.id().value();
        String path = upload(mallory, new byte[20 * 1024 * 1024]);
        for (int i = 0; i < UNREAD; i++) {
            sockets.add(ask(path));
        }
        await(() -> gate.present(user) == UNREAD);
        assertThat(gate.held(user)).isEqualTo(AT_ONCE);

        String annas = upload(anna, new byte[3_000_000]);
        assertThat(anna.rest().download(annas).body()).hasSize(3_000_000);

        await(() -> {
            assertThat(gate.held(user)).isLessThanOrEqualTo(AT_ONCE);
            node.clock().advance(Duration.ofSeconds(1));
            return gate.present(user) == 0;
        });
        assertThat(node.bean(Transfers.class).count()).isZero();
    }

    @Test
    void endWithTheLoginThatHasAskedForThem() throws IOException {
        String path = upload(mallory, new byte[20 * 1024 * 1024]);
        var thief = mallory.on(node);
        sockets.add(ask(path));
        sockets.add(ask(path, thief.accessToken()));
        var transfers = node.bean(Transfers.class);
        await(() -> transfers.count() == 2);
        assertThat(thief.rest().post("/api/auth/logout", "").status()).isEqualTo(204);
        await(() -> transfers.count() == 1);
        assertThat(mallory.rest().get("/api/me").status()).isEqualTo(200);
    }

    private String upload(TestUser user, byte[] content) {
        String files = "/api/chats/" + chat + "/attachments";
        var answer = user.rest().upload("POST", files + "?name=a.bin", content);
        assertThat(answer.status()).as("%s", answer).isEqualTo(201);
        return files + "/" + answer.body().path("id").asString();
    }

    /** With a small window, so that little of the answer is on its way. */
    private Socket ask(String path) throws IOException {
        return ask(path, mallory.accessToken());
    }

    private Socket ask(String path, String token) throws IOException {
        var socket = new Socket();
        socket.setReceiveBufferSize(4096);
        socket.connect(node.address());
        String request = "GET %s HTTP/1.1\r\nHost: parley\r\nAuthorization: Bearer %s\r\n\r\n".formatted(path, token);
        socket.getOutputStream().write(request.getBytes(US_ASCII));
        return socket;
    }

    private static void await(BooleanSupplier reached) {
        while (!reached.getAsBoolean()) {
            LockSupport.parkNanos(1_000_000);
        }
    }
}
