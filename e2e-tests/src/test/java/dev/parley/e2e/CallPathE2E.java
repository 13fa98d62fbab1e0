package dev.parley.e2e;

import dev.parley.e2e.environment.Api;
import dev.parley.e2e.environment.Environment;
import dev.parley.e2e.environment.Firewall;
import dev.parley.e2e.environment.ParleyServer;
import dev.parley.e2e.environment.Person;
import dev.parley.e2e.environment.Ports;
import dev.parley.e2e.page.CallWindow;
import dev.parley.e2e.page.LoginPage;
import dev.parley.e2e.page.MainPage;
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

    private static ParleyServer server;

    private Person anna;
    private Person boris;
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
        annas = logIn(scene, anna);
        boriss = logIn(scene, boris);
    }

    @Test
    void comesUpByTheRouterWhereBrowsersDoNotReachEachOther() {
        try (var _ = new Firewall(ROUTER_PORT)) {
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
    void movesToTheRouterWhenBrowsersReachEachOtherNoMore() {
        var annasCall = annas.chats().openPersonal(boris).callWithVideo();
        var borissCall = boriss.incomingCall().acceptWithVideo();
        seeAndHear(annasCall, borissCall);
        annasCall.awaitPath("direct");
        try (var _ = new Firewall(ROUTER_PORT)) {
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

    private static void seeAndHear(CallWindow... calls) {
        for (var call : calls) {
            call.awaitActive();
            call.awaitPictures();
            call.awaitSound();
        }
    }

    private static MainPage logIn(Scene scene, Person person) {
        return LoginPage.open(scene.window(person.displayName()), server.address()).logIn(person);
    }
}
