package dev.parley.api.chat;

import static dev.parley.api.testing.SocketClient.newClientId;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.api.protocol.ChatCommand;
import dev.parley.api.protocol.ChatCommand.DeleteMessage;
import dev.parley.api.protocol.ChatCommand.EditMessage;
import dev.parley.api.protocol.ChatCommand.SendMessage;
import dev.parley.api.protocol.ChatCommand.SetPin;
import dev.parley.api.protocol.ChatCommand.SetReaction;
import dev.parley.api.protocol.ChatReply;
import dev.parley.api.protocol.ClientFrame;
import dev.parley.api.protocol.SessionEvent;
import dev.parley.api.testing.Node;
import dev.parley.api.testing.Rest;
import dev.parley.api.testing.TestUser;
import dev.parley.chat.log.ChatId;
import dev.parley.chat.user.Intent;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * What was acknowledged is not undone by a repeat of an older command that comes late, by way of a node that was paused,
 * and a repeat is answered like the first.
 */
class RepeatsIT {

    private static final long MESSAGE = 2;
    private static final String TIME_OUT = "{\"minutes\": 60, \"reason\": \"spam\"}";
    private static final String BAN = "{\"reason\": \"spam\"}";
    private static final Node.Gated PAUSED = Node.startGated();

    private final TestUser anna = Node.first().newUser();
    private final TestUser boris = Node.first().newUser();
    private final TestUser clara = Node.first().newUser();
    private final ChatId chat = anna.createGroup("Repeats", boris, clara);
    private final String path = "/api/chats/" + chat;

    @AfterAll
    static void stop() {
        PAUSED.close();
    }

    /** Something that a user does, by a node of choice, with a key. */
    @FunctionalInterface
    private interface Act {
        void by(RepeatsIT test, Node node, String key);

        default Act then(Act next) {
            return (test, node, key) -> {
                by(test, node, key);
                next.by(test, node, key + "-next");
            };
        }
    }

    /**
     * @param before what leads to the state in which the command is given
     * @param command what is repeated
     * @param after what undoes it
     */
    private record Case(String name, Act before, Act command, Act after) {
        @Override
        public String toString() {
            return name;
        }
    }

    private final Map<String, TestUser> logins = new ConcurrentHashMap<>();

    private static final Act NOTHING = (_, _, _) -> {};

