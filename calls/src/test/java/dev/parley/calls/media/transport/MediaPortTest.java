package dev.parley.calls.media.transport;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.parley.calls.media.stun.TestChecks;
import java.io.IOException;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MediaPortTest {

    private static final int SILENCE_MS = 200;

    private MediaPort port;
    private final BlockingQueue<String> told = new LinkedBlockingQueue<>();
    private final BlockingQueue<byte[]> media = new LinkedBlockingQueue<>();

    @BeforeEach
    void open() throws IOException {
        var anyPort = List.of(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        port = MediaPort.open(anyPort, anyPort, Instant.now());
    }

    @AfterEach
    void close() {
        port.close();
    }

    @ParameterizedTest
    @EnumSource
    void carriesMediaBothWays(SrtpProfile profile) throws Exception {
        carriesMediaBothWays(browser(profile));
    }

    @Test
    void carriesMediaBothWaysByTcp() throws Exception {
        carriesMediaBothWays(byTcp());
    }

    @Test
    void carriesMediaBothWaysByTheSixthVersionOfIp() throws Exception {
        assumeThat(NetworkInterface.networkInterfaces().flatMap(NetworkInterface::inetAddresses))
            .as("this machine has no IPv6")
            .anyMatch(address -> address instanceof Inet6Address && address.isLoopbackAddress());
        port.close();
        var anyPort = List.of(new InetSocketAddress("::1", 0));
        port = MediaPort.open(anyPort, anyPort, Instant.now());

        carriesMediaBothWays(browser(SrtpProfile.AES_128_GCM));
        carriesMediaBothWays(byTcp());
    }

    /** RFC 7675. */
    @Test
    void losesWhoHasNotConsentedForFifteenSeconds() throws Exception {
        try (var browser = browser(SrtpProfile.AES_128_GCM)) {
            var peer = expect(browser.fingerprint());
            browser.nominate(peer.credentials());
            browser.secure();
            assertThat(next(told)).isEqualTo("connected");
            long now = System.nanoTime();

            onPort(() -> peer.watch(now + TimeUnit.SECONDS.toNanos(14)));
            assertThat(told).isEmpty();
            onPort(() -> peer.watch(now + TimeUnit.SECONDS.toNanos(16)));
            assertThat(next(told)).isEqualTo("SILENT");

            browser.sendRtp(rtp(7, 1));
            assertThat(browser.check(check(peer.credentials().fragment(), peer.credentials().password()), SILENCE_MS))
                .as("it is forgotten, with what it sends")
                .isNull();
            assertThat(media).isEmpty();
        }
    }

    /** Each record of a handshake cut, lengthened, or with a byte changed, from whoever knows the password. */
    @Test
    void goesOnAfterHandshakesThatAreNone() throws Exception {
        var random = new Random(3);
        for (int i = 0; i < 20; i++) {
            try (var browser = browser(SrtpProfile.AES_128_GCM)) {
                browser.nominate(expect(browser.fingerprint()).credentials());
                for (int j = 0; j < 20; j++) {
                    browser.sendRaw(handshakeRecord(random));
                }
            }
        }
        told.clear();
        try (var browser = browser(SrtpProfile.AES_128_GCM)) {
            connect(browser);
        }
    }

    /** The head of a record of DTLS 1.2 with one of its kinds, and a length that may be wrong (RFC 6347, section 4.1). */
    private static byte[] handshakeRecord(Random random) {
        var bytes = new byte[13 + random.nextInt(1_200)];
        random.nextBytes(bytes);
        bytes[0] = (byte) (20 + random.nextInt(5));
        bytes[1] = (byte) 0xFE;
        bytes[2] = (byte) 0xFD;
        bytes[3] = 0;
        bytes[4] = (byte) random.nextInt(2);
        int length = random.nextBoolean() ? bytes.length - 13 : random.nextInt(65_536);
        bytes[11] = (byte) (length >> 8);
        bytes[12] = (byte) length;
        if (bytes.length > 13) {
            // A message of a handshake begins with its kind.
            bytes[13] = (byte) (random.nextBoolean() ? 1 : random.nextInt(26));
        }
        return bytes;
    }

    private void carriesMediaBothWays(TestPeer peerOfBrowser) throws Exception {
        try (var browser = peerOfBrowser) {
            var peer = expect(browser.fingerprint());
            assertThat(TestChecks.isSuccess(browser.nominate(peer.credentials()))).isTrue();
            browser.secure();
            assertThat(next(told)).isEqualTo("connected");

            browser.sendRtp(rtp(7, 1));
            assertThat(next(media)).isEqualTo(rtp(7, 1));

            onPort(() -> peer.sendRtp(rtp(9, 5), 0, rtp(9, 5).length));
            assertThat(browser.receiveRtp()).isEqualTo(rtp(9, 5));
        }
    }

    @Test
    void goesOnByTcpWhereUdpIsLost() throws Exception {
        try (var browser = browser(SrtpProfile.AES_128_GCM); var again = byTcp()) {
            var peer = expect(browser.fingerprint());
            browser.nominate(peer.credentials());
            browser.secure();
            assertThat(next(told)).isEqualTo("connected");

            again.nominate(peer.credentials());
            again.sendRaw(browser.sealed(rtp(7, 1)));

            assertThat(next(media)).isEqualTo(rtp(7, 1));
        }
    }

    @Test
    void goesOnFromAnotherAddressAfterARestartOfIce() throws Exception {
        try (var browser = browser(SrtpProfile.AES_128_GCM)) {
            var peer = expect(browser.fingerprint());
            browser.nominate(peer.credentials());
            browser.secure();
            assertThat(next(told)).isEqualTo("connected");

            onPort(() -> peer.restart("again"));
            browser.restart(port.addresses().getFirst(), "again");
            browser.nominate(peer.credentials());

            onPort(() -> peer.sendRtp(rtp(9, 5), 0, rtp(9, 5).length));
            assertThat(browser.receiveRtp()).isEqualTo(rtp(9, 5));
            browser.sendRtp(rtp(7, 1));
            assertThat(next(media)).isEqualTo(rtp(7, 1));
            assertThat(told).as("the keys stay").isEmpty();
        }
    }

    @Test
    void answersTheChecksOfBeforeARestartUntilItHasLedToAPath() throws Exception {
        try (var browser = browser(SrtpProfile.AES_128_GCM); var again = browser(SrtpProfile.AES_128_GCM)) {
            var peer = expect(browser.fingerprint());
            browser.nominate(peer.credentials());
            var fragment = peer.credentials().fragment();
            var password = peer.credentials().password();

            onPort(() -> peer.restart("lost"));
            onPort(() -> peer.restart("again"));

            assertThat(browser.check(check(fragment, password), 5_000))
                .as("the answer may be on its way still")
                .isNotNull();
            assertThat(browser.check(TestChecks.check(fragment, "nobody", password), SILENCE_MS)).isNull();
            again.restart(port.addresses().getFirst(), "again");
            again.nominate(peer.credentials());
            assertThat(browser.check(check(fragment, password), SILENCE_MS))
                .as("it has led to one")
                .isNull();
        }
    }

    @Test
    void closesAConnectionThatIsNoBrowsers() throws Exception {
        try (var stranger = connection()) {
            stranger.getOutputStream().write("GET / HTTP/1.1\r\nHost: parley\r\n\r\n".getBytes(US_ASCII));
            assertThat(stranger.getInputStream().read()).as("the end of the stream").isEqualTo(-1);
        }
    }

    @Test
    void takesOnlySoManyConnectionsThatProveNothing() throws Exception {
        var strangers = new ArrayList<Socket>();
        try {
            for (int i = 0; i < TcpEndpoint.MAX_UNPROVEN_PER_ADDRESS; i++) {
                strangers.add(connection());
            }
            try (var oneMore = connection()) {
                assertThat(oneMore.getInputStream().read()).isEqualTo(-1);
            }
        } finally {
            for (var stranger : strangers) {
                stranger.close();
            }
        }
    }

    @Test
    void goesOnAfterNoiseByTcp() throws Exception {
        var random = new Random(2);
        for (int i = 0; i < 20; i++) {
            try (var noisy = byTcp()) {
                var noise = new byte[1 + random.nextInt(1500)];
                random.nextBytes(noise);
                noisy.sendRaw(noise);
            }
        }
        try (var browser = byTcp()) {
            connect(browser);
        }
    }

    @Test
    void dropsWhatASlowConnectionCannotTake() throws Exception {
        try (var browser = byTcp()) {
            var peer = expect(browser.fingerprint());
            browser.nominate(peer.credentials());
            browser.secure();
            assertThat(next(told)).isEqualTo("connected");
            var big = Arrays.copyOf(rtp(9, 1), 1_200);
            // More than the system keeps for a connection that nobody reads from.
            onPort(() -> {
                for (int i = 0; i < 20_000; i++) {
                    big[3] = (byte) i;
                    peer.sendRtp(big, 0, big.length);
                }
            });
            browser.sendRtp(rtp(7, 1));
            assertThat(next(media)).as("the port is not held up").isEqualTo(rtp(7, 1));
            for (int i = 0; i < 100; i++) {
                assertThat(browser.receiveRtp()).as("whole packets").hasSize(1_200);
            }
        }
    }

    @Test
    void dropsWhatIsReplayedOrForged() throws Exception {
        try (var browser = browser(SrtpProfile.AES_128_GCM)) {
            connect(browser);
            byte[] first = browser.sendRtp(rtp(7, 1));
            assertThat(next(media)).isEqualTo(rtp(7, 1));

            browser.sendRaw(first);
            var forged = first.clone();
            forged[forged.length - 1] ^= 1;
            browser.sendRaw(forged);
            browser.sendRtp(rtp(7, 2));

            assertThat(next(media)).as("the next genuine packet").isEqualTo(rtp(7, 2));
        }
    }

    @Test
    void answersNobodyWhoDoesNotKnowThePassword() throws Exception {
        try (var browser = browser(SrtpProfile.AES_128_GCM)) {
            var peer = expect(browser.fingerprint());
            var fragment = peer.credentials().fragment();
            assertThat(browser.check(check(fragment, "wrong"), SILENCE_MS)).isNull();
            assertThat(browser.check(check("nobody", peer.credentials().password()), SILENCE_MS)).isNull();
        }
    }

    @Test
    void takesNoMediaFromAnAddressThatHasProvenNothing() throws Exception {
        try (var browser = browser(SrtpProfile.AES_128_GCM); var thief = browser(SrtpProfile.AES_128_GCM)) {
            connect(browser);
            byte[] sealed = browser.sendRtp(rtp(7, 1));
            assertThat(next(media)).isEqualTo(rtp(7, 1));

            thief.sendRaw(sealed);
            browser.sendRtp(rtp(7, 2));

            assertThat(next(media)).isEqualTo(rtp(7, 2));
        }
    }

    @Test
    void refusesAnotherCertificateThanPromised() throws Exception {
        try (var browser = browser(SrtpProfile.AES_128_GCM)) {
            var peer = expect(Fingerprint.of(new byte[] { 1 }));
            browser.nominate(peer.credentials());
            assertThatThrownBy(browser::secure).isInstanceOf(IOException.class);
            assertThat(next(told)).isEqualTo("REFUSED");
        }
    }

    @Test
    void leavesTheControlToTheBrowser() throws Exception {
        try (var browser = browser(SrtpProfile.AES_128_GCM)) {
            var credentials = expect(browser.fingerprint()).credentials();
            var answer = browser.check(check(credentials.fragment(), credentials.password()).controlled(), 5_000);
            assertThat(answer)
                .isNotNull()
                .satisfies(refusal -> assertThat(TestChecks.errorCode(refusal)).isEqualTo(487));
        }
    }

    @Test
    void tellsWhenThePeerSaysGoodbye() throws Exception {
        try (var browser = browser(SrtpProfile.AES_128_GCM)) {
            connect(browser);
            browser.sayGoodbye();
            assertThat(next(told)).isEqualTo("CLOSED");
        }
    }

    @Test
    void goesOnAfterNoise() throws Exception {
        try (var browser = browser(SrtpProfile.AES_128_GCM)) {
            connect(browser);
            var random = new Random(1);
            for (int i = 0; i < 2_000; i++) {
                var noise = new byte[random.nextInt(1500)];
                random.nextBytes(noise);
                if (noise.length > 0 && i % 2 == 0) {
                    noise[0] = (byte) (0x80 | (noise[0] & 0x1f));
                }
                browser.sendRaw(noise);
            }
            browser.sendRtp(rtp(7, 1));
            assertThat(next(media)).isEqualTo(rtp(7, 1));
        }
    }

    private void connect(TestPeer browser) throws Exception {
        browser.nominate(expect(browser.fingerprint()).credentials());
        browser.secure();
        assertThat(next(told)).isEqualTo("connected");
    }

    private TestPeer browser(SrtpProfile profile) throws IOException {
        return new TestPeer(TestWire.udp(port.addresses().getFirst()), profile);
    }

    private TestPeer byTcp() throws IOException {
        return new TestPeer(TestWire.tcp(port.tcpAddresses().getFirst()), SrtpProfile.AES_128_GCM);
    }

    private Socket connection() throws IOException {
        var address = port.tcpAddresses().getFirst();
        var socket = new Socket(address.getAddress(), address.getPort());
        socket.setSoTimeout(10_000);
        return socket;
    }

    private static TestChecks check(String fragment, String password) {
        return TestChecks.check(fragment, TestPeer.FRAGMENT, password);
    }

    private PeerTransport expect(Fingerprint fingerprint) throws Exception {
        var peer = new CompletableFuture<PeerTransport>();
        port.execute(() -> peer.complete(port.expect(TestPeer.FRAGMENT, fingerprint, new Told())));
        return peer.get(5, TimeUnit.SECONDS);
    }

    /** Done when it returns: a packet that comes later comes after it. */
    private void onPort(Runnable task) throws Exception {
        CompletableFuture.runAsync(task, port::execute).get(10, TimeUnit.SECONDS);
    }

    private static byte[] rtp(int source, int sequence) {
        return new byte[] { (byte) 0x80, 96, 0, (byte) sequence, 0, 0, 0, 1, 0, 0, 0, (byte) source, 1, 2, 3, 4 };
    }

    private static <T> T next(BlockingQueue<T> queue) throws InterruptedException {
        @Nullable
        T next = queue.poll(10, TimeUnit.SECONDS);
        assertThat(next).as("told within ten seconds").isNotNull();
        return next;
    }

    private final class Told implements PeerEvents {

        @Override
        public void connected() {
            told.add("connected");
        }

        @Override
        public void rtp(Packet packet) {
            media.add(packet.copy());
        }

        @Override
        public void rtcp(Packet packet) {
            media.add(packet.copy());
        }

        @Override
        public void lost(Loss loss) {
            told.add(loss.name());
        }
    }
}
