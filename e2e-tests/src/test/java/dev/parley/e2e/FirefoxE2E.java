package dev.parley.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.parley.e2e.browser.Firefox;
import dev.parley.e2e.environment.Environment;
import dev.parley.e2e.environment.Person;
import dev.parley.e2e.page.FirefoxPage;
import dev.parley.e2e.page.MainPage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Calls between Firefox and Chromium, encrypted, from browser to browser and through the router. */
@EndToEnd
@Tag(SceneExtension.MEDIA)
class FirefoxE2E {

    private Firefox firefox;
    private Person anna;
    private Person boris;
    private MainPage annas;
    private FirefoxPage boriss;

    @BeforeEach
    void borisHasFirefox(Scene scene) {
        var executable = Environment.current().firefox();
        assumeTrue(executable.isPresent(), "Firefox is not installed, and could not be: see docs/testing-e2e.md");
        firefox = Firefox.start(Environment.current(), executable.get());
        anna = scene.person("Anna");
        boris = scene.person("Boris");
        annas = scene.logIn(anna);
        boriss = FirefoxPage.logIn(firefox, scene.address(), boris);
    }

    @AfterEach
    void close() {
        if (firefox != null) {
            firefox.close();
        }
    }

    @Test
    void callsAPersonWithChromium() {
        var annasCall = annas.chats().openPersonal(boris).callWithVideo();
        boriss.acceptWithVideo();

        annasCall.awaitShield("on").awaitPictures();
        annasCall.tiles().awaitSound(boris);
        boriss.awaitEncrypted().awaitPicture(anna).awaitSound(anna);

        boriss.reloadAndReturn().awaitEncrypted().awaitPicture(anna).awaitSound(anna);
        annasCall.awaitShield("on").awaitPictures();

        boriss.hangUp();
        annasCall.awaitEnded();
    }

    @Test
    void takesPartInTheCallOfAGroup(Scene scene) {
        var clara = scene.person("Clara");
        var group = scene.api().createGroup(anna, "Choir", boris, clara);
        var claras = scene.logIn(clara);
        var annasCall = annas.chats().open(group).callWithVideo();
        boriss.acceptWithVideo();
        var clarasCall = claras.incomingCall().acceptWithVideo();

        annasCall.awaitShield("on").tiles().awaitCount(3).awaitPicture(boris).awaitSound(boris).awaitPicture(clara);
        clarasCall.awaitShield("on").tiles().awaitPicture(boris).awaitSound(boris);
        boriss.awaitEncrypted().awaitPicture(anna).awaitSound(anna).awaitPicture(clara).awaitSound(clara);

        annasCall.shareScreen();
        boriss.awaitScreen(anna);
        boriss.hangUp();
        annasCall.awaitPictures();
        annasCall.tiles().awaitSound(clara);
        assertThat(annasCall.frames("sentPlain") + clarasCall.frames("receivedPlain")).isZero();
    }
}
