package dev.parley.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.e2e.browser.Accessibility;
import dev.parley.e2e.browser.Overflow;
import dev.parley.e2e.environment.Person;
import dev.parley.e2e.page.MainPage;
import dev.parley.e2e.page.MeetingPage;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Meetings, to which one comes by a link, with an account or without. */
@EndToEnd
@Tag(SceneExtension.MEDIA)
class MeetingsE2E {

    private Person anna;
    private MainPage annas;

    @BeforeEach
    void annaIsThere(Scene scene) {
        anna = scene.person("Anna");
        annas = scene.logIn(anna);
    }

    @Test
    void aGuestComesThroughTheLobbySeesAndHearsTheHostAndIsRemovedForGood(Scene scene) {
        var dialog = annas.newMeeting();
        assertThat(Accessibility.seriousFindings(annas.window())).isEmpty();
        dialog.title("Planning").create();
        var link = dialog.link();
        assertThat(dialog.invitation()).contains("Planning", link.toString());
        assertThat(dialog.offersCalendar()).as("a file of a meeting without a time").isFalse();
        var annasCall = dialog.joinNow().awaitDoor("Planning").awaitOwnPicture().join();

        var window = scene.window("Gus");
        var guests = MeetingPage.open(window, link).awaitDoor("Planning").awaitCount(1).awaitOwnPicture().awaitLevel();
        assertThat(guests.showsChats()).isFalse();
        guests.devices().choose("videoinput", "fake_device_2").filter("background-blur").close();
        guests.awaitOwnPicture();
        assertThat(Accessibility.seriousFindings(window)).isEmpty();
        guests.name("Gus").ask().awaitWaiting();
        assertThat(Accessibility.seriousFindings(window)).isEmpty();

        var gus = annas.lobby().awaitGuest("Gus");
        assertThat(Accessibility.seriousFindings(annas.window())).isEmpty();
        annas.lobby().admit(gus);
        var guestsCall = guests.inside();
        guestsCall.awaitPictures();
        guestsCall.awaitSound();
        annasCall.awaitPictures();
        annasCall.awaitSound();

        annasCall.people().awaitOrder(anna, gus).mute(gus).awaitMuted(gus, true);
        guestsCall.awaitMuted(true);
        guestsCall.setMuted(false);
        annasCall.people().awaitMuted(gus, false).remove(gus);

        guests.awaitNotice("removed");
        MeetingPage.open(window, link).awaitDoor("Planning").ask().awaitNotice("removed");
        MeetingPage.open(window, link).awaitDoor("Planning").name("Somebody else").ask().awaitNotice("removed");
    }

    @Test
    void whoIsRefusedIsToldSoAndWhoLeavesMayComeAgain(Scene scene) {
        var dialog = annas.newMeeting().title("Open house").kind("voice").create();
        var link = dialog.link();
        var annasCall = dialog.joinNow().awaitDoor("Open house").join();
        var refused = MeetingPage.open(scene.window("Rob"), link)
            .awaitDoor("Open house")
            .name("Rob")
            .ask()
            .awaitWaiting();
        annas.lobby().refuse(annas.lobby().awaitGuest("Rob"));
        refused.awaitNotice("refused");

        var window = scene.window("Gus");
        annasCall.people().lock(true);
        MeetingPage.open(window, link).awaitDoor("Open house").name("Gus").ask().awaitNotice("locked");
        annasCall.people().lock(false).close();
        var guests = MeetingPage.open(window, link).awaitDoor("Open house").name("Gus").ask().awaitWaiting();
        var ida = MeetingPage.open(scene.window("Ida"), link).awaitDoor("Open house").name("Ida").ask().awaitWaiting();
        var gus = annas.lobby().awaitGuest("Gus");
        annas.lobby().awaitGuest("Ida");
        annas.lobby().admitAll();
        ida.inside().hangUp();
        guests.inside().hangUp();
        guests.awaitNotice("left").again().awaitDoor("Open house");
        // Once admitted is admitted, also for a page that was loaded anew.
        var guestsCall = guests.join();
        guestsCall.awaitSound();

        // Whoever is admitted and not in the call is removed where the meeting is looked after.
        guestsCall.hangUp();
        guests.awaitNotice("left");
        annasCall.hangUp();
        new MeetingPage(annas.window()).awaitNotice("left");
        annas.meetings().show("live").open(link.getPath().substring("/m/".length())).removeAbsent(gus);
        assertThat(Accessibility.seriousFindings(annas.window())).isEmpty();
        MeetingPage.open(window, link).awaitDoor("Open house").ask().awaitNotice("removed");
    }

