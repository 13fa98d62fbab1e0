package dev.parley.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a chat's panel tells of it. */
@EndToEnd
class ChatPanelE2E {

    @Test
    void listsWhatWasSharedAndGoesToItsMessage(Scene scene, @TempDir Path folder) throws IOException {
        var anna = scene.person("Anna");
        var boris = scene.person("Boris");
        var group = scene.api().createGroup(anna, "Choir", boris);
        var annas = scene.logIn(anna).chats().open(group);
        var boriss = scene.logIn(boris).chats().open(group);
        var panel = boriss.about();
        panel.awaitShared("files", 0);

        annas.files().pick(SampleImage.in(folder), Files.writeString(folder.resolve("Notes.txt"), "do re mi"));
        annas.send("For Friday").awaitMessages("For Friday");

        assertThat(panel.awaitShared("files", 1)).containsExactly("Notes.txt");
        panel.awaitShared("images", 1);
        panel.close();
        panel = boriss.about();
        assertThat(panel.awaitShared("files", 1)).containsExactly("Notes.txt");
        panel.showMessageOfFile();
        panel.close();
        annas.menu("For Friday").delete();
        panel = boriss.about();
        panel.awaitShared("files", 0);
    }

    @Test
    void mutesAChatOnAllDevices(Scene scene) {
        var anna = scene.person("Anna");
        var group = scene.api().createGroup(anna, "Choir");
        var page = scene.logIn(anna);
        var other = scene.logIn(anna);

        var panel = page.chats().open(group).about();
        panel.notifications("workday");
        other.chats().awaitMuted(group);
        panel.notifications("on");
        other.chats().awaitNotMuted(group);
    }

    @Test
    void tellsWhoOneWritesTo(Scene scene) {
        var anna = scene.person("Anna");
        var boris = scene.person("Boris");
        var conversation = scene.logIn(anna).chats().openPersonal(boris);
        conversation.send("Hello").awaitMessages("Hello");

        var panel = conversation.about();

        assertThat(panel.username()).isEqualTo("@" + boris.username());
        panel.block();
        conversation.awaitBlocked();
        panel.unblock();
        conversation.awaitOpenComposer();
    }

    @Test
    void showsMembersWhatTheyMayDo(Scene scene) {
        var anna = scene.person("Anna");
        var boris = scene.person("Boris");
        var group = scene.api().createGroup(anna, "Choir", boris);
        var panel = scene.logIn(boris).chats().open(group).about();
        panel.awaitRole(anna, "owner");
        assertThat(panel.has(boris)).isTrue();
        assertThat(panel.canLeave()).isTrue();
        assertThat(panel.canChangeSettings()).isFalse();
    }
}
