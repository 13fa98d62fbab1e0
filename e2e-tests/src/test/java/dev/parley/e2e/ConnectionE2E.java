package dev.parley.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.e2e.browser.Window;
import dev.parley.e2e.environment.Waiting;
import dev.parley.e2e.page.LoginPage;
import dev.parley.e2e.page.MainPage;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What stands between the page and the server: a wrong clock, a line that swallows, a log-out that is not heard, a reload. */
@EndToEnd
class ConnectionE2E {

    private static final String REFRESHES =
        "return performance.getEntriesByType('resource').filter(each => each.name.endsWith('/api/auth/refresh')).length";

    @ParameterizedTest
    @ValueSource(ints = { 20, 2 * 24 * 60, -2 * 24 * 60 })
    void keepsItsLoginAndTellsTheRightTimeByAClockThatIsMinutesOff(int minutes, Scene scene) {
        var anna = scene.person("Anna");
        var boris = scene.person("Boris");
        var group = scene.api().createGroup(anna, "Choir", boris);
        var window = scene.window("Anna");
        window.runBeforeEachPage(
            """
            const Right = Date;
            const ahead = %d * 60000;
            globalThis.Date = class extends Right {
              constructor(...given) {
                super(...(given.length > 0 ? given : [Right.now() + ahead]));
              }
              static now() {
                return Right.now() + ahead;
              }
            };
            """.formatted(minutes)
        );
        var page = LoginPage.open(window, scene.address()).logIn(anna);
        var conversation = page.chats().open(group).send("Good morning");
        conversation.awaitMessages("Good morning");

        Waiting.until("the page to be 8 s old", () -> window.run("return performance.now() > 8000") == Boolean.TRUE);

        page.awaitOnline();
        assertThat(window.run(REFRESHES)).isEqualTo(0L);
        assertThat(window.hook("day-separator").text()).isEqualToIgnoringCase("Today");
    }

    @Test
    void startsAnewWhereAConnectionIsSwallowed(Scene scene) throws IOException {
        var anna = scene.person("Anna");
        try (var silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            var window = scene.window("Anna");
            window.allowOtherServers();
            window.runBeforeEachPage(
                """
                const Real = WebSocket;
                window.swallow = false;
                window.WebSocket = class extends Real {
                  constructor(address) {
                    super(window.swallow ? 'ws://127.0.0.1:%d/' : address);
                    window.socket = this;
                  }
                };
                """.formatted(silent.getLocalPort())
            );
            var page = LoginPage.open(window, scene.address()).logIn(anna);
            var state = window.hook("connection-state");

            window.run("window.swallow = true; window.socket.close()");
            state.awaitAttribute("data-state", "reconnecting");
            try (var _ = silent.accept()) {
                window.run("window.swallow = false; window.dispatchEvent(new Event('online'))");
                page.awaitOnline();
            }

            window.run("window.swallow = true; window.socket.close()");
            state.awaitAttribute("data-state", "reconnecting");
            try (var _ = silent.accept()) {
                window.run("window.swallow = false");
                // By the deadline of the attempt alone.
                page.awaitOnline();
            }
        }
    }

    @Test
    void logsNobodyInAgainAfterALogOutThatTheServerHasNotHeard(Scene scene) {
        var anna = scene.person("Anna");
        var window = scene.window("Anna");
        window.runBeforeEachPage(
            """
            const send = window.fetch;
            window.fetch = (address, ...rest) =>
              String(address).endsWith('/api/auth/logout') && localStorage.getItem('cut')
                ? Promise.reject(new TypeError('cut'))
                : send(address, ...rest);
            """
        );
        var page = LoginPage.open(window, scene.address()).logIn(anna);
        page.awaitOnline();
        window.run("localStorage.setItem('cut', 'yes')");

        page.settings().logOut().awaitLogOutPending();
        window.visit(scene.address());
        var login = new LoginPage(window).awaitLogOutPending();

        window.run("localStorage.removeItem('cut'); window.dispatchEvent(new Event('online'))");
        login.awaitLogOutDone();
        assertThat(refresh(window)).as("the cookie").isEqualTo("401");
        new LoginPage(window).logIn(anna).awaitOnline();
    }

    @Test
    void isThereAgainAfterAReloadAtEachAddress(Scene scene) {
        var anna = scene.person("Anna");
        var window = scene.logIn(anna).window();
        window.visit(scene.address().resolve("/calls"));
        window.reload();
        window.hook("call-history").awaitShown();
        new MainPage(window).awaitOnline();

        window.visit(scene.address().resolve("/no/such/place"));
        window.hook("not-found").awaitShown();
        window.hook("not-found-home").click();
        new MainPage(window).awaitOnline();
    }

    private static String refresh(Window window) {
        return String.valueOf(
            window.run("return fetch('/api/auth/refresh', { method: 'POST' }).then(answer => answer.status)")
        );
    }
}
