package dev.parley.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.e2e.browser.Accessibility;
import dev.parley.e2e.browser.Window;
import dev.parley.e2e.page.JoinPage;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.Keys;

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
        expectAccessible("the page without a chat", window, theme);

        var conversation = page.chats().open(group);
        conversation.send("Shall we?").awaitMessages("Shall we?");
        conversation.reply("Shall we?", "We shall").awaitMessages("Shall we?", "We shall");
        conversation.menu("Shall we?").react("👍");
        conversation.awaitReaction(conversation.seqOf("Shall we?"), "👍", 1);
        conversation.menu("Shall we?").pin();
        conversation.awaitPin(conversation.seqOf("Shall we?"), "Shall we?");
        expectAccessible("a reply, a reaction and a pin", window, theme);
        var menu = conversation.menu("We shall");
        expectAccessible("the menu of a message", window, theme);
        menu.reply();
        expectAccessible("a reply being written", window, theme);
        page.openEmoji();
        expectAccessible("the emoji picker", window, theme);
        page.closeEmoji();
        page.openQuickSwitch();
        expectAccessible("the quick switch", window, theme);
        page.closeDialog();
        page.openShortcuts();
        expectAccessible("the overview of the keys", window, theme);
        page.closeDialog();
        var panel = conversation.members();
        expectAccessible("the members panel", window, theme);
        window.hook("members-add").click();
        window.hook("user-list").awaitAttribute("data-loaded", "true");
        expectAccessible("adding members", window, theme);
        window.hook("user-search").fill("nobody is called so");
        window.hook("people-empty").awaitShown();
        expectAccessible("nobody to add", window, theme);
        page.closeDialog();
        panel.show("files").awaitShared("images", 0);
        expectAccessible("no files", window, theme);
        panel.show("settings");
        expectAccessible("the settings of a chat", window, theme);
        panel.show("about");
        expectAccessible("about a chat", window, theme);
        window.hook("chat-delete").click();
        window.hook("chat-delete-confirm").awaitShown();
        expectAccessible("a question", window, theme);
        page.closeDialog();
        panel.close();
        var dialog = page.chats().newGroup().channel();
        expectAccessible("the new-channel dialog", window, theme);
        dialog.name("News").pick(boris).create();
        expectAccessible("a channel", window, theme);
    }

    @ParameterizedTest
    @ValueSource(strings = { "dark", "light" })
    void findsNothingSeriousInWhatOpensOverThePage(String theme, Scene scene, @TempDir Path folder) throws IOException {
        var anna = scene.person("Anna");
        var boris = scene.person("Boris");
        var handle = scene.api().uniqueUsername("choir").replace('-', '_');
        var group = scene.api().createGroup(anna, "Choir", boris);
        scene.api().publish(anna, group, handle);
        var page = scene.logIn(anna);
        var window = page.window();
        page.settings().paint(theme).close();
        var borisPage = scene.logIn(boris);
        borisPage.chats().openPersonal(anna).send("Hello");

        var conversation = page.chats().open(group);
        conversation.begin("For @" + boris.username().substring(0, 3));
        window.hook("mention-option").awaitShown();
        expectAccessible("who may be mentioned", window, theme);
        window.hook("composer-input").fill("For Friday");
        conversation.files().pick(SampleImage.in(folder));
        expectAccessible("a picked file", window, theme);
        conversation.sendBegun().awaitMessages("For Friday");
        window.hook("notification-ask").awaitShown();
        expectAccessible("the question about notifications", window, theme);
        conversation.files().openImage();
        expectAccessible("the image viewer", window, theme);
        conversation.files().closeImage();
        conversation.menu("For Friday").forward();
        expectAccessible("the forward dialog", window, theme);
        window.hook("forward-option").click();
        window.hook("forward-search").fill("no such chat");
        expectAccessible("the forward dialog without a chat", window, theme);
        page.closeDialog();
        conversation.menu("For Friday").seenBy().awaitNobody();
        expectAccessible("nobody has seen it", window, theme);
        page.closeDialog();
        borisPage.chats().open(group).awaitMessages("For Friday");
        conversation.awaitTick("For Friday", true);
        conversation.menu("For Friday").seenBy().awaitReaders(boris);
        expectAccessible("somebody has seen it", window, theme);
        page.closeDialog();

        var search = conversation.search();
        expectAccessible("the search panel", window, theme);
        search.lookFor("frida").awaitHits(conversation.seqOf("For Friday")).goToOlder();
        expectAccessible("a found message", window, theme);
        search.lookFor("sunday").awaitNothing();
        expectAccessible("nothing found", window, theme);
        search.close();
        page.chats().search("frida").awaitHits(group);
        expectAccessible("what is found in all chats", window, theme);
        window.hook("people-search").press(Keys.ESCAPE);

        var panel = conversation.members();
        var invites = panel.invites();
        invites.limit(1);
        var address = invites.create();
        invites.showCode();
        expectAccessible("the invites with a code", window, theme);
        invites.close();
        panel.close();
        var discover = page.chats().discover();
        discover.lookFor(handle);
        expectAccessible("the public chats", window, theme);
        discover.lookFor(handle + "x");
        expectAccessible("no public chat", window, theme);
        discover.close();

        window.hook("chat-item").where("data-chat-type", "personal").press(Keys.TAB);
        window.select("li:has(> [data-chat-type='personal']) > [data-testid='chat-menu']").press(Keys.ENTER);
        expectAccessible("the menu of a chat", window, theme);
        window.hook("chat-block").press(Keys.ENTER);
        window.hook("block-confirm").awaitShown();
        expectAccessible("the question before blocking", window, theme);
        window.hook("block-confirm").click();
        window.hook("block-confirm").awaitGone();
        window.hook("chat-item").where("data-chat-type", "personal").click();
        page.conversation().awaitBlocked();
        expectAccessible("a blocked person", window, theme);
        page.settings().deleteAccount().confirmRefused("not the password");
        expectAccessible("the end of an account", window, theme);

        var clara = scene.logIn(scene.person("Clara"));
        clara.settings().paint(theme).close();
        JoinPage.open(clara.window(), address).awaitPreview("Choir", 2);
        expectAccessible("an invite", clara.window(), theme);
        JoinPage.open(clara.window(), address + "x").awaitRefused("INVITE_NOT_FOUND");
        expectAccessible("an invite that is none", clara.window(), theme);
    }

    /** All rules in the dark theme; in the light one those that it changes. */
    private static void expectAccessible(String place, Window window, String theme) {
        var findings = theme.equals("dark")
            ? Accessibility.seriousFindings(window)
            : Accessibility.findingsOfColours(window);
        assertThat(findings).as(place).isEmpty();
    }
}
