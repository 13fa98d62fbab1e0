package dev.parley.api.download;

import dev.parley.chat.auth.AuthSessionId;
import java.time.Clock;
import java.time.Instant;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Answers that are being written. One that nobody takes holds memory and a connection, so it is ended: the container's own
 * limit ends only those that take nothing at all, not one that takes a byte now and then.
 */
@Component
@RequiredArgsConstructor
class Transfers {

    private final DownloadProperties properties;
    private final Clock clock;
    private final Set<Transfer> running = ConcurrentHashMap.newKeySet();

    /** One answer, until it is closed. */
    @RequiredArgsConstructor
    final class Transfer implements AutoCloseable {

        private final @Nullable AuthSessionId login;
        private final Runnable end;
        /** When the piece was begun that is being written, null between two. */
        private volatile @Nullable Instant begun;

        void pieceBegins() {
            begun = clock.instant();
        }

        void pieceIsTaken() {
            begun = null;
        }

        private void endIfBegun(Instant before) {
            var since = begun;
            if (since != null && since.isBefore(before)) {
                end.run();
            }
        }

        @Override
        public void close() {
            running.remove(this);
        }
    }

    /**
     * @param login that has asked, null where none has
     * @param end makes the thread fail that writes, which closes the transfer
     */
    Transfer begin(@Nullable AuthSessionId login, Runnable end) {
        var transfer = new Transfer(login, end);
        running.add(transfer);
        return transfer;
    }

    int count() {
        return running.size();
    }

    @Scheduled(fixedDelayString = "${parley.downloads.watch-interval:2s}")
    void endStalled() {
        var before = clock.instant().minus(properties.stall());
        running.forEach(transfer -> transfer.endIfBegun(before));
    }

    /** Which logins have asked for what is under way. */
    Set<AuthSessionId> logins() {
        return running
            .stream()
            .map(transfer -> transfer.login)
            .filter(Objects::nonNull)
            .collect(Collectors.toSet());
    }

    /** Ends what these logins have asked for. */
    void end(Set<AuthSessionId> logins) {
        running
            .stream()
            .filter(transfer -> transfer.login != null && logins.contains(transfer.login))
            .forEach(transfer -> transfer.end.run());
    }
}
