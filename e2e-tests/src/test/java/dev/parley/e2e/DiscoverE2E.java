package dev.parley.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.e2e.page.JoinPage;
import org.junit.jupiter.api.Test;

/** Chats that everybody may find and join. */
@EndToEnd
class DiscoverE2E {

    @Test
    void isFoundAndJoinedByItsHandle(Scene scene) {
        var anna = scene.person("Anna");
        var boris = scene.person("Boris");
        var handle = handle(scene, "choir");
        var group = scene.api().createGroup(anna, "Choir of " + handle);
        var annas = scene.logIn(anna).chats().open(group);
        var borisPage = scene.logIn(boris);
        var discover = borisPage.chats().discover();
        assertThat(discover.lookFor(handle)).as("before it is public").isEmpty();
        discover.close();

        var address = annas.members().publish(handle);

        discover = borisPage.chats().discover();
        assertThat(discover.lookFor(handle)).as("by the handle").containsExactly(handle);
        assertThat(discover.lookFor("of " + handle.substring(0, 7)))
            .as("by words of the title")
            .contains(handle);
        assertThat(discover.isMemberOf(handle)).isFalse();
        var boriss = discover
            .open(handle)
            .awaitPreview("Choir of " + handle, 1)
            .join(group);
        boriss.awaitLine("member.joined");
        annas.awaitLine("member.joined");
        boriss.send("Hello");
        annas.awaitMessages("Hello");

        discover = borisPage.chats().discover();
        discover.lookFor(handle);
        assertThat(discover.isMemberOf(handle)).isTrue();
        discover.openOwn(handle, group).awaitMessages("Hello");
        JoinPage.open(borisPage.window(), address)
            .awaitPreview("Choir of " + handle, 2)
            .join(group);
    }

    @Test
    void isTakenFromSightWithItsHandle(Scene scene) {
        var anna = scene.person("Anna");
        var boris = scene.person("Boris");
        var handle = handle(scene, "news");
        var taken = handle(scene, "taken");
        scene.api().publish(boris, scene.api().createGroup(boris, "Taken"), taken);
        var channel = scene.api().createChannel(anna, "News");
        var panel = scene.logIn(anna).chats().open(channel).members();
        var address = panel.publishRefused(taken).publishRefused("a b").publish(handle);
        var borisPage = scene.logIn(boris);
        var join = JoinPage.open(borisPage.window(), address).awaitPreview("News", 1);

        panel.unpublish();

        join.joinRefused("CHAT_NOT_FOUND");
        JoinPage.open(borisPage.window(), address).awaitRefused("CHAT_NOT_FOUND");
        assertThat(borisPage.chats().discover().lookFor(handle)).isEmpty();
        assertThat(scene.api().chatIds(boris)).doesNotContain(channel);
    }

    /** One that no other test has. */
    private static String handle(Scene scene, String word) {
        return scene.api().uniqueUsername(word).replace('-', '_');
    }
}