    @Test
    void aGuestWhoReloadsIsInTheCallAgainAsBefore(Scene scene) {
        var dialog = annas.newMeeting().title("Workshop").option("lobby", false).create();
        var link = dialog.link();
        var annasCall = dialog.joinNow().awaitDoor("Workshop").join();
        var window = scene.window("Gus");
        var call = MeetingPage.open(window, link).awaitDoor("Workshop").awaitOwnPicture().name("Gus").join();
        call.awaitPictures();
        call.setMuted(true);
        annasCall.awaitOtherMuted(true);

        window.reload();
        var back = new MeetingPage(window).inside();
        back.awaitPictures();
        back.awaitSound();
        back.awaitMuted(true);
        annasCall.awaitPictures();
        annasCall.awaitOtherMuted(true);

        // Whoever comes by the link anew is asked at the door.
        MeetingPage.open(window, link).awaitDoor("Workshop");
    }

    @Test
    void writesInTheMeetingsChat(Scene scene, @TempDir Path folder) throws IOException {
        var dialog = annas.newMeeting().title("Writers").kind("voice").create();
        var link = dialog.link();
        var annasCall = dialog.joinNow().awaitDoor("Writers").join();
        var annasChat = annasCall.chatBeside(0).send("Among hosts");
        annasChat.awaitMessages("Among hosts");

        var window = scene.window("Gus");
        var guests = MeetingPage.open(window, link).awaitDoor("Writers").name("Gus").ask().awaitWaiting();
        var gus = annas.lobby().awaitGuest("Gus");
        annas.lobby().admit(gus);
        var guestsCall = guests.inside();
        annasChat.send("Welcome");
        var guestsChat = guestsCall.chatBeside(1).awaitSinceComing();
        guestsChat.awaitMessages("Welcome");
        guestsChat.send("Thanks").awaitMessages("Welcome", "Thanks");
        annasChat.awaitMessages("Among hosts", "Welcome", "Thanks");
        annasChat.awaitByGuest("Thanks");
        assertThat(Accessibility.seriousFindings(annas.window())).isEmpty();
        assertThat(Accessibility.seriousFindings(window)).isEmpty();

        guestsChat.files().pick(Files.writeString(folder.resolve("Draft.txt"), "Once upon a time"));
        guestsChat.send("Read this");
        annasChat.awaitMessages("Among hosts", "Welcome", "Thanks", "Read this");
        annasChat.files().awaitFiles("Draft.txt");

        var thanks = guestsChat.seqOf("Thanks");
        var menu = guestsChat.menu("Welcome");
        assertThat(menu.items()).containsExactly("reply", "copy", "select");
        menu.close();
        annasChat.menu("Thanks").select().awaitCount(1).delete();
        guestsChat.awaitDeleted(thanks);
        guestsChat.awaitMessages("Welcome", "Read this");

        annasCall.people().awaitOrder(anna, gus).remove(gus);
        guests.awaitNotice("removed");
        annasCall
            .chatBeside(0)
            .send("Among hosts again")
            .awaitMessages("Among hosts", "Welcome", "Read this", "Among hosts again");
        assertThat(String.valueOf(window.run("return JSON.stringify(window.__parleyFrames)")))
            .contains("Welcome")
            .doesNotContain("Among hosts");
    }

    @Test
    void theOwnerMakesACoHostInTheCallWhoLetsInWhoWaits(Scene scene) {
        var boris = scene.person("Boris");
        var dialog = annas.newMeeting().title("Council").kind("voice").create();
        var link = dialog.link();
        var annasCall = dialog.joinNow().awaitDoor("Council").join();
        var boriss = scene.logIn(boris);
        var door = MeetingPage.open(boriss.window(), link).awaitDoor("Council").ask().awaitWaiting();
        annas.lobby().admit(boris);
        var borissCall = door.inside();
        borissCall.awaitSound();
        var guests = MeetingPage.open(scene.window("Gus"), link).awaitDoor("Council").name("Gus").ask().awaitWaiting();

        annasCall.people().coHost(boris, true);
        var gus = boriss.lobby().awaitGuest("Gus");
        boriss.lobby().admit(gus);
        var guestsCall = guests.inside();
        guestsCall.awaitSound();
        guestsCall.raiseHand();
        annasCall.people().awaitHand(gus, 1).close();
        guestsCall.react("celebrate");
        annasCall.awaitReaction(gus, "celebrate");
        borissCall.people().awaitCoHost(boris, true);
        assertThat(Accessibility.seriousFindings(boriss.window())).isEmpty();

        borissCall.hangUp();
        borissCall = MeetingPage.open(boriss.window(), link).awaitDoor("Council").join();
        borissCall.people().awaitCoHost(boris, true);

        annasCall.people().coHost(boris, false);
        borissCall.people().awaitCoHost(boris, false);
    }

