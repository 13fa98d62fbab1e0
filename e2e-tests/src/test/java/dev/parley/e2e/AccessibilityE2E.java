package dev.parley.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.e2e.browser.Accessibility;
import dev.parley.e2e.browser.Window;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** axe-core on the screens of chats; {@link LanguageAndThemeE2E} has the others. */
@EndToEnd
class AccessibilityE2E {

    @ParameterizedTest
    @ValueSource(strings = { "dark", "light" })
    void findsNothingSerious(String theme, Scene scene) {
        var anna = scene.person("Anna");
        var boris = scene.person("Boris");
        var group = scene.api().createGroup(anna, "Choir", boris);
        var page = scene.logIn(anna);
        var window = page.window();
        page.settings().paint(theme).close();
        expectAccessible("the page without a chat", window);

        var conversation = page.chats().open(group);
        conversation.send("Shall we?").awaitMessages("Shall we?");
        conversation.reply("Shall we?", "We shall").awaitMessages("Shall we?", "We shall");
        conversation.menu("Shall we?").react("👍");
        conversation.awaitReaction(conversation.seqOf("Shall we?"), "👍", 1);
        conversation.menu("Shall we?").pin();
        conversation.awaitPin(conversation.seqOf("Shall we?"), "Shall we?");
        expectAccessible("a reply, a reaction and a pin", window);
        var menu = conversation.menu("We shall");
        expectAccessible("the menu of a message", window);
        menu.reply();
        expectAccessible("a reply being written", window);
        page.openEmoji();
        expectAccessible("the emoji picker", window);
        page.closeEmoji();
        page.openQuickSwitch();
        expectAccessible("the quick switch", window);
        page.closeDialog();
        page.openShortcuts();
        expectAccessible("the overview of the keys", window);
        page.closeDialog();
        var panel = conversation.members();
        expectAccessible("the members panel", window);
        window.hook("members-add").click();
        window.hook("user-list").awaitAttribute("data-loaded", "true");
        expectAccessible("adding members", window);
        page.closeDialog();
        window.hook("chat-delete").click();
        window.hook("chat-delete-confirm").awaitShown();
        expectAccessible("a question", window);
        page.closeDialog();
        panel.close();
        var dialog = page.chats().newGroup().channel();
        expectAccessible("the new-channel dialog", window);
        dialog.name("News").pick(boris).create();
        expectAccessible("a channel", window);
    }

    private static void expectAccessible(String place, Window window) {
        assertThat(Accessibility.seriousFindings(window)).as(place).isEmpty();
    }
}
