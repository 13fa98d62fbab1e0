package dev.parley.api.error;

import jakarta.servlet.http.HttpServletRequest;

/** Counts requests that are refused before they reach a route, so that they are limited, too. */
public interface Refusals {
    /** @throws dev.parley.chat.error.ParleyException {@code RATE_LIMITED}, which is then the answer */
    void count(HttpServletRequest request);

    /** As {@link #count}, for one with an API key that is not valid. */
    void countApiKey(HttpServletRequest request);
}
