package dev.parley.api.telegram;

import java.util.ArrayList;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Somebody on Telegram, who talks to the bot. */
final class TestPerson {

    static final int YES = 0;
    static final int NO = 1;

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final long PATIENCE_SECONDS = 60;

    private final BotApiServer telegram;
    private final long id;
    private final String firstName;
    private final String language;
    private final BlockingQueue<Told> heard = new LinkedBlockingQueue<>();
    private @Nullable String username;
    private int presses;

    TestPerson(BotApiServer telegram, long id, String firstName, @Nullable String username, String language) {
        this.telegram = telegram;
        this.id = id;
        this.firstName = firstName;
        this.username = username;
        this.language = language;
    }

    long id() {
        return id;
    }

    String username() {
        return String.valueOf(username);
    }

    void rename(String other) {
        username = other;
    }

    /** Writes to the bot, alone with it. */
    void says(String text) {
        telegram.add(message(text, "private", false));
    }

    void saysInGroup(String text) {
        telegram.add(message(text, "group", false));
    }

    void saysAsBot(String text) {
        telegram.add(message(text, "private", true));
    }

    /** As who has talked to the bot before. */
    TestPerson started() {
        says("/start");
        expect("/call");
        return this;
    }

    private ObjectNode message(String text, String type, boolean bot) {
        var update = JSON.createObjectNode();
        var message = update.putObject("message").put("message_id", 1).put("date", 1).put("text", text);
        message.putObject("chat").put("id", id).put("type", type);
        message.set("from", self(bot));
        return update;
    }

    private ObjectNode self(boolean bot) {
        var self = JSON.createObjectNode()
            .put("id", id)
            .put("is_bot", bot)
            .put("first_name", firstName)
            .put("language_code", language)
            .put("something_new", "that Telegram has invented since");
        if (username != null) {
            self.put("username", username);
        }
        return self;
    }

    /** Presses a button of a message that the bot has sent, to whomever. */
    void presses(Told question, int button) {
        var update = JSON.createObjectNode();
        var press = update
            .putObject("callback_query")
            .put("id", id + "/" + ++presses)
            .put("data", question.buttonData(button));
        press.set("from", self(false));
        var message = press.putObject("message").put("message_id", question.messageId()).put("date", 1);
        message.putObject("chat").put("id", id).put("type", "private");
        telegram.add(update);
    }

    void hear(Told told) {
        heard.add(told);
    }

    /** Waits for something with these words, and skips what comes before it. */
    Told expect(String words) {
        var before = new ArrayList<Told>();
        Told told = next();
        while (told != null && !told.text().contains(words)) {
            before.add(told);
            told = next();
        }
        if (told == null) {
            throw new AssertionError(firstName + " has not heard “" + words + "”, but " + before);
        }
        return told;
    }

    /** Waits for whatever comes next; it has to have these words. */
    Told expectNext(String words) {
        var told = next();
        if (told == null || !told.text().contains(words)) {
            throw new AssertionError(firstName + " has heard “" + told + "” where “" + words + "” was to be next");
        }
        return told;
    }

    private @Nullable Told next() {
        try {
            return heard.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopping);
        }
    }

    boolean hasHeardNothingMore() {
        return heard.isEmpty();
    }
}
