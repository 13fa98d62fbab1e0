package dev.parley.calls.media;

import static dev.parley.calls.People.ANN;
import static dev.parley.calls.People.BOB;
import static dev.parley.calls.People.id;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.parley.calls.media.transport.TestPeer;
import dev.parley.calls.media.transport.TransportCounts.PeerFate;
import dev.parley.calls.place.Person;
import dev.parley.chat.error.ErrorCode;
import dev.parley.chat.error.ParleyException;
import dev.parley.chat.user.UserId;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LocalTrialsTest {

    private static final Duration LONG = Duration.ofMinutes(1);

    private final RouterPort port = new RouterPort(settings(true), Clock.systemUTC());
    private final LocalTrials trials = new LocalTrials(port, settings(true), LONG);

    @BeforeEach
    void start() {
        port.start();
    }

    @AfterEach
    void stop() {
        port.stop();
    }

    @Test
    void letsABrowserThroughAndIsOverWithItsGoodbye() throws Exception {
        try (var browser = new TestPeer(open().port().addresses().getFirst())) {
            connect(browser, trials.answer(ANN, offer(browser), RouterTransport.UDP));
            assertThat(trials.count()).isEqualTo(1);

            browser.sayGoodbye();

            await().until(() -> trials.count() == 0);
        }
    }

    @Test
    void countsForNobodyAndIsRememberedByNobody() throws Exception {
        try (var browser = new TestPeer(open().port().addresses().getFirst())) {
            connect(browser, trials.answer(ANN, offer(browser), RouterTransport.UDP));
            browser.sayGoodbye();
            await().until(() -> trials.count() == 0);

            assertThat(port.transport().peers().of(PeerFate.CONNECTED)).isZero();
            assertThat(port.transport().peers().of(PeerFate.CLOSED)).isZero();
            assertThat(onPort(() -> open().port().hasEnded(browser.fingerprint()))).isFalse();
        }
    }

    @Test
    void endsByItself() throws Exception {
        var brief = new LocalTrials(port, settings(true), Duration.ofMillis(100));
        try (var browser = new TestPeer(open().port().addresses().getFirst())) {
            brief.answer(ANN, offer(browser), RouterTransport.UDP);

            await().until(() -> brief.count() == 0);
        }
    }

    @Test
    void tellsOfTheOneTransportThatIsTriedAlone() throws Exception {
        try (var browser = new TestPeer(open().port().addresses().getFirst())) {
            assertThat(trials.answer(ANN, offer(browser), RouterTransport.UDP))
                .contains(" udp ")
                .doesNotContain(" tcp ");
            assertThat(trials.answer(ANN, offer(browser), RouterTransport.TCP))
                .contains(" tcp ")
                .doesNotContain(" udp ");
        }
    }

    @Test
    void givesThePlaceOfAPersonsOldestToTheNewest() throws Exception {
        try (var oldest = peer(); var newest = peer()) {
            var first = trials.answer(ANN, offer(oldest), RouterTransport.UDP);
            for (int i = 0; i < LocalTrials.MAX_PER_PERSON; i++) {
                connect(newest, trials.answer(ANN, offer(newest), RouterTransport.UDP));
                newest.restart(open().port().addresses().getFirst(), TestPeer.FRAGMENT);
            }

            assertThat(trials.count()).isEqualTo(LocalTrials.MAX_PER_PERSON);
            assertThatThrownBy(() -> connect(oldest, first)).isInstanceOf(IOException.class);
        }
    }

    @Test
    void takesNoMoreThanItBearsAndThoseThereGoOn() throws Exception {
        var people = new ArrayList<Person>();
        try (var browser = peer()) {
            for (int i = 0; trials.count() < LocalTrials.MAX; i++) {
                var person = Person.of(new UserId(id("a" + i)));
                people.add(person);
                for (int j = 0; j < LocalTrials.MAX_PER_PERSON; j++) {
                    trials.answer(person, offer(browser), RouterTransport.UDP);
                }
            }
            assertThat(refusal(() -> trials.answer(BOB, offer(browser), RouterTransport.UDP))).isEqualTo(
                ErrorCode.UNAVAILABLE
            );
            connect(browser, trials.answer(people.getFirst(), offer(browser), RouterTransport.UDP));
            assertThat(trials.count()).isEqualTo(LocalTrials.MAX);
        }
    }

    @Test
    void refusesWhatItCannotAnswer() throws Exception {
        try (var browser = peer()) {
            var good = offer(browser);
            for (var bad : List.of(
                "",
                "v=0",
                good.replace("m=audio", "m=application"),
                good.replaceAll("(?s)m=audio.*", ""),
                good + good.substring(good.indexOf("m=audio")).replace("a=mid:0", "a=mid:1")
            )) {
                assertThat(refusal(() -> trials.answer(ANN, bad, RouterTransport.UDP))).isEqualTo(
                    ErrorCode.INVALID_REQUEST
                );
            }
            assertThat(trials.count()).isZero();
        }
    }

    @Test
    void saysWhereTheRouterIs() {
        var reach = trials.reach().orElseThrow();

        assertThat(reach.bound()).isEqualTo(open().port().addresses()).isEqualTo(reach.announced());
        assertThat(reach.boundTcp()).isEqualTo(open().port().tcpAddresses());
        assertThat(reach.configured()).isFalse();
    }

    @Test
    void hasNothingToSayWithoutARouter() throws Exception {
        var none = new RouterPort(settings(false), Clock.systemUTC());
        none.start();
        var without = new LocalTrials(none, settings(false));
        try (var browser = peer()) {
            assertThat(without.reach()).isEmpty();
            assertThat(refusal(() -> without.answer(ANN, offer(browser), RouterTransport.UDP))).isEqualTo(
                ErrorCode.UNAVAILABLE
            );
        }
    }

    private TestPeer peer() throws IOException {
        return new TestPeer(open().port().addresses().getFirst());
    }

    private RouterPort.Open open() {
        return port.get().orElseThrow();
    }

    private boolean onPort(BooleanSupplier question) throws ExecutionException, InterruptedException {
        var answer = new CompletableFuture<Boolean>();
        open()
            .port()
            .execute(() -> answer.complete(question.getAsBoolean()));
        return answer.get();
    }

    private static void connect(TestPeer browser, String answer) throws IOException {
        browser.nominate(MediaClient.credentialsIn(answer));
        browser.secure();
    }

    private static ErrorCode refusal(Runnable asking) {
        try {
            asking.run();
            throw new AssertionError("was answered");
        } catch (ParleyException refused) {
            return refused.code();
        }
    }

    private static String offer(TestPeer browser) {
        return """
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
        """.formatted(TestPeer.FRAGMENT, browser.fingerprint());
    }

    private static RouterProperties settings(boolean enabled) {
        return new RouterProperties(enabled, 0, true, 0, "127.0.0.1", List.of(), List.of(), false, 8);
    }
}
