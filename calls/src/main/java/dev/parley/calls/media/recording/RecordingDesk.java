package dev.parley.calls.media.recording;

import dev.parley.calls.session.CallId;
import dev.parley.calls.session.CallProperties;
import dev.parley.calls.session.Recording;
import dev.parley.chat.attachment.ServerFiles;
import dev.parley.chat.id.IdGenerator;
import dev.parley.chat.log.ChatId;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import lombok.RequiredArgsConstructor;
import lombok.extern.slf4j.Slf4j;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Begins to write recordings, and finishes what nodes have left that died: their files end where they were saved last. */
@Slf4j
@Component
@RequiredArgsConstructor
class RecordingDesk implements Recorder {

    /** Much longer than between two times that a part is saved. */
    static final Duration ABANDONED = Duration.ofSeconds(30);

    private final RecordingParts parts;
    private final RecordingDelivery delivery;
    private final ServerFiles files;
    private final CallProperties properties;
    private final Clock clock;
    private final IdGenerator ids;

    @Override
    public OpenRecording open(CallId call, ChatId chat, Recording recording, Runnable full) {
        var part = new RecordingPart(
            new RecordingPart.Id(ids.next()),
            recording.id(),
            call,
            chat,
            recording.by(),
            recording.startedAt(),
            clock.instant(),
            Ending.CUT_OFF,
            0,
            List.of()
        );
        long startNs = System.nanoTime() - Duration.between(recording.startedAt(), clock.instant()).toNanos();
        var tracks = new WrittenTracks(part, parts, delivery, files, startNs, properties.recording().maxBytes());
        var writer = new RecordingWriter(recording.id());
        Thread.ofVirtual()
            .name("recording")
            .start(() -> writer.run(tracks, full));
        return writer;
    }

    @Scheduled(fixedDelay = 15, timeUnit = TimeUnit.SECONDS)
    void finishAbandoned() {
        try {
            parts.takeAbandoned(clock.instant().minus(ABANDONED)).forEach(this::finish);
        } catch (RuntimeException storeAway) {
            log.debug("Could not look for recordings that were left: {}", storeAway.toString());
        }
    }

    private void finish(RecordingPart part) {
        try {
            log.info("Recording {} was left by its node, and ends where it was saved last", part.recording());
            delivery.deliver(part);
        } catch (RuntimeException failure) {
            log.warn("Recording {} is not in its chat yet; it is tried again", part.recording(), failure);
        }
    }
}
