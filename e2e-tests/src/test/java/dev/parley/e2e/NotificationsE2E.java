package dev.parley.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.e2e.browser.Cable;
import dev.parley.e2e.browser.NotificationRecorder;
import dev.parley.e2e.environment.Person;
import dev.parley.e2e.environment.Waiting;
import dev.parley.e2e.page.ConversationPage;
import dev.parley.e2e.page.MainPage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What calls somebody back who looks elsewhere: desktop notifications, the window's title and its icon. */
@EndToEnd
class NotificationsE2E {

    private Person anna;
    private Person boris;
    private String choir;
    private String kitchen;
    private MainPage annaPage;
    private MainPage borisPage;

    @BeforeEach
    void annaWritesWhileBorisLooksElsewhere(Scene scene) {
        anna = scene.person("Anna");
        boris = scene.person("Boris");
        choir = scene.api().createGroup(anna, "Choir", boris);
        kitchen = scene.api().createGroup(anna, "Kitchen", boris);
        borisPage = scene.logIn(boris);
        annaPage = scene.logIn(anna);
    }

    @Test
    void tellsOnceByOneOfTwoWindowsAndLeadsToTheChat(Scene scene) {
        var first = NotificationRecorder.in(borisPage.window(), scene.address());
        borisPage.awaitOnline();
        var beside = scene.openBeside(borisPage);
        var second = NotificationRecorder.in(beside.window(), scene.address());
        beside.awaitOnline();

        in(choir).send("At seven?");

        first.await("Anna in Choir: At seven?");
        first.click();
        borisPage.conversation().awaitMessages("At seven?");
        assertThat(borisPage.conversation().chatId()).isEqualTo(choir);
        in(kitchen).send("Soup is ready");
        first.await("Anna in Kitchen: Soup is ready");
        assertThat(second.shown()).as("in the second window").isEmpty();
    }

    @Test
    void saysNothingOfAMutedChatNotEvenOfAMention(Scene scene) {
        borisPage.chats().choose(choir, "chat-mute");
        borisPage.chats().awaitMuted(choir);
        var notifications = NotificationRecorder.in(borisPage.window(), scene.address());
        borisPage.awaitOnline();

        in(choir)
            .send("At seven?")
            .send("@" + boris.username() + " at seven?");
        borisPage.chats().awaitMentions(choir, 1);
        // What would be told is told in order: after this one there is nothing left to come.
        in(kitchen).send("Soup is ready");

        notifications.await("Anna in Kitchen: Soup is ready");
    }

    @Test
    void tellsOnlyOfMentionsAndHidesTheWordsWhereThatIsWanted(Scene scene) {
        borisPage.settings().notifyOf("mentions").hideTextOfNotifications().close();
        var notifications = NotificationRecorder.in(borisPage.window(), scene.address());
        borisPage.awaitOnline();

        in(choir).send("nobody in particular");
        borisPage.chats().awaitUnread(choir, 1);
        in(kitchen).send("@" + boris.username() + " the soup");

        notifications.await("Anna in Kitchen: New message");
    }

    @Test
    void tellsOfABurstOnceAndInTheWordsOfNow(Scene scene) {
        var notifications = NotificationRecorder.in(borisPage.window(), scene.address());
        borisPage.awaitOnline();
        var annas = in(choir).send("one").send("two").send("three");

        notifications.await("Choir: 3 new messages\nAnna: three");
        annas.edit("three", "four");
        notifications.await("Choir: 3 new messages\nAnna: four");
        annas.menu("four").delete();
        notifications.await("Choir: 2 new messages\nAnna: two");
        annas.menu("two").delete();
        notifications.await("Anna in Choir: one");
        annas.menu("one").delete();
        notifications.await();
        assertThat(notifications.alerts()).as("sounds").isEqualTo(1);
    }

    @Test
    void withdrawsWhatIsReadOnAnotherDevice(Scene scene) {
        var notifications = NotificationRecorder.in(borisPage.window(), scene.address());
        borisPage.awaitOnline();
        in(choir).send("At seven?");
        notifications.await("Anna in Choir: At seven?");

        scene.logIn(boris).chats().open(choir).awaitMessages("At seven?");

        notifications.await();
    }

    @Test
    void tellsOnceAChatWhatALostConnectionHeldBack(Scene scene) {
        var notifications = NotificationRecorder.in(borisPage.window(), scene.address());
        var cable = Cable.of(borisPage.window());
        borisPage.awaitOnline();
        // One chat whose log the window holds, and one that it has never opened.
        borisPage.chats().open(choir);
        in(kitchen).send("Soup");
        notifications.await("Anna in Kitchen: Soup");
        cable.cut();
        borisPage.awaitOutage();

        in(choir).send("one").send("two").send("three").awaitMessages("one", "two", "three");
        var kitchens = in(kitchen).send("is").send("ready").send("now");
        kitchens.awaitMessages("Soup", "is", "ready", "now");
        kitchens.menu("Soup").delete();
        kitchens.menu("now").delete();
        kitchens.awaitMessages("is", "ready");
        cable.mend();

        notifications.awaitInAnyOrder("Choir: 3 new messages\nAnna: three", "Kitchen: 2 new messages\nAnna: ready");
    }

    @Test
    void countsInTitleAndIconWhatIsUnread(Scene scene) {
        awaitTitleAndIcon(borisPage, "Parley", "0");

        in(choir).send("one").send("two");
        in(kitchen).send("three");
        awaitTitleAndIcon(borisPage, "(3) Parley", "3");

        borisPage.chats().choose(choir, "chat-mute");
        awaitTitleAndIcon(borisPage, "(1) Parley", "1");
        borisPage.chats().open(kitchen).awaitMessages("three");
        awaitTitleAndIcon(borisPage, "Parley", "0");
    }

    private ConversationPage in(String chatId) {
        return annaPage.chats().open(chatId);
    }

    private static void awaitTitleAndIcon(MainPage page, String title, String count) {
        Waiting.until("the title of " + page.window(), page.window()::title, title::equals);
        page.window().select("link[rel=icon]").awaitAttribute("data-count", count);
        var drawn = page.window().select("link[rel=icon]").attribute("href").orElse("").startsWith("data:image/png");
        assertThat(drawn).as("an icon of its own").isEqualTo(!"0".equals(count));
    }
}
