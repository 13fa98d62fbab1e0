package dev.parley.api.email;

import static dev.parley.api.testing.SocketClient.newClientId;
import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import dev.parley.api.protocol.CallCommand.CancelCall;
import dev.parley.api.protocol.CallCommand.StartCall;
import dev.parley.api.protocol.CallEvent;
import dev.parley.api.protocol.SessionEvent;
import dev.parley.api.testing.Gate;
import dev.parley.api.testing.Node;
import dev.parley.api.testing.Rest;
import dev.parley.api.testing.TestUser;
import dev.parley.calls.place.CallPlace;
import dev.parley.calls.session.CallKind;
import dev.parley.chat.block.Blocks;
import dev.parley.chat.log.ChatId;
import dev.parley.chat.message.Messages;
import dev.parley.chat.presence.Presences;
import dev.parley.chat.reading.ReadMarkers;
import dev.parley.chat.user.DisplayNames;
import dev.parley.chat.user.Locks;
import jakarta.mail.internet.MimeMessage;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.data.mongodb.core.MongoTemplate;

/** Mails of what was missed, by two nodes and a mail server that can be away. */
class DigestIT {

    private static final String DIGEST = "/api/me/digest";
    private static final Instant NEVER = Instant.parse("9999-12-31T00:00:00Z");
    private static final Mailbox MAILBOX = new Mailbox();
    private static final Gate WAY = new Gate(MAILBOX.port());
    private static final Node NODE = start();
    private static final Node OTHER = start();

    private final TestUser anna = NODE.newUser();
    private final TestUser boris = NODE.newUser();
    private final ChatId personal = ChatId.personal(anna.id(), boris.id());
    private final String address = boris.username() + "@digest.example.org";

    private static Node start() {
        return MAILBOX.startNode(
            "spring.mail.port=" + WAY.port(),
            "spring.mail.properties.mail.smtp.timeout=500",
            "parley.digest.interval=50ms",
            "parley.digest.chats=2",
            "parley.digest.lines=2",
            "parley.consumers.interval=50ms"
        );
    }

    @AfterAll
    static void stop() {
        NODE.close();
        OTHER.close();
        WAY.close();
        MAILBOX.close();
    }

    @Test
    void tellsOnceAnIntervalWhicheverNodeItIs() throws Exception {
        wants("hourly", true);
        var group = anna.createGroup("Garden", boris);
        say(anna, group, "not for him");
        long mine = say(boris, group, "his own, to be answered");
        long reply = say(anna, group, "an answer", mine);
        say(anna, group, "hello @" + boris.username());
        say(anna, group, "and all: @all");
        say(anna, personal, "psst");
        missCall();
        noted(5);
        pass(Duration.ofMinutes(58));
        assertThat(mails()).isEmpty();
        pass(Duration.ofMinutes(3));

        var mail = MAILBOX.await(address, 2).getLast();
        assertThat(mail.getSubject()).isEqualTo("Parley: what you have missed (5)");
        assertThat(mail.getHeader("Auto-Submitted")).containsExactly("auto-generated");
        assertThat(mail.getHeader("List-Unsubscribe-Post")).containsExactly("List-Unsubscribe=One-Click");
        String text = Mailbox.bodyOf(mail, "text/plain");
        assertThat(text)
            .contains("\u2068Garden\u2069 (3 messages)")
            .contains("1 message, 1 missed call")
            .contains("and 1 more")
            .contains("\u2068psst\u2069\n  https://chat.example.org/chats/" + personal + "/messages/")
            .contains("missed call")
            .doesNotContain("not for him", "his own", "an answer");
        assertThat(Mailbox.bodyOf(mail, "text/html"))
            .contains("<bdi>Garden</bdi></a>")
            .contains("href=\"https://chat.example.org/chats/" + group + "/messages/" + (reply + 2) + "\"");

        // Nothing new, nothing more; then of the new alone, and not before an hour is over.
        settled();
        pass(Duration.ofHours(2));
        say(anna, personal, "later");
        noted(1);
        pass(Duration.ofMinutes(61));
        var next = MAILBOX.await(address, 3).getLast();
        assertThat(next.getSubject()).isEqualTo("Parley: what you have missed (1)");
        assertThat(Mailbox.bodyOf(next, "text/plain")).contains("later").doesNotContain("psst");
    }

