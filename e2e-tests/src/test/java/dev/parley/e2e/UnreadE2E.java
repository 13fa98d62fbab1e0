package dev.parley.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.e2e.environment.Chatter;
import dev.parley.e2e.environment.Person;
import dev.parley.e2e.environment.Waiting;
import dev.parley.e2e.page.MainPage;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Nothing is read that was not on the screen, and all devices show how much that is. */
@EndToEnd
class UnreadE2E {

    /** More than a window has room for, and fewer than all tests here write. */
    private static final int A_SCREEN = 40;

    @Test
    void openingAChatReadsNoMoreThanItsFirstScreen(Scene scene) {
        var anna = scene.person("Anna");
        var boris = scene.person("Boris");
        var chat = scene.api().createGroup(anna, "Long", boris);
        try (var annas = scene.api().chatter(anna)) {
            long last = write(annas, chat, 140);
            var page = scene.logIn(boris);
            var otherDevice = scene.logIn(boris);
            page.chats().awaitUnread(chat, 140);
            var conversation = focus(page).chats().open(chat);
            conversation.awaitOnScreen("2");

            int unread = awaitRead(page, scene, boris, chat, 140);
            assertThat(unread).isGreaterThan(140 - A_SCREEN);
            assertThat(scene.api().readers(anna, chat, last)).isZero();
            page.chats().awaitUnread(chat, unread);
            otherDevice.chats().awaitUnread(chat, unread);

            // What one scrolls to is read, too.
            conversation.scroll(900);
            int fewer = awaitRead(page, scene, boris, chat, unread);
            assertThat(fewer).isGreaterThan(unread - A_SCREEN);

            conversation.goToEnd();
            page.chats().awaitNothingUnread(chat);
            otherDevice.chats().awaitNothingUnread(chat);
            assertThat(scene.api().readers(anna, chat, last)).isEqualTo(1);
        }
    }

    @Test
    void goingToAMentionReadsNothingBeforeIt(Scene scene) {
        var anna = scene.person("Anna");
        var boris = scene.person("Boris");
        var chat = scene.api().createGroup(anna, "Mentioned", boris);
        try (var annas = scene.api().chatter(anna)) {
            write(annas, chat, 50);
            long mention = annas.send(chat, "@" + boris.username());
            write(annas, chat, 9);
            var page = focus(scene.logIn(boris));
            var conversation = page.chats().open(chat);
            conversation.awaitOnScreen("2");
            int unread = awaitRead(page, scene, boris, chat, 60);
            assertThat(unread).isGreaterThan(60 - A_SCREEN);
            page.chats().awaitMentions(chat, 1);

            page.window().hook("jump-to-mention").click();
            conversation.awaitFound(Long.toString(mention));
            conversation.goToEnd();
            page.chats().awaitNoMentions(chat);
            page.chats().awaitNothingUnread(chat);
        }
    }

    @Test
    void aChatThatWasOpenBeforeIsReadFromWhereOneLeftIt(Scene scene) {
        var anna = scene.person("Anna");
        var boris = scene.person("Boris");
        var chat = scene.api().createGroup(anna, "Left", boris);
        var other = scene.api().createGroup(boris, "Other");
        try (var annas = scene.api().chatter(anna)) {
            write(annas, chat, 30);
            var page = focus(scene.logIn(boris));
            page.chats().open(chat).goToEnd();
            page.chats().awaitNothingUnread(chat);
            page.chats().open(other);
            long first = annas.send(chat, "since then");
            write(annas, chat, 139);
            page.chats().awaitUnread(chat, 140);

            page.chats().open(chat).awaitOnScreen(Long.toString(first));
            int unread = awaitRead(page, scene, boris, chat, 140);
            assertThat(unread).isGreaterThan(140 - A_SCREEN);
            page.chats().awaitUnread(chat, unread);
        }
    }

    @Test
    void whatComesWhileNobodyLooksIsThereToBeReadFromTheFirstOn(Scene scene) {
        var anna = scene.person("Anna");
        var boris = scene.person("Boris");
        var chat = scene.api().createGroup(anna, "Away", boris);
        try (var annas = scene.api().chatter(anna)) {
            write(annas, chat, 30);
            var page = focus(scene.logIn(boris));
            var conversation = page.chats().open(chat);
            conversation.goToEnd();
            page.chats().awaitNothingUnread(chat);

            page.window().run("window.dispatchEvent(new Event('blur'))");
            long first = annas.send(chat, "while away");
            write(annas, chat, 59);
            page.chats().awaitUnread(chat, 60);
            conversation.awaitOnScreen(Long.toString(first));

            page.window().run("window.dispatchEvent(new Event('focus'))");
            int unread = awaitRead(page, scene, boris, chat, 60);
            assertThat(unread).isGreaterThan(60 - A_SCREEN);
            page.chats().awaitUnread(chat, unread);
        }
    }

    @Test
    void forwardingIntoAChatReadsNothingThere(Scene scene) {
        var anna = scene.person("Anna");
        var boris = scene.person("Boris");
        var target = scene.api().createGroup(anna, "Target", boris);
        var source = scene.api().createGroup(boris, "Source");
        try (var annas = scene.api().chatter(anna); var boriss = scene.api().chatter(boris)) {
            annas.send(target, "one");
            annas.send(target, "@" + boris.username());
            boriss.send(source, "pass it on");
            var page = focus(scene.logIn(boris));
            page.chats().awaitUnread(target, 2);
            var conversation = page.chats().open(source);
            conversation.forward(conversation.seqs().getFirst(), target);

            assertThat(scene.api().head(boris, target)).isEqualTo(4);
            page.chats().awaitUnread(target, 2);
            page.chats().awaitMentions(target, 1);
        }
    }

    @Test
    void aDeletedMessageIsNotUnreadOnAnyDevice(Scene scene) {
        var anna = scene.person("Anna");
        var boris = scene.person("Boris");
        var chat = scene.api().createGroup(anna, "Oops", boris);
        try (var annas = scene.api().chatter(anna)) {
            var page = scene.logIn(boris);
            var otherDevice = scene.logIn(boris);
            long only = annas.send(chat, "@" + boris.username() + " oops");
            page.chats().awaitUnread(chat, 1);
            otherDevice.chats().awaitMentions(chat, 1);
            annas.delete(chat, only);
            for (var device : new MainPage[] { page, otherDevice }) {
                device.chats().awaitNothingUnread(chat);
                device.chats().awaitNoMentions(chat);
            }
            page.window().reload();
            page.chats().awaitNothingUnread(chat);
        }
    }

    private static long write(Chatter writer, String chat, int count) {
        long seq = 0;
        for (int i = 1; i <= count; i++) {
            seq = writer.send(chat, "message " + i);
        }
        return seq;
    }

    /** A window that others were opened after does not have the focus by itself. */
    private static MainPage focus(MainPage page) {
        page.window().run("window.dispatchEvent(new Event('focus'))");
        return page;
    }

    /** Waits until less is unread and it stays so, here and on the server. @return how much it is then */
    private static int awaitRead(MainPage page, Scene scene, Person reader, String chat, int before) {
        var chats = page.chats();
        Waiting.until("something to be read", () -> chats.unread(chat), unread -> unread < before);
        int left = Waiting.until(
            "the marker to stand still",
            () -> {
                int unread = chats.unread(chat);
                Waiting.pass(Duration.ofMillis(1_500));
                return chats.unread(chat) == unread ? unread : -1;
            },
            unread -> unread >= 0
        );
        assertThat(scene.api().unread(reader, chat)).isEqualTo(left);
        return left;
    }
}
