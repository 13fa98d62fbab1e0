package dev.parley.e2e;

import dev.parley.e2e.browser.Accessibility;
import dev.parley.e2e.browser.Overflow;
import dev.parley.e2e.browser.Window;
import dev.parley.e2e.environment.Authenticator;
import dev.parley.e2e.environment.Person;
import dev.parley.e2e.page.MeetingPage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The screens and dialogs that {@link OverflowE2E}, {@link AccessibilityE2E} and {@link ForcedColoursAndZoomE2E} leave out; one
 * walk for all that these look for.
 */
@EndToEnd
class RemainingScreensE2E extends OverflowWalk {

    @Override
    void look(String place, Window where) {
        super.look(place, where);
        if (looks() == Overflow.Looks.CROSSED) {
            remember(place, Accessibility.findingsInBothThemes(where));
            remember(place + " in forced colours", Accessibility.findingsInForcedColours(where));
            remember(place + " at 200 % zoom", Accessibility.findingsZoomed(where));
            where.resize(1440, 900);
        }
    }

    @Test
    void fitAndAreAccessibleInTheSettings(Scene scene) {
        scene.api().put("/api/me/blocks/" + names.dora.id(), Map.of(), names.anna);
        var settings = page.settings();
        for (String section : List.of("account", "appearance", "notifications", "calls", "privacy", "programs")) {
            show("settings", section);
            look("the settings, " + section);
        }
        settings.checkCalls();
        look("the check of calls");
        settings.checkCalls().run();
        look("what the check of calls has found");
        settings.security();
        look("password and logins");
        click("password-change");
        look("a new password");
        settings.security().setUpSecondFactor();
        window.hook("second-factor-password").fill(names.anna.password());
        look("the begin of a second factor");
        click("second-factor-next");
        window.hook("second-factor-qr").awaitShown();
        look("a second factor");
        var app = new Authenticator(window.hook("second-factor-secret").text().replace(" ", ""));
        window.hook("second-factor-code").fill(app.code(0));
        click("second-factor-on");
        window.hook("recovery-codes").awaitShown();
        look("the recovery codes");
        click("recovery-codes-done");
        settings.security().awaitSecondFactor(true);
        click("second-factor-off");
        look("the end of a second factor");
        expectNoFault();
    }

    private void show(String place, String section) {
        click(place.equals("settings") ? "settings-section-" + section : place + "-" + section);
        window.hook(place.equals("settings") ? "settings-" + section : place).awaitShown();
    }

    @Test
    void fitAndAreAccessibleInTheAdministration(Scene scene, @TempDir Path folder) throws IOException {
        var conversation = page.chats().open(names.group);
        conversation.files().pick(longFile(folder));
        conversation.begin("A file").sendBegun();
        window.hook("attachment-file").awaitShown();
        scene
            .api()
            .put(
                "/api/chats/" + names.group + "/messages/" + names.claras + "/report",
                Map.of("kind", "harassment", "text", LongNames.ONE_WORD.repeat(3)),
                names.anna
            );
        hold(scene);
        var title = scene.api().uniqueUsername("orphan") + LongNames.ONE_WORD.substring(32);
        var orphan = scene.api().createGroup(names.boris, title, names.anna);
        scene.api().appoint(names.anna);
        scene
            .api()
            .put(
                "/api/admin/people/" + names.boris.id() + "/lock",
                Map.of("locked", true, "reason", LongNames.ONE_WORD),
                names.anna
            );
        window.reload();
        var administration = page.settings().administration();
        administration.find(names.dora).ask(names.dora, "resetLink");
        administration.confirm();
        window.hook("reset-link").awaitShown();
        look("a link to a new password");
        click("reset-link-done");
        show("administration", "chats");
        look("all chats");
        window.hook("all-chats-query").fill(title);
        var ownerless = window.hook("administered-chat").where("data-chat-id", orphan);
        ownerless.awaitAttribute("data-ownerless", "true");
        lookAtItem("handing a chat over", ownerless.inside("administered-chat-menu")::click, "chat-hand-over");
        lookAtItem("the end of a chat", ownerless.inside("administered-chat-menu")::click, "chat-delete");
        show("administration", "storage");
        window.hook("storage-person").awaitShown();
        look("the storage");
        click("storage-decide");
        window.hook("person-quota-dialog").awaitShown();
        look("the storage of one");
        page.closeDialog();
        administration.reports();
        look("the reports");
        click("report-timeOut");
        look("what is done about a report");
        page.closeDialog();
        click("reports-held");
        window.hook("held-text").awaitShown();
        look("messages that wait");
        click("held-refuse");
        look("a message refused");
        page.closeDialog();
        administration.words();
        look("the words");
        for (String section : List.of("messages", "bots", "calls")) {
            show("administration", section);
            look("the administration, " + section);
        }
        click("server-check-run");
        window.hook("server-finding").awaitShown();
        look("what the server finds about calls");
        expectNoFault();
    }

    /** Has a word of the list keep a message from going out. */
    private void hold(Scene scene) {
        var word = "w" + scene.api().uniqueUsername("held").replaceAll("[^a-z0-9]", "") + "w".repeat(30);
        scene.api().put("/api/admin/words", Map.of("text", word, "action", "hold"), scene.api().administrator());
        var claras = scene.logIn(names.clara);
        claras
            .chats()
            .open(names.group)
            .send(word + " " + LongNames.ONE_WORD)
            .awaitUnsent("MESSAGE_HELD");
        look("a message of one's own that waits", claras.window());
    }

