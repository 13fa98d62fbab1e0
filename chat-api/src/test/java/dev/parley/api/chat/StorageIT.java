package dev.parley.api.chat;

import static dev.parley.api.testing.SocketClient.newClientId;
import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import dev.parley.api.testing.Node;
import dev.parley.api.testing.Rest;
import dev.parley.api.testing.TestUser;
import dev.parley.chat.attachment.StorageAudit;
import dev.parley.chat.error.ErrorCode;
import dev.parley.chat.log.AttachmentId;
import dev.parley.chat.log.ChatId;
import dev.parley.chat.message.Forwards;
import dev.parley.chat.message.Messages;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.data.mongodb.core.MongoTemplate;
import tools.jackson.databind.JsonNode;

/** The room that files take, and how much they may. */
class StorageIT {

    private static final String STORAGE = "/api/admin/storage";
    private static final int KIB = 1024;

    private final TestUser administrator = Node.first().newAdministrator();
    private final TestUser anna = Node.first().newUser();
    private final TestUser boris = Node.second().newUser();
    private final ChatId chat = anna.createGroup("Storage", boris);

    @Test
    void countsWhatIsThereAndGivesItBackOnce() {
        var first = FileRequests.upload(anna, chat, "a.bin", FileRequests.noise(3 * KIB));
        var second = FileRequests.upload(anna, chat, "b.bin", FileRequests.noise(2 * KIB));
        assertThat(used(anna)).isEqualTo(5 * KIB);
        long seq = send(anna, chat, first);
        messages().delete(anna.intent(), chat, seq);
        assertThat(used(anna)).isEqualTo(2 * KIB);
        assertThat(anna.rest().delete(FileRequests.path(chat, second)).status()).isEqualTo(204);
        assertThat(anna.rest().delete(FileRequests.path(chat, second)).status()).isEqualTo(404);
        assertThat(used(anna)).isZero();
        assertThat(counted("storage_chats", chat.value())).isZero();
    }

    @Test
    void aForwardedFileCountsForWhoForwardsIt() {
        var other = boris.createGroup("Other", anna);
        long seq = send(anna, chat, FileRequests.upload(anna, chat, "a.bin", FileRequests.noise(3 * KIB)));
        quota(boris, "2000");
        assertThat(forward(boris, seq, other)).isEqualTo(ErrorCode.STORAGE_QUOTA_EXCEEDED);
        assertThat(used(boris)).isZero();
        quota(boris, "4000");
        assertThat(forward(boris, seq, other)).isNull();
        assertThat(used(boris)).isEqualTo(3 * KIB);
        assertThat(counted("storage_chats", other.value())).isEqualTo(3 * KIB);
        messages().delete(anna.intent(), chat, seq);
        assertThat(used(anna)).isZero();
        assertThat(used(boris)).isEqualTo(3 * KIB);
    }

    @Test
    void refusesWhatIsTooMuchBeforeItsBytesAreRead() {
        quota(anna, "4000");
        FileRequests.upload(anna, chat, "a.bin", FileRequests.noise(3 * KIB));
        var refused = anna.rest().upload("POST", FileRequests.uploadPath(chat, "b.bin"), FileRequests.noise(2 * KIB));
        FileRequests.assertCode(refused, 409, "STORAGE_QUOTA_EXCEEDED");
        assertThat(refused.body().at("/details/of").asString()).isEqualTo("person");
        assertThat(refused.body().at("/details/usedBytes").asLong()).isEqualTo(3 * KIB);
        assertThat(refused.body().at("/details/limitBytes").asLong()).isEqualTo(4_000);
        assertThat(used(anna)).isEqualTo(3 * KIB);
        var own = anna.rest().get("/api/me/storage").body();
        assertThat(own.path("bytes").asLong()).isEqualTo(3 * KIB);
        assertThat(own.path("limit").asLong()).isEqualTo(4_000);
        quota(anna, "null");
        FileRequests.upload(anna, chat, "b.bin", FileRequests.noise(2 * KIB));
        assertThat(anna.rest().get("/api/me/storage").body().path("limit").isNull()).isTrue();
    }

