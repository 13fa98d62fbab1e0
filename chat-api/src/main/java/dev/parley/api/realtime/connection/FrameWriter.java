package dev.parley.api.realtime.connection;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import lombok.RequiredArgsConstructor;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.websocket.core.CoreSession;
import org.eclipse.jetty.websocket.core.Frame;
import org.eclipse.jetty.websocket.core.OpCode;

/**
 * Writes encoded frames to one socket, in order, without a thread and without waiting: {@link #offer} never blocks.
 * Frames that gather while a write is under way leave in one batch, with one system call. It talks to Jetty's core
 * session since that takes bytes as they are, where the WebSocket API would encode the same text for every receiver.
 */
@RequiredArgsConstructor
public final class FrameWriter {

    /** Bytes that may wait for a slow client before it is dropped to catch up later; one frame alone may be longer. */
    private static final long MAX_WAITING_BYTES = 1 << 20;

    private static final int MAX_BATCH = 64;

    private final CoreSession session;
    private final ConcurrentLinkedQueue<byte[]> waiting = new ConcurrentLinkedQueue<>();
    private final AtomicLong waitingBytes = new AtomicLong();
    private final AtomicInteger pending = new AtomicInteger();

    /** False when the client reads too slowly: the frame is not queued, and the connection should be closed. */
    boolean offer(byte[] frame) {
        if (!hasRoomFor(frame)) {
            return false;
        }
        waiting.add(frame);
        writeAfter(1);
        return true;
    }

    /** As {@link #offer(byte[])}, for frames that leave together. Of those that are refused none after the first is queued. */
    boolean offer(List<EncodedEvent> events) {
        int queued = 0;
        for (var event : events) {
            if (!hasRoomFor(event.frame())) {
                break;
            }
            waiting.add(event.frame());
            queued++;
        }
        writeAfter(queued);
        return queued == events.size();
    }

    private boolean hasRoomFor(byte[] frame) {
        long bytes = waitingBytes.addAndGet(frame.length);
        if (bytes > MAX_WAITING_BYTES && bytes > frame.length) {
            waitingBytes.addAndGet(-frame.length);
            return false;
        }
        return true;
    }

    private void writeAfter(int queued) {
        if (queued > 0 && pending.getAndAdd(queued) == 0) {
            writeBatch();
        }
    }

    /** Cuts the connection without a word, whatever still waits. */
    void abort() {
        session.abort();
    }

    /** Runs for one caller at a time: the one that raised {@code pending} from 0, then the completion of each batch. */
    private void writeBatch() {
        int size = Math.min(pending.get(), MAX_BATCH);
        long bytes = 0;
        for (int i = 1; i <= size; i++) {
            byte[] payload = waiting.remove();
            bytes += payload.length;
            var frame = new Frame(OpCode.TEXT, ByteBuffer.wrap(payload));
            if (i < size) {
                session.sendFrame(frame, Callback.NOOP, true);
            } else {
                session.sendFrame(frame, written(size, bytes), false);
            }
        }
    }

    private Callback written(int frames, long bytes) {
        return Callback.from(
            () -> {
                waitingBytes.addAndGet(-bytes);
                if (pending.addAndGet(-frames) > 0) {
                    writeBatch();
                }
            },
            failure -> session.abort()
        );
    }
}
