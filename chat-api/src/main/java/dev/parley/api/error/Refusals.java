package dev.parley.api.error;

import jakarta.servlet.http.HttpServletRequest;

/** Counts what is refused before a route is reached, so that nobody asks in vain without end. */
public interface Refusals {
    /** @throws dev.parley.chat.error.ParleyException {@code RATE_LIMITED}, which is then the answer */
    void count(HttpServletRequest request);
}
