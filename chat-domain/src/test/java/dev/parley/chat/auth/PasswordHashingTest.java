package dev.parley.chat.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import dev.parley.chat.error.ErrorCode;
import dev.parley.chat.error.ParleyException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PasswordHashingTest {

    private final PasswordHashing hashing = new PasswordHashing(1);
    private final CountDownLatch released = new CountDownLatch(1);
    private final List<String> done = new CopyOnWriteArrayList<>();
    private final List<Thread> callers = new ArrayList<>();

    @AfterEach
    void stop() throws InterruptedException {
        released.countDown();
        for (Thread caller : callers) {
            caller.join();
        }
        hashing.stop();
    }

    @Test
    void takesATrustedDeviceBeforeACrowdOfGuessers() throws InterruptedException {
        occupy();
        for (int i = 0; i < 30; i++) {
            call("guesser" + i, new PasswordSource("10.0.0." + i, null));
        }
        await().until(() -> hashing.waiting() == 30);
        call("owner", new PasswordSource("10.0.0.1", "device/x"));
        await().until(() -> hashing.waiting() == 31);
        released.countDown();
        await().until(() -> done.size() == 32);
        assertThat(done.subList(0, 2)).containsExactly("first", "owner");
    }

    @Test
    void refusesACrowdRatherThanQueueingItAndStillTakesATrustedDevice() throws InterruptedException {
        occupy();
        for (int i = 0; i < 39; i++) {
            call("guesser" + i, new PasswordSource("10.0.0." + i, null));
        }
        await().until(() -> hashing.waiting() == 39);
        assertRefused(new PasswordSource("10.0.1.1", null));
        call("owner", new PasswordSource("10.0.1.1", "device/x"));
        await().until(() -> hashing.waiting() == 40);
    }

    @Test
    void letsNoCrowdOfTrustedDevicesGoBeforeAllOthers() throws InterruptedException {
        occupy();
        for (int i = 0; i < 40; i++) {
            call("device" + i, new PasswordSource("10.0.0.1", "device/" + i));
        }
        await().until(() -> hashing.waiting() == 40);
        assertRefused(new PasswordSource("10.0.0.1", "device/more"));
        call("stranger", new PasswordSource("10.0.2.1", null));
        await().until(() -> hashing.waiting() == 41);
    }

    @Test
    void letsTenOfAnOriginWait() throws InterruptedException {
        occupy();
        var office = new PasswordSource("10.0.0.9", null);
        for (int i = 0; i < 10; i++) {
            call("desk" + i, office);
        }
        await().until(() -> hashing.waiting() == 10);
        assertRefused(office);
    }

    /** Keeps the only thread busy until the test releases it. */
    private void occupy() throws InterruptedException {
        var begun = new CountDownLatch(1);
        start(() ->
            hashing.compute(new PasswordSource("10.9.9.9", null), () -> {
                begun.countDown();
                released.await();
                return done.add("first");
            })
        );
        begun.await();
    }

    private void call(String name, PasswordSource source) {
        start(() -> hashing.compute(source, () -> done.add(name)));
    }

    private void start(Runnable call) {
        callers.add(Thread.ofVirtual().start(call));
    }

    private void assertRefused(PasswordSource source) {
        assertThatExceptionOfType(ParleyException.class)
            .isThrownBy(() -> hashing.compute(source, () -> true))
            .extracting(ParleyException::code)
            .isEqualTo(ErrorCode.UNAVAILABLE);
    }
}