    static Stream<Case> cases() {
        return Stream.of(
            socket(
                "message.edit",
                (in, id, key) -> edit(in, id, key, "second"),
                (in, id, key) -> edit(in, id, key, "third")
            ),
            new Case(
                "message.edit that changes nothing",
                NOTHING,
                frame((in, id, key) -> edit(in, id, key, "first")),
                frame((in, id, key) -> edit(in, id, key, "third"))
            ),
            socket(
                "reaction.set",
                (in, id, key) -> react(in, id, key, true),
                (in, id, key) -> react(in, id, key, false)
            ),
            new Case(
                "reaction.set off, when there is none",
                NOTHING,
                frame((in, id, key) -> react(in, id, key, false)),
                frame((in, id, key) -> react(in, id, key, true))
            ),
            socket("pin.set", (in, id, key) -> pin(in, id, key, true), (in, id, key) -> pin(in, id, key, false)),
            new Case(
                "pin.set on, when it is on",
                frame((in, id, key) -> pin(in, id, key, true)),
                frame((in, id, key) -> pin(in, id, key, true)),
                frame((in, id, key) -> pin(in, id, key, false))
            ),
            new Case(
                "message.delete",
                NOTHING,
                frame((in, id, key) -> new DeleteMessage(id, in, key, MESSAGE)),
                anna("PUT", "{}/profile", title("third"))
            ),
            new Case(
                "leave",
                NOTHING,
                boris("POST", "{}/leave", null),
                anna("POST", "{}/members", "{\"userIds\": [\"{b}\"]}")
            ),
            new Case(
                "remove",
                NOTHING,
                anna("DELETE", "{}/members/{b}", null),
                anna("POST", "{}/members", "{\"userIds\": [\"{b}\"]}")
            ),
            new Case(
                "add",
                boris("POST", "{}/leave", null),
                anna("POST", "{}/members", "{\"userIds\": [\"{b}\"]}"),
                boris("POST", "{}/leave", null)
            ),
            new Case(
                "add who is a member",
                NOTHING,
                anna("POST", "{}/members", "{\"userIds\": [\"{b}\"]}"),
                boris("POST", "{}/leave", null)
            ),
            new Case(
                "time out",
                NOTHING,
                anna("PUT", "{}/members/{b}/time-out", TIME_OUT),
                anna("DELETE", "{}/members/{b}/time-out", null)
            ),
            new Case(
                "end a time-out",
                anna("PUT", "{}/members/{b}/time-out", TIME_OUT),
                anna("DELETE", "{}/members/{b}/time-out", null),
                anna("PUT", "{}/members/{b}/time-out", TIME_OUT)
            ),
            new Case("ban", NOTHING, anna("PUT", "{}/bans/{b}", BAN), anna("DELETE", "{}/bans/{b}", null)),
            new Case(
                "lift a ban",
                anna("PUT", "{}/bans/{b}", BAN),
                anna("DELETE", "{}/bans/{b}", null),
                anna("PUT", "{}/bans/{b}", BAN)
            ),
            rest("role", "PUT", "{}/members/{b}/role", "{\"role\": \"admin\"}", "{\"role\": \"member\"}"),
            new Case(
                "owner",
                NOTHING,
                anna("PUT", "{}/owner", "{\"userId\": \"{b}\"}"),
                boris("PUT", "{}/owner", "{\"userId\": \"{a}\"}")
            ),
            rest("profile", "PUT", "{}/profile", title("second"), title("third")),
            rest("rules", "PUT", "{}/rules", rules(10), rules(30)),
            new Case("chat picture", NOTHING, picture("{}/avatar"), picture("{}/avatar")),
            new Case("no chat picture", picture("{}/avatar"), anna("DELETE", "{}/avatar", null), picture("{}/avatar")),
            new Case(
                "handle",
                NOTHING,
                anna("PUT", "{}/handle", "{\"handle\": \"h_{n}\"}"),
                anna("DELETE", "{}/handle", null)
            ),
            new Case(
                "no handle",
                anna("PUT", "{}/handle", "{\"handle\": \"h_{n}\"}"),
                anna("DELETE", "{}/handle", null),
                anna("PUT", "{}/handle", "{\"handle\": \"h_{n}\"}")
            ),
            new Case(
                "join a public chat",
                anna("PUT", "{}/handle", "{\"handle\": \"h_{n}\"}").then(boris("POST", "{}/leave", null)),
                boris("POST", "/api/discover/h_{n}/join", null),
                boris("POST", "{}/leave", null)
            ),
            new Case(
                "join, being a member",
                anna("PUT", "{}/handle", "{\"handle\": \"h_{n}\"}"),
                boris("POST", "/api/discover/h_{n}/join", null),
                boris("POST", "{}/leave", null)
            ),
            new Case(
                "invite",
                NOTHING,
                anna("POST", "{}/invites", "{\"expiresInSeconds\": null, \"maxUses\": null}"),
                anna("PUT", "{}/rules", rules(30))
            ),
            rest("mute", "PUT", "{}/mute", "{\"until\": \"2999-01-01T00:00:00Z\"}", "{\"until\": null}"),
            rest("archive", "PUT", "{}/archive", "{\"archived\": true}", "{\"archived\": false}"),
            rest("unread mark", "PUT", "{}/unread-mark", "{\"marked\": true}", "{\"marked\": false}"),
            rest("pinned chats", "PUT", "/api/me/pinned-chats", "{\"chatIds\": [\"{c}\"]}", "{\"chatIds\": []}"),
            rest("name", "PUT", "/api/me/name", "{\"displayName\": \"Second\"}", "{\"displayName\": \"Third\"}"),
            rest("hide", "PUT", "/api/me/presence", "{\"hidden\": true}", "{\"hidden\": false}"),
            new Case(
                "block",
                NOTHING,
                anna("PUT", "/api/me/blocks/{b}", null),
                anna("DELETE", "/api/me/blocks/{b}", null)
            ),
            new Case(
                "block who is blocked",
                anna("PUT", "/api/me/blocks/{b}", null),
                anna("PUT", "/api/me/blocks/{b}", null),
                anna("DELETE", "/api/me/blocks/{b}", null)
            ),
            new Case(
                "unblock",
                anna("PUT", "/api/me/blocks/{b}", null),
                anna("DELETE", "/api/me/blocks/{b}", null),
                anna("PUT", "/api/me/blocks/{b}", null)
            ),
            new Case("one's picture", NOTHING, picture("/api/me/avatar"), picture("/api/me/avatar")),
            new Case(
                "no picture",
                picture("/api/me/avatar"),
                anna("DELETE", "/api/me/avatar", null),
                picture("/api/me/avatar")
            )
        );
    }

