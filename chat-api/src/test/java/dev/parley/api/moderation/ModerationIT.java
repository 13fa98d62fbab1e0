package dev.parley.api.moderation;

import static dev.parley.api.testing.SocketClient.newClientId;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.api.protocol.CallCommand.JoinCall;
import dev.parley.api.protocol.CallCommand.StartCall;
import dev.parley.api.protocol.CallEvent;
import dev.parley.api.protocol.ChatCommand.EditMessage;
import dev.parley.api.protocol.ChatCommand.SendMessage;
import dev.parley.api.protocol.ChatCommand.SetReaction;
import dev.parley.api.protocol.ChatEvent;
import dev.parley.api.protocol.ChatReply;
import dev.parley.api.protocol.SessionEvent;
import dev.parley.api.testing.Node;
import dev.parley.api.testing.Rest;
import dev.parley.api.testing.TestBot;
import dev.parley.api.testing.TestUser;
import dev.parley.calls.place.CallPlace;
import dev.parley.calls.session.CallKind;
import dev.parley.chat.auth.PasswordSource;
import dev.parley.chat.deletion.AccountDeletions;
import dev.parley.chat.error.ErrorCode;
import dev.parley.chat.error.ParleyException;
import dev.parley.chat.log.AttachmentId;
import dev.parley.chat.log.ChatId;
import dev.parley.chat.log.ChatLog;
import dev.parley.chat.message.Messages;
import dev.parley.chat.user.UserId;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Reports, what administrators do about them, and time-outs and bans by the admins of a chat. */
class ModerationIT {

    private static final TestUser ADMINISTRATOR = Node.first().newAdministrator();
    private static final String SPAM = "{\"kind\": \"spam\", \"text\": \"look\"}";

    private final TestUser owner = Node.first().newUser();
    private final TestUser member = Node.first().newUser();
    private final TestUser troll = Node.first().newUser();
    private final ChatId chat = owner.createGroup("Moderation", member, troll);

    @Test
    void aReportKeepsWhatTheReporterSawAndNothingElse() {
        for (int i = 0; i < 5; i++) {
            send(member, "before " + i);
        }
        long seq = send(troll, "nasty");
        send(member, "after");
        assertThat(report(member, seq, SPAM).status()).isEqualTo(204);
        assertThat(report(member, seq, SPAM).status()).isEqualTo(204);
        messages().edit(troll.intent(), chat, seq, "nice");
        messages().delete(troll.intent(), chat, seq);

        var reports = reportsOn(seq);
        assertThat(reports).hasSize(1);
        var report = reports.getFirst();
        assertThat(report.path("person").asString()).isEqualTo(troll.id().value());
        assertThat(report.path("reporter").asString()).isEqualTo(member.id().value());
        assertThat(report.path("text").asString()).isEqualTo("look");
        assertThat(report.at("/place/title").asString()).isEqualTo("Moderation");
        var texts = new ArrayList<String>();
        report.path("messages").forEach(message -> texts.add(message.path("text").asString()));
        assertThat(texts).containsExactly("before 2", "before 3", "before 4", "nasty", "after");
    }

    @Test
    void onlyWhoCanSeeItReportsAndNotTheirOwn() {
        long seq = send(troll, "nasty");
        var stranger = Node.first().newUser();
        assertThat(report(stranger, seq, SPAM).code()).isEqualTo("CHAT_NOT_FOUND");
        assertThat(report(troll, seq, SPAM).code()).isEqualTo("INVALID_REQUEST");
        assertThat(report(member, seq + 7, SPAM).code()).isEqualTo("MESSAGE_NOT_FOUND");
        assertThat(report(member, 1, SPAM).code()).isEqualTo("MESSAGE_NOT_FOUND");
        assertThat(report(member, seq, "{\"kind\": \"odd\", \"text\": \"\"}").code()).isEqualTo("INVALID_REQUEST");
        assertThat(report(member, seq, "{\"kind\": \"spam\", \"text\": \"" + "x".repeat(501) + "\"}").code()).isEqualTo(
            "INVALID_REQUEST"
        );
        owner.rest().delete("/api/chats/" + chat + "/members/" + member.id());
        assertThat(report(member, seq, SPAM).code()).isEqualTo("CHAT_NOT_FOUND");

        assertThat(reportPerson(stranger, troll).code()).isEqualTo("FORBIDDEN");
        assertThat(reportPerson(owner, troll).status()).isEqualTo(204);
        assertThat(reportPerson(owner, owner).code()).isEqualTo("INVALID_REQUEST");
        assertThat(owner.rest().get("/api/admin/reports").code()).isEqualTo("FORBIDDEN");
    }