    @Test
    void whatIsHostileStaysWithinItsPlace() throws Exception {
        wants("quarterHourly", true);
        String name = "<b>\"Ann's\" & friends</b> " + "\u05D0".repeat(30);
        NODE.bean(DisplayNames.class).change(anna.intent(), name);
        var group = anna.createGroup("</bdi><img src=x onerror=alert(1)> {n} '", boris);
        say(
            anna,
            group,
            "@all <script>\u202Ereversed\r\nBcc: eve@example.org\r\n\r\n.\r\n||covered|| words|| ".strip()
        );
        noted(1);
        due();
        var mail = MAILBOX.await(address, 2).getLast();
        assertThat(mail.getAllRecipients()).hasSize(1);
        assertThat(mail.getHeader("Bcc")).isNull();
        assertThat(mail.getSubject()).doesNotContain("Ann", "img");
        String html = Mailbox.bodyOf(mail, "text/html");
        assertThat(html)
            .contains("&lt;/bdi&gt;&lt;img src=x onerror=alert(1)&gt; {n} &#39;")
            .contains("&lt;b&gt;&quot;Ann&#39;s&quot; &amp; friends&lt;/b&gt;")
            .doesNotContain("<script", "<img", "<b>\"", "\u202E", "covered");
        String text = Mailbox.bodyOf(mail, "text/plain");
        assertThat(text)
            .contains("\u2068</bdi><img src=x onerror=alert(1)> {n} '\u2069")
            .contains("@all <script>reversed Bcc: eve@example.org . ▒▒▒")
            .doesNotContain("\u202E", "covered", "\nBcc");
    }

    @Test
    void hiddenTextLeavesCountsAndNamesOfChats() {
        wants("quarterHourly", false);
        for (String title : List.of("Garden", "Kitchen", "Cellar")) {
            say(anna, anna.createGroup(title, boris), "secret @all");
        }
        noted(3);
        due();
        String text = Mailbox.bodyOf(MAILBOX.await(address, 2).getLast(), "text/plain");
        assertThat(text)
            .contains("\u2068Cellar\u2069 (1 message)")
            .contains("\u2068Kitchen\u2069 (1 message)")
            .contains("There is more in 1 other chat.")
            .doesNotContain("secret", anna.username(), "Garden");
    }

    @Test
    void tellsNothingOfWhatIsNotMissed() {
        wants("quarterHourly", true);
        var muted = anna.createGroup("Muted", boris);
        var left = anna.createGroup("Left", boris);
        var read = anna.createGroup("Read", boris);
        say(anna, muted, "@all");
        say(anna, left, "@all");
        long seq = say(anna, read, "@all");
        long deleted = say(anna, personal, "slip of the tongue");
        var blocked = NODE.newUser();
        say(blocked, ChatId.personal(blocked.id(), boris.id()), "unwanted");
        noted(5);
        boris.rest().put("/api/chats/" + muted + "/mute", "{\"until\": \"9999-12-31T00:00:00Z\"}");
        assertThat(
            boris
                .rest()
                .post("/api/chats/" + left + "/leave", "")
                .status()
        ).isBetween(200, 204);
        NODE.bean(ReadMarkers.class).move(boris.id(), read, seq);
        NODE.bean(Messages.class).delete(anna.intent(), personal, deleted);
        NODE.bean(Blocks.class).block(boris.intent(), blocked.id());
        due();
        settled();
        assertThat(mails()).isEmpty();
    }

    @Test
    void tellsNobodyWhoIsLockedOrHasNoAddressAnyMore() throws Exception {
        wants("quarterHourly", true);
        say(anna, personal, "while locked");
        noted(1);
        NODE.bean(Locks.class).lock(anna.intent(), boris.id(), Instant.now(), "");
        due();
        settled();
        NODE.bean(Locks.class).unlock(anna.intent(), boris.id());
        say(anna, personal, "without an address");
        noted(1);
        var again = boris.on(NODE);
        String password = "{\"password\": \"" + TestUser.PASSWORD + "\"}";
        assertThat(again.rest().delete("/api/me/email", password).status()).isEqualTo(204);
        due();
        settled();
        // The one to confirm, and the one that the address is used no more.
        assertThat(MAILBOX.await(address, 2).getLast().getContentType()).contains("text/plain");
        assertThat(set(again, "hourly", true).code()).isEqualTo("INVALID_REQUEST");
        assertThat(set(again, "off", true).status()).isEqualTo(200);
        assertThat(set(again, "weekly", true).code()).isEqualTo("INVALID_REQUEST");
    }

