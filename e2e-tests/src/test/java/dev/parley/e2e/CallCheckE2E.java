package dev.parley.e2e;

import dev.parley.e2e.environment.Api;
import dev.parley.e2e.environment.Environment;
import dev.parley.e2e.environment.Line;
import dev.parley.e2e.environment.ParleyServer;
import dev.parley.e2e.environment.Ports;
import dev.parley.e2e.page.LoginPage;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Whether calls would work, as the page finds out before one: what goes by UDP to the router goes by a {@link Line}. */
@EndToEnd
@Tag(SceneExtension.MEDIA)
class CallCheckE2E {

    private static final Line LINE = new Line();
    private static ParleyServer server;

    @BeforeAll
    static void build() {
        int router = Ports.free();
        server = ParleyServer.start(
            Environment.current(),
            "checked",
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

    @Test
    void isAllWellOnAGoodLineAndTellsThatUdpIsBlockedWhereItIs(Scene scene) {
        var anna = new Api(server.address()).register("Anna");
        var page = LoginPage.open(scene.window("Anna"), server.address()).logIn(anna);

        var check = page.settings().checkCalls();
        check.run().awaitStep("udp", "passed").awaitStep("tcp", "passed").awaitStep("socket", "passed");
        check.awaitCause("relay", "noRelay").awaitOutlook("good");

        LINE.lose(1);
        check.run().awaitCause("udp", "udpBlocked").awaitStep("tcp", "passed").awaitOutlook("limited");
    }
}