    @Test
    void oneTimedOutReadsAndDoesNothingElse() {
        long own = send(troll, "mine");
        try (var trolls = troll.connect(); var members = member.connect()) {
            var call = members.ask(
                id -> new StartCall(id, CallPlace.of(chat), CallKind.VOICE),
                CallEvent.Started.class
            );
            assertThat(call.call().id()).isNotNull();
            assertThat(timeOut(owner, troll, 60).status()).isEqualTo(204);
            var changed = trolls.expect(ChatEvent.SanctionsChanged.class);
            assertThat(changed.userId()).isEqualTo(troll.id());
            assertThat(changed.timedOutUntil()).isNotNull();
            trolls.expect(ChatReply.NoticesChanged.class);

            var refused = trolls.ask(
                id -> new SendMessage(id, chat, newClientId(), "hello", null),
                SessionEvent.Failed.class
            );
            assertThat(refused.code()).isEqualTo(ErrorCode.TIMED_OUT);
            assertThat(refused.details()).containsEntry("reason", "calm down").containsKey("until");
            assertThat(
                trolls.ask(id -> new EditMessage(id, chat, newClientId(), own, "x"), SessionEvent.Failed.class).code()
            ).isEqualTo(ErrorCode.TIMED_OUT);
            assertThat(
                trolls
                    .ask(id -> new SetReaction(id, chat, newClientId(), own, "👍", true), SessionEvent.Failed.class)
                    .code()
            ).isEqualTo(ErrorCode.TIMED_OUT);
            assertThat(
                trolls.ask(id -> new JoinCall(id, call.call().id()), SessionEvent.Failed.class).code()
            ).isEqualTo(ErrorCode.TIMED_OUT);
            assertThat(
                troll
                    .rest()
                    .get("/api/chats/" + chat + "/events")
                    .status()
            ).isEqualTo(200);
            assertThat(
                troll
                    .rest()
                    .get("/api/chats/" + chat)
                    .body()
                    .path("timeOuts")
            ).hasSize(1);
        }
        var notice = notices(troll).path(0);
        assertThat(notice.path("kind").asString()).isEqualTo("timedOut");
        assertThat(notice.path("reason").asString()).isEqualTo("calm down");
        assertThat(endTimeOut(owner).status()).isEqualTo(204);
        assertThat(notices(troll)).isEmpty();
        send(troll, "again");
    }

    @Test
    void nobodyActsUponEqualsOrThoseAbove() {
        owner.rest().put("/api/chats/" + chat + "/members/" + troll.id() + "/role", "{\"role\": \"admin\"}");
        owner.rest().put("/api/chats/" + chat + "/members/" + member.id() + "/role", "{\"role\": \"admin\"}");
        assertThat(timeOut(troll, member, 5).code()).isEqualTo("FORBIDDEN");
        assertThat(timeOut(troll, owner, 5).code()).isEqualTo("FORBIDDEN");
        assertThat(timeOut(troll, troll, 5).code()).isEqualTo("FORBIDDEN");
        assertThat(ban(troll, owner).code()).isEqualTo("FORBIDDEN");
        assertThat(ban(troll, member).code()).isEqualTo("FORBIDDEN");
        assertThat(timeOut(owner, troll, 0).code()).isEqualTo("INVALID_REQUEST");
        // An admin who was timed out leads nobody meanwhile.
        assertThat(timeOut(owner, troll, 5).status()).isEqualTo(204);
        var other = Node.first().newUser();
        assertThat(add(troll, other).code()).isEqualTo("TIMED_OUT");
        assertThat(ban(troll, other).code()).isEqualTo("TIMED_OUT");
        assertThat(endTimeOut(troll).code()).isEqualTo("TIMED_OUT");
    }

