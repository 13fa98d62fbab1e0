package dev.parley.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.e2e.environment.Person;
import dev.parley.e2e.page.ConversationPage;
import dev.parley.e2e.page.MainPage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@EndToEnd
@Tag(SceneExtension.MEDIA)
class VideoCallE2E {

    private Person anna;
    private Person boris;
    private MainPage annas;
    private MainPage boriss;
    private ConversationPage annasChat;

    @BeforeEach
    void annaHasOpenedHerChatWithBoris(Scene scene) {
        anna = scene.person("Anna");
        boris = scene.person("Boris");
        annas = scene.logIn(anna);
        boriss = scene.logIn(boris);
        annasChat = annas.chats().openPersonal(boris);
    }

    @Test
    @Tag(SceneExtension.FULL_DEVICES)
    void carriesPicturesAndSoundBothWays() {
        var annasCall = annasChat.callWithVideo();
        annasCall.awaitState("outgoing");
        var incoming = boriss.incomingCall();
        assertThat(incoming.kind()).isEqualTo("video");
        assertThat(incoming.callerId()).isEqualTo(anna.id());
        var borissCall = incoming.acceptWithVideo();

        annasCall.awaitActive();
        borissCall.awaitActive();
        annasCall.awaitPictures();
        borissCall.awaitPictures();
        annasCall.awaitSound();
        borissCall.awaitSound();
        assertThat(annasCall.showsOwnCamera()).isTrue();
        annasCall.awaitDuration(1);
        borissCall.hangUp();
        annasCall.awaitEnded();

        var record = annasChat.awaitCallRecord();
        assertThat(record.kind()).isEqualTo("video");
        assertThat(record.outcome()).isEqualTo("answered");
        assertThat(record.text()).as("the duration").containsPattern("0:\\d\\d");
        boriss.chats().open(annasChat.chatId()).awaitCallRecord();
    }

    @Test
    void carriesSoundAloneInAVoiceCall() {
        var annasCall = annasChat.callWithVoice();
        var incoming = boriss.incomingCall();
        assertThat(incoming.kind()).isEqualTo("voice");
        var borissCall = incoming.accept();

        annasCall.awaitActive();
        borissCall.awaitActive();
        annasCall.awaitSound();
        borissCall.awaitSound();
        assertThat(annasCall.showsOwnCamera()).isFalse();
        assertThat(borissCall.framesDecoded()).isZero();

        annasCall.hangUp();
        borissCall.awaitEnded();
        assertThat(annasChat.awaitCallRecord().kind()).isEqualTo("voice");
    }

    @Test
    void tellsTheOtherOfAMutedMicrophoneAndACameraSwitchedOff() {
        var annasCall = annasChat.callWithVideo();
        var borissCall = boriss.incomingCall().acceptWithVideo();
        annasCall.awaitActive();
        borissCall.awaitPictures();
        borissCall.awaitSound();

        annasCall.setMuted(true);
        borissCall.awaitOtherMuted(true);
        borissCall.awaitHush();
        annasCall.setCamera(false);
        borissCall.awaitOtherCamera(false);
        assertThat(annasCall.showsOwnCamera()).isFalse();

        annasCall.setMuted(false);
        borissCall.awaitOtherMuted(false);
        borissCall.awaitSound();
        annasCall.setCamera(true);
        borissCall.awaitOtherCamera(true);
        borissCall.awaitPictures();

        annasCall.hangUp();
        borissCall.awaitEnded();
    }

    @Test
    void showsAScreenUntilItIsStoppedByEitherButton() {
        var annasCall = annasChat.callWithVoice();
        var borissCall = boriss.incomingCall().accept();
        annasCall.awaitActive();
        borissCall.awaitActive();
        annas.window().keepScreenCapture();

        annasCall.shareScreen();
        borissCall.awaitOthersScreen();
        annasCall.awaitOwnScreen();
        annasCall.stopSharing();
        borissCall.awaitNoScreen();

        annasCall.shareScreen();
        borissCall.awaitOthersScreen();
        annas.window().stopScreenCapture();
        annasCall.awaitSharingEnded();
        borissCall.awaitNoScreen();
        borissCall.awaitSound();

        annasCall.hangUp();
        borissCall.awaitEnded();
    }