    @ParameterizedTest
    @MethodSource("cases")
    void aLateRepeatUndoesNothing(Case each) {
        prepare(each);
        String key = newClientId();
        each.command.by(this, Node.second(), key);
        each.after.by(this, Node.second(), newClientId());
        var state = state();

        each.command.by(this, Node.first(), key);
        assertThat(state()).isEqualTo(state);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void soDoesOneThatAPausedNodeHadBegun(Case each) {
        prepare(each);
        String key = newClientId();
        login(anna, PAUSED.node()).rest().get(path);
        login(boris, PAUSED.node()).rest().get(path);
        PAUSED.mongo().hold();
        CompletableFuture<Void> late;
        try {
            late = CompletableFuture.runAsync(
                () -> each.command.by(this, PAUSED.node(), key),
                Thread::startVirtualThread
            );
            each.command.by(this, Node.second(), key);
            each.after.by(this, Node.second(), newClientId());
        } finally {
            PAUSED.mongo().release();
        }
        var state = state();
        late.join();
        assertThat(state()).isEqualTo(state);
    }

    private void prepare(Case each) {
        try (var annas = anna.connect()) {
            annas.ask(id -> new SendMessage(id, chat, "c1", "first", null), ChatReply.MessageAccepted.class);
        }
        each.before.by(this, Node.first(), newClientId());
    }

    /** Whatever a command may have changed. */
    private Map<String, String> state() {
        var state = new TreeMap<String, String>();
        for (var user : new TestUser[] { anna, boris }) {
            for (String of : new String[] {
                path,
                path + "/events",
                path + "/invites",
                path + "/bans",
                "/api/chats",
                "/api/me",
                "/api/me/blocks",
                "/api/me/presence",
            }) {
                state.put(user.username() + " " + of, user.rest().get(of).body().toString());
            }
        }
        return state;
    }

    @Test
    void aRepeatedCreationIsTheFirstChatAndBringsNobodyBackIntoIt() {
        var body =
            "{\"type\": \"group\", \"title\": \"Once\", \"description\": \"\", \"memberIds\": [\"" +
            boris.id() +
            "\"]}";
        String key = newClientId();
        var first = anna.rest().change("POST", "/api/chats", body, key);
        String id = first.body().path("id").asString();
        boris.rest().post("/api/chats/" + id + "/leave", "");
        var again = anna.on(Node.second()).rest().change("POST", "/api/chats", body, key);
        assertThat(again.status()).isEqualTo(201);
        assertThat(again.body().path("id").asString()).isEqualTo(id);
        assertThat(boris.rest().get("/api/chats").body().toString()).doesNotContain(id);
    }

    @Test
    void aRefusalStaysOne() {
        String key = newClientId();
        var refused = boris.rest().change("PUT", path + "/profile", title("by boris"), key);
        assertThat(refused.code()).isEqualTo("FORBIDDEN");
        anna.rest().put(path + "/members/" + boris.id() + "/role", "{\"role\": \"admin\"}");
        var again = boris
            .on(Node.second())
            .rest()
            .change("PUT", path + "/profile", title("by boris"), key);
        assertThat(again.code()).isEqualTo("FORBIDDEN");
        assertThat(again.body().path("details")).isEqualTo(refused.body().path("details"));
    }

    @Test
    void keysOfTwoUsersAndOfTwoChatsAreNotTheSame() {
        var other = anna.createGroup("Other", boris);
        var on = "{\"until\": \"2999-01-01T00:00:00Z\"}";
        assertThat(
            anna
                .rest()
                .change("PUT", path + "/profile", title("one"), "k")
                .status()
        ).isEqualTo(204);
        assertThat(
            anna
                .rest()
                .change("PUT", "/api/chats/" + other + "/profile", title("two"), "k")
                .status()
        ).isEqualTo(204);
        assertThat(
            anna
                .rest()
                .change("PUT", path + "/mute", on, "k")
                .status()
        ).isEqualTo(204);
        assertThat(
            boris
                .rest()
                .change("PUT", path + "/mute", on, "k")
                .status()
        ).isEqualTo(204);
        assertThat(
            boris
                .rest()
                .get("/api/chats/" + other)
                .body()
                .path("title")
                .asString()
        ).isEqualTo("two");
        assertThat(boris.rest().get(path).body().toString()).contains("2999-01-01");
    }

    @Test
    void aMalformedKeyIsRefused() {
        for (String key : new String[] { "", " ", "x".repeat(65), "a\\\"b", "a\", \"b" }) {
            var refused = anna.rest().change("PUT", path + "/profile", title("x"), key);
            assertThat(refused.status()).as(key).isEqualTo(400);
            assertThat(refused.code()).as(key).isEqualTo("INVALID_REQUEST");
            assertThat(refused.body().path("details").has("Idempotency-Key")).as(key).isTrue();
        }
    }

    /** A new command must carry a client id, or be named here with why it needs none. */
    @Test
    void everyCommandThatChangesSomethingHasAKey() {
        var harmless = Set.<Class<?>>of(
            // Each target has its own.
            ChatCommand.ForwardMessage.class,
            // Reads.
            ChatCommand.CatchUp.class,
            // Only moves forward.
            ChatCommand.MoveReadMarker.class
        );
        assertThat(ChatCommand.class.getPermittedSubclasses()).allSatisfy(command ->
            assertThat(
                harmless.contains(command) ||
                    Arrays.stream(command.getRecordComponents()).anyMatch(part -> part.getName().equals("clientId"))
            )
                .as(command.getSimpleName())
                .isTrue()
        );
    }

    @Test
    void everyRequestThatChangesSomethingHasAKey() {
        var harmless = Set.of(
            // Log-ins, each of which is one of its own, or over for good.
            "register",
            "logIn",
            "refresh",
            "logOut",
            // Likewise by a provider: a state and a code count once, and so does a logout.
            "ProviderController.begin",
            "ProviderController.finish",
            "ProviderController.logOut",
            // A mail more, to be opened or not; a link works once.
            "PasswordResetController.ask",
            "PasswordResetController.look",
            "PasswordResetController.finish",
            "RegistrationController.ask",
            "RegistrationController.lookAtLink",
            "EmailController.change",
            "EmailController.remove",
            "EmailController.confirm",
            // Goes one way only: the account or the key is gone, the upload is one that no message has.
            "UserController.delete",
            "ApiKeyController.revoke",
            // Likewise the login, and the notice of it. Of all others those end too that began meanwhile: they log in again.
            "LoginController.end",
            "LoginController.endOthers",
            "LoginController.dismissNotice",
            // Of the login itself. A browser that has unsubscribed has ended the address too: the first push forgets it.
            "PushController.subscribe",
            "PushController.unsubscribe",
            "PushController.test",
            // The second step is over for good. A secret more, of which one is proved; a code proves something once.
            "LogInController.finish",
            "SecondFactorController.begin",
            "SecondFactorController.turnOn",
            "SecondFactorController.turnOff",
            "SecondFactorController.renew",
            // A challenge more; an answer to one counts once, and what is removed stays so.
            "PasskeyController.begin",
            "PasskeyController.add",
            "PasskeyController.remove",
            "PasskeyLogInController.begin",
            "PasskeyLogInController.finish",
            // While one is under way there is no second; what is removed stays so; each address counts once.
            "DataExportController.ask",
            "DataExportController.remove",
            "DataExportController.address",
            // What is off stays so.
            "DigestOffController.switchOff",
            "PeopleController.resetSecondFactor",
            "BotController.delete",
            "BotKeyController.revoke",
            "ServerBotController.delete",
            "ServerBotKeyController.revoke",
            "RegistrationSettingsController.revoke",
            // The logins of before are over for good.
            "PeopleController.endLogins",
            // What was given up is tried again, as it is by itself within an hour.
            "ConsumersController.retry",
            // A link more beside the first; the password is changed by one of them.
            "PeopleController.makeResetLink",
            "AttachmentController.discard",
            "discardInMeeting",
            "WebhookController.remove",
            "IncomingWebhookController.remove",
            // By the header too, but by nobody's login.
            "HookController.post",
            // Each asks for a request of its own to the receiver, which knows repeats by the id of the event.
            "WebhookController.sendAgain",
            // A room that is over stays as it is.
            "VideoCallController.end",
            "VideoCallController.delete",
            // Each makes an upload of its own, which ends by itself.
            "upload",
            "uploadToMeeting",
            // Who enters a meeting or joins a video call is in it, and a new token takes no former one away.
            "MeetingLinkController.enter",
            "GuestTokenController.renew",
            "GuestTokenController.renewInRoom",
            "CallLinkController.join",
            // A connection more, which ends by itself.
            "CallCheckController.connect",
            // Once for each message and person; after it was resolved, one report more.
            "ReportController.reportMessage",
            "ReportController.reportPerson",
            // What was seen stays so.
            "NoticeController.seen",
            // What was withdrawn stays so, unless its sender sends it again.
            "OwnHeldMessageController.withdraw",
            // Names what was seen of the run: what has come since is shown.
            "ChatCommandController.dismiss",
            // Only moves forward.
            "markSeen"
        );
        Node.first()
            .bean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class)
            .getHandlerMethods()
            .forEach((mapping, handler) -> {
                var methods = mapping.getMethodsCondition().getMethods();
                String name = handler.getMethod().getName();
                String full = handler.getBeanType().getSimpleName() + "." + name;
                boolean ours = handler.getBeanType().getPackageName().startsWith("dev.parley");
                if (ours && !methods.isEmpty() && !methods.contains(RequestMethod.GET)) {
                    boolean keyed = Arrays.asList(handler.getMethod().getParameterTypes()).contains(Intent.class);
                    assertThat(keyed || harmless.contains(name) || harmless.contains(full))
                        .as(full)
                        .isTrue();
                }
            });
    }

