package dev.parley.api.export;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import dev.parley.api.testing.Authenticator;
import dev.parley.api.testing.Node;
import dev.parley.api.testing.Rest;
import dev.parley.api.testing.TestUser;
import dev.parley.chat.log.ChatId;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Date;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.zip.ZipInputStream;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.data.mongodb.core.MongoTemplate;
import tools.jackson.databind.json.JsonMapper;

/** Exports of what users have written and are, over two nodes. */
@Timeout(120)
class DataExportIT {

    private static final String EXPORT = "/api/me/export";
    private static final int FILE_BYTES = 300_000;

    /** Small parts, and no waiting. */
    private static final Node NODE = Node.start(
        "parley.exports.interval=50ms",
        "parley.exports.removal-interval=50ms",
        "parley.exports.part-bytes=500000"
    );

    private final TestUser anna = NODE.newUser();
    private final TestUser boris = NODE.newUser();
    private final ChatId chat = anna.createGroup("Garden", boris);

    @AfterAll
    static void stop() {
        NODE.close();
    }

    private static void ask(TestUser user, String more) {
        var asked = user.rest().post(EXPORT, "{\"password\": \"" + TestUser.PASSWORD + "\"" + more + "}");
        assertThat(asked.status()).as(asked.raw().body()).isEqualTo(202);
    }

    private static Rest.Answer await(TestUser user, String state) throws InterruptedException {
        while (true) {
            var answer = user.rest().get(EXPORT);
            if (answer.body().path("state").asString("none").equals(state)) {
                return answer;
            }
            assertThat(new CountDownLatch(1).await(20, TimeUnit.MILLISECONDS)).isFalse();
        }
    }

    private static String address(TestUser user, int part) {
        var answer = user.rest().post(EXPORT + "/parts/" + part + "/address", "{}");
        assertThat(answer.status()).as(answer.raw().body()).isEqualTo(201);
        return answer.body().path("address").asString("");
    }

