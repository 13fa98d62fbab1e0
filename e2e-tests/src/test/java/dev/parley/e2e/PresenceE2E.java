package dev.parley.e2e;

import org.junit.jupiter.api.Test;

/** Who types, who has read, and who is there. */
@EndToEnd
class PresenceE2E {

    @Test
    void showsWhoTypesUntilTheMessageIsThere(Scene scene) {
        var anna = scene.person("Anna");
        var boris = scene.person("Boris");
        var clara = scene.person("Clara");
        var group = scene.api().createGroup(anna, "Choir", boris, clara);
        var boriss = scene.logIn(boris).chats().open(group);
        var claras = scene.logIn(clara).chats();
        var annas = scene.logIn(anna).chats().open(group);

        annas.begin("I am coming");
        boriss.awaitTyping(anna);
        claras.awaitTyping(group);

        annas.send(" late");
        boriss.awaitMessages("I am coming late");
        boriss.awaitNobodyTyping();
    }

    @Test
    void ticksAMessageAsSeenOnceTheOtherHasItOpen(Scene scene) {
        var anna = scene.person("Anna");
        var boris = scene.person("Boris");
        var borisPage = scene.logIn(boris);
        var annas = scene.logIn(anna).chats().openPersonal(boris);
        annas.send("Are you there?").awaitMessages("Are you there?");
        borisPage.chats().awaitUnread(annas.chatId(), 1);
        annas.awaitTick("Are you there?", false);

        borisPage.chats().open(annas.chatId()).awaitMessages("Are you there?");

        annas.awaitTick("Are you there?", true);
    }

    @Test
    void saysWhoOfAGroupHasReadAMessage(Scene scene) {
        var anna = scene.person("Anna");
        var boris = scene.person("Boris");
        var clara = scene.person("Clara");
        var group = scene.api().createGroup(anna, "Choir", boris, clara, scene.person("Dan"));
        var annas = scene.logIn(anna).chats().open(group);
        annas.send("At seven").awaitMessages("At seven");
        annas.menu("At seven").seenBy().awaitNobody().close();

        scene.logIn(boris).chats().open(group).awaitMessages("At seven");
        annas.awaitTick("At seven", true);
        annas.menu("At seven").seenBy().awaitReaders(boris).close();
        var claras = scene.logIn(clara).chats().open(group);
        claras.send("Fine").awaitMessages("At seven", "Fine");
        annas.awaitMessages("At seven", "Fine");

        annas.menu("At seven").seenBy().awaitReaders(boris, clara).close();
    }

    @Test
    void showsThatTheOtherComesAndHides(Scene scene) {
        var anna = scene.person("Anna");
        var boris = scene.person("Boris");
        var annaPage = scene.logIn(anna);
        var annas = annaPage.chats().openPersonal(boris);
        annas.send("Hello").awaitMessages("Hello");
        annas.awaitPresence("offline");
        annaPage.chats().awaitOffline(annas.chatId());

        var borisPage = scene.logIn(boris);
        annas.awaitPresence("online");
        annaPage.chats().awaitPresence(annas.chatId(), "online");

        borisPage.settings().hidePresence();
        annas.awaitPresence("offline");
        annaPage.chats().awaitOffline(annas.chatId());
    }
}
