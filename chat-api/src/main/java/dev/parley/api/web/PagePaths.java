package dev.parley.api.web;

import java.util.List;
import java.util.stream.Stream;

/**
 * The paths of the page; its router has the same in {@code web-ui/src/app/routes.ts}; a test compares the two. The
 * server answers each with the page's one document, so that it can be reloaded and linked to.
 */
final class PagePaths {

    static final List<String> ALL = List.of(
        "/",
        "/login",
        "/login/provider",
        "/register",
        "/forgot-password",
        "/reset-password",
        "/confirm-email",
        "/digest-off",
        "/register/{token}",
        "/invite/{token}",
        "/invite/{token}/welcome",
        "/c/{handle}",
        "/calls",
        "/calls/{callsOf}",
        "/meetings",
        "/administration",
        "/administration/{section}",
        "/m/{code}",
        "/video-call/{roomId}",
        "/embed/video-call/{roomId}",
        "/chats/{chatId}",
        "/chats/{chatId}/messages/{seq}"
    );

    private PagePaths() {}

    /** With and without a slash at the end: the router treats them alike. */
    static List<String> patterns() {
        return ALL.stream()
            .flatMap(path -> path.endsWith("/") ? Stream.of(path) : Stream.of(path, path + "/"))
            .toList();
    }
}
