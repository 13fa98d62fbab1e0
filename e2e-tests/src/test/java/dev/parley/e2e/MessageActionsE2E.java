package dev.parley.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.e2e.page.LoginPage;
import dev.parley.e2e.page.MainPage;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@EndToEnd
class MessageActionsE2E {

    private static final int MORE_THAN_A_SCREEN = 30;

    @Test
    void showsTheOtherWindowWhatIsDoneToMessages(Scene scene) {
        var anna = scene.person("Anna");
        var boris = scene.person("Boris");
        var group = scene.api().createGroup(anna, "Choir", boris);
        var annas = scene.logIn(anna).chats().open(group);
        var boriss = scene.logIn(boris).chats().open(group);
        annas.send("At seven?").awaitMessages("At seven?");
        var question = annas.seqOf("At seven?");

        boriss.awaitMessages("At seven?");
        boriss.reply("At seven?", "At eight");
        annas.awaitQuote("At eight", question, "At seven?");

        annas.edit("At seven?", "At half past seven?");
        boriss.awaitMessages("At half past seven?", "At eight");
        boriss.awaitEdited(question);
        boriss.awaitQuote("At eight", question, "At half past seven?");

        boriss.menu("At half past seven?").react("👍");
        annas.awaitReaction(question, "👍", 1);
        annas.menu("At half past seven?").react("👍");
        boriss.awaitReaction(question, "👍", 2);
        boriss.menu("At half past seven?").react("👍");
        annas.awaitReaction(question, "👍", 1);

        annas.menu("At half past seven?").pin();
        boriss.awaitPin(question, "At half past seven?");
        annas.menu("At half past seven?").pin();
        boriss.awaitNoPin();

        annas.menu("At half past seven?").delete();
        boriss.awaitDeleted(question);
        boriss.awaitMessages("At eight");
        boriss.awaitReaction(question, "👍", 0);
    }

    @Test
    void showsWhatAMessageHasSaidBeforeUntilItIsDeleted(Scene scene) {
        var anna = scene.person("Anna");
        var boris = scene.person("Boris");
        var group = scene.api().createGroup(anna, "Choir", boris);
        var annas = scene.logIn(anna).chats().open(group);
        var boriss = scene.logIn(boris).chats().open(group);
        annas.send("At seven?").awaitMessages("At seven?");
        var seq = annas.seqOf("At seven?");
        annas.edit("At seven?", "At eight?");
        boriss.awaitMessages("At eight?");

        var versions = boriss.versions(seq).awaitTexts("At eight?", "At seven?");
        annas.edit("At eight?", "At **nine**?");
        versions.awaitTexts("At nine?", "At eight?", "At seven?");
        versions.close();

        versions = boriss.versions(seq).awaitTexts("At nine?", "At eight?", "At seven?");
        annas.menu("At nine?").delete();
        versions.awaitGone();
        boriss.awaitDeleted(seq);
    }

    @Test
    void reactsAndAnswersByTheBarOverAMessage(Scene scene) {
        var anna = scene.person("Anna");
        var group = scene.api().createGroup(anna, "Choir");
        var conversation = scene.logIn(anna).chats().open(group);
        conversation.send("At seven?").awaitMessages("At seven?");
        var seq = conversation.seqOf("At seven?");

        conversation.reactQuickly("At seven?", "👍");
        conversation.awaitReaction(seq, "👍", 1);
        conversation.reactWithAny("At seven?", "pizza", "🍕");
        conversation.awaitReaction(seq, "🍕", 1);
        // It is one of those used last now.
        conversation.reactQuickly("At seven?", "🍕");
        conversation.awaitReaction(seq, "🍕", 0);

        conversation.replyQuickly("At seven?");
        conversation.send("At eight").awaitSeqs(2);
        conversation.awaitQuote("At eight", seq, "At seven?");
    }