    @Test
    void waitsWhileAPageIsInUseAndUntilItsUserIsAway() {
        wants("quarterHourly", true);
        try (var _ = boris.connect()) {
            Mailbox.until(() -> NODE.bean(Presences.class).isInUse(boris.id()));
            say(anna, personal, "not looked at");
            noted(1);
            due();
            Mailbox.until(() -> dueAt().isAfter(NODE.clock().instant()));
            assertThat(mails()).isEmpty();
        }
        NODE.clock().advance(Duration.ofSeconds(11));
        Mailbox.until(() -> !NODE.bean(Presences.class).isInUse(boris.id()));
        Mailbox.until(() -> NODE.bean(Presences.class).lastSeen(boris.id()).isPresent());
        due();
        Mailbox.until(() -> dueAt().isAfter(NODE.clock().instant().plus(Duration.ofMinutes(13))));
        assertThat(mails()).isEmpty();
        pass(Duration.ofMinutes(16));
        assertThat(Mailbox.bodyOf(MAILBOX.await(address, 2).getLast(), "text/plain")).contains("not looked at");
    }

    @Test
    void aMailServerThatIsAwayIsTriedAgainAndToldWhatIsTrueThen() {
        wants("quarterHourly", true);
        say(anna, personal, "first");
        long second = say(anna, personal, "second");
        noted(2);
        WAY.shut();
        due();
        Mailbox.until(() -> document().get("tries", 0) > 0);
        NODE.bean(Messages.class).delete(anna.intent(), personal, second);
        WAY.open();
        pass(Duration.ofMinutes(1));
        var mail = MAILBOX.await(address, 2).getLast();
        assertThat(Mailbox.bodyOf(mail, "text/plain")).contains("first").doesNotContain("second");
    }

    @Test
    void whatADeadNodeHeldAnotherSendsOnce() {
        wants("quarterHourly", true);
        say(anna, personal, "last words");
        noted(1);
        var end = NODE.clock().instant().plus(Duration.ofMinutes(5));
        update(
            Updates.combine(
                Updates.set("dueAt", Date.from(Instant.EPOCH)),
                Updates.set("lease", "of a dead node"),
                Updates.set("leaseUntil", Date.from(end))
            )
        );
        pass(Duration.ofMinutes(4));
        assertThat(mails()).isEmpty();
        pass(Duration.ofMinutes(2));
        MAILBOX.await(address, 2);
        settled();
        pass(Duration.ofHours(1));
        assertThat(mails()).hasSize(1);
    }

    @Test
    void aLinkSwitchesItOffWithoutALoginAndDoesNothingElse() throws Exception {
        var former = "before";
        wants("quarterHourly", true, "fa", former);
        say(anna, personal, "salaam");
        noted(1);
        due();
        var mail = MAILBOX.await(address, 2).getLast();
        assertThat(Mailbox.bodyOf(mail, "text/html")).contains("lang=\"fa\" dir=\"rtl\"");
        String header = mail.getHeader("List-Unsubscribe")[0];
        assertThat(header).startsWith("<https://chat.example.org/api/digest/off?token=").endsWith(">");
        String path = header.substring(header.indexOf("/api"), header.length() - 1);
        assertThat(Mailbox.bodyOf(mail, "text/plain")).contains("/digest-off#" + path.substring(path.indexOf('?') + 1));

        var nobody = new Rest(OTHER);
        for (String wrong : List.of(
            path.substring(0, path.length() - 1),
            path.replace(boris.id().value(), anna.id().value()),
            "/api/digest/off?token=.",
            "/api/digest/off?token=" + "x".repeat(3_000)
        )) {
            assertThat(post(nobody, wrong).code()).as(wrong).isEqualTo("LINK_INVALID");
        }
        assertThat(nobody.post("/api/digest/off", "{}").code()).isEqualTo("INVALID_REQUEST");
        var led = nobody.download(path);
        assertThat(led.statusCode()).isEqualTo(303);
        assertThat(led.headers().firstValue("Location").orElseThrow()).startsWith("/digest-off#token=");
        assertThat(frequency()).isEqualTo("quarterHourly");

        assertThat(oneClick(path, "application/x-www-form-urlencoded", "List-Unsubscribe=One-Click")).isEqualTo(204);
        assertThat(frequency()).isEqualTo("off");
        String part = "--b\r\nContent-Disposition: form-data; name=\"List-Unsubscribe\"\r\n\r\nOne-Click\r\n--b--\r\n";
        assertThat(oneClick(path, "multipart/form-data; boundary=b", part)).isEqualTo(204);
        assertThat(post(nobody, path).status()).isEqualTo(204);
        assertThat(frequency()).isEqualTo("off");
        // What was asked for before does not undo it.
        var repeat = boris.rest().change("PUT", DIGEST, wish("quarterHourly", true), former);
        assertThat(repeat.body().path("frequency").asString()).isEqualTo("off");
        assertThat(nobody.get(DIGEST).status()).isEqualTo(401);
    }