    /** A command in a chat. */
    @FunctionalInterface
    private interface Frame {
        ClientFrame of(ChatId chat, String id, String key);
    }

    private static Case socket(String name, Frame command, Frame after) {
        return new Case(name, NOTHING, frame(command), frame(after));
    }

    private static Case rest(String name, String method, String path, String command, String after) {
        return new Case(name, NOTHING, anna(method, path, command), anna(method, path, after));
    }

    private static ClientFrame edit(ChatId in, String id, String key, String text) {
        return new EditMessage(id, in, key, MESSAGE, text);
    }

    private static ClientFrame react(ChatId in, String id, String key, boolean on) {
        return new SetReaction(id, in, key, MESSAGE, "👍", on);
    }

    private static ClientFrame pin(ChatId in, String id, String key, boolean on) {
        return new SetPin(id, in, key, MESSAGE, on);
    }

    private static String title(String title) {
        return "{\"title\": \"" + title + "\", \"description\": \"\"}";
    }

    private static String rules(int slowMode) {
        return """
        {"posting": "everyone", "adding": "everyone", "calling": "everyone", "slowModeSeconds": %d}""".formatted(
            slowMode
        );
    }

    private static Act frame(Frame frame) {
        return (test, node, key) -> {
            try (var annas = test.login(test.anna, node).connect()) {
                annas.ask(id -> frame.of(test.chat, id, key), SessionEvent.Done.class);
            }
        };
    }

