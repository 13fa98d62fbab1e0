package dev.parley.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.e2e.browser.Window;
import dev.parley.e2e.environment.Person;
import dev.parley.e2e.environment.Waiting;
import dev.parley.e2e.page.CallWindow;
import dev.parley.e2e.page.LoginPage;
import dev.parley.e2e.page.MainPage;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Media that are encrypted between the devices of a call. */
@EndToEnd
@Tag(SceneExtension.MEDIA)
class EncryptedCallE2E {

    /** What comes goes to the decoder as it came: as whoever has no keys would see it. */
    private static final String WITHOUT_DECRYPTION =
        "Object.defineProperty(RTCRtpReceiver.prototype, 'transform', { get: () => null, set: () => {} })";

    /** Of two who send sound and pictures: what a machine that is slow to hand on a key may cost. */
    private static final long MOMENT = 25;

    private static final String UNABLE = "delete window.RTCRtpScriptTransform";

    private Person anna;
    private Person boris;
    private MainPage annas;

    @BeforeEach
    void annaIsThere(Scene scene) {
        anna = scene.person("Anna");
        boris = scene.person("Boris");
        annas = scene.logIn(anna);
    }

    @Test
    void encryptsACallOfTwoAndShowsBothOneSafetyCode(Scene scene) {
        var boriss = scene.logIn(boris);
        var annasCall = annas.chats().openPersonal(boris).callWithVideo();
        var borissCall = boriss.incomingCall().acceptWithVideo();

        annasCall.awaitShield("on").awaitPictures();
        borissCall.awaitShield("on").awaitPictures();
        annasCall.awaitSound();
        borissCall.awaitSound();
        assertThat(annasCall.frames("sealed")).isPositive();
        assertThat(annasCall.frames("opened")).isPositive();
        assertThat(annasCall.frames("sentPlain") + borissCall.frames("sentPlain")).isZero();
        assertThat(annasCall.frames("receivedPlain") + borissCall.frames("receivedPlain")).isZero();
        assertThat(annasCall.safetyCode()).hasSize(6).isEqualTo(borissCall.safetyCode());
    }

    @Test
    void encryptsTheCallOfAGroupWhoeverComesAndGoes(Scene scene) {
        var clara = scene.person("Clara");
        var group = scene.api().createGroup(anna, "Choir", boris, clara);
        var boriss = scene.logIn(boris);
        var claras = scene.logIn(clara);
        var annasCall = annas.chats().open(group).callWithVideo();
        var borissCall = boriss.incomingCall().acceptWithVideo();
        annasCall.awaitShield("on");
        borissCall.awaitShield("on").awaitPictures();
        long refused = annasCall.frames("refused");

        var clarasCall = claras.incomingCall().acceptWithVideo();
        clarasCall.awaitShield("on").tiles().awaitCount(3).awaitPicture(anna).awaitPicture(boris).awaitSound(anna);
        annasCall.tiles().awaitCount(3).awaitPicture(clara).awaitSound(clara);
        borissCall.hangUp();
        boriss.chats().open(group).awaitCallGoingOn(2);
        for (CallWindow staying : List.of(annasCall, clarasCall)) {
            long before = staying.framesDecoded();
            Waiting.until("pictures to go on", staying::framesDecoded, seen -> seen > before + 20);
        }
        annasCall.tiles().awaitSound(clara);
        clarasCall.tiles().awaitSound(anna);

        assertThat(annasCall.frames("refused") - refused)
            .as("frames lost while keys were renewed")
            .isLessThan(MOMENT);
        assertThat(annasCall.frames("sentPlain") + clarasCall.frames("sentPlain")).isZero();
        assertThat(annasCall.frames("receivedPlain") + clarasCall.frames("receivedPlain")).isZero();
    }

    @Test
    void showsNothingToABrowserThatDoesNotDecrypt(Scene scene) {
        var boriss = logInWith(scene, boris, WITHOUT_DECRYPTION);
        var annasCall = annas.chats().openPersonal(boris).callWithVideo();
        var borissCall = boriss.incomingCall().acceptWithVideo();

        annasCall.awaitShield("on").awaitPictures();
        assertThat(annasCall.shareOfCameraGreen()).as("what Boris sends").isGreaterThan(0.9);
        long sealed = annasCall.frames("sealed");
        Waiting.until("more frames", () -> annasCall.frames("sealed"), count -> count > sealed + 200);
        assertThat(borissCall.shareOfCameraGreen()).as("what Anna sends, undecrypted").isLessThan(0.5);
    }

    @Test
    void namesWhoseBrowserCannotAndEncryptsAgainWithoutThem(Scene scene) {
        var clara = scene.person("Clara");
        var group = scene.api().createGroup(anna, "Choir", boris, clara);
        var boriss = scene.logIn(boris);
        var claras = logInWith(scene, clara, UNABLE);
        var annasCall = annas.chats().open(group).callWithVideo();
        var borissCall = boriss.incomingCall().acceptWithVideo();
        annasCall.awaitShield("on");

        var clarasCall = claras.incomingCall().acceptWithVideo();
        annasCall.awaitShield("off");
        assertThat(annasCall.shieldText()).contains("Clara");
        clarasCall.awaitShield("off").tiles().awaitPicture(anna).awaitSound(boris);
        annasCall.tiles().awaitPicture(clara).awaitSound(clara);

        clarasCall.hangUp();
        annasCall.awaitShield("on").tiles().awaitSound(boris);
        borissCall.awaitShield("on").tiles().awaitSound(anna);
    }

    /** In a browser that is made to lack something. */
    private static MainPage logInWith(Scene scene, Person person, String script) {
        Window window = scene.window(person.displayName());
        window.command("Page.addScriptToEvaluateOnNewDocument", Map.of("source", script));
        return LoginPage.open(window, scene.address()).logIn(person);
    }
}
