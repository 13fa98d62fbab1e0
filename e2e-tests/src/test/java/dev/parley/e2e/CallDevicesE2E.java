package dev.parley.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.e2e.browser.Accessibility;
import dev.parley.e2e.environment.Person;
import dev.parley.e2e.environment.Waiting;
import dev.parley.e2e.page.CallWindow;
import dev.parley.e2e.page.ConversationPage;
import dev.parley.e2e.page.MainPage;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** One's own devices in a call, with Chromium's fake ones. */
@EndToEnd
@Tag(SceneExtension.MEDIA)
class CallDevicesE2E {

    private static final String CAMERA = "videoinput";
    private static final String MICROPHONE = "audioinput";
    private static final String FIRST_CAMERA = "fake_device_0";
    private static final String OTHER_CAMERA = "fake_device_2";
    private static final String OTHER_MICROPHONE = "Fake Audio Input 2";

    private MainPage annas;
    private MainPage boriss;
    private ConversationPage annasChat;

    @BeforeEach
    void annaHasOpenedHerChatWithBoris(Scene scene) {
        Person boris = scene.person("Boris");
        annas = scene.logIn(scene.person("Anna"));
        boriss = scene.logIn(boris);
        annasChat = annas.chats().openPersonal(boris);
    }

    @Test
    void changesCameraAndMicrophoneInACallAndRemembersThemOverAReload() {
        var annasCall = annasChat.callWithVideo();
        var borissCall = answer(annasCall);

        annasCall.devices("camera").choose(CAMERA, OTHER_CAMERA).close();
        borissCall.awaitPictures();
        var popover = annasCall.devices("microphone").choose(MICROPHONE, OTHER_MICROPHONE);
        assertThat(Accessibility.seriousFindings(annas.window())).isEmpty();
        popover.close();
        borissCall.awaitSound();

        annas.window().reload();
        var returned = annas.returnToCall();
        returned.awaitActive();
        borissCall.awaitPictures();
        borissCall.awaitSound();
        popover = returned.devices("microphone");
        popover.awaitChosen(MICROPHONE, OTHER_MICROPHONE);
        popover.close();
        hangUp(returned, borissCall);
    }

    @Test
    void goesOnWithAnotherCameraWhenOneIsUnpluggedAndComesBackToIt() {
        annas.window().holdDevices();
        var annasCall = annasChat.callWithVideo();
        var borissCall = answer(annasCall);
        annasCall.devices("camera").choose(CAMERA, OTHER_CAMERA).close();
        awaitOpen(OTHER_CAMERA);

        annas.window().unplug(OTHER_CAMERA);
        awaitOpen(FIRST_CAMERA);
        annas.window().hook("toast").awaitShown();
        borissCall.awaitPictures();
        var popover = annasCall.devices("camera");
        popover.awaitAbsent(CAMERA, OTHER_CAMERA);
        popover.close();

        annas.window().plug(OTHER_CAMERA);
        awaitOpen(OTHER_CAMERA);
        borissCall.awaitPictures();
        hangUp(annasCall, borissCall);
        assertThat(annas.window().openDevices()).as("what is open after the call").isEmpty();
    }

    @Test
    void tellsHowToMendARefusedCameraAndGoesOnByVoice() {
        annas.window().refuseCamera();
        var annasCall = annasChat.callWithVideo();
        var borissCall = boriss.incomingCall().acceptWithVideo();

        annasCall.awaitNotice("camera", "refused");
        var help = annasCall.help();
        assertThat(help.help()).contains("icon to the left of the address");
        assertThat(Accessibility.seriousFindings(annas.window())).isEmpty();
        help.close();
        annasCall.awaitActive();
        annasCall.awaitPictures();
        borissCall.awaitSound();
        hangUp(annasCall, borissCall);
    }

    @Test
    void isHeardOnlyWhileTheKeyIsHeldWithPushToTalk() {
        var annasCall = annasChat.callWithVoice();
        var borissCall = boriss.incomingCall().accept();
        borissCall.awaitSound();

        annasCall.devices("microphone").pushToTalk().close();
        borissCall.awaitOtherMuted(true);
        borissCall.awaitHush();

        annas.window().holdKey("Space", " ");
        annasCall.awaitPushToTalk(true);
        borissCall.awaitOtherMuted(false);
        borissCall.awaitSound();

        annas.window().releaseKey("Space", " ");
        annasCall.awaitPushToTalk(false);
        borissCall.awaitOtherMuted(true);
        borissCall.awaitHush();
        hangUp(annasCall, borissCall);
    }

    @Test
    void sendsPicturesWithABlurredBackground() {
        var annasCall = annasChat.callWithVideo();
        var borissCall = answer(annasCall);

        annasCall.devices("camera").filter("background-blur").close();

        borissCall.awaitPictures();
        assertThat(annasCall.showsOwnCamera()).isTrue();
        hangUp(annasCall, borissCall);
    }

    @Test
    void sendsAVoiceWithItsNoiseSuppressed() {
        var annasCall = annasChat.callWithVoice();
        var borissCall = boriss.incomingCall().accept();
        borissCall.awaitSound();

        annasCall.devices("microphone").filter("noise-suppression").close();

        borissCall.awaitAnySound();
        annasCall.setMuted(true);
        borissCall.awaitHush();
        hangUp(annasCall, borissCall);
    }

    @Test
    void triesTheDevicesInTheSettingsAndLetsThemGo() {
        annas.window().holdDevices();
        var settings = annas.settings().tryDevices();
        Waiting.until("both devices to be open", () -> annas.window().openDevices(), open -> open.size() == 2);
        assertThat(Accessibility.seriousFindings(annas.window())).isEmpty();

        settings.close();

        Waiting.until("both devices to be let go", () -> annas.window().openDevices(), List::isEmpty);
    }

    private CallWindow answer(CallWindow annasCall) {
        var borissCall = boriss.incomingCall().acceptWithVideo();
        annasCall.awaitActive();
        borissCall.awaitPictures();
        return borissCall;
    }

    private void awaitOpen(String camera) {
        Waiting.until(
            camera + " to be open",
            () -> annas.window().openDevices(),
            open -> open.size() == 2 && open.contains(camera)
        );
    }

    private static void hangUp(CallWindow one, CallWindow other) {
        one.hangUp();
        other.awaitEnded();
    }
}
