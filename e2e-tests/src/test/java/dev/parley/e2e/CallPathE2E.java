package dev.parley.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.e2e.environment.Api;
import dev.parley.e2e.environment.Environment;
import dev.parley.e2e.environment.Firewall;
import dev.parley.e2e.environment.ParleyServer;
import dev.parley.e2e.environment.Person;
import dev.parley.e2e.environment.Ports;
import dev.parley.e2e.page.CallWindow;
import dev.parley.e2e.page.HeardSound;
import dev.parley.e2e.page.LoginPage;
import dev.parley.e2e.page.MainPage;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The call of two whose media go from browser to browser, and move to the router. There is no TURN server. */
@EndToEnd
@Tag(SceneExtension.MEDIA)
class CallPathE2E {

    private static final int ROUTER_PORT = Ports.free();

    /**
     * One of so many samples may be made up: a busy machine is late also where nothing moves. Whether it moves without a gap, the
     * tracks tell.
     */
    private static final long CONCEALED_MOST = 4;

    private static ParleyServer server;

    private Person anna;
    private Person boris;
    private Person clara;
    private MainPage annas;
    private MainPage boriss;

    @BeforeAll
    static void build() {
        server = ParleyServer.start(
            Environment.current(),
            "paths",
            "--parley.calls.router.bind-address=127.0.0.1",
            "--parley.calls.router.port=" + ROUTER_PORT
        );
    }

    @AfterAll
    static void close() {
        server.close();
    }

    @BeforeEach
    void twoAreLoggedIn(Scene scene) {
        var api = new Api(server.address());
        anna = api.register("Anna");
        boris = api.register("Boris");
        clara = api.register("Clara");
        annas = logIn(scene, anna);
        boriss = logIn(scene, boris);
    }

    @Test
    @Tag(SceneExtension.LONG)
    void comesUpByTheRouterWhereBrowsersDoNotReachEachOther() {
        try (var _ = Firewall.between(ROUTER_PORT)) {
            var annasCall = annas.chats().openPersonal(boris).callWithVideo();
            var borissCall = boriss.incomingCall().acceptWithVideo();
            seeAndHear(annasCall, borissCall);
            annasCall.awaitPath("router");
            borissCall.awaitPath("router");
            annasCall.shareScreen();
            borissCall.awaitOthersScreen();
            annasCall.hangUp();
            borissCall.awaitEnded();
        }
    }

    @Test
    @Tag(SceneExtension.LONG)
    void movesToTheRouterWhenBrowsersReachEachOtherNoMore() {
        var annasCall = annas.chats().openPersonal(boris).callWithVideo();
        var borissCall = boriss.incomingCall().acceptWithVideo();
        seeAndHear(annasCall, borissCall);
        annasCall.awaitPath("direct");
        try (var _ = Firewall.between(ROUTER_PORT)) {
            annasCall.awaitPath("router");
            borissCall.awaitPath("router");
            seeAndHear(annasCall, borissCall);
        }
        // Once moved, it stays.
        seeAndHear(annasCall, borissCall);
        annasCall.awaitPath("router");
        annasCall.hangUp();
        borissCall.awaitEnded();
    }

    @Test
    void addsAThirdWhileTheSoundGoesOn(Scene scene) {
        var claras = logIn(scene, clara);
        var annasCall = annas.chats().openPersonal(boris).callWithVideo();
        var borissCall = boriss.incomingCall().acceptWithVideo();
        seeAndHear(annasCall, borissCall);
        annasCall.awaitPath("direct");
        var annasEars = annasCall.listen(boris);
        var borissEars = borissCall.listen(anna);

        annasCall.add(clara);
        var clarasCall = claras.incomingCall().accept();
        annasCall.tiles().awaitCount(3).awaitSound(clara).awaitSound(boris).awaitPicture(boris);
        borissCall.tiles().awaitCount(3).awaitSound(clara).awaitSound(anna).awaitPicture(anna);
        clarasCall.tiles().awaitCount(3).awaitSound(anna).awaitSound(boris).awaitPicture(anna).awaitPicture(boris);

        for (var heard : List.of(annasEars.stop(), borissEars.stop())) {
            assertThat(heard.tracks()).as("%s", heard).isEqualTo(2);
            assertThat(heard.overlapped()).as("%s", heard).isTrue();
            assertThat(heard.twice()).as("%s", heard).isZero();
            assertThat(heard.concealed())
                .as("%s", heard)
                .isLessThan(heard.received() / CONCEALED_MOST);
        }
        // The chat of the two stays theirs, and the call goes on while two are in it.
        assertThat(claras.chats().titles()).isEmpty();
        annasCall.hangUp();
        borissCall.awaitActive();
        borissCall.awaitSound();
        clarasCall.hangUp();
        borissCall.awaitEnded();
    }

    private static void seeAndHear(CallWindow... calls) {
        for (var call : calls) {
            call.awaitActive();
            call.awaitPictures();
            call.awaitSound();
        }
    }

    private static MainPage logIn(Scene scene, Person person) {
        var window = scene.window(person.displayName());
        window.runBeforeEachPage(HeardSound.RECORD_CONNECTIONS);
        return LoginPage.open(window, server.address()).logIn(person);
    }
}