    @Test
    void whoComesInMutedIsHeardOnlyAfterUnmuting(Scene scene) {
        var dialog = annas
            .newMeeting()
            .title("Lecture")
            .kind("voice")
            .option("startMuted", true)
            .option("lobby", false)
            .create();
        var link = dialog.link();
        var annasCall = dialog.joinNow().awaitDoor("Lecture").join();
        annasCall.awaitMuted(false);
        var guestsCall = MeetingPage.open(scene.window("Gus"), link).awaitDoor("Lecture").name("Gus").join();
        guestsCall.awaitMuted(true);
        guestsCall.awaitSound();
        annasCall.awaitOtherMuted(true);

        guestsCall.setMuted(false);
        annasCall.awaitOtherMuted(false);
        annasCall.awaitSound();
    }

    @Test
    void aLinkInAChatIsACardAndAPasscodeIsAskedFor(Scene scene) {
        var boris = scene.person("Boris");
        var dialog = annas.newMeeting().title("Board").passcode("4711").option("lobby", false).create();
        var link = dialog.link();
        assertThat(dialog.invitation()).contains("4711");
        dialog.close();
        annas
            .chats()
            .openPersonal(boris)
            .send("Come: " + link)
            .joinMeeting("Board")
            .awaitDoor("Board")
            .join();

        var boriss = scene.logInOnPhone(boris);
        var chat = boriss.chats().openPersonal(anna).awaitMeeting("Board");
        assertThat(Overflow.of(boriss.window())).isEmpty();
        var door = chat.joinMeeting("Board").awaitDoor("Board");
        door.passcode("0815").ask().awaitWrongPasscode().passcode("4711").join().awaitSound();
    }

    @Test
    void oneComesWithoutAnyDevice(Scene scene) {
        var dialog = annas.newMeeting().title("Quiet").option("lobby", false).create();
        var link = dialog.link();
        dialog.joinNow().awaitDoor("Quiet").join();
        var window = scene.window("Gus");
        window.runBeforeEachPage(
            """
            navigator.mediaDevices.getUserMedia = () => Promise.reject(new DOMException('none', 'NotFoundError'));
            navigator.mediaDevices.enumerateDevices = () => Promise.resolve([]);
            """
        );
        var call = MeetingPage.open(window, link).awaitDoor("Quiet").awaitNoDevices().name("Gus").join();
        call.awaitPictures();
        call.awaitSound();
    }

    @Test
    void oneHasAListOfMeetingsWithTheirPastCalls(Scene scene) {
        var dialog = annas.newMeeting().title("Review").kind("voice").timed().create();
        var link = dialog.link();
        var code = link.getPath().substring("/m/".length());
        assertThat(dialog.offersCalendar()).isTrue();
        dialog.close();
        var meetings = annas.meetings().show("upcoming").await(code);
        assertThat(Accessibility.seriousFindings(annas.window())).isEmpty();
        var call = MeetingPage.open(annas.window(), link).awaitDoor("Review").join();
        call.chatBeside(0).send("Minutes").awaitMessages("Minutes");
        call.people().endForAll();
        new MeetingPage(annas.window()).awaitNotice("callEnded");

        meetings = annas.meetings().show("upcoming").open(code).awaitPastCall(1);
        assertThat(Accessibility.seriousFindings(annas.window())).isEmpty();
        meetings.readChat("Minutes");
        assertThat(Accessibility.seriousFindings(annas.window())).isEmpty();
        meetings.closeChat().end();
        annas.meetings().show("past").await(code);
        MeetingPage.open(scene.window("Gus"), link).awaitNotice("over");
    }

    @Test
    void aLinkOfNobodyLeadsToAPageThatSaysSo(Scene scene) {
        var unknown = URI.create(scene.address() + "/m/abc-defg-hij");
        MeetingPage.open(scene.window("Gus"), unknown).awaitNotice("unknown");
        MeetingPage.open(annas.window(), unknown).awaitNotice("unknown");
    }
}
