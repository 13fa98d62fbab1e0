package dev.parley.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.e2e.browser.Box;
import dev.parley.e2e.browser.Hook;
import dev.parley.e2e.browser.Overflow;
import dev.parley.e2e.browser.Window;
import dev.parley.e2e.environment.Person;
import dev.parley.e2e.page.ConversationPage;
import dev.parley.e2e.page.MainPage;
import java.util.List;
import org.junit.jupiter.api.Test;

/** In Persian the page is mirrored, and fits the window. */
@EndToEnd
class RightToLeftE2E {

    @Test
    void mirrorsADesktopWindow(Scene scene) {
        var anna = scene.person("آنا");
        var boris = scene.person("Boris");
        var group = group(scene, anna, boris);
        var page = inPersian(scene.logIn(anna));
        var window = page.window();
        window.resize(1440, 900);
        expectToFit("the list", window);
        var conversation = page.chats().open(group);
        write(scene, conversation, boris, group);
        expectToFit("a conversation", window);

        var list = window.hook("chat-list").box();
        var messages = window.hook("message-list").box();
        assertThat(list.left()).as("the list is at the right").isGreaterThanOrEqualTo(messages.right());
        expectMirroredConversation(window, messages);

        var panel = conversation.members();
        expectToFit("the members panel", window);
        assertThat(window.hook("chat-panel").box().right())
            .as("the members are at the left")
            .isLessThanOrEqualTo(window.hook("message-list").box().left() + 1);
        var invites = panel.invites();
        invites.create();
        invites.showCode();
        expectToFit("the invites", window);
        invites.close();
        for (String section : List.of("about", "files", "settings")) {
            panel.show(section);
            expectToFit(section + " of the chat", window);
        }
        panel.close();

        var search = conversation.search().lookFor("سلام");
        expectToFit("the search", window);
        assertThat(window.hook("chat-search").box().right())
            .as("the search is at the left")
            .isLessThanOrEqualTo(window.hook("message-list").box().left() + 1);
        search.close();
        page.settings();
        expectToFit("the settings", window);
        var close = window.hook("settings-dialog").inside("dialog-close").box();
        var dialog = window.hook("settings-dialog").box();
        assertThat(close.right()).as("a dialog closes at its left").isLessThan(middle(dialog));
    }

    @Test
    void mirrorsAPhone(Scene scene) {
        var anna = scene.person("آنا");
        var boris = scene.person("Boris");
        var group = group(scene, anna, boris);
        var page = inPersian(scene.logInOnPhone(anna));
        var window = page.window();
        expectToFit("the list", window);
        page.chats().discover();
        expectToFit("the public chats", window);
        page.closeDialog();
        var conversation = page.chats().open(group);
        write(scene, conversation, boris, group);
        expectToFit("a conversation", window);

        var messages = window.hook("message-list").box();
        expectMirroredConversation(window, messages);
        assertThat(window.hook("conversation-back").box().left())
            .as("back is at the right")
            .isGreaterThan(window.hook("conversation-title").box().right());

        var panel = conversation.members();
        expectToFit("the members panel", window);
        panel.close();
        conversation.search();
        expectToFit("the search", window);
    }

    private static String group(Scene scene, Person anna, Person boris) {
        return scene.api().createGroup(anna, "گروه کر با نامی بسیار بلند که هیچ‌کس تا پایان آن را نمی‌خواند", boris);
    }

    private static MainPage inPersian(MainPage page) {
        page.settings().speak("fa").close();
        assertThat(page.window().select("html").attribute("dir")).contains("rtl");
        return page;
    }

    /** Short messages of either side, and a long one without a place to break. */
    private static void write(Scene scene, ConversationPage conversation, Person other, String group) {
        var others = scene.logIn(other).chats().open(group);
        others.send("Good morning").send("https://example.org/" + "a-long-path/".repeat(12));
        conversation.awaitMessageCount(2);
        conversation.sendByButton("سلام");
        conversation.awaitMessageCount(3);
    }

    /** One's own messages and the button to send are at the left, others' messages at the right. */
    private static void expectMirroredConversation(Window window, Box messages) {
        var own = bubble(window, true);
        var others = bubble(window, false);
        assertThat(own.left() - messages.left())
            .as("one's own are at the left")
            .isLessThan(messages.right() - own.right());
        assertThat(messages.right() - others.right())
            .as("others' are at the right")
            .isLessThanOrEqualTo(others.left() - messages.left());
        assertThat(window.hook("composer-send").box().right())
            .as("one sends at the left")
            .isLessThanOrEqualTo(window.hook("composer-input").box().left());
    }

    private static Box bubble(Window window, boolean own) {
        Hook message = window.hook("message").where("data-own", Boolean.toString(own));
        return message.inside("message-text").box();
    }

    private static double middle(Box box) {
        return (box.left() + box.right()) / 2;
    }

    private static void expectToFit(String place, Window window) {
        assertThat(Overflow.of(window)).as(place).isEmpty();
    }
}
