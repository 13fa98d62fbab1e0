package dev.parley.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

@EndToEnd
class PersonalChatE2E {

    @Test
    void comesIntoBeingWithItsFirstMessage(Scene scene) {
        var anna = scene.person("Anna");
        var boris = scene.person("Boris");
        var annas = scene.logIn(anna);
        var boriss = scene.logIn(boris);

        var draft = annas.chats().openPersonal(boris);
        assertThat(draft.isDraft()).isTrue();
        assertThat(draft.title()).isEqualTo("Boris");
        assertThat(scene.api().chatIds(anna)).isEmpty();
        assertThat(boriss.chats().titles()).isEmpty();

        draft.send("Hello Boris");

        draft.awaitMessages("Hello Boris");
        boriss.chats().awaitTitles("Anna");
        boriss.chats().awaitUnread(draft.chatId(), 1);
        var answered = boriss.chats().open(draft.chatId());
        answered.awaitMessages("Hello Boris");
        answered.send("Hello Anna");
        annas.conversation().awaitMessages("Hello Boris", "Hello Anna");
        assertThat(annas.conversation().isDraft()).isFalse();
    }

    @Test
    void beginsByTheDialogOfNewChatsOrTheQuickSwitch(Scene scene) {
        var anna = scene.person("Anna");
        var boris = scene.person("Boris");
        var clara = scene.person("Clara");
        var page = scene.logIn(anna);

        assertThat(page.chats().newChat(boris).title()).isEqualTo("Boris");
        assertThat(page.quickSwitchTo(clara).title()).isEqualTo("Clara");
        assertThat(page.conversation().isDraft()).isTrue();
    }

    @Test
    void isOneChatWhenBothOpenItAtOnce(Scene scene) {
        var anna = scene.person("Anna");
        var boris = scene.person("Boris");
        var annas = scene.logIn(anna).chats().openPersonal(boris);
        var boriss = scene.logIn(boris).chats().openPersonal(anna);
        assertThat(annas.isDraft()).isTrue();
        assertThat(boriss.isDraft()).isTrue();

        annas.send("from Anna");
        boriss.send("from Boris");

        // Which of them was first is decided by the server, and the same for both.
        var seen = annas.awaitMessageCount(2);
        assertThat(seen).containsExactlyInAnyOrder("from Anna", "from Boris");
        boriss.awaitMessages(seen);
        assertThat(boriss.chatId()).isEqualTo(annas.chatId());
        assertThat(scene.api().chatIds(anna)).containsExactly(annas.chatId());
        assertThat(scene.api().chatIds(boris)).containsExactly(annas.chatId());
    }

    @Test
    void isNotToBeFoundByOthers(Scene scene) {
        var anna = scene.person("Anna");
        var boris = scene.person("Boris");
        var clara = scene.person("Clara");
        var annas = scene.logIn(anna).chats().openPersonal(boris);
        annas.send("between us");
        annas.awaitMessages("between us");

        var claras = scene.logIn(clara);

        assertThat(claras.chats().titles()).isEmpty();
        claras.visitForeignChat(scene.address(), annas.chatId());
    }
}
