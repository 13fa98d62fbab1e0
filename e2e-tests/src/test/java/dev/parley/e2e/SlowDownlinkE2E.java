package dev.parley.e2e;

import dev.parley.e2e.environment.Api;
import dev.parley.e2e.environment.Downlink;
import dev.parley.e2e.environment.Environment;
import dev.parley.e2e.environment.ParleyServer;
import dev.parley.e2e.environment.Person;
import dev.parley.e2e.environment.Ports;
import dev.parley.e2e.page.LoginPage;
import dev.parley.e2e.page.MainPage;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A group's call whose line from the router becomes slow, and fast again. */
@EndToEnd
@Tag(SceneExtension.MEDIA)
@Tag(SceneExtension.FULL_DEVICES)
@Tag(SceneExtension.LONG)
class SlowDownlinkE2E {

    private static final int ROUTER_PORT = Ports.free();

    private static ParleyServer server;

    @BeforeAll
    static void build() {
        server = ParleyServer.start(
            Environment.current(),
            "throttled",
            "--parley.calls.router.bind-address=127.0.0.1",
            "--parley.calls.router.tcp-enabled=false",
            "--parley.calls.router.port=" + ROUTER_PORT
        );
    }

    @AfterAll
    static void close() {
        server.close();
    }

    @Test
    void dropsLayersThenPausesAndComesBack(Scene scene) {
        var api = new Api(server.address());
        var anna = api.register("Anna");
        var boris = api.register("Boris");
        var group = api.createGroup(anna, "Choir", boris);
        var annas = logIn(scene, anna);
        var boriss = logIn(scene, boris);
        try (var downlink = new Downlink(ROUTER_PORT)) {
            var annasCall = annas.chats().open(group).callWithVideo();
            var borissCall = boriss.incomingCall().accept();
            borissCall.awaitPictureHeight(height -> height > 180);

            downlink.throttle(300);
            borissCall.awaitPictureHeight(height -> height > 0 && height <= 180);
            borissCall.awaitAnySound();

            downlink.throttle(130);
            borissCall.awaitOtherPaused(true);
            borissCall.awaitAnySound();

            downlink.throttle(20_000);
            borissCall.awaitOtherPaused(false);
            borissCall.awaitPictureHeight(height -> height > 180);
            annasCall.hangUp();
            borissCall.awaitEnded();
        }
    }

    private static MainPage logIn(Scene scene, Person person) {
        return LoginPage.open(scene.window(person.displayName()), server.address()).logIn(person);
    }
}