    private static Act anna(String method, String path, @Nullable String body) {
        return (test, node, key) -> test.change(test.anna, node, method, path, body, key);
    }

    private static Act boris(String method, String path, @Nullable String body) {
        return (test, node, key) -> test.change(test.boris, node, method, path, body, key);
    }

    private static Act picture(String path) {
        return (test, node, key) -> {
            var rest = test.login(test.anna, node).rest();
            require(rest.changeBytes("PUT", test.filled(path), PICTURE, key));
        };
    }

    private void change(TestUser user, Node node, String method, String to, @Nullable String body, String key) {
        require(
            login(user, node)
                .rest()
                .change(method, filled(to), body == null ? null : filled(body), key)
        );
    }

    private static void require(Rest.Answer answer) {
        assertThat(answer.status()).as(answer.toString()).isBetween(200, 204);
    }

    private String filled(String template) {
        return template
            .replace("{}", path)
            .replace("{a}", anna.id().value())
            .replace("{b}", boris.id().value())
            .replace("{c}", chat.value())
            .replace("{n}", anna.username().replace('-', '_'));
    }

    /** Before anything is held: a log-in needs the store. */
    private TestUser login(TestUser user, Node node) {
        return logins.computeIfAbsent(user.username() + node.address(), _ -> user.on(node));
    }

    private static final byte[] PICTURE = picture();

    private static byte[] picture() {
        var bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(new BufferedImage(8, 8, BufferedImage.TYPE_INT_RGB), "png", bytes);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return bytes.toByteArray();
    }
}
