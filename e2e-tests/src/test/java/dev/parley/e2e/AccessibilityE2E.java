package dev.parley.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.e2e.browser.Accessibility;
import dev.parley.e2e.browser.Window;
import dev.parley.e2e.page.JoinPage;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.Keys;

/** axe-core on the screens of chats; {@link LanguageAndThemeE2E} has the others. */
@EndToEnd
class AccessibilityE2E {

    @Test
    void findsNothingSerious(Scene scene) {
        var anna = scene.person("Anna");
        var boris = scene.person("Boris");
        var group = scene.api().createGroup(anna, "Choir", boris);
        var page = scene.logIn(anna);
        var window = page.window();
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
        window.hook("user-search").fill("nobody is called so");
        window.hook("people-empty").awaitShown();
        expectAccessible("nobody to add", window);
        page.closeDialog();
        panel.show("files").awaitShared("images", 0);
        expectAccessible("no files", window);
        panel.show("settings");
        expectAccessible("the settings of a chat", window);
        panel.show("about");
        expectAccessible("about a chat", window);
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

    @Test
    void findsNothingSeriousInWhatOpensOverThePage(Scene scene, @TempDir Path folder) throws IOException {
        var anna = scene.person("Anna");
        var boris = scene.person("Boris");
        var handle = scene.api().uniqueUsername("choir").replace('-', '_');
        var group = scene.api().createGroup(anna, "Choir", boris);
        scene.api().publish(anna, group, handle);
        var page = scene.logIn(anna);
        var window = page.window();
        var borisPage = scene.logIn(boris);
        borisPage.chats().openPersonal(anna).send("Hello");

        var conversation = page.chats().open(group);
        conversation.begin("For @" + boris.username().substring(0, 3));
        window.hook("mention-option").awaitShown();
        expectAccessible("who may be mentioned", window);
        window.hook("composer-input").fill("For Friday");
        conversation.files().pick(SampleImage.in(folder));
        expectAccessible("a picked file", window);
        conversation.sendBegun().awaitMessages("For Friday");
        window.hook("notification-ask").awaitShown();
        expectAccessible("the question about notifications", window);
        conversation.files().openImage();
        expectAccessible("the image viewer", window);
        conversation.files().closeImage();
        conversation.menu("For Friday").forward();
        expectAccessible("the forward dialog", window);
        window.hook("forward-option").click();
        window.hook("forward-search").fill("no such chat");
        expectAccessible("the forward dialog without a chat", window);
        page.closeDialog();
        conversation.menu("For Friday").seenBy().awaitNobody();
        expectAccessible("nobody has seen it", window);
        page.closeDialog();
        borisPage.chats().open(group).awaitMessages("For Friday");
        conversation.awaitTick("For Friday", true);
        conversation.menu("For Friday").seenBy().awaitReaders(boris);
        expectAccessible("somebody has seen it", window);
        page.closeDialog();
        conversation.edit("For Friday", "For Friday, dear");
        conversation.versions(conversation.seqOf("For Friday, dear")).awaitTexts("For Friday, dear", "For Friday");
        expectAccessible("what a message has said before", window);
        page.closeDialog();

        var search = conversation.search();
        expectAccessible("the search panel", window);
        search.lookFor("frida").awaitHits(conversation.seqOf("For Friday, dear")).goToOlder();
        expectAccessible("a found message", window);
        search.lookFor("sunday").awaitNothing();
        expectAccessible("nothing found", window);
        search.close();
        page.chats().search("frida").awaitHits(group);
        expectAccessible("what is found in all chats", window);
        window.hook("people-search").press(Keys.ESCAPE);

        var panel = conversation.members();
        var invites = panel.invites();
        invites.limit(1);
        var address = invites.create();
        invites.showCode();
        expectAccessible("the invites with a code", window);
        invites.close();
        panel.close();
        var discover = page.chats().discover();
        discover.lookFor(handle);
        expectAccessible("the public chats", window);
        discover.lookFor(handle + "x");
        expectAccessible("no public chat", window);
        discover.close();

        window.hook("chat-item").where("data-chat-type", "personal").press(Keys.TAB);
        window.select("[data-chat-type='personal'] ~ [data-testid='chat-menu']").press(Keys.ENTER);
        expectAccessible("the menu of a chat", window);
        window.hook("chat-block").press(Keys.ENTER);
        window.hook("block-confirm").awaitShown();
        expectAccessible("the question before blocking", window);
        window.hook("block-confirm").click();
        window.hook("block-confirm").awaitGone();
        window.hook("chat-item").where("data-chat-type", "personal").click();
        page.conversation().awaitBlocked();
        expectAccessible("a blocked person", window);
        page.settings().deleteAccount().confirmRefused("not the password");
        expectAccessible("the end of an account", window);

        var clara = scene.logIn(scene.person("Clara"));
        JoinPage.open(clara.window(), address).awaitPreview("Choir", 2);
        expectAccessible("an invite", clara.window());
        JoinPage.open(clara.window(), address + "x").awaitRefused("INVITE_NOT_FOUND");
        expectAccessible("an invite that is none", clara.window());
    }

    @Test
    void findsNothingSeriousInTheAdministration(Scene scene) {
        var boris = scene.person("Boris");
        var page = scene.logIn(scene.api().administrator());
        var window = page.window();
        var administration = page.settings().administration().people().find(boris);
        expectAccessible("people", window);
        administration.ask(boris, "lock");
        expectAccessible("a question about an account", window);
        administration.confirm().awaitLocked(boris, true).menu(boris);
        expectAccessible("the menu of a locked account", window);
        window.hook("person-log").press(Keys.ESCAPE);
        administration.findNobody();
        expectAccessible("nobody found", window);
        administration.registration().beginInvite();
        expectAccessible("a new link to register", window);
        administration.createInvite();
        expectAccessible("a link to register", window);
        administration.log();
        expectAccessible("the audit log", window);
    }

    private static void expectAccessible(String place, Window window) {
        assertThat(Accessibility.findingsInBothThemes(window)).as(place).isEmpty();
    }
}
