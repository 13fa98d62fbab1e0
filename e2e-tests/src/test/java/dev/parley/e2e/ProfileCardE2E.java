package dev.parley.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The card of a person. */
@EndToEnd
class ProfileCardE2E {

    @Test
    void standsBesideTheAuthorAndGivesTheFocusBack(Scene scene) {
        var anna = scene.person("Anna");
        var boris = scene.person("Boris");
        var group = scene.api().createGroup(anna, "Choir", boris);
        scene.logIn(boris).chats().open(group).send("Hello").awaitMessages("Hello");
        var page = scene.logIn(anna);
        var conversation = page.chats().open(group);
        conversation.awaitMessages("Hello");

        var card = conversation.author(boris);

        assertThat(card.name()).isEqualTo("Boris");
        assertThat(card.username()).isEqualTo("@" + boris.username());
        assertThat(card.covers(conversation.authorOf(boris))).isFalse();
        card.close();
        assertThat(page.window().run("return document.activeElement.dataset.userId")).isEqualTo(boris.id());
    }

    @Test
    void leadsToThePersonalChatAndBlocks(Scene scene) {
        var anna = scene.person("Anna");
        var boris = scene.person("Boris");
        var group = scene.api().createGroup(anna, "Choir", boris);
        var page = scene.logIn(anna);
        var card = page.chats().open(group).members().profile(boris);

        card.block();
        card.write().awaitBlocked();
    }

    @Test
    void changesTheRoleOfWhomOneOutranks(Scene scene) {
        var anna = scene.person("Anna");
        var boris = scene.person("Boris");
        var group = scene.api().createGroup(anna, "Choir", boris);
        var ofBoris = scene.logIn(anna).chats().open(group).members().profile(boris);
        var ofAnna = scene.logIn(boris).chats().open(group).members().profile(anna);

        ofBoris.awaitRole("member").promote().awaitRole("admin");

        assertThat(ofBoris.canRemove()).isTrue();
        ofAnna.awaitRole("owner");
        assertThat(ofAnna.canRemove()).isFalse();
    }

    @Test
    void opensFromAMention(Scene scene) {
        var anna = scene.person("Anna");
        var boris = scene.person("Boris");
        var group = scene.api().createGroup(anna, "Choir", boris);
        var conversation = scene.logIn(anna).chats().open(group);
        conversation.send("Ask @" + boris.username() + " please").awaitMessageCount(1);

        assertThat(conversation.mentioned(boris).write().title()).isEqualTo("Boris");
    }
}