    @Test
    void oneBannedComesBackByNoWayUntilThatIsLifted() {
        String token = owner
            .rest()
            .post("/api/chats/" + chat + "/invites", "{\"expiresInSeconds\": null, \"maxUses\": null}")
            .body()
            .path("token")
            .asString();
        String handle = "mod_" + newClientId().replaceAll("[^a-z0-9]", "").substring(0, 12);
        assertThat(
            owner
                .rest()
                .put("/api/chats/" + chat + "/handle", "{\"handle\": \"" + handle + "\"}")
                .status()
        ).isEqualTo(204);
        try (var trolls = troll.connect()) {
            assertThat(ban(owner, troll).status()).isEqualTo(204);
            assertThat(trolls.expect(ChatEvent.MemberRemoved.class).banned()).isTrue();
        }
        assertThat(
            troll
                .rest()
                .post("/api/invites/" + token + "/join", "{}")
                .code()
        ).isEqualTo("BANNED");
        assertThat(
            troll
                .rest()
                .get("/api/invites/" + token)
                .code()
        ).isEqualTo("BANNED");
        assertThat(
            troll
                .rest()
                .post("/api/discover/" + handle + "/join", "{}")
                .code()
        ).isEqualTo("BANNED");
        assertThat(add(owner, troll).code()).isEqualTo("BANNED");
        assertThat(
            owner
                .rest()
                .get("/api/chats/" + chat + "/bans")
                .body()
                .path("people")
        ).hasSize(1);
        assertThat(
            member
                .rest()
                .get("/api/chats/" + chat + "/bans")
                .code()
        ).isEqualTo("FORBIDDEN");
        assertThat(notices(troll).path(0).path("kind").asString()).isEqualTo("banned");

        assertThat(
            owner
                .rest()
                .delete("/api/chats/" + chat + "/bans/" + troll.id())
                .status()
        ).isEqualTo(204);
        assertThat(
            troll
                .rest()
                .post("/api/invites/" + token + "/join", "{}")
                .status()
        ).isEqualTo(200);
    }

    @Test
    void administratorsActUponAReportAndAdminsOfTheChatTakeNothingBack() {
        long seq = send(troll, "nasty words");
        report(member, seq, SPAM);
        String id = reportsOn(seq).getFirst().path("id").asString();
        assertThat(act(id, "timeOut", null).code()).isEqualTo("INVALID_REQUEST");
        assertThat(act(id, "timeOut", 60).status()).isEqualTo(200);
        assertThat(endTimeOut(owner).code()).isEqualTo("FORBIDDEN");
        assertThat(act(id, "removeMessage", null).status()).isEqualTo(200);
        assertThat(act(id, "removeMessage", null).status()).isEqualTo(200);
        var acted = act(id, "ban", null);
        assertThat(acted.body().at("/report/taken")).hasSize(3);
        assertThat(
            owner
                .rest()
                .delete("/api/chats/" + chat + "/bans/" + troll.id())
                .code()
        ).isEqualTo("FORBIDDEN");
        assertThat(
            member
                .rest()
                .get("/api/chats/" + chat + "/events?limit=100")
                .body()
                .toString()
        ).doesNotContain("nasty words");
        var told = new ArrayList<String>();
        notices(troll).forEach(notice -> told.add(notice.path("kind").asString()));
        assertThat(told).containsExactlyInAnyOrder("timedOut", "messageRemoved", "banned");
        assertThat(notices(troll).toString()).contains("nasty words", "rules are rules");

        assertThat(resolve(id).status()).isEqualTo(200);
        assertThat(act(id, "ban", null).code()).isEqualTo("REPORT_RESOLVED");
        assertThat(act(id, "lift", null).status()).isEqualTo(200);
        assertThat(add(owner, troll).status()).isEqualTo(204);
        send(troll, "back again");
        var audited = ADMINISTRATOR.rest()
            .get("/api/admin/audit?person=" + troll.id())
            .body()
            .toString();
        assertThat(audited).contains(
            "memberTimedOut",
            "messageRemoved",
            "memberBanned",
            "sanctionsLifted",
            "reportResolved"
        );
        assertThat(audited).doesNotContain("nasty words", "rules are rules");
    }

