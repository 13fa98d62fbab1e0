package dev.parley.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.e2e.browser.Window;
import dev.parley.e2e.environment.Api;
import dev.parley.e2e.environment.Environment;
import dev.parley.e2e.environment.Line;
import dev.parley.e2e.environment.ParleyServer;
import dev.parley.e2e.environment.Person;
import dev.parley.e2e.environment.RelayServer;
import dev.parley.e2e.environment.Waiting;
import dev.parley.e2e.page.CallWindow;
import dev.parley.e2e.page.ConversationPage;
import dev.parley.e2e.page.LoginPage;
import dev.parley.e2e.page.MainPage;
import java.net.URI;
import java.time.Duration;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Calls over a bad network: everything goes by a {@link Line}, the media by a TURN server at the end of it. */
@EndToEnd
@Tag(SceneExtension.MEDIA)
@Tag(SceneExtension.LONG)
class CallNetworkE2E {

    private static final Duration CUT = Duration.ofSeconds(8);
    private static final Duration CREDENTIALS = Duration.ofSeconds(10);

    private static final Line LINE = new Line();
    private static RelayServer relay;
    private static ParleyServer server;
    private static URI address;

    private Api api;
    private Person anna;
    private Person boris;
    private MainPage annas;
    private MainPage boriss;
    private ConversationPage annasChat;

    @BeforeAll
    static void build() {
        relay = RelayServer.start(Environment.current());
        server = ParleyServer.start(
            Environment.current(),
            "relayed",
            "--parley.calls.ice.turn-urls=turn:127.0.0.1:%d?transport=udp".formatted(LINE.datagrams(relay.port())),
            "--parley.calls.ice.turn-secret=" + relay.secret(),
            "--parley.calls.ice.credential-ttl=" + CREDENTIALS.toSeconds() + "s"
        );
        address = URI.create("http://localhost:" + LINE.streams(server.port()));
    }

    @AfterAll
    static void close() {
        server.close();
        LINE.close();
        relay.close();
    }

    @BeforeEach
    void annaHasOpenedHerChatWithBoris(Scene scene) {
        api = new Api(server.address());
        anna = api.register("Anna");
        boris = api.register("Boris");
        annas = logIn(scene, anna);
        boriss = logIn(scene, boris);
        annasChat = annas.chats().openPersonal(boris);
    }

    @AfterEach
    void restore() {
        LINE.restore();
    }

    @Test
    void goesThroughTheRelayAloneAndRenewsItsCredentials() {
        var annasCall = annasChat.callWithVideo();
        var borissCall = boriss.incomingCall().acceptWithVideo();
        annasCall.awaitPictures();
        borissCall.awaitPictures();
        assertThat(annasCall.wayOfMedia()).isEqualTo("relay");
        assertThat(borissCall.wayOfMedia()).isEqualTo("relay");

        var expired = api.relay(boris, borissCall.callId());
        Waiting.until("the credentials to expire", () -> System.currentTimeMillis() / 1000 > expired.expiresAt());
        assertThat(allocationError(annas.window(), expired)).as("with credentials that have expired").isEqualTo(401);
        // As after a change of network: the way is looked for anew, which takes credentials that are valid.
        annas.window().run("window.dispatchEvent(new Event('online'))");
        boriss.window().run("window.dispatchEvent(new Event('online'))");
        annas.awaitOnline();
        boriss.awaitOnline();
        annasCall.awaitPictures();
        borissCall.awaitPictures();
        assertThat(borissCall.wayOfMedia()).isEqualTo("relay");
        hangUp(annasCall, borissCall);
    }

    @Test
    void comesBackAfterTheLineWasCut() {
        var annasCall = annasChat.callWithVideo();
        var borissCall = boriss.incomingCall().acceptWithVideo();
        annasCall.awaitPictures();
        borissCall.awaitPictures();
        borissCall.setMuted(true);

        LINE.cut();
        Waiting.pass(CUT);
        annasCall.awaitState("reconnecting");
        LINE.restore();

        annasCall.awaitActive();
        borissCall.awaitActive();
        annasCall.awaitPictures();
        borissCall.awaitPictures();
        annasCall.awaitOtherMuted(true);
        hangUp(annasCall, borissCall);
    }

