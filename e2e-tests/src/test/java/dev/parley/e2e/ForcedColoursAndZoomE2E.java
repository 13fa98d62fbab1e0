package dev.parley.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.e2e.browser.Accessibility;
import dev.parley.e2e.browser.Window;
import org.junit.jupiter.api.Test;

/** axe-core in forced colours, where what is chosen shows it by an outline, and at 200 % zoom; one walk for both. */
@EndToEnd
class ForcedColoursAndZoomE2E {

    @Test
    void findsNothingSerious(Scene scene) {
        var anna = scene.person("Anna");
        var boris = scene.person("Boris");
        var group = scene.api().createGroup(anna, "Choir", boris);
        var page = scene.logIn(anna);
        var window = page.window();
        var conversation = page.chats().open(group);
        conversation.send("Shall we?").awaitMessages("Shall we?");
        conversation.menu("Shall we?").react("👍");
        conversation.awaitReaction(conversation.seqOf("Shall we?"), "👍", 1);
        expectAccessible("an open chat with a reaction", window);
        var panel = conversation.members();
        expectAccessible("the members panel", window);
        panel.show("settings");
        expectAccessible("the settings of a chat", window);
        panel.close();
        page.chats().newGroup();
        expectAccessible("a new group", window);
        page.closeDialog();
        var settings = page.settings();
        expectAccessible("the settings", window);
        settings.close();
    }

    private static void expectAccessible(String place, Window window) {
        assertThat(Accessibility.findingsInForcedColours(window))
            .as(place + " in forced colours")
            .isEmpty();
        assertThat(Accessibility.findingsZoomed(window))
            .as(place + " at 200 % zoom")
            .isEmpty();
    }
}
