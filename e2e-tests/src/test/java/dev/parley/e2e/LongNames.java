package dev.parley.e2e;

import dev.parley.e2e.environment.Api;
import dev.parley.e2e.environment.Person;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What somebody has whose people, chats, files, webhooks, bots and meetings all have names of 60 characters. */
final class LongNames {

    static final String WORDS = "Konstantin Rimsky-Korsakov of the Concert Choir of Yekateri";
    static final String ONE_WORD = "Donaudampfschifffahrtselektrizitaetenhauptbetriebswerkbauunt";
    static final String ADDRESS = "https://example.org/" + "a-long-path/".repeat(12);

    private final Api api;
    final Person anna;
    final Person boris;
    final Person clara;
    /** Who has wanted nothing of anybody, and may be blocked. */
    final Person dora;
    final String group;
    final String channel;
    final String code;
    final String invite;
    final String handle;
    /** The message in the group that Clara has written. */
    final long claras;

    LongNames(Scene scene) {
        api = scene.api();
        anna = api.register(ONE_WORD, longUsername("anna"));
        boris = api.register(WORDS, longUsername("boris"));
        clara = api.register("Q" + ONE_WORD.substring(1), longUsername("clara"));
        dora = api.register("D" + WORDS.substring(1), longUsername("dora"));
        group = api.createGroup(anna, ONE_WORD, boris, clara);
        channel = api.createChannel(anna, WORDS, boris);
        for (int each = 0; each < 6; each++) {
            api.createGroup(anna, each + WORDS.substring(1), boris);
        }
        handle = longUsername("choir").replace('-', '_');
        api.publish(anna, group, handle);
        api.setRole(anna, group, boris, "admin");
        claras = write();
        addPrograms(scene);
        askToJoin();
        var meeting = meeting();
        code = meeting.path("code").asString();
        var limits = new HashMap<String, @Nullable Object>();
        limits.put("expiresInSeconds", null);
        limits.put("maxUses", 5);
        invite = api
            .post(anna, "/api/chats/" + group + "/invites", limits)
            .path("token")
            .asString();
    }

    /** The longest that a user name may be. */
    private String longUsername(String start) {
        var unique = api.uniqueUsername(start);
        return unique + "-" + "w".repeat(31 - unique.length());
    }

    private long write() {
        try (var borisChatter = api.chatter(boris); var claraChatter = api.chatter(clara)) {
            long first = borisChatter.send(group, ONE_WORD.repeat(3));
            long reply = claraChatter.reply(group, first, WORDS + " " + ADDRESS + " @" + anna.username());
            borisChatter.send(
                group,
                "```\n" + ONE_WORD.repeat(3) + "\n```\n> " + ONE_WORD + "\n\n1. `" + ONE_WORD.repeat(2) + "`"
            );
            for (String emoji : List.of("👍", "🎉", "😀", "🎵", "🌍", "🔥", "🙏", "💡", "🚀", "🍀")) {
                claraChatter.react(group, first, emoji);
            }
            return reply;
        }
    }

    private void addPrograms(Scene scene) {
        var path = "/api/chats/" + group;
        api.post(
            anna,
            path + "/webhooks",
            Map.of("address", "https://example.org/" + ONE_WORD, "topics", List.of("messages"))
        );
        var hook = new HashMap<String, @Nullable Object>();
        hook.put("name", ONE_WORD);
        hook.put("picture", null);
        var address = api
            .post(anna, path + "/incoming-webhooks", hook)
            .path("path")
            .asString();
        api.postingAnswer(scene.address().resolve(address).toString(), WORDS + " " + ONE_WORD.repeat(2));
        var bot = api.post(
            anna,
            "/api/me/bots",
            Map.of("username", longUsername("bot"), "displayName", ONE_WORD, "description", WORDS + ONE_WORD)
        );
        var botId = bot.path("id").asString();
        api.post(anna, path + "/members", Map.of("userIds", List.of(botId)));
        var key = api.post(anna, "/api/me/bots/" + botId + "/api-keys", key("receiveMentions", "answerCommands"));
        api.offer(key.path("text").asString(), "w".repeat(24), "x".repeat(30));
        api.post(anna, "/api/me/api-keys", key("readChats", "sendMessages", "createVideoCalls"));
    }

    private static Map<String, @Nullable Object> key(String... scopes) {
        var key = new HashMap<String, @Nullable Object>();
        key.put("name", ONE_WORD);
        key.put("scopes", List.of(scopes));
        key.put("expiresInSeconds", null);
        return key;
    }

    private void askToJoin() {
        api.put("/api/me/adding", Map.of("addedBy", "nobody"), anna);
        api.createGroup(boris, WORDS, anna);
        api.createGroup(boris, ONE_WORD, anna);
    }

    private JsonNode meeting() {
        var meeting = new HashMap<String, @Nullable Object>();
        meeting.put("title", ONE_WORD);
        meeting.put("kind", "video");
        meeting.put(
            "options",
            Map.of("lobby", true, "guests", true, "startMuted", true, "sharing", "everybody", "unmuting", "everybody")
        );
        meeting.put("passcode", "a pass code");
        for (String absent : List.of("startsAt", "endsAt", "timeZone", "repeats", "repeatsUntil")) {
            meeting.put(absent, null);
        }
        return api.post(anna, "/api/meetings", meeting);
    }
}
