package dev.parley.api.search;

import dev.parley.api.limit.Limit;
import dev.parley.api.limit.Limited;
import dev.parley.api.search.SearchResponses.SearchPage;
import dev.parley.api.security.AuthenticatedLogin;
import dev.parley.chat.log.ChatId;
import dev.parley.chat.search.MessageSearch;
import dev.parley.chat.search.SearchFilter;
import dev.parley.chat.user.UserId;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Instant;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The search, with its rate limit. */
@RestController
@RequestMapping("/api/search")
@RequiredArgsConstructor
class SearchController {

    private final MessageSearch search;
    private final SearchAssembler assembler;

    /** Messages that contain every word of {@code query}, newest first; {@code from} is included, {@code to} is not. */
    @GetMapping
    @Limited(Limit.SEARCHES)
    SearchPage find(
        @AuthenticationPrincipal AuthenticatedLogin login,
        @RequestParam(defaultValue = "") String query,
        @RequestParam(required = false) @Nullable ChatId chatId,
        @RequestParam(required = false) @Nullable UserId author,
        @RequestParam(required = false) @Nullable Instant from,
        @RequestParam(required = false) @Nullable Instant to,
        @RequestParam(required = false) @Nullable String cursor,
        @RequestParam(defaultValue = "20") @Min(1) @Max(MessageSearch.PAGE_MAX) int limit
    ) {
        var filter = SearchFilter.of(author, from, to);
        return assembler.page(search.find(login.userId(), query, chatId, filter, cursor, limit));
    }
}
