package dev.parley.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.e2e.browser.Overflow;
import dev.parley.e2e.environment.Person;
import dev.parley.e2e.page.MainPage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Calls that the router records, with the consent of who is in them. */
@EndToEnd
@Tag(SceneExtension.MEDIA)
class CallRecordingE2E {

    private static final int SECONDS = 6;

    private Person anna;
    private Person boris;
    private Person clara;
    private String group;
    private MainPage annas;
    private MainPage boriss;
    private MainPage claras;

    @BeforeEach
    void threeAreInAGroup(Scene scene) {
        anna = scene.person("Anna");
        boris = scene.person("Boris");
        clara = scene.person("Clara");
        group = scene
            .api()
            .createGroup(anna, "Choir of the long and winding river road society, evenings", boris, clara);
        annas = scene.logIn(anna);
        boriss = scene.logIn(boris);
        claras = scene.logIn(clara);
    }

    @Test
    void recordsThoseWhoAgreeAndPutsFilesThatPlayIntoTheChat() {
        var annasChat = annas.chats().open(group);
        var annasCall = annasChat.callWithVideoToRecord();
        var borissCall = boriss.incomingCall().acceptWithVideo();
        var clarasCall = claras.incomingCall().acceptWithVideo();
        annasCall.awaitShield("off").tiles().awaitCount(3).awaitPicture(boris).awaitPicture(clara);
        assertThat(clarasCall.shieldText()).contains("recorded");

        annasCall.startRecording().awaitRecorded();
        borissCall.answerRecording("agree").awaitRecorded();
        clarasCall.answerRecording("decline").awaitRecorded();
        clarasCall.tiles().awaitSound(anna).awaitSound(boris);
        annasCall.awaitRecordedFor(SECONDS).stopRecording();
        clarasCall.awaitNotRecorded();

        // The window of the call would lie over them.
        borissCall.hangUp();
        var files = boriss.chats().open(group).files();
        assertThat(files.awaitFiles(5))
            .anyMatch(name -> name.startsWith("index - "))
            .anyMatch(name -> name.startsWith("camera - Anna - "))
            .anyMatch(name -> name.startsWith("microphone - Anna - "))
            .anyMatch(name -> name.startsWith("camera - Boris - "))
            .anyMatch(name -> name.startsWith("microphone - Boris - "));
        files.playRecorded("video", SECONDS - 2);
        files.playRecorded("audio", SECONDS - 2);
    }

    @Test
    void asksBeforeEnteringACallThatIsRecorded() {
        var annasCall = annas.chats().open(group).callWithVoiceToRecord();
        var borissCall = boriss.incomingCall().accept();
        claras.incomingCall().decline();
        borissCall.awaitActive();
        annasCall.startRecording().awaitRecorded();
        borissCall.answerRecording("agree");

        var clarasChat = claras.chats().open(group);
        clarasChat.awaitCallGoingOn(2);
        clarasChat.awaitCallRecorded();
        for (int width : new int[] { 1440, 1152, 900, 768, 390 }) {
            claras.window().resize(width, 844);
            assertThat(clarasChat.crowdedInHeader()).as("the header at %d px", width).isEmpty();
        }
        claras.window().resize(1440, 900);
        clarasChat.stayOutOfRecordedCall();
        var clarasCall = clarasChat.joinRecordedCall("decline");
        clarasCall.awaitActive().awaitRecorded();
        annasCall.tiles().awaitCount(3);
    }

    @Test
    void fitsAPhoneAlsoFromRightToLeft(Scene scene) {
        var phone = scene.logInOnPhone(boris);
        phone.settings().speak("fa").close();
        var annasCall = annas.chats().open(group).callWithVideoToRecord();
        var call = phone.incomingCall().acceptWithVideo();
        call.awaitActive();

        annasCall.startRecording().awaitRecorded();
        call.awaitAskedToBeRecorded();
        expectToFit("the question", phone);
        // Long enough for the controls to fade where nothing is recorded.
        call.answerRecording("agree").awaitRecordedFor(SECONDS).awaitRecorded();
        expectToFit("the call with the red mark", phone);
        annasCall.stopRecording();
        call.awaitNotRecorded();
        expectToFit("the word that it has ended", phone);
    }

    private static void expectToFit(String place, MainPage page) {
        assertThat(Overflow.of(page.window())).as(place).isEmpty();
    }

    @Test
    void recordsNoEncryptedCallAndSaysWhy() {
        var annasCall = annas.chats().open(group).callWithVoice();
        boriss.incomingCall().accept().awaitShield("on");
        annasCall.awaitShield("on");

        assertThat(annasCall.recordingRefused()).contains("end-to-end encrypted");
    }
}
