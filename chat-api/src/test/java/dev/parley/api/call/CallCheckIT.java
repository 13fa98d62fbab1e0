package dev.parley.api.call;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.api.testing.Node;
import dev.parley.api.testing.Rest;
import dev.parley.api.testing.TestUser;
import dev.parley.calls.media.MediaClient;
import dev.parley.calls.media.transport.TestPeer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** What users try before a call, and what administrators are told of the server's side. */
class CallCheckIT {

    private static final Node NODE = Node.first();

    private final TestUser anna = NODE.newUser();

    @Test
    void tellsABrowserWhatToTryAndLetsItThrough() throws Exception {
        var plan = anna.rest().get("/api/calls/check");

        assertThat(plan.status()).isEqualTo(200);
        assertThat(plan.body().path("router").asBoolean()).isTrue();
        assertThat(plan.body().path("udp")).isNotEmpty();
        assertThat(plan.body().path("tcp")).isNotEmpty();
        assertThat(plan.body().path("origin").asString()).isEqualTo("http://127.0.0.1:" + NODE.address().getPort());
        assertThat(plan.body().path("proxy").asString()).isEqualTo("none");

        try (var browser = new Browser(anna, "udp")) {
            browser.connect();
        }
    }

    @Test
    void hundredsAtOnceHarmNobodyAndEndByThemselves() throws Exception {
        try (var during = new Browser(anna, "udp")) {
            var statuses = IntStream.range(0, 400)
                .parallel()
                .mapToObj(i -> post(anna, "{\"sdp\": %s, \"transport\": \"udp\"}".formatted(during.offer())).status())
                .distinct()
                .toList();
            assertThat(statuses).containsExactly(200);
            try (var after = new Browser(NODE.newUser(), "udp")) {
                after.connect();
            }
        }
    }

    @Test
    void refusesWhatItCannotRead() {
        assertThat(post(anna, "{\"sdp\": \"v=0\", \"transport\": \"udp\"}").code()).isEqualTo("INVALID_REQUEST");
        assertThat(post(anna, "{\"sdp\": \"v=0\", \"transport\": \"dns\"}").code()).isEqualTo("INVALID_REQUEST");
        assertThat(
            post(anna, "{\"sdp\": \"%s\", \"transport\": \"udp\"}".formatted("a".repeat(20_001))).code()
        ).isEqualTo("INVALID_REQUEST");
    }

    @Test
    void tellsAnAdministratorWhatTheServerSees() {
        var findings = NODE.newAdministrator().rest().get("/api/admin/calls/check").body().path("findings");

        assertThat(findings.findValuesAsString("subject")).containsExactly(
            "router",
            "addresses",
            "tcp",
            "relay",
            "origin",
            "proxy",
            "certificate"
        );
        assertThat(findings.path(0).path("verdict").asString()).isEqualTo("passed");
        assertThat(findings.path(3).path("reason").asString()).isEqualTo("noRelay");
        assertThat(findings.path(6).path("reason").asString()).isEqualTo("noPublicAddress");
    }

    @Test
    void takesAClientBehindAProxyThatIsNotTrustedForTheProxy() {
        var rest = NODE.newAdministrator().rest();
        var proxy = rest.from("8.8.8.8").get("/api/admin/calls/check").body().path("findings").path(5);

        assertThat(proxy.path("reason").asString()).isEqualTo("untrustedProxy");
        assertThat(proxy.path("facts").path("client").asString()).isEqualTo("127.0.0.1");
    }

    private static Rest.Answer post(TestUser user, String json) {
        return user.rest().post("/api/calls/check", json);
    }

    /** As the page does it. */
    private static final class Browser implements AutoCloseable {

        private final TestPeer peer;
        private final String answer;

        Browser(TestUser user, String transport) throws Exception {
            var first = new Offer();
            peer = first.peer;
            answer = post(user, "{\"sdp\": %s, \"transport\": \"%s\"}".formatted(first.json(), transport))
                .body()
                .path("sdp")
                .asString();
        }

        String offer() {
            return new Offer(peer).json();
        }

        void connect() throws Exception {
            peer.restart(MediaClient.routerIn(answer), TestPeer.FRAGMENT);
            peer.nominate(MediaClient.credentialsIn(answer));
            peer.secure();
        }

        @Override
        public void close() {
            peer.close();
        }
    }

    private record Offer(TestPeer peer) {
        Offer() throws Exception {
            this(new TestPeer(NODE.address()));
        }

        String json() {
            return JsonMapper.builder()
                .build()
                .writeValueAsString(
                    """
                    v=0
                    o=- 1 1 IN IP4 127.0.0.1
                    s=-
                    t=0 0
                    m=audio 9 UDP/TLS/RTP/SAVPF 111
                    a=mid:0
                    a=ice-ufrag:%s
                    a=fingerprint:%s
                    a=rtpmap:111 opus/48000/2
                    a=sendonly
                    """.formatted(TestPeer.FRAGMENT, peer.fingerprint())
                );
        }
    }
}
