package dev.parley.api.call;

import dev.parley.api.security.AuthenticatedLogin;
import dev.parley.calls.history.CallCursor;
import dev.parley.calls.history.CallHistory;
import dev.parley.calls.history.PastCall;
import dev.parley.calls.place.CallPlace;
import dev.parley.chat.log.ChatId;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.util.List;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The asking user's calls that are over. */
@RestController
@RequestMapping("/api/calls/history")
@RequiredArgsConstructor
class CallHistoryController {

    private final CallHistory history;

    /**
     * Newest first.
     *
     * @param next the cursor of the page after this one, null at the end
     * @param missed how many calls were missed since the user looked
     */
    record CallHistoryResponse(List<PastCall> calls, @Nullable String next, int missed) {}

    /** @param upTo when the newest call ended that the user has seen */
    record LookRequest(@NotNull Instant upTo) {}

    /** @param missed how many calls were missed since the user looked */
    record MissedCallsResponse(int missed) {}

    @GetMapping
    CallHistoryResponse list(
        @AuthenticationPrincipal AuthenticatedLogin login,
        @RequestParam(required = false) @Nullable ChatId chatId,
        @RequestParam(required = false) @Nullable CallCursor cursor,
        @RequestParam(defaultValue = "50") @Min(1) @Max(CallHistory.PAGE_MAX) int limit
    ) {
        var place = chatId == null ? null : CallPlace.of(chatId);
        var page = history.of(login.userId(), place, cursor, limit);
        String next = page.next() == null ? null : page.next().toString();
        return new CallHistoryResponse(page.calls(), next, history.missed(login.userId()));
    }

    @GetMapping("/missed")
    MissedCallsResponse missed(@AuthenticationPrincipal AuthenticatedLogin login) {
        return new MissedCallsResponse(history.missed(login.userId()));
    }

    /** The user has looked at the history: calls that had ended by then no longer count as missed. */
    @PutMapping("/seen")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void markSeen(@AuthenticationPrincipal AuthenticatedLogin login, @Valid @RequestBody LookRequest body) {
        history.markSeen(login.userId(), body.upTo());
    }
}