    private void lookAtItem(String place, Runnable menu, String item) {
        menu.run();
        click(item);
        look(place);
        page.closeDialog();
    }

    @Test
    void fitAndAreAccessibleWhereAChatIsModerated(Scene scene) {
        var claras = scene.logIn(names.clara);
        var clarasChat = claras.chats().open(names.group);
        var conversation = page.chats().open(names.group);
        conversation.send("Hello");
        conversation.members();
        memberMenu(names.clara, "member-time-out");
        look("a time-out");
        page.closeDialog();
        memberMenu(names.clara, "member-ban");
        look("a ban");
        page.closeDialog();
        memberMenu(names.boris, "member-transfer");
        look("a new owner");
        page.closeDialog();
        scene
            .api()
            .put(
                "/api/chats/" + names.group + "/members/" + names.clara.id() + "/time-out",
                Map.of("minutes", 60, "reason", LongNames.ONE_WORD + " " + LongNames.WORDS),
                names.anna
            );
        clarasChat.awaitTimedOut();
        look("a conversation of somebody timed out", claras.window());
        claras.window().hook("timed-out-why").click();
        claras.window().hook("notice").awaitShown();
        look("the notices", claras.window());
        scene.api().put("/api/chats/" + names.group + "/bans/" + names.boris.id(), Map.of("reason", "No"), names.anna);
        click("bans-open");
        window.hook("ban").awaitShown();
        look("the bans");
        page.closeDialog();
        claras.closeDialog();
        clarasChat.menu("Hello").beginReport();
        look("a report", claras.window());
        expectNoFault();
    }

    private void memberMenu(Person person, String item) {
        window.hook("member").where("data-user-id", person.id()).inside("member-menu").click();
        click(item);
    }

    @Test
    @Tag(SceneExtension.MEDIA)
    void fitAndAreAccessibleInCallsAndMeetings(Scene scene) {
        var claras = scene.logIn(names.clara);
        var call = page.chats().open(names.group).callWithVideo();
        var incoming = claras.incomingCall();
        look("a call that rings", claras.window());
        look("a call that nobody has answered");
        incoming.accept();
        call.awaitActive();
        call.people();
        look("the people of a call");
        click("call-ring-open");
        look("who else can be called");
        page.closeDialog();
        call.people().close();
        for (String button : List.of(
            "call-quality",
            "call-microphone-devices",
            "call-camera-devices",
            "call-reactions"
        )) {
            look(button, () -> click(button), this::escape);
        }
        call.fillScreen();
        look("a call that fills the page");
        call.hangUp();

        var dialog = page.newMeeting().title(LongNames.ONE_WORD).create();
        var link = dialog.link();
        var door = dialog.joinNow().awaitDoor(LongNames.ONE_WORD);
        look("the door of a meeting");
        var meeting = door.join();
        var guest = scene.window("A guest");
        var waiting = MeetingPage.open(guest, link).awaitDoor(LongNames.ONE_WORD);
        waiting.name(LongNames.ONE_WORD).ask().awaitWaiting();
        look("waiting to be admitted", guest);
        window.hook("lobby-knock").awaitShown();
        look("a knock");
        meeting.people();
        look("the people of a meeting");
        click("meeting-options-open");
        look("the options of a meeting");
        click("meeting-options-open");
        page.lobby().refuse(page.lobby().awaitGuest(LongNames.ONE_WORD));
        waiting.awaitNotice("refused");
        look("somebody refused", guest);
        expectNoFault();
    }

    @Test
    void fitAndAreAccessibleAtTheDoors(Scene scene) {
        var guest = scene.window("A guest");
        var key = page.settings().apiKeys().create("Shop", "createVideoCalls");
        var call = scene
            .api()
            .createVideoCall(
                key,
                Map.of(
                    "call_type",
                    "video",
                    "people",
                    List.of(
                        Map.of("external_id", "a", "display_name", LongNames.ONE_WORD),
                        Map.of("external_id", "b", "display_name", LongNames.WORDS)
                    )
                )
            );
        var address = call.path("links").path(0).path("url").asString();
        var embedded = "/embed/video-call/" + call.path("room_id").asString();
        for (String path : List.of(
            "/forgot-password",
            "/reset-password#token=none",
            "/confirm-email#token=none",
            "/digest-off#token=none",
            "/register/none",
            "/login/provider",
            address,
            "/video-call/none"
        )) {
            guest.visit(scene.address().resolve(path));
            guest.select("main, section, form").awaitShown();
            look("the page " + path, guest);
        }
        // Its language is that of the page around it.
        for (String language : List.of("en", "ru", "fa")) {
            guest.visit(scene.address().resolve(embedded + "?lang=" + language));
            guest.hook("embedded-call-notice").awaitShown();
            guest.resize(320, 568);
            remember("an embedded call in " + language, Overflow.of(guest));
        }
        remember("an embedded call", Accessibility.findingsInBothThemes(guest));
        expectNoFault();
    }
}
