package dev.parley.calls.media.recording;

import dev.parley.calls.media.forwarding.RoomRecorder;
import dev.parley.calls.media.forwarding.TrackName;
import dev.parley.calls.media.rtp.MediaKind;
import dev.parley.calls.media.rtp.Rtcp;
import dev.parley.calls.session.RecordingId;
import java.util.Arrays;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import lombok.extern.slf4j.Slf4j;
import org.jspecify.annotations.Nullable;

/**
 * Takes packets from the media port's thread, which never waits for it, and writes them in a thread of its own. What overruns the
 * queue between the two, as the store is slow, is lost and counted.
 */
@Slf4j
final class RecordingWriter implements OpenRecording, RoomRecorder {

    private static final int QUEUED = 8_192;
    private static final long LOOK_MS = 200;
    private static final long SAVE_NS = TimeUnit.SECONDS.toNanos(5);

    private final RecordingId id;
    private final BlockingQueue<Heard> queue;
    private final Set<TrackName> broken = ConcurrentHashMap.newKeySet();
    private final AtomicLong overrun = new AtomicLong();
    private final CountDownLatch finished = new CountDownLatch(1);
    private final AtomicReference<@Nullable Ending> ending = new AtomicReference<>();

    private sealed interface Heard {
        record Media(TrackName track, MediaKind kind, byte[] packet, long atNs) implements Heard {}

        record Report(TrackName track, Rtcp.SenderReport report, long atNs) implements Heard {}
    }

    /** What is written to; told by the writer's thread alone. */
    interface Tracks {
        void media(TrackName track, MediaKind kind, byte[] packet, long atNs);

        void report(TrackName track, Rtcp.SenderReport report, long atNs);

        /** The tracks that need a whole picture. */
        Set<TrackName> takeBroken();

        /** Keeps what there is. @return whether there is room for more */
        boolean save(long overrun);

        /** No more comes. */
        void close(Ending ending, long overrun);
    }

    RecordingWriter(RecordingId id) {
        this(id, QUEUED);
    }

    /** @param queued how many packets may wait */
    RecordingWriter(RecordingId id, int queued) {
        this.id = id;
        queue = new ArrayBlockingQueue<>(queued);
    }

    @Override
    public RecordingId id() {
        return id;
    }

    @Override
    public RoomRecorder recorder() {
        return this;
    }

    @Override
    public void rtp(TrackName track, MediaKind kind, byte[] packet, int length, long nowNs) {
        put(new Heard.Media(track, kind, Arrays.copyOf(packet, length), nowNs));
    }

    @Override
    public void clock(TrackName track, Rtcp.SenderReport report, long nowNs) {
        put(new Heard.Report(track, report, nowNs));
    }

    @Override
    public Set<TrackName> takeBroken() {
        if (broken.isEmpty()) {
            return Set.of();
        }
        var taken = Set.copyOf(broken);
        broken.removeAll(taken);
        return taken;
    }

    private void put(Heard heard) {
        if (hasEnded() || !queue.offer(heard)) {
            overrun.incrementAndGet();
        }
    }

    @Override
    public void end(Ending how) {
        ending.compareAndSet(null, how);
    }

    @Override
    public boolean hasEnded() {
        return ending.get() != null;
    }

    @Override
    public boolean awaitEnd(long atMost, TimeUnit unit) {
        try {
            return finished.await(atMost, unit);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /**
     * Writes until it is {@linkplain #end ended}, or there is no room for more.
     *
     * @param full what follows then
     */
    void run(Tracks tracks, Runnable full) {
        try {
            long savedAtNs = System.nanoTime();
            for (var next = next(); next != null || !hasEnded(); next = next()) {
                take(tracks, next);
                if (System.nanoTime() - savedAtNs > SAVE_NS) {
                    savedAtNs = System.nanoTime();
                    if (!tracks.save(overrun.get())) {
                        end(Ending.ENDED);
                        queue.clear();
                        full.run();
                    }
                }
            }
        } catch (RuntimeException | Error failure) {
            end(Ending.CUT_OFF);
            log.error("A recording breaks off", failure);
            full.run();
        } finally {
            close(tracks);
        }
    }

    private void take(Tracks tracks, @Nullable Heard heard) {
        switch (heard) {
            case null -> {
                // Nothing has come for a while.
            }
            case Heard.Media(var track, var kind, var packet, var atNs) -> {
                tracks.media(track, kind, packet, atNs);
                broken.addAll(tracks.takeBroken());
            }
            case Heard.Report(var track, var report, var atNs) -> tracks.report(track, report, atNs);
        }
    }

    private void close(Tracks tracks) {
        try {
            tracks.close(Objects.requireNonNullElse(ending.get(), Ending.CUT_OFF), overrun.get());
        } catch (RuntimeException failure) {
            log.error("A recording is not finished yet; another look will find it", failure);
        } finally {
            finished.countDown();
        }
    }

    private @Nullable Heard next() {
        try {
            return queue.poll(hasEnded() ? 0 : LOOK_MS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            end(Ending.CUT_OFF);
            return null;
        }
    }
}
