package dev.parley.api.download;

import dev.parley.api.security.LiveLogins;
import lombok.RequiredArgsConstructor;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Ends downloads with the logins that have asked for them, as a large one on a slow line goes on for long. */
@Component
@RequiredArgsConstructor
class EndedDownloads {

    private final Transfers transfers;
    private final LiveLogins logins;

    @Scheduled(fixedDelayString = "${parley.downloads.watch-interval:2s}")
    void end() {
        var asking = transfers.logins();
        if (!asking.isEmpty()) {
            transfers.end(logins.endedAmong(asking));
        }
    }
}