    @Test
    void endsForBothWhenTheCalleeDeclines() {
        var annasCall = annasChat.callWithVideo();
        boriss.incomingCall().decline();

        annasCall.awaitEnded();
        assertThat(boriss.isInCall()).isFalse();
        assertThat(annasChat.awaitCallRecord().outcome()).isEqualTo("declined");
    }

    @Test
    void endsAtOnceForTheOtherWhenOneLogsOut() {
        var annasCall = annasChat.callWithVoice();
        var borissCall = boriss.incomingCall().accept();
        annasCall.awaitActive();
        borissCall.awaitActive();

        borissCall.minimise();
        boriss.settings().logOut();

        annasCall.awaitEnded();
        assertThat(annasChat.awaitCallRecord().outcome()).isEqualTo("answered");
    }

    @Test
    void stopsRingingWhenTheCallerGivesUp() {
        var annasCall = annasChat.callWithVideo();
        annasCall.awaitState("outgoing");
        boriss.incomingCall();

        annasCall.hangUp();

        boriss.awaitSilence();
        assertThat(annasChat.awaitCallRecord().outcome()).isEqualTo("cancelled");
    }

    @Test
    void stopsRingingOnTheCalleesOtherDevicesWhenOneAnswersWhoIsBusyThen(Scene scene) {
        var otherDevice = scene.logIn(boris);
        var otherWindow = scene.openBeside(boriss);

        var annasCall = annasChat.callWithVoice();
        var incoming = boriss.incomingCall();
        otherDevice.incomingCall();
        otherWindow.incomingCall();
        var borissCall = incoming.accept();

        otherDevice.awaitSilence();
        otherWindow.awaitSilence();
        annasCall.awaitActive();
        borissCall.awaitActive();
        assertThat(otherDevice.isInCall()).isFalse();
        assertThat(otherWindow.isInCall()).isFalse();

        var clara = scene.logIn(scene.person("Clara"));
        clara.chats().openPersonal(boris).callWithVoiceRefused();
        assertThat(boriss.isRinging()).isFalse();
        assertThat(clara.isInCall()).isFalse();
        annasCall.hangUp();
        borissCall.awaitEnded();
    }

    @Test
    void takesAReloadedWindowBackIntoTheCall() {
        var annasCall = annasChat.callWithVideo();
        var borissCall = boriss.incomingCall().acceptWithVideo();
        annasCall.awaitPictures();
        borissCall.awaitPictures();

        boriss.window().reload();
        var returned = boriss.returnToCall();

        returned.awaitActive();
        annasCall.awaitActive();
        returned.awaitPictures();
        annasCall.awaitPictures();
        annasCall.awaitSound();
        annasCall.hangUp();
        returned.awaitEnded();
        assertThat(annasChat.awaitCallRecord().outcome()).isEqualTo("answered");
    }

    @Test
    void goesOnWithoutACameraThatIsRefused() {
        boriss.window().refuseCamera();

        var annasCall = annasChat.callWithVideo();
        var borissCall = boriss.incomingCall().acceptWithVideo();

        borissCall.awaitNotice("camera", "refused");
        borissCall.awaitPictures();
        annasCall.awaitActive();
        annasCall.awaitSound();
        annasCall.awaitOtherCamera(false);
        annasCall.hangUp();
        borissCall.awaitEnded();
    }

    @Test
    void outlivesAKilledServer(Scene scene) {
        var annasCall = annasChat.callWithVideo();
        var borissCall = boriss.incomingCall().acceptWithVideo();
        annasCall.awaitPictures();
        borissCall.awaitPictures();

        scene.server().kill();
        annas.awaitOutage();
        boriss.awaitOutage();
        borissCall.awaitPictures();
        // However long the start takes on a busy machine, it is not to be the end of the call.
        scene.server().start("--parley.calls.return-within=2m");

        annas.awaitOnline();
        boriss.awaitOnline();
        annasCall.awaitActive();
        borissCall.awaitActive();
        annasCall.awaitPictures();
        borissCall.awaitPictures();
        annasCall.hangUp();
        borissCall.awaitEnded();
        assertThat(annasChat.awaitCallRecord().outcome()).isEqualTo("answered");
    }
}