    @Test
    void whoHasItOffCostsNoWrites() {
        var carol = NODE.newUser();
        wants("quarterHourly", true);
        assertThat(set(boris, "off", false).status()).isEqualTo(200);
        var group = anna.createGroup("Quiet", boris, carol);
        wantsNow(carol);
        say(anna, personal, "unnoted");
        say(anna, group, "@all");
        Mailbox.until(() -> !noted(document(carol)).isEmpty());
        assertThat(noted(document(boris))).isEmpty();
        assertThat(document(boris).getDate("dueAt").toInstant()).isEqualTo(NEVER);
    }

    private void wants(String frequency, boolean withText) {
        wants(frequency, withText, "en", newClientId());
    }

    private void wants(String frequency, boolean withText, String language, String key) {
        assertThat(set(boris, frequency, withText).code()).isEqualTo("INVALID_REQUEST");
        confirm(boris, address, language);
        var answer = boris.rest().change("PUT", DIGEST, wish(frequency, withText), key);
        assertThat(answer.status()).as("%s", answer).isEqualTo(200);
        assertThat(answer.body().path("available").asBoolean()).isTrue();
        assertThat(answer.body().path("reachable").asBoolean()).isTrue();
    }

    private static void wantsNow(TestUser user) {
        confirm(user, user.username() + "@digest.example.org", "en");
        assertThat(set(user, "daily", true).status()).isEqualTo(200);
    }

    private static void confirm(TestUser user, String address, String language) {
        String body = "{\"password\": \"%s\", \"email\": \"%s\", \"language\": \"%s\"}".formatted(
            TestUser.PASSWORD,
            address,
            language
        );
        assertThat(user.rest().put("/api/me/email", body).status()).isEqualTo(202);
        String token = Mailbox.tokenIn(MAILBOX.await(address, 1).getFirst());
        var confirmed = user.rest().post("/api/me/email/confirmation", "{\"token\": \"" + token + "\"}");
        assertThat(confirmed.status()).isEqualTo(200);
    }

    private static Rest.Answer set(TestUser user, String frequency, boolean withText) {
        return user.rest().put(DIGEST, wish(frequency, withText));
    }

    private static String wish(String frequency, boolean withText) {
        return "{\"frequency\": \"%s\", \"withText\": %s}".formatted(frequency, withText);
    }

    private String frequency() {
        return boris.rest().get(DIGEST).body().path("frequency").asString();
    }

    private static Rest.Answer post(Rest by, String path) {
        return by.post(path, "List-Unsubscribe=One-Click");
    }

    /** As a mail server does it. */
    private static int oneClick(String path, String type, String body) throws Exception {
        var request = HttpRequest.newBuilder(OTHER.http(path))
            .header("Content-Type", type)
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build();
        try (var http = HttpClient.newHttpClient()) {
            return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
        }
    }

    private static long say(TestUser author, ChatId chat, String text) {
        return say(author, chat, text, null);
    }

    private static long say(TestUser author, ChatId chat, String text, @Nullable Long replyTo) {
        return NODE.bean(Messages.class).send(author.id(), chat, newClientId(), text, replyTo, List.of()).seq();
    }

    private void missCall() {
        try (var caller = anna.connect()) {
            var call = caller
                .ask(id -> new StartCall(id, CallPlace.of(personal), CallKind.VIDEO), CallEvent.Started.class)
                .call()
                .id();
            caller.ask(id -> new CancelCall(id, call), SessionEvent.Done.class);
        }
    }

    /** Digests, without the mail that confirms the address. */
    private List<MimeMessage> mails() {
        var all = MAILBOX.to(address);
        return all.subList(1, all.size());
    }

    private void noted(int count) {
        Mailbox.until(() -> noted(document()).size() >= count);
    }

    private static List<Long> noted(Document digest) {
        var chats = digest.get("chats", new Document());
        return chats
            .keySet()
            .stream()
            .flatMap(chat -> chats.getList(chat, Long.class).stream())
            .toList();
    }

    private void settled() {
        Mailbox.until(() -> noted(document()).isEmpty() && dueAt().equals(NEVER));
    }

    private void due() {
        update(Updates.set("dueAt", Date.from(Instant.EPOCH)));
    }

    private Instant dueAt() {
        return document().getDate("dueAt").toInstant();
    }

    private void update(Bson change) {
        NODE.bean(MongoTemplate.class)
            .getCollection("digests")
            .updateOne(Filters.eq("_id", boris.id().value()), change);
    }

    private Document document() {
        return document(boris);
    }

    private static Document document(TestUser user) {
        var found = NODE.bean(MongoTemplate.class)
            .getCollection("digests")
            .find(Filters.eq("_id", user.id().value()))
            .first();
        return found == null ? new Document() : found;
    }

    private static void pass(Duration time) {
        NODE.clock().advance(time);
        OTHER.clock().advance(time);
    }
}
