package dev.parley.e2e;

import dev.parley.e2e.page.ConversationPage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every screen and dialog, with long names, fits the width of the window, whatever its width, its font and its language. */
@EndToEnd
class OverflowE2E extends OverflowWalk {

    @Test
    void fitsTheListAndItsDialogs() {
        look("the list");
        look("the menu of what is new", () -> click("new-menu"), this::escape);
        click("new-menu");
        click("new-chat");
        window.hook("new-chat-dialog").inside("new-chat-search").fill("b");
        window.hook("new-chat-dialog").inside("user-option").awaitShown();
        look("a new chat");
        page.closeDialog();
        var group = page.chats().newGroup();
        group.name(LongNames.ONE_WORD).pick(names.boris).pick(names.clara);
        look("a new group");
        page.closeDialog();
        page.chats().discover().lookFor(names.handle);
        look("the public chats");
        page.closeDialog();
        page.openQuickSwitch();
        window.hook("quick-switch-input").fill("o");
        look("the quick switch");
        page.closeDialog();
        page.openShortcuts();
        look("the keys");
        page.closeDialog();
        page.requests(2);
        look("the requests");
        page.closeDialog();
        window.hook("people-search").fill("donau");
        window.hook("search-hit").awaitShown();
        look("what is found in all chats");
        expectNoFault();
    }

    @Test
    void fitsAConversationAndWhatOpensInIt(@TempDir Path folder) throws IOException {
        var conversation = page.chats().open(names.group);
        conversation.files().pick(SampleImage.in(folder), longFile(folder));
        look("picked files");
        conversation.begin(LongNames.WORDS).sendBegun();
        window.hook("attachment-file").awaitShown();
        conversation.send(LongNames.ONE_WORD.repeat(2));
        conversation.menu(LongNames.WORDS).pin();
        window.hook("pin-bar").awaitShown();
        look("a conversation");
        var message = conversation.seqOf(LongNames.WORDS);
        look("the menu of a message", () -> conversation.menuAt(message), this::escape);
        var selected = conversation.menu(LongNames.WORDS).select();
        look("messages being selected");
        selected.leave();
        conversation.menu(LongNames.WORDS).reply();
        look("a reply being written");
        window.hook("composer-cancel").click();
        conversation.begin("@");
        window.hook("mention-option").awaitShown();
        look("who may be mentioned");
        window.hook("composer-input").fill("/");
        window.hook("slash-option").awaitShown();
        look("the slash commands");
        window.hook("composer-input").fill("**" + LongNames.ONE_WORD + "**");
        page.openEmoji();
        look("the emoji");
        page.closeEmoji();
        lookAtDialogsOfMessages(conversation);
        conversation.search().lookFor("donau");
        window.hook("search-hit").awaitShown();
        window.hook("chat-search-filter").click();
        look("the search in a chat");
        window.hook("chat-search-close").click();
        conversation.files().openImage();
        look("the image viewer");
        conversation.files().closeImage();
        expectNoFault();
    }

    private void lookAtDialogsOfMessages(ConversationPage conversation) {
        conversation.menu(LongNames.WORDS).forward();
        window.hook("forward-option").click();
        look("the forward dialog");
        page.closeDialog();
        conversation.menu(LongNames.WORDS).seenBy();
        look("who has seen it");
        page.closeDialog();
        conversation.author(names.boris);
        look("the card of a person");
        escape();
    }

    @Test
    void fitsThePanelOfAChat(@TempDir Path folder) throws IOException {
        var conversation = page.chats().open(names.group);
        conversation.files().pick(longFile(folder));
        conversation.begin("A file and " + LongNames.ADDRESS).sendBegun();
        window.hook("attachment-file").awaitShown();
        var panel = conversation.members();
        look("the members");
        window.hook("members-add").click();
        window.hook("user-search").fill("d");
        window.hook("add-members-dialog").inside("user-option").where("data-username", names.dora.username()).click();
        look("adding members");
        page.closeDialog();
        panel.invites().showCode();
        look("the invites");
        page.closeDialog();
        panel.show("files").awaitShared("files", 1);
        look("the files");
        panel.show("links");
        window.hook("shared-link").awaitShown();
        look("the links");
        panel.show("settings");
        look("the settings of a chat");
        panel.show("about");
        look("about a chat");
        panel.webhooks();
        window.hook("webhook-log-open").click();
        window.hook("webhook-delivery").awaitShown();
        look("the webhooks");
        window.hook("webhook-new").click();
        window.hook("incoming-webhook-new").click();
        look("new webhooks");
        page.closeDialog();
        window.hook("chat-delete").click();
        look("a question");
        page.closeDialog();
        panel.close();
        var personal = page.chats().openPersonal(names.dora);
        look("a chat not begun");
        personal.about().block();
        personal.awaitBlocked();
        look("about somebody blocked");
        page.settings();
        look("the settings");
        expectNoFault();
    }

    @Test
    void fitsTheSettingsCallsAndMeetings() {
        var settings = page.settings();
        settings.apiKeys().fill(LongNames.ONE_WORD.substring(2), "readChats");
        look("a new API key");
        settings.apiKeys().make();
        look("an API key made");
        window.hook("bot-open").click();
        window.hook("bot-edit-name").awaitShown();
        look("a bot");
        settings.deleteAccount();
        look("the end of an account");
        window.hook("account-delete-dialog").inside("dialog-close").click();
        settings.close();
        page.callHistory();
        look("no calls");
        page.meetings();
        look("the meetings");
        window.hook("meeting-item-open").click();
        window.hook("meeting-details").awaitShown();
        look("a meeting");
        page.closeDialog();
        var meeting = page.newMeeting().title(LongNames.WORDS).passcode("opensesame").timed();
        window.hook("meeting-form-options").click();
        look("a new meeting");
        meeting.create();
        look("a meeting made");
        meeting.close();
        page.chats().open(names.channel).callWithVoice();
        look("a call in its window");
        window.hook("call-hangup").click();
        expectNoFault();
    }

    @Test
    void fitsTheAdministration(Scene scene) {
        scene.api().appoint(names.anna);
        window.reload();
        var administration = page.settings().administration().people().find(names.boris);
        look("people");
        administration.ask(names.boris, "appoint");
        look("a question about an account");
        page.closeDialog();
        look("the menu of an account", () -> administration.menu(names.boris), this::escape);
        administration.registration().beginInvite();
        look("who may register");
        administration.createInvite();
        look("a link to register");
        administration.security();
        look("who has to have a second factor");
        administration.servers(1);
        look("the servers");
        administration.log();
        look("the audit log");
        expectNoFault();
    }

    @Test
    void fitsTheDoors(Scene scene) {
        var guest = scene.window("A guest");
        var doors = Map.of(
            "/login",
            "login-form",
            "/register",
            "register-form",
            "/nothing/" + LongNames.ONE_WORD,
            "not-found",
            "/m/" + names.code,
            "meeting-door"
        );
        doors.forEach((path, shown) -> {
            guest.visit(scene.address().resolve(path));
            guest.hook(shown).awaitShown();
            look("the page " + path, guest);
        });
        var dora = scene.logIn(names.dora);
        dora.window().visit(scene.address().resolve("/invite/" + names.invite));
        dora.window().hook("join-submit").awaitShown();
        look("an invite", dora.window());
        expectNoFault();
    }
}
