package dev.parley.chat.attachment;

import dev.parley.chat.log.AttachmentId;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import lombok.RequiredArgsConstructor;
import lombok.extern.slf4j.Slf4j;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Removes, now and then, files that no message has. Each node does it; it does no harm twice. */
@Slf4j
@Component
@RequiredArgsConstructor
public class AttachmentSweep {

    private static final Duration AGAIN = Duration.ofHours(1);

    private final DueChecks checks;
    private final Attachments attachments;
    private final Clock clock;

    /** Looks at whatever is due by now. */
    @Scheduled(fixedDelayString = "${parley.attachments.sweep-interval:5m}", initialDelayString = "1m")
    public void sweep() {
        List<AttachmentId> due = checks.due(clock.instant());
        for (AttachmentId id : due) {
            try {
                attachments.settle(id);
            } catch (RuntimeException failure) {
                log.warn("File {} could not be looked at: {}", id, failure.toString());
                checks.postpone(id, clock.instant().plus(AGAIN));
            }
        }
    }
}