    @Test
    void saysWhatIsWrongWithTheLine() {
        var annasCall = annasChat.callWithVideo();
        var borissCall = boriss.incomingCall().acceptWithVideo();
        annasCall.awaitPictures();
        borissCall.awaitPictures();

        LINE.degrade(0.2, Duration.ofMillis(100));
        annasCall.awaitCause("upLoss", "downLoss");
        assertThat(annasCall.qualityInWords()).containsPattern("\\d+\\s?%");
        assertThat(annasCall.awaitPoorConnection()).isNotBlank();

        LINE.degrade(0, Duration.ofMillis(200));
        annasCall.awaitCause("delay");
        assertThat(annasCall.qualityInWords()).contains("ms");

        LINE.restore();
        annasCall.awaitCause("none");
        annasCall.awaitPictures();
        hangUp(annasCall, borissCall);
    }

    @Test
    void awaitsOneWhoStaysAwayLongerThanAPlaceIsKept() {
        var annasCall = annasChat.callWithVideo();
        var borissCall = boriss.incomingCall().acceptWithVideo();
        annasCall.awaitPictures();
        borissCall.awaitPictures();

        boriss.window().visit(URI.create("about:blank"));
        annasCall.awaitState("reconnecting");
        annasCall.awaitNobodyElse();
        boriss.window().visit(address);
        var returned = new MainPage(boriss.window()).returnToCall();

        annasCall.awaitActive();
        annasCall.awaitPictures();
        returned.awaitPictures();
        hangUp(annasCall, returned);
        assertThat(annasChat.awaitCallRecord().outcome()).isEqualTo("answered");
    }

    @Test
    void movesToAnotherDevice(Scene scene) {
        var annasCall = annasChat.callWithVideo();
        boriss.incomingCall().acceptWithVideo().awaitPictures();
        annasCall.awaitPictures();

        var laptop = logIn(scene, boris);
        var moved = laptop.returnToCall();

        moved.awaitPictures();
        annasCall.awaitPictures();
        assertThat(boriss.isInCall()).isFalse();
        hangUp(annasCall, moved);
    }

    @Test
    void makesOneCallOfTwoWhoCallEachOther() {
        var borissChat = boriss.chats().openPersonal(anna);
        LINE.cut();
        var annasCall = annasChat.callWithVideo();
        var borissCall = borissChat.callWithVideo();
        annasCall.awaitState("starting");
        borissCall.awaitState("starting");
        LINE.restore();

        annasCall.awaitActive();
        borissCall.awaitActive();
        annasCall.awaitPictures();
        borissCall.awaitPictures();
        hangUp(annasCall, borissCall);
        assertThat(annasChat.awaitCallRecord().outcome()).isEqualTo("answered");
    }

    private static void hangUp(CallWindow one, CallWindow other) {
        one.hangUp();
        other.awaitEnded();
    }

    /** Everything goes by the line, the media through the relay alone. */
    private static MainPage logIn(Scene scene, Person person) {
        var window = scene.window(person.displayName());
        window.visit(address.resolve("/login"));
        window.run("localStorage.setItem('parley.relayOnly', 'true')");
        return LoginPage.open(window, address).logIn(person);
    }

    /** The error code (RFC 8656) that asking the relay for an address ends with. */
    private static int allocationError(Window window, Api.Relay relay) {
        var code = window.run(
            """
            const [url, username, credential] = arguments;
            const pc = new RTCPeerConnection({
              iceTransportPolicy: 'relay', iceServers: [{ urls: [url], username, credential }],
            });
            pc.createDataChannel('none');
            const refused = new Promise((resolve) => {
              pc.onicecandidateerror = (event) => resolve(event.errorCode);
              pc.onicecandidate = (event) => event.candidate && resolve(0);
            });
            return pc.setLocalDescription().then(() => refused).finally(() => pc.close());
            """,
            relay.url(),
            relay.username(),
            relay.credential()
        );
        return ((Number) Objects.requireNonNull(code)).intValue();
    }
}