    @Test
    void aBanByTheServerOutlivesATimeOutThatAdminsOfTheChatEnd() {
        long seq = send(troll, "nasty");
        report(member, seq, SPAM);
        String id = reportsOn(seq).getFirst().path("id").asString();
        assertThat(timeOut(owner, troll, 60).status()).isEqualTo(204);
        String key = newClientId();
        assertThat(act(id, "ban", null, key).status()).isEqualTo(200);
        assertThat(act(id, "ban", null, key).body().at("/report/taken")).hasSize(1);
        assertThat(endTimeOut(owner).status()).isEqualTo(204);
        assertThat(add(owner, troll).code()).isEqualTo("BANNED");
    }

    @Test
    void aLateRepeatTakesBackNoLaterBanNorItsNotice() {
        String lift = "/api/chats/" + chat + "/bans/" + troll.id();
        String key = newClientId();
        assertThat(ban(owner, troll).status()).isEqualTo(204);
        assertThat(owner.rest().change("DELETE", lift, null, key).status()).isEqualTo(204);
        assertThat(notices(troll)).isEmpty();
        assertThat(add(owner, troll).status()).isEqualTo(204);
        assertThat(ban(owner, troll).status()).isEqualTo(204);
        assertThat(owner.rest().change("DELETE", lift, null, key).status()).isEqualTo(204);
        assertThat(notices(troll)).hasSize(1);
        assertThat(add(owner, troll).code()).isEqualTo("BANNED");
    }

    @Test
    void theBotsOfOneBannedGoWithThemAndStayOut() {
        var bot = TestBot.of(Node.first(), troll);
        var adding = "{\"userIds\": [\"" + bot.id() + "\"]}";
        assertThat(
            owner
                .rest()
                .post("/api/chats/" + chat + "/members", adding)
                .status()
        ).isEqualTo(204);
        assertThat(ban(owner, troll).status()).isEqualTo(204);
        assertThat(Node.first().bean(ChatLog.class).find(chat).orElseThrow().member(bot.id())).isEmpty();
        assertThat(
            owner
                .rest()
                .post("/api/chats/" + chat + "/members", adding)
                .code()
        ).isEqualTo("BANNED");
    }

    @Test
    void theBotsOfOneTimedOutOnlyReadUntilThatEnds() {
        var bot = botOf(troll);
        promote(bot.id().value());
        var own = botOf(member);
        assertThat(timeOut(owner, troll, 60).status()).isEqualTo(204);
        assertThatThrownBy(() -> send(bot.id(), "for my owner"))
            .isInstanceOf(ParleyException.class)
            .hasFieldOrPropertyWithValue("code", ErrorCode.TIMED_OUT);
        send(own.id(), "of somebody else");
        var another = botOf(troll);
        assertThatThrownBy(() -> send(another.id(), "come in meanwhile"))
            .isInstanceOf(ParleyException.class)
            .hasFieldOrPropertyWithValue("code", ErrorCode.TIMED_OUT);

        assertThat(endTimeOut(owner).status()).isEqualTo(204);
        send(bot.id(), "again");
        send(another.id(), "too");
    }

    @Test
    void theBotsOfOneTimedOutHaveTheShorterTimeOutThatTakesThePlaceOfALongerOne() {
        var bot = botOf(troll);
        assertThat(timeOut(owner, troll, 120).status()).isEqualTo(204);
        assertThat(timeOut(owner, troll, 60).status()).isEqualTo(204);
        assertThat(endTimeOut(owner).status()).isEqualTo(204);
        send(bot.id(), "again");
    }