    private static Map<String, byte[]> download(TestUser user, int part) throws IOException {
        var answer = new Rest(NODE).download(address(user, part));
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Disposition").orElse("")).startsWith(
            "attachment; filename=\"parley-"
        );
        assertThat(answer.headers().firstValue("Cache-Control")).hasValue("no-store");
        var files = new HashMap<String, byte[]>();
        try (var zip = new ZipInputStream(new ByteArrayInputStream(answer.body()))) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                files.put(entry.getName(), zip.readAllBytes());
            }
        }
        return files;
    }

    /** The files of all parts. */
    private static Map<String, byte[]> export(TestUser user) throws Exception {
        int parts = await(user, "done").body().path("parts").size();
        var files = new HashMap<String, byte[]>();
        for (int part = 1; part <= parts; part++) {
            download(user, part).forEach((name, content) -> assertThat(files.put(name, content)).as(name).isNull());
        }
        return files;
    }

    private long write(TestUser user, String text, String... attachments) {
        String files = attachments.length == 0 ? "" : "\"" + String.join("\", \"", attachments) + "\"";
        var sent = user
            .rest()
            .post(
                "/api/chats/" + chat + "/messages",
                "{\"text\": \"" + text + "\", \"replyTo\": null, \"attachmentIds\": [" + files + "]}"
            );
        assertThat(sent.status()).as(sent.raw().body()).isEqualTo(201);
        return sent.body().path("seq").asLong(0);
    }

    private String upload(TestUser user, byte[] content) {
        return user
            .rest()
            .upload("POST", "/api/chats/" + chat + "/attachments?name=..%2Fnoise.bin", content)
            .body()
            .path("id")
            .asString("");
    }

    private static byte[] noise(int seed) {
        var noise = new byte[FILE_BYTES];
        new Random(seed).nextBytes(noise);
        return noise;
    }

    @Test
    void hasWhatTheUserHasWrittenAndIsAndNothingThatOthersHaveWritten() throws Exception {
        write(anna, "tulips of anna");
        long roses = write(boris, "roses of boris");
        anna.rest().change(
            "PUT",
            "/api/chats/" + chat + "/messages/" + roses + "/reaction",
            "{\"emoji\": \"👍\", \"on\": true}",
            "r1"
        );
        write(boris, "a file of boris", upload(boris, noise(9)));
        var own = new HashMap<String, byte[]>();
        for (int i = 0; i < 3; i++) {
            byte[] content = noise(i);
            String id = upload(anna, content);
            write(anna, "file " + i, id);
            own.put("files/" + id + "-noise.bin", content);
        }
        ask(anna, "");
        var files = export(anna);

        assertThat(files.keySet()).contains("account.json", "chats.json", "calls.json", "meetings.json");
        own.forEach((name, content) -> assertThat(files.get(name)).as(name).isEqualTo(content));
        assertThat(
            files
                .keySet()
                .stream()
                .filter(name -> name.startsWith("files/"))
        ).hasSize(own.size());
        var all = new StringBuilder();
        files.forEach((name, content) -> {
            if (name.endsWith(".json")) {
                String text = new String(content, StandardCharsets.UTF_8);
                assertThat(JsonMapper.builder().build().readTree(text).isArray()).as(name).isTrue();
                all.append(text);
            }
        });
        assertThat(all.toString())
            .contains("tulips of anna", "👍", "Garden", anna.username(), "127.0.0.1", "noise.bin")
            .doesNotContain("roses of boris", "a file of boris", "$argon2", "generation");
        assertThat(anna.rest().get(EXPORT).body().path("parts").size()).isGreaterThan(1);
    }

    @Test
    void isMadeAgainFromWhereADeadNodeHasStopped() throws Exception {
        var second = anna.createGroup("Second", boris);
        write(anna, "in the garden", upload(anna, noise(4)));
        anna.rest().post(
            "/api/chats/" + second + "/messages",
            "{\"text\": \"in the second\", \"replyTo\": null, \"attachmentIds\": []}"
        );
        ask(anna, "");
        var whole = export(anna);

        for (int next : new int[] { 0, 5 }) {
            var found = exports().find(Filters.eq("_id", anna.id().value())).first();
            assertThat(found).isNotNull();
            var dead = next == 0 ? Updates.unset("after") : Updates.set("after", chat.value());
            exports().updateOne(
                Filters.eq("_id", anna.id().value()),
                Updates.combine(
                    Updates.set("state", "RUNNING"),
                    Updates.set("lease", "dead"),
                    Updates.set("leaseUntil", Date.from(NODE.clock().instant().plusMillis(300))),
                    dead
                )
            );
            assertThat(anna.rest().get(EXPORT).body().path("state").asString("")).isEqualTo("running");
            if (next == 0) {
                assertThat(export(anna).keySet()).isEqualTo(whole.keySet());
            } else {
                await(anna, "done");
            }
        }
    }

    private static MongoCollection<Document> exports() {
        return NODE.bean(MongoTemplate.class).getCollection("exports");
    }

    private static long stored(String exportId) {
        long chunks = 0;
        for (int n = 0; n < 20; n++) {
            chunks += NODE.bean(MongoTemplate.class)
                .getCollection("attachment_chunks")
                .countDocuments(Filters.eq("_id", "export/" + exportId + "/" + n + ":0"));
            chunks += NODE.bean(MongoTemplate.class)
                .getCollection("export_entries")
                .countDocuments(Filters.eq("_id", exportId + ":" + n));
        }
        return chunks;
    }

    private static String exportId(TestUser user) {
        var found = exports().find(Filters.eq("_id", user.id().value())).first();
        return found == null ? "" : found.getString("export");
    }

    @Test
    void asksForThePasswordAndForACodeOfThoseWhoHaveOne() {
        assertThat(anna.rest().post(EXPORT, "{\"password\": \"wrong wrong\"}").code()).isEqualTo("WRONG_PASSWORD");
        var app = withSecondFactor(anna);
        String password = "{\"password\": \"" + TestUser.PASSWORD + "\"";
        assertThat(
            anna
                .rest()
                .post(EXPORT, password + "}")
                .code()
        ).isEqualTo("CODE_WRONG");
        assertThat(
            anna
                .rest()
                .post(EXPORT, password + ", \"code\": \"000000\"}")
                .code()
        ).isEqualTo("CODE_WRONG");
        assertThat(anna.rest().get(EXPORT).body().path("state").isNull()).isTrue();
        NODE.clock().advance(Duration.ofSeconds(60));
        ask(anna, ", \"code\": \"" + app.code(NODE.clock().instant(), 0) + "\"");
    }

    private static Authenticator withSecondFactor(TestUser user) {
        var begun = user.rest().post("/api/me/second-factor/setup", "{\"password\": \"" + TestUser.PASSWORD + "\"}");
        var app = new Authenticator(begun.body().path("secret").asString(""));
        String code = app.code(NODE.clock().instant(), 0);
        assertThat(
            user
                .rest()
                .put("/api/me/second-factor", "{\"code\": \"" + code + "\"}")
                .status()
        ).isEqualTo(200);
        return app;
    }

    @Test
    void anAddressWorksOnceForAMinuteAndWhileTheLoginGoesOn() throws Exception {
        ask(anna, "");
        await(anna, "done");
        String first = address(anna, 1);
        String second = address(anna, 1);
        var nobody = new Rest(NODE);
        assertThat(nobody.get(first).status()).as("replaced by the second").isEqualTo(404);
        assertThat(nobody.download(second).statusCode()).isEqualTo(200);
        assertThat(nobody.get(second).status()).as("used").isEqualTo(404);
        for (String wrong : new String[] {
            "x",
            "x.y",
            boris.id() + second.substring(second.indexOf('.')),
            anna.id() + ".",
        }) {
            assertThat(nobody.get("/api/exports/" + wrong).status())
                .as(wrong)
                .isEqualTo(404);
        }
        assertThat(
            boris
                .rest()
                .post(EXPORT + "/parts/1/address", "{}")
                .status()
        ).isEqualTo(404);
        assertThat(
            anna
                .rest()
                .post(EXPORT + "/parts/2/address", "{}")
                .status()
        ).isEqualTo(404);
        assertThat(
            anna
                .rest()
                .post(EXPORT + "/parts/0/address", "{}")
                .status()
        ).isEqualTo(404);

        var other = anna.on(NODE);
        String ended = address(other, 1);
        assertThat(anna.rest().delete("/api/me/logins").status()).isEqualTo(204);
        assertThat(nobody.get(ended).status()).as("of a login that has ended").isEqualTo(404);
        String late = address(anna, 1);
        NODE.clock().advance(Duration.ofSeconds(61));
        assertThat(nobody.get(late).status()).as("too late").isEqualTo(404);
    }

    @Test
    void isAskedForAFewTimesADayAndRemovedWhenItsTimeIsOver() throws Exception {
        for (int i = 0; i < 3; i++) {
            ask(anna, "");
            await(anna, "done");
        }
        String last = exportId(anna);
        assertThat(stored(last)).isPositive();
        var refused = anna.rest().post(EXPORT, "{\"password\": \"" + TestUser.PASSWORD + "\"}");
        assertThat(refused.code()).isEqualTo("RATE_LIMITED");
        assertThat(refused.body().path("details").path("retryAfterMs").asLong(0)).isPositive();

        NODE.clock().advance(Duration.ofDays(8));
        var again = anna.on(NODE);
        var expired = await(again, "expired");
        assertThat(expired.body().path("parts").size()).isZero();
        while (stored(last) > 0) {
            Thread.onSpinWait();
        }
        assertThat(
            again
                .rest()
                .post(EXPORT + "/parts/1/address", "{}")
                .status()
        ).isEqualTo(404);
        ask(again, "");
        await(again, "done");
    }

    @Test
    void goesWhenTheUserRemovesItOrTheAccount() throws Exception {
        ask(anna, "");
        await(anna, "done");
        String removed = exportId(anna);
        assertThat(anna.rest().delete(EXPORT).status()).isEqualTo(204);
        assertThat(anna.rest().get(EXPORT).body().path("state").asString("")).isEqualTo("expired");
        assertThat(stored(removed)).isZero();

        ask(anna, "");
        await(anna, "done");
        String left = exportId(anna);
        var deleted = anna.rest().delete("/api/me", "{\"password\": \"" + TestUser.PASSWORD + "\"}");
        assertThat(deleted.status()).isEqualTo(204);
        assertThat(stored(left)).isZero();
        assertThat(exportId(anna)).isEmpty();
    }

    @Test
    void isNotedInTheAuditLog() throws Exception {
        ask(anna, "");
        export(anna);
        var administrator = NODE.newAdministrator();
        for (String kind : new String[] { "dataExported", "dataDownloaded" }) {
            var entries = administrator.rest().get("/api/admin/audit?kind=" + kind + "&person=" + anna.id());
            assertThat(entries.body().path("entries").size()).as(kind).isEqualTo(1);
        }
    }
}