    @Test
    void offersToAMemberOnlyWhatAMemberMay(Scene scene) {
        var anna = scene.person("Anna");
        var boris = scene.person("Boris");
        var group = scene.api().createGroup(anna, "Choir", boris);
        var annas = scene.logIn(anna).chats().open(group);
        var boriss = scene.logIn(boris).chats().open(group);
        annas.send("Mine").awaitMessages("Mine");
        boriss.awaitMessages("Mine");
        boriss.send("Yours").awaitMessages("Mine", "Yours");
        annas.awaitMessages("Mine", "Yours");

        var borissMenu = boriss.menu("Mine");
        assertThat(borissMenu.items()).contains("reply").doesNotContain("edit", "delete");
        borissMenu.close();
        var annasMenu = annas.menu("Yours");
        assertThat(annasMenu.items()).contains("reply", "delete").doesNotContain("edit");
        annasMenu.close();
    }

    @Test
    void forwardsAndDeletesSeveralMessagesTogether(Scene scene) {
        var anna = scene.person("Anna");
        var boris = scene.person("Boris");
        var choir = scene.api().createGroup(anna, "Choir", boris);
        var kitchen = scene.api().createGroup(boris, "Kitchen");
        String annas;
        String first;
        String second;
        try (var annasProgram = scene.api().chatter(anna); var borissProgram = scene.api().chatter(boris)) {
            annas = Long.toString(annasProgram.send(choir, "At seven?"));
            first = Long.toString(borissProgram.send(choir, "At eight"));
            second = Long.toString(borissProgram.send(choir, "Or at nine"));
        }
        var page = scene.logIn(boris);
        var conversation = page.chats().open(choir);
        conversation.awaitMessages("At seven?", "At eight", "Or at nine");

        // Chosen in another order than that of the chat.
        var selected = conversation.menuAt(second).select().awaitCount(1);
        selected.click(annas).press(first).awaitCount(3).awaitNotDeletable();
        selected.forward(kitchen);
        page.chats().open(kitchen).awaitMessages("At seven?", "At eight", "Or at nine");

        page.chats().open(choir).menuAt(second).select().click(first).awaitCount(2).delete();
        conversation.awaitDeleted(first);
        conversation.awaitDeleted(second);
        conversation.awaitMessages("At seven?");
        conversation.menuAt(annas).select().leave();
    }

    @Test
    void leadsMembersToAMessageByItsLinkByWayOfTheLogIn(Scene scene) {
        var anna = scene.person("Anna");
        var boris = scene.person("Boris");
        var group = scene.api().createGroup(anna, "Choir", boris);
        var foreign = scene.api().createGroup(anna, "Kitchen");
        long written;
        try (var writer = scene.api().chatter(anna)) {
            // The chat opens by itself where its unread messages begin.
            IntStream.range(0, MORE_THAN_A_SCREEN).forEach(i -> writer.send(group, "Before it " + i));
            written = writer.send(group, "Mine");
            IntStream.range(0, MORE_THAN_A_SCREEN).forEach(i -> writer.send(group, "After it " + i));
        }
        String seq = Long.toString(written);
        var borissWindow = scene.window("Boris");

        borissWindow.visit(MainPage.messageAddress(scene.address(), group, seq));
        var boriss = new LoginPage(borissWindow).logIn(boris);
        boriss.conversation().awaitOnScreen(seq);
        borissWindow.visit(MainPage.messageAddress(scene.address(), foreign, seq));
        boriss.awaitNoSuchChat();
    }

    @Test
    void keepsTheDraftOfEachChatWhileOneReadsOthersAndOverAReload(Scene scene) {
        var anna = scene.person("Anna");
        var choir = scene.api().createGroup(anna, "Choir");
        var kitchen = scene.api().createGroup(anna, "Kitchen");
        var page = scene.logIn(anna);
        page.chats().open(choir).begin("not sent yet");
        page.chats().open(kitchen).awaitBegun("").begin("nor this");

        page.chats().open(choir).awaitBegun("not sent yet");
        page.window().reload();
        page.conversation().awaitBegun("not sent yet");
        page.chats().open(kitchen).awaitBegun("nor this");

        page.conversation().sendBegun().awaitMessages("nor this");
        page.window().reload();
        page.conversation().awaitBegun("").awaitMessages("nor this");
        page.chats().open(choir).awaitBegun("not sent yet");
    }
}
