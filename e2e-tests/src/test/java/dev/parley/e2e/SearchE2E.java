package dev.parley.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.e2e.page.ConversationPage;
import org.junit.jupiter.api.Test;

/** Finding messages by a part of a word, in one chat and in all. */
@EndToEnd
class SearchE2E {

    @Test
    void findsAPartOfAWordInTheChatAndGoesToTheMessage(Scene scene) {
        var anna = scene.person("Anna");
        var annas = scene.logIn(anna).chats().open(scene.api().createGroup(anna, "Choir"));
        annas.send("Репетиция в субботу").send("明天下午三点排练");
        annas.awaitMessages("Репетиция в субботу", "明天下午三点排练");
        var russian = annas.seqOf("Репетиция в субботу");
        var chinese = annas.seqOf("明天下午三点排练");
        sendFarBeyond(annas);

        var search = annas.search();
        search.lookFor("ПЕТИЦ").awaitHits(russian);
        assertThat(search.marked()).containsExactly("петиц");
        search.goToOlder();
        annas.awaitFound(russian);
        search.awaitPainted("петиц");

        annas.goToEnd();
        search.lookFor("下午").awaitHits(chinese).goToOlder();
        annas.awaitFound(chinese);
        search.awaitPainted("下午");
        search.lookFor("воскресенье").awaitNothing();
        search.close();
    }

    @Test
    void findsTheMessagesOfOneAuthor(Scene scene) {
        var anna = scene.person("Anna");
        var boris = scene.person("Boris");
        var group = scene.api().createGroup(anna, "Choir", boris);
        var annas = scene.logIn(anna).chats().open(group);
        var boriss = scene.logIn(boris).chats().open(group);
        annas.send("Apples for all").awaitMessages("Apples for all");
        boriss.awaitMessages("Apples for all");
        boriss.send("No apples for me").awaitMessages("Apples for all", "No apples for me");
        var hers = boriss.seqOf("Apples for all");
        var his = boriss.seqOf("No apples for me");

        var search = boriss.search().lookFor("apples").awaitHits(his, hers);
        search.onlyBy(anna.id()).awaitHits(hers);
    }

    @Test
    void listsMessagesOfAllOnesChatsAndOpensThemThere(Scene scene) {
        var anna = scene.person("Anna");
        var boris = scene.person("Boris");
        var choir = scene.api().createGroup(anna, "Choir", boris);
        var kitchen = scene.api().createGroup(anna, "Kitchen", boris);
        var secret = scene.api().createGroup(anna, "Secret");
        var annaPage = scene.logIn(anna);
        var annas = annaPage.chats().open(choir);
        annas.send("Kartoffelsalat for all").awaitMessages("Kartoffelsalat for all");
        var seq = annas.seqOf("Kartoffelsalat for all");
        sendFarBeyond(annas);
        annaPage.chats().open(kitchen).send("No Kartoffeln left").awaitMessages("No Kartoffeln left");
        annaPage.chats().open(secret).send("Kartoffeln only for me").awaitMessages("Kartoffeln only for me");

        var boriss = scene.logIn(boris).chats().search("toffel").awaitHits(kitchen, choir).open(choir);

        boriss.awaitFound(seq);
    }

    @Test
    void findsNothingForARemovedMember(Scene scene) {
        var anna = scene.person("Anna");
        var boris = scene.person("Boris");
        var group = scene.api().createGroup(anna, "Choir", boris);
        var annas = scene.logIn(anna).chats().open(group);
        var borisPage = scene.logIn(boris);
        annas.send("Kartoffelsalat for all").awaitMessages("Kartoffelsalat for all");
        var found = borisPage.chats().search("toffel").awaitHits(group);
        found.open(group);

        annas.members().remove(boris);

        borisPage.awaitNoConversation();
        found.lookFor("salat").awaitNothing();
    }

    /** Sends so much that what was there before is no longer on the screen. */
    private static void sendFarBeyond(ConversationPage conversation) {
        for (int i = 0; i < 8; i++) {
            conversation.send(i + " la".repeat(400));
        }
        conversation.awaitAtEnd();
    }
}
