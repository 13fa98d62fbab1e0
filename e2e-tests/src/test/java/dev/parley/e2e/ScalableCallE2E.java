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

/** A group's call whose cameras go to the router as scalable video, encrypted. */
@EndToEnd
@Tag(SceneExtension.MEDIA)
@Tag(SceneExtension.FULL_DEVICES)
class ScalableCallE2E {

    private static final int ROUTER_PORT = Ports.free();

    private static ParleyServer server;

    @BeforeAll
    static void build() {
        server = ParleyServer.start(
            Environment.current(),
            "scalable",
            "--parley.calls.router.scalable-video=true",
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
    void eachGetsTheLayersThatTheirLineBears(Scene scene) {
        var api = new Api(server.address());
        var anna = api.register("Anna");
        var boris = api.register("Boris");
        var clara = api.register("Clara");
        var group = api.createGroup(anna, "Choir", boris, clara);
        var annas = logIn(scene, anna);
        var boriss = logIn(scene, boris);
        var claras = logIn(scene, clara);
        try (var downlink = new Downlink(ROUTER_PORT)) {
            var annasCall = annas.chats().open(group).callWithVideo();
            var borissCall = boriss.incomingCall().accept();
            var clarasCall = claras.incomingCall().acceptWithVideo();
            annasCall.tiles().awaitCount(3).awaitPicture(clara).awaitSound(boris).awaitSound(clara);
            borissCall.tiles().awaitCount(3).awaitPicture(anna).awaitPicture(clara).awaitSound(anna);
            clarasCall.tiles().awaitCount(3).awaitPicture(anna).awaitSound(anna);
            borissCall.tiles().awaitCodec(anna, "video/VP9").awaitCodec(clara, "video/VP9");
            boriss.window().resize(1440, 900);
            borissCall.fillScreen();
            borissCall.tiles().awaitPictureHeight(anna, height -> height > 180);

            // All three share it: their voices take a half of it.
            downlink.throttle(1_200);
            borissCall
                .tiles()
                .awaitPictureHeight(anna, height -> height > 0 && height <= 180)
                .awaitSound(anna);

            downlink.throttle(20_000);
            borissCall.tiles().awaitPictureHeight(anna, height -> height > 180);

            clarasCall.hangUp();
            borissCall.awaitPictures();
            annasCall.hangUp();
            borissCall.awaitEnded();
        }
    }

    private static MainPage logIn(Scene scene, Person person) {
        return LoginPage.open(scene.window(person.displayName()), server.address()).logIn(person);
    }
}