    @Test
    void aBotThatWasTimedOutForItselfStaysSo() {
        var bot = botOf(troll);
        var path = "/api/chats/" + chat + "/members/" + bot.id() + "/time-out";
        owner.rest().put(path, "{\"minutes\": 120, \"reason\": \"too loud\"}");
        assertThat(timeOut(owner, troll, 60).status()).isEqualTo(204);
        assertThat(endTimeOut(owner).status()).isEqualTo(204);
        assertThatThrownBy(() -> send(bot.id(), "loud")).hasFieldOrPropertyWithValue("code", ErrorCode.TIMED_OUT);
    }

    @Test
    void whatTheOwnerDecidedOfAnAdminNoOtherAdminTakesBack() {
        promote(member.id().value());
        promote(troll.id().value());
        assertThat(timeOut(owner, troll, 60).status()).isEqualTo(204);
        owner.rest().put("/api/chats/" + chat + "/members/" + troll.id() + "/role", "{\"role\": \"member\"}");
        assertThat(endTimeOut(member).code()).isEqualTo("FORBIDDEN");
        assertThat(timeOut(member, troll, 1).code()).isEqualTo("FORBIDDEN");
        assertThat(timeOut(owner, troll, 30).status()).isEqualTo(204);
        assertThat(endTimeOut(member).code()).isEqualTo("FORBIDDEN");
        assertThat(endTimeOut(owner).status()).isEqualTo(204);

        promote(troll.id().value());
        assertThat(ban(owner, troll).status()).isEqualTo(204);
        var lift = "/api/chats/" + chat + "/bans/" + troll.id();
        assertThat(member.rest().delete(lift).code()).isEqualTo("FORBIDDEN");
        assertThat(owner.rest().delete(lift).status()).isEqualTo(204);
    }

    @Test
    void theFilesOfAReportedMessageAreOpenedWhileTheReportIsOpenAndThatIsNoted() {
        var around = upload("around.txt");
        messages().send(troll.id(), chat, newClientId(), "before", null, List.of(around));
        var file = upload("offer.txt");
        long seq = messages().send(troll.id(), chat, newClientId(), "nasty", null, List.of(file)).seq();
        int before = countOpen();
        report(member, seq, SPAM);
        assertThat(countOpen()).isEqualTo(Math.min(100, before + 1));
        var reported = reportsOn(seq).getFirst();
        String id = reported.path("id").asString();
        assertThat(reported.at("/messages/0/files/0/id").isNull()).isTrue();
        assertThat(reported.at("/messages/1/files/0/id").asString()).isEqualTo(file.value());

        assertThat(open(id, around).statusCode()).isEqualTo(404);
        assertThat(audited("")).isEmpty();
        for (int i = 0; i < 2; i++) {
            assertThat(open(id, file).body()).asString().isEqualTo("offer.txt");
        }
        assertThat(audited("")).hasSize(1);
        assertThat(audited("").path(0).at("/details/attachmentId").asString()).isEqualTo(file.value());
        assertThat(
            owner
                .rest()
                .get("/api/admin/reports/" + id + "/files/" + file)
                .code()
        ).isEqualTo("FORBIDDEN");

        assertThat(resolve(id).status()).isEqualTo(200);
        assertThat(open(id, file).statusCode()).isEqualTo(409);
        assertThat(countOpen()).isEqualTo(Math.min(100, before));

        report(owner, seq, SPAM);
        String again = reportsOn(seq).getFirst().path("id").asString();
        assertThat(open(again, file).statusCode()).isEqualTo(200);
        messages().delete(troll.intent(), chat, seq);
        assertThat(open(again, file).statusCode()).isEqualTo(404);
    }

    private AttachmentId upload(String name) {
        var uploaded = troll
            .rest()
            .upload("POST", "/api/chats/" + chat + "/attachments?name=" + name, name.getBytes(StandardCharsets.UTF_8));
        return new AttachmentId(uploaded.body().path("id").asString());
    }