    @Test
    void nobodyGetsPastALimitByUploadingOnTwoNodesAtOnce() throws Exception {
        quota(anna, Integer.toString(8 * KIB));
        var elsewhere = anna.on(Node.second());
        var noise = FileRequests.noise(KIB);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<Integer>> uploads = IntStream.range(0, 24)
                .mapToObj(
                    i ->
                        (Callable<Integer>) () ->
                            (i % 2 == 0 ? anna : elsewhere)
                                .rest()
                                .upload("POST", FileRequests.uploadPath(chat, i + ".bin"), noise)
                                .status()
                )
                .toList();
            int taken = 0;
            for (var upload : threads.invokeAll(uploads)) {
                int status = upload.get();
                assertThat(status).isIn(201, 409);
                taken += status == 201 ? 1 : 0;
            }
            assertThat(taken).isEqualTo(8);
        }
        assertThat(used(anna)).isEqualTo(8 * KIB);
        assertThat(counted("storage_chats", chat.value())).isEqualTo(8 * KIB);
    }

    @Test
    void theAuditSetsRightWhatAKilledNodeHasLeftAndLeavesAloneWhatChanges() {
        var id = FileRequests.upload(anna, chat, "a.bin", FileRequests.noise(3 * KIB));
        send(anna, chat, id);
        var people = mongo().getCollection("storage_people");
        people.updateOne(Filters.eq("_id", anna.id().value()), Updates.inc("bytes", 7_000L));
        Node.first().bean(StorageAudit.class).audit();
        assertThat(used(anna)).isEqualTo(3 * KIB + 7_000);
        // Files that are older than the counts.
        mongo().getCollection("storage_chats").deleteOne(Filters.eq("_id", chat.value()));
        try (var later = Node.start()) {
            later.clock().advance(Duration.ofHours(2));
            later.bean(StorageAudit.class).audit();
        }
        assertThat(used(anna)).isEqualTo(3 * KIB);
        assertThat(counted("storage_chats", chat.value())).isEqualTo(3 * KIB);
    }

    @Test
    void administratorsSeeWhoseItIsAndTheLogTells() {
        FileRequests.upload(anna, chat, "a.bin", FileRequests.noise(3 * KIB));
        var found = person(anna);
        assertThat(found.path("bytes").asLong()).isEqualTo(3 * KIB);
        assertThat(found.path("files").asLong()).isEqualTo(1);
        assertThat(found.path("limit").isNull()).isTrue();
        quota(anna, "5000");
        assertThat(person(anna).path("limit").asLong()).isEqualTo(5_000);
        assertThat(person(anna).path("ownLimit").asBoolean()).isTrue();
        var all = administrator.rest().get(STORAGE).body();
        assertThat(all.path("bytes").asLong()).isGreaterThanOrEqualTo(3 * KIB);
        assertThat(
            administrator
                .rest()
                .get(STORAGE + "/people")
                .body()
                .path("people")
        ).isNotEmpty();
        for (String wrong : List.of("-1", "1.5", "\"x\"", "9999999999999999999")) {
            assertThat(quota(anna, wrong).status()).as(wrong).isEqualTo(400);
        }
        assertThat(
            administrator
                .rest()
                .get("/api/admin/audit?kind=personQuotaChanged&person=" + anna.id())
                .body()
                .path("entries")
        ).hasSize(1);
    }

    @Test
    void aQuotaOfAllChatsHoldsForEachAndIsDecidedByAdministrators() {
        try {
            var changed = administrator.rest().put(STORAGE + "/quotas", "{\"person\": null, \"chat\": 4000}");
            assertThat(changed.body().path("chat").asLong()).isEqualTo(4_000);
            FileRequests.upload(anna, chat, "a.bin", FileRequests.noise(3 * KIB));
            var refused = boris
                .rest()
                .upload("POST", FileRequests.uploadPath(chat, "b.bin"), FileRequests.noise(2 * KIB));
            FileRequests.assertCode(refused, 409, "STORAGE_QUOTA_EXCEEDED");
            assertThat(refused.body().at("/details/of").asString()).isEqualTo("chat");
            assertThat(used(boris)).isZero();
        } finally {
            administrator.rest().put(STORAGE + "/quotas", "{\"person\": null, \"chat\": null}");
        }
    }

    private JsonNode person(TestUser user) {
        return administrator
            .rest()
            .get(STORAGE + "/people?query=" + user.username())
            .body()
            .path("people")
            .path(0);
    }

    private Rest.Answer quota(TestUser user, String bytes) {
        return administrator
            .rest()
            .put(STORAGE + "/people/" + user.id() + "/quota", "{\"own\": true, \"bytes\": %s}".formatted(bytes));
    }

    private @Nullable ErrorCode forward(TestUser by, long seq, ChatId to) {
        return Node.second()
            .bean(Forwards.class)
            .forward(by.id(), chat, seq, List.of(new Forwards.Target(to, newClientId())))
            .getFirst()
            .refused();
    }

    private static long used(TestUser user) {
        return counted("storage_people", user.id().value());
    }

    private static long counted(String collection, String id) {
        var found = mongo().getCollection(collection).find(Filters.eq("_id", id)).first();
        return found == null ? 0 : ((Document) found).get("bytes", 0L);
    }

    private static MongoTemplate mongo() {
        return Node.first().bean(MongoTemplate.class);
    }

    private static Messages messages() {
        return Node.first().bean(Messages.class);
    }

    private static long send(TestUser sender, ChatId to, AttachmentId file) {
        return messages().send(sender.id(), to, newClientId(), "", null, List.of(file)).seq();
    }
}
