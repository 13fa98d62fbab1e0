package dev.parley.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Mentions, forwards, and how one has one's own chats. */
@EndToEnd
class MentionsE2E {

    @Test
    void aMentionIsCompletedCountedOnAllDevicesAndCleared(Scene scene) {
        var anna = scene.person("Anna");
        var boris = scene.person("Boris");
        var chat = scene.api().createGroup(anna, "Choir", boris, scene.person("Bea"));
        var boriss = scene.logIn(boris);
        var otherDevice = scene.logIn(boris);
        var annas = scene.logIn(anna).chats().open(chat);

        annas.send("nobody in particular");
        annas.mention(boris).send("at seven");
        boriss.chats().awaitMentions(chat, 1);
        boriss.chats().awaitUnread(chat, 2);
        otherDevice.chats().awaitMentions(chat, 1);

        var opened = boriss.chats().open(chat);
        opened.awaitMessages("nobody in particular", "@" + boris.username() + " at seven");
        assertThat(opened.mentioning()).containsExactly("@" + boris.username() + " at seven");
        boriss.chats().awaitNoMentions(chat);
        otherDevice.chats().awaitNoMentions(chat);
    }

    @Test
    void pinsMutesAndArchivesOnAllDevices(Scene scene) {
        var anna = scene.person("Anna");
        var boris = scene.person("Boris");
        var old = scene.api().createGroup(anna, "Old", boris);
        var quiet = scene.api().createGroup(anna, "Quiet", boris);
        var page = scene.logIn(anna);
        var otherDevice = scene.logIn(anna);
        page.chats().awaitTitles("Quiet", "Old");

        page.chats().choose(old, "chat-pin");
        page.chats().awaitTitles("Old", "Quiet");
        otherDevice.chats().awaitTitles("Old", "Quiet");
        page.chats().choose(quiet, "chat-mute");
        otherDevice.chats().awaitMuted(quiet);
        page.chats().choose(old, "chat-archive");
        otherDevice.chats().awaitTitles("Quiet");
        otherDevice.chats().toggleArchive();
        otherDevice.chats().awaitTitles("Old");

        scene.logIn(boris).chats().open(old).send("still there?");
        page.chats().awaitTitles("Old", "Quiet");
        page.chats().awaitNoArchive();
        otherDevice.chats().awaitNoArchive();
    }

    @Test
    void filtersTheChatList(Scene scene) {
        var anna = scene.person("Anna");
        var boris = scene.person("Boris");
        scene.api().createGroup(anna, "Aleph");
        scene.api().createGroup(anna, "Beth");
        scene.api().createGroup(anna, "Gimel");
        scene.api().createChannel(anna, "News");
        var choir = scene.api().createGroup(anna, "Choir", boris);
        var chats = scene.logIn(anna).chats();
        chats.awaitTitles("Choir", "News", "Gimel", "Beth", "Aleph");

        chats.filter("channel");
        chats.awaitTitles("News");
        chats.filter("unread");
        chats.awaitTitles();
        scene.logIn(boris).chats().open(choir).send("anybody?");
        chats.awaitTitles("Choir");
        chats.open(choir).awaitMessages("anybody?");
        chats.awaitTitles("Choir");
        chats.filter("all");
        chats.awaitTitles("Choir", "News", "Gimel", "Beth", "Aleph");
    }

    @Test
    void takesPinsMutingAndTheArchiveBackInAnotherWindow(Scene scene) {
        var anna = scene.person("Anna");
        var choir = scene.api().createGroup(anna, "Choir");
        var kitchen = scene.api().createGroup(anna, "Kitchen");
        var page = scene.logIn(anna);
        var beside = scene.openBeside(page);

        page.chats().choose(kitchen, "chat-pin");
        page.chats().awaitPinned(kitchen);
        page.chats().choose(choir, "chat-pin");
        beside.chats().awaitPinned(choir, kitchen);
        beside.chats().choose(kitchen, "chat-move-up");
        page.chats().awaitPinned(kitchen, choir);
        beside.chats().choose(kitchen, "chat-unpin");
        page.chats().awaitPinned(choir);

        page.chats().choose(choir, "chat-mute-hour");
        beside.chats().awaitMuted(choir);
        beside.chats().choose(choir, "chat-unmute");
        page.chats().awaitNotMuted(choir);

        page.chats().choose(kitchen, "chat-archive");
        beside.chats().awaitTitles("Choir");
        beside.chats().toggleArchive();
        beside.chats().choose(kitchen, "chat-unarchive");
        page.chats().awaitNoArchive();
        page.chats().awaitTitles("Choir", "Kitchen");
    }

    @Test
    void forwardsAMessageWithItsAuthor(Scene scene) {
        var anna = scene.person("Anna");
        var boris = scene.person("Boris");
        var clara = scene.person("Clara");
        var from = scene.api().createGroup(anna, "From", boris);
        var to = scene.api().createGroup(boris, "To", clara);
        scene.logIn(anna).chats().open(from).send("pass it on");
        var boriss = scene.logIn(boris).chats().open(from);
        boriss.awaitMessages("pass it on");

        boriss.forward(boriss.seqs().getFirst(), to);

        var claras = scene.logIn(clara).chats().open(to);
        claras.awaitMessages("pass it on");
        claras.awaitForwardedFrom(anna);
    }

    @Test
    void aBlockedPersonReachesNobodyUntilUnblocked(Scene scene) {
        var anna = scene.person("Anna");
        var boris = scene.person("Boris");
        var annaPage = scene.logIn(anna);
        var boriss = scene.logIn(boris).chats().openPersonal(anna);
        boriss.send("hello");
        annaPage.chats().awaitUnread(boriss.chatId(), 1);

        annaPage.chats().choose(boriss.chatId(), "chat-block");
        annaPage.window().hook("block-confirm").click();
        var annas = annaPage.chats().open(boriss.chatId());
        annas.awaitBlocked();
        boriss.send("are you there?");
        boriss.awaitRefused();

        annas.unblock();
        annas.send("sorry");
        annas.awaitMessages("hello", "sorry");
    }
}