    private static HttpResponse<byte[]> open(String report, AttachmentId file) {
        return ADMINISTRATOR.rest().download("/api/admin/reports/" + report + "/files/" + file);
    }

    private JsonNode audited(String more) {
        return ADMINISTRATOR.rest()
            .get("/api/admin/audit?kind=reportedFileOpened&person=" + troll.id() + more)
            .body()
            .path("entries");
    }

    private static int countOpen() {
        return ADMINISTRATOR.rest().get("/api/admin/reports/open").body().path("count").asInt();
    }

    /** In the chat, to which members add nobody. */
    private TestBot botOf(TestUser user) {
        var bot = TestBot.of(Node.first(), user);
        assertThat(add(bot).status()).isEqualTo(204);
        return bot;
    }

    private Rest.Answer add(TestBot bot) {
        return owner.rest().post("/api/chats/" + chat + "/members", "{\"userIds\": [\"" + bot.id() + "\"]}");
    }

    private void promote(String whom) {
        var answer = owner.rest().put("/api/chats/" + chat + "/members/" + whom + "/role", "{\"role\": \"admin\"}");
        assertThat(answer.status()).as("%s", answer).isLessThan(300);
    }

    @Test
    void whoWasNeverInAChatHearsNothingOfABanFromIt() {
        var stranger = Node.first().newUser();
        assertThat(ban(owner, stranger).status()).isEqualTo(204);
        assertThat(notices(stranger)).isEmpty();
        assertThat(add(owner, stranger).code()).isEqualTo("BANNED");
    }

    @Test
    void nobodyBansTheOwnerAndAPersonalChatKnowsNoBans() {
        long seq = send(owner, "mine");
        report(member, seq, SPAM);
        String id = reportsOn(seq).getFirst().path("id").asString();
        assertThat(act(id, "ban", null).code()).isEqualTo("FORBIDDEN");

        var personal = ChatId.personal(member.id(), troll.id());
        long said = messages().send(troll.id(), personal, newClientId(), "psst", null, List.of()).seq();
        assertThat(
            member
                .rest()
                .put("/api/chats/" + personal + "/messages/" + said + "/report", SPAM)
                .status()
        ).isEqualTo(204);
        String ofPersonal = reports("open=true", said, personal).getFirst().path("id").asString();
        assertThat(act(ofPersonal, "ban", null).code()).isEqualTo("INVALID_REQUEST");
        assertThat(act(ofPersonal, "timeOut", 5).code()).isEqualTo("INVALID_REQUEST");
        assertThat(act(ofPersonal, "removeMessage", null).status()).isEqualTo(200);
        assertThat(
            member
                .rest()
                .get("/api/chats/" + personal + "/events?limit=100")
                .body()
                .toString()
        ).doesNotContain("psst");
    }

    @Test
    void ofManyAdministratorsAtOnceOneResolves() throws Exception {
        long seq = send(troll, "nasty");
        report(member, seq, SPAM);
        String id = reportsOn(seq).getFirst().path("id").asString();
        try (var rush = Executors.newVirtualThreadPerTaskExecutor()) {
            var resolving = new ArrayList<Callable<Rest.Answer>>();
            for (int i = 0; i < 8; i++) {
                resolving.add(() -> resolve(id));
            }
            var codes = new ArrayList<Integer>();
            for (var done : rush.invokeAll(resolving)) {
                codes.add(done.get().status());
            }
            assertThat(codes).containsOnlyOnce(200).contains(409);
        }
        String key = newClientId();
        long again = send(troll, "nasty again");
        report(member, again, SPAM);
        String second = reportsOn(again).getFirst().path("id").asString();
        for (int i = 0; i < 2; i++) {
            assertThat(
                ADMINISTRATOR.rest()
                    .change("POST", "/api/admin/reports/" + second + "/resolve", RESOLVED, key)
                    .status()
            ).isEqualTo(200);
        }
    }

