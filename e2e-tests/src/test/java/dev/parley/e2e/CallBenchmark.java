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
import dev.parley.e2e.page.LoginPage;
import dev.parley.e2e.page.MainPage;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * How fast calls are, in real browsers on this machine; see docs/benchmarks.md. Nothing here fails for being slow, but a
 * hundred calls must leave nothing behind.
 */
@EndToEnd
@Tag(SceneExtension.MEDIA)
@Tag(SceneExtension.FULL_DEVICES)
class CallBenchmark {

    private static final int CALLS = Integer.getInteger("parley.benchmark.calls", 100);
    private static final int CUTS = Integer.getInteger("parley.benchmark.cuts", 20);
    private static final Duration CUT = Duration.ofSeconds(8);

    /** Watches for the first picture and the first sound of the other, from now on. */
    private static final String WATCH = """
    const now = () => performance.timeOrigin + performance.now();
    window.benchmark = { picture: 0, sound: 0 };
    const seen = window.benchmark;
    const look = () => {
      const video = document.querySelector('[data-testid="call-remote-video"]');
      if (!video) return setTimeout(look, 2);
      video.requestVideoFrameCallback(() => { seen.picture = now(); });
    };
    look();
    const listen = async () => {
      const stats = await window.__parleyCall.stats();
      if (stats && stats.totalAudioEnergy > 0) seen.sound = now();
      else setTimeout(listen, 5);
    };
    listen();
    """;

    /** Watches for pictures to go on after a pause. */
    private static final String WATCH_RETURN = """
    const now = () => performance.timeOrigin + performance.now();
    window.benchmark = { picture: 0, sound: 0 };
    const seen = window.benchmark;
    document.querySelector('[data-testid="call-remote-video"]')
      .requestVideoFrameCallback(() => { seen.picture = now(); });
    """;

    private static final String ACCEPT = """
    const at = performance.timeOrigin + performance.now();
    document.querySelector('[data-testid="call-accept-video"]').click();
    return at;
    """;

    /** When this page was told that the call rings no more. */
    private static final String RING_ENDED = """
    const over = window.__parleyFrames.filter(({ direction, frame }) =>
      direction === 'in' && frame.type === 'call.changed' && frame.call.ringing.length === 0);
    return over.length === 0 ? 0 : new Date(over.at(-1).at).getTime();
    """;

    @Test
    void callAfterCall(Scene scene) throws IOException {
        var anna = scene.person("Anna");
        var boris = scene.person("Boris");
        var annas = scene.logIn(anna);
        var boriss = scene.logIn(boris);
        var device = scene.logIn(boris);
        var chat = annas.chats().openPersonal(boris);
        var picture = new Measurement("click on accept → first picture, callee");
        var callersPicture = new Measurement("click on accept → first picture, caller");
        var sound = new Measurement("click on accept → first sound, callee");
        var callersSound = new Measurement("click on accept → first sound, caller");
        var ring = new Measurement("click on accept → ring ends on the other device");
        var before = scene.server().leftovers();
        for (int i = 0; i < CALLS; i++) {
            var call = chat.callWithVideo();
            boriss.incomingCall();
            device.incomingCall();
            annas.window().run(WATCH);
            boriss.window().run(WATCH);
            double accepted = number(boriss.window().run(ACCEPT));
            picture.add(time(boriss.window(), "picture") - accepted);
            callersPicture.add(time(annas.window(), "picture") - accepted);
            sound.add(time(boriss.window(), "sound") - accepted);
            callersSound.add(time(annas.window(), "sound") - accepted);
            device.awaitSilence();
            ring.add(Math.max(0, number(device.window().run(RING_ENDED)) - accepted));
            call.hangUp();
            Waiting.until("Boris to be out of the call", () -> !boriss.isInCall());
            if (i == 0) {
                // The first call of a server starts what all others use.
                before = scene.server().leftovers();
            }
        }
        var after = Waiting.until("Redis to know of no call", scene.server()::leftovers, left ->
            left.callKeys().isEmpty()
        );
        report(
            "calls.md",
            picture.row() + callersPicture.row() + sound.row() + callersSound.row() + ring.row(),
            "After the first of %d calls: %d threads, %d sockets. After the last: %d threads, %d sockets, no key of a call in Redis.".formatted(
                CALLS,
                before.threads(),
                before.sockets(),
                after.threads(),
                after.sockets()
            )
        );
        assertThat(after.sockets()).isLessThanOrEqualTo(before.sockets());
    }

    @Test
    void mediaAfterACut(Scene scene) throws IOException {
        var environment = Environment.current();
        var line = new Line();
        var back = new Measurement("line restored after 8 s → next picture");
        try (
            line;
            var relay = RelayServer.start(environment);
            var server = ParleyServer.start(
                environment,
                "benchmark",
                "--parley.calls.ice.turn-urls=turn:127.0.0.1:%d?transport=udp".formatted(line.datagrams(relay.port())),
                "--parley.calls.ice.turn-secret=" + relay.secret()
            )
        ) {
            var address = URI.create("http://localhost:" + line.streams(server.port()));
            var api = new Api(server.address());
            var boris = api.register("Boris");
            var annas = logIn(scene, api.register("Anna"), address);
            var boriss = logIn(scene, boris, address);
            var call = annas.chats().openPersonal(boris).callWithVideo();
            var borissCall = boriss.incomingCall().acceptWithVideo();
            for (int i = 0; i < CUTS; i++) {
                call.awaitPictures();
                borissCall.awaitPictures();
                line.cut();
                Waiting.pass(CUT);
                annas.window().run(WATCH_RETURN);
                boriss.window().run(WATCH_RETURN);
                double restored = System.currentTimeMillis();
                line.restore();
                back.add(time(annas.window(), "picture") - restored);
                back.add(time(boriss.window(), "picture") - restored);
            }
            call.hangUp();
        }
        report(
            "cuts.md",
            back.row(),
            "Everything by one line that is cut: the sockets, and the media by a TURN server."
        );
    }

    private static MainPage logIn(Scene scene, Person person, URI address) {
        var window = scene.window(person.displayName());
        window.visit(address.resolve("/login"));
        window.run("localStorage.setItem('parley.relayOnly', 'true')");
        return LoginPage.open(window, address).logIn(person);
    }

    private static double time(Window window, String what) {
        return Waiting.until(
            "the first " + what + " in " + window,
            Duration.ofSeconds(30),
            () -> window.run("return window.benchmark") instanceof Map<?, ?> seen ? number(seen.get(what)) : 0.0,
            time -> time > 0
        );
    }

    private static double number(@Nullable Object value) {
        return ((Number) Objects.requireNonNull(value)).doubleValue();
    }

    private static void report(String file, String rows, String note) throws IOException {
        Reports.write(file, Measurement.head() + rows + "\n" + note + "\n");
    }
}
