package dev.parley.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.e2e.browser.Window;
import dev.parley.e2e.environment.Api;
import dev.parley.e2e.environment.Environment;
import dev.parley.e2e.environment.Line;
import dev.parley.e2e.environment.ParleyServer;
import dev.parley.e2e.environment.Person;
import dev.parley.e2e.environment.Ports;
import dev.parley.e2e.environment.Waiting;
import dev.parley.e2e.page.CallWindow;
import dev.parley.e2e.page.HeardSound;
import dev.parley.e2e.page.LoginPage;
import dev.parley.e2e.page.MainPage;
import dev.parley.e2e.page.PlayedMedia;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The call of a group over bad networks: all that goes by UDP between browsers and the router goes by a {@link Line}. */
@EndToEnd
@Tag(SceneExtension.MEDIA)
@Tag(SceneExtension.LONG)
class GroupCallNetworkE2E {

    private static final Duration CUT = Duration.ofSeconds(8);
    private static final double LOSS = 0.1;
    private static final Duration DELAY = Duration.ofMillis(20);
    /** More than the 20 ms of a packet of sound, so that some overtake two others. */
    private static final Duration JITTER = Duration.ofMillis(50);
    /** What the browser says when it has another network. */
    private static final String ON_ANOTHER_NETWORK = "window.dispatchEvent(new Event('online'))";

    private static final Line LINE = new Line();
    private static ParleyServer server;

    private Person anna;
    private Person boris;
    private Person clara;
    private MainPage annas;
    private MainPage boriss;
    private MainPage claras;
    private String group;

    @BeforeAll
    static void build() {
        int router = Ports.free();
        server = ParleyServer.start(
            Environment.current(),
            "routed",
            "--parley.calls.router.bind-address=127.0.0.1",
            "--parley.calls.router.port=" + router,
            "--parley.calls.router.announced-addresses=127.0.0.1:" + LINE.datagrams(router)
        );
    }

    @AfterAll
    static void close() {
        server.close();
        LINE.close();
    }

    @BeforeEach
    void threeAreInAGroup(Scene scene) {
        var api = new Api(server.address());
        anna = api.register("Anna");
        boris = api.register("Boris");
        clara = api.register("Clara");
        group = api.createGroup(anna, "Choir", boris, clara);
        annas = logIn(scene, anna);
        boriss = logIn(scene, boris);
        claras = logIn(scene, clara);
    }

    @AfterEach
    void restore() {
        LINE.restore();
    }

    @Test
    void picturesAndVoicesGoOnWhereOnePacketOfTenIsLostEachWay() {
        LINE.lose(LOSS);
        var calls = talk();
        seeAndHear(calls);
        hangUp(calls);
    }

    @Test
    void picturesAndVoicesGoOnWherePacketsAreLateByChanceAndOvertakeEachOther() {
        LINE.degrade(0, DELAY);
        LINE.jitter(JITTER);
        var calls = talk();
        seeAndHear(calls);
        hangUp(calls);
    }

    @Test
    void comesBackAfterTheLineWasCut() {
        var calls = talk();
        seeAndHear(calls);

        LINE.cut();
        Waiting.pass(CUT);
        LINE.restore();

        seeAndHear(calls);
        hangUp(calls);
    }

    @Test
    void goesOnInTheSameTracksFromAnotherNetwork() {
        var calls = talk();
        seeAndHear(calls);
        var windows = List.of(annas.window(), boriss.window(), claras.window());
        var fragments = new HashMap<Window, String>();
        windows.forEach(window -> fragments.put(window, PlayedMedia.awaitOtherFragment(window, "")));
        var watched = windows.stream().map(PlayedMedia::in).toList();

        LINE.leaveNetwork();
        windows.forEach(window -> window.run(ON_ANOTHER_NETWORK));

        fragments.forEach((window, former) -> PlayedMedia.awaitOtherFragment(window, former));
        seeAndHear(calls);
        var played = PlayedMedia.stop(watched);
        assertThat(played)
            .hasSize(10)
            .allSatisfy(track -> assertThat(track.moves()).as("%s", track).isZero());
        hangUp(calls);
    }

    @Test
    void goesByTcpWhereNoUdpGetsThrough() {
        LINE.lose(1);
        var calls = talk();
        seeAndHear(calls);
        hangUp(calls);
    }

    private List<CallWindow> talk() {
        var annasCall = annas.chats().open(group).callWithVideo();
        return List.of(annasCall, boriss.incomingCall().acceptWithVideo(), claras.incomingCall().accept());
    }

    /** What was there before does not count: each waits for more than there is. */
    private void seeAndHear(List<CallWindow> calls) {
        calls.get(0).tiles().awaitCount(3).awaitPicture(boris).awaitSound(boris).awaitSound(clara);
        calls.get(1).tiles().awaitCount(3).awaitPicture(anna).awaitSound(anna).awaitSound(clara);
        calls.get(2).tiles().awaitCount(3).awaitPicture(anna).awaitPicture(boris).awaitSound(anna).awaitSound(boris);
    }

    private static void hangUp(List<CallWindow> calls) {
        calls.get(0).hangUp();
        calls.get(1).hangUp();
        calls.get(2).awaitEnded();
    }

    private static MainPage logIn(Scene scene, Person person) {
        var window = scene.window(person.displayName());
        window.runBeforeEachPage(HeardSound.RECORD_CONNECTIONS);
        return LoginPage.open(window, server.address()).logIn(person);
    }
}