    @Test
    void aLockedAccountIsToldTheReasonAndADeletedReporterIsForgotten() {
        long seq = send(troll, "nasty");
        report(member, seq, SPAM);
        String id = reportsOn(seq).getFirst().path("id").asString();
        assertThat(act(id, "lock", null).status()).isEqualTo(200);
        var login = new Rest(Node.first()).post(
            "/api/auth/login",
            "{\"username\": \"%s\", \"password\": \"%s\"}".formatted(troll.username(), TestUser.PASSWORD)
        );
        assertThat(login.code()).isEqualTo("ACCOUNT_LOCKED");
        assertThat(login.body().at("/details/reason").asString()).isEqualTo("rules are rules");

        Node.first()
            .bean(AccountDeletions.class)
            .delete(member.id(), TestUser.PASSWORD, new PasswordSource("127.0.0.1", null));
        var kept = reportsOn(seq).getFirst();
        assertThat(kept.path("reporter").isNull()).isTrue();
        assertThat(kept.path("messages")).isNotEmpty();
    }

    private static final String RESOLVED = "{\"outcome\": \"acted\", \"note\": \"done\"}";

    private static Rest.Answer resolve(String id) {
        return ADMINISTRATOR.rest().change("POST", "/api/admin/reports/" + id + "/resolve", RESOLVED, newClientId());
    }

    private static Rest.Answer act(String id, String action, @Nullable Integer minutes) {
        return act(id, action, minutes, newClientId());
    }

    private static Rest.Answer act(String id, String action, @Nullable Integer minutes, String key) {
        return ADMINISTRATOR.rest().change(
            "POST",
            "/api/admin/reports/" + id + "/actions",
            "{\"action\": \"%s\", \"minutes\": %s, \"reason\": \"rules are rules\"}".formatted(action, minutes),
            key
        );
    }

    private Rest.Answer report(TestUser by, long seq, String body) {
        return by.rest().put("/api/chats/" + chat + "/messages/" + seq + "/report", body);
    }

    private static Rest.Answer reportPerson(TestUser by, TestUser person) {
        return by.rest().put("/api/users/" + person.id() + "/report", SPAM);
    }

    private Rest.Answer timeOut(TestUser by, TestUser whom, int minutes) {
        return by
            .rest()
            .put(
                "/api/chats/" + chat + "/members/" + whom.id() + "/time-out",
                "{\"minutes\": %s, \"reason\": \"calm down\"}".formatted(minutes)
            );
    }

    private Rest.Answer endTimeOut(TestUser by) {
        return by.rest().delete("/api/chats/" + chat + "/members/" + troll.id() + "/time-out");
    }

    private Rest.Answer ban(TestUser by, TestUser whom) {
        return by.rest().put("/api/chats/" + chat + "/bans/" + whom.id(), "{\"reason\": \"enough\"}");
    }

    private Rest.Answer add(TestUser by, TestUser whom) {
        return by.rest().post("/api/chats/" + chat + "/members", "{\"userIds\": [\"" + whom.id() + "\"]}");
    }

    private static JsonNode notices(TestUser of) {
        return of.rest().get("/api/me/notices").body().path("notices");
    }

    private List<JsonNode> reportsOn(long seq) {
        return reports("open=true", seq, chat);
    }

    /** Of all pages: other tests report as well. */
    private static List<JsonNode> reports(String which, long seq, ChatId in) {
        var found = new ArrayList<JsonNode>();
        String cursor = "";
        do {
            var page = ADMINISTRATOR.rest()
                .get("/api/admin/reports?" + which + cursor)
                .body();
            for (JsonNode report : page.path("reports")) {
                if (
                    report.at("/place/chatId").asString("").equals(in.value()) &&
                    report.at("/place/seq").asLong(0) == seq
                ) {
                    found.add(report);
                }
            }
            cursor = page.path("next").isNull() ? "" : "&cursor=" + page.path("next").asString();
        } while (!cursor.isEmpty());
        return found;
    }

    private long send(TestUser by, String text) {
        return send(by.id(), text);
    }

    private long send(UserId by, String text) {
        return messages().send(by, chat, newClientId(), text, null, List.of()).seq();
    }

    private static Messages messages() {
        return Node.first().bean(Messages.class);
    }
}
