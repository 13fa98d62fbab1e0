package dev.parley.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.parley.e2e.environment.Api;
import dev.parley.e2e.environment.Environment;
import dev.parley.e2e.environment.ParleyServer;
import dev.parley.e2e.environment.Person;
import dev.parley.e2e.environment.Waiting;
import dev.parley.e2e.page.LoginPage;
import dev.parley.e2e.page.MainPage;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * A chat of 10,000 messages, or as many as {@code parley.e2e.messages} says, and a channel of 1,000 members, on a server of
 * their own. Behaviour, not speed: what is in the document does not grow with them.
 */
@EndToEnd
class LargeChatE2E {

    private static final int MESSAGES = Integer.getInteger("parley.e2e.messages", 10_000);
    private static final int MEMBERS = 1000;
    private static final int MOST_MESSAGES_SHOWN = 200;
    private static final int MOST_ELEMENTS = 6000;
    private static final Duration FILLING = Duration.ofMinutes(4);

    private static ParleyServer server;
    private static Api api;
    private static Person alice;
    private static Person bob;
    private static String group;

    @BeforeAll
    static void fill() {
        server = ParleyServer.start(
            Environment.current(),
            "large",
            "--parley.demo.enabled=true",
            "--parley.demo.messages=" + MESSAGES,
            "--parley.demo.members=" + MEMBERS
        );
        // Until then the store is so busy that it would hardly answer.
        Waiting.until(
            "the large chats",
            FILLING,
            () -> server.hasLogged("large chats are complete"),
            Boolean::booleanValue
        );
        api = new Api(server.address());
        alice = api.known("alice", "Alice Demo", "parley-demo");
        bob = api.known("bob", "Bob Demo", "parley-demo");
        group = api.chatId(alice, "Large group").orElseThrow();
        assertThat(api.head(alice, group)).isEqualTo(MESSAGES + 1);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void showsAWindowOfALongHistory(Scene scene) {
        var page = LoginPage.open(scene.window("Alice"), server.address()).logIn(alice);
        var conversation = page.chats().open(group);
        var window = page.window();
        conversation.goToEnd();
        var newest = Integer.toString(MESSAGES + 1);
        conversation.awaitOnScreen(newest);
        assertThat(conversation.rows()).isLessThan(MOST_MESSAGES_SHOWN);
        assertThat(elements(page)).isLessThan(MOST_ELEMENTS);

        conversation.goToBeginning();
        conversation.awaitOnScreen("2");
        assertThat(conversation.rows()).isLessThan(MOST_MESSAGES_SHOWN);
        for (var turn = 0; turn < 40; turn++) {
            conversation.scroll(900);
        }
        Waiting.until("message 100 to be scrolled by", conversation::firstSeq, seq -> seq > 100);
        assertThat(conversation.rows()).as("after scrolling far").isLessThan(MOST_MESSAGES_SHOWN);

        // Somebody writes while one reads further back: nothing moves, but for the part of a pixel that a list cannot stand on.
        var seq = conversation.firstSeq();
        Waiting.until("the scrolling to end", () -> {
            var before = conversation.topOf(seq);
            Waiting.pass(Duration.ofMillis(300));
            return conversation.topOf(seq) == before;
        });
        var top = conversation.topOf(seq);
        var bobs = LoginPage.open(scene.window("Bob"), server.address()).logIn(bob).chats().open(group);
        bobs.goToEnd();
        bobs.send("and one more");
        window.hook("jump-to-bottom").awaitAttribute("data-count", "1");
        assertThat(conversation.topOf(seq)).isCloseTo(top, within(1.0));
        window.hook("jump-to-bottom").click();
        conversation.awaitAtEnd();
        conversation.seqOf("and one more");

        // A quote of what is not loaded shows its words, and leads there.
        bobs.goToBeginning();
        bobs.awaitOnScreen("2");
        // Of those of several lines a quote shows the first alone.
        var old = bobs
            .texts()
            .stream()
            .filter(text -> text.matches("Message number \\d+"))
            .findFirst()
            .orElseThrow();
        var oldSeq = bobs.seqOf(old);
        bobs.reply(old, "as was said in the beginning");
        conversation.awaitQuote("as was said in the beginning", oldSeq, old);
        conversation.followQuote("as was said in the beginning");
        conversation.awaitFound(oldSeq);
        assertThat(conversation.rows()).isLessThan(MOST_MESSAGES_SHOWN);
    }

    @Test
    void showsAWindowOfManyMembers(Scene scene) {
        var page = LoginPage.open(scene.window("Alice"), server.address()).logIn(alice);
        var conversation = page.chats().open(api.chatId(alice, "Large channel").orElseThrow());

        var panel = conversation.members();

        panel.awaitRole(alice, "owner");
        assertThat(panel.rows()).isLessThan(MEMBERS / 2);
        assertThat(elements(page)).isLessThan(MOST_ELEMENTS);
        panel.search("Demo 0777");
    }

    private static long elements(MainPage page) {
        return page.window().run("return document.querySelectorAll('*').length") instanceof Number number
            ? number.longValue()
            : Long.MAX_VALUE;
    }
}
