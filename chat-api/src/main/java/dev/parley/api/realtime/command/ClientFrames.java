package dev.parley.api.realtime.command;

import dev.parley.api.error.Correlation;
import dev.parley.api.error.Problem;
import dev.parley.api.error.Problems;
import dev.parley.api.protocol.ClientFrame;
import dev.parley.api.protocol.ServerFrame;
import dev.parley.api.protocol.SessionEvent;
import dev.parley.api.realtime.connection.Connection;
import dev.parley.api.realtime.connection.FrameCodec;
import dev.parley.api.realtime.connection.FrameCodec.Decoded;
import dev.parley.api.trace.Traces;
import dev.parley.chat.error.ErrorCode;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Answers each text that a client sends with exactly one frame, whatever it was; nothing here closes the connection. */
@Component
public class ClientFrames {

    /** Above this a frame is refused; above four times as much the connection is closed with 1009. */
    public static final int MAX_FRAME_BYTES = 256 * 1024;

    private final FrameCodec codec;
    private final FrameLimits limits;
    private final UserTurns turns;
    private final Dispatcher dispatcher;
    private final Answers answers;
    private final Problems problems;
    private final FrameMetrics metrics;
    private final Traces traces;

    ClientFrames(
        FrameCodec codec,
        FrameLimits limits,
        UserTurns turns,
        Dispatcher dispatcher,
        Answers answers,
        Problems problems,
        FrameMetrics metrics,
        ObjectProvider<Traces> traces
    ) {
        this.codec = codec;
        this.limits = limits;
        this.turns = turns;
        this.dispatcher = dispatcher;
        this.answers = answers;
        this.problems = problems;
        this.metrics = metrics;
        this.traces = traces.getIfAvailable(() -> Traces.NONE);
    }

    public void handle(Connection connection, String text) {
        connection.awaitPace();
        try (var _ = Correlation.ofConnection(connection.id().value())) {
            answers.send(connection, answer(connection, text));
        }
    }

    public void refuseBinary(Connection connection) {
        var problem = new Problem(ErrorCode.INVALID_FRAME, Map.of("frame", "must be text"), null);
        connection.answer(codec.encode(failed(null, problem)));
    }

    private ServerFrame answer(Connection connection, String text) {
        // Counted in UTF-16 units: an over-long frame of non-Latin text may pass, up to three times the size in bytes.
        if (text.length() > MAX_FRAME_BYTES) {
            var details = Map.<String, Object>of("limitBytes", MAX_FRAME_BYTES);
            return failed(null, new Problem(ErrorCode.FRAME_TOO_LARGE, details, null));
        }
        return switch (codec.decode(text)) {
            case Decoded.Refused refused -> failed(refused.re(), new Problem(refused.code(), refused.details(), null));
            case Decoded.Valid valid -> answer(connection, valid.frame());
        };
    }

    private ServerFrame answer(Connection connection, ClientFrame frame) {
        metrics.came(frame);
        try {
            return traces.around(frame.getClass(), () -> {
                limits.require(connection, frame);
                return turns.take(connection, frame, () -> dispatcher.dispatch(connection, frame));
            });
        } catch (RuntimeException failure) {
            return failed(frame.id(), problems.of(failure));
        }
    }

    private static SessionEvent.Failed failed(@Nullable String re, Problem problem) {
        return new SessionEvent.Failed(
            re,
            problem.code(),
            problem.title(),
            problem.status(),
            problem.retryable(),
            problem.details(),
            problem.correlationId()
        );
    }
}
