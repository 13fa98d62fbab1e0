package dev.parley.calls.ice;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** An {@code RTCIceServer}; {@code username} and {@code credential} are null for STUN. */
public record IceServer(List<String> urls, @Nullable String username, @Nullable String credential) {
    public IceServer {
        urls = List.copyOf(urls);
    }

    @Override
    public String toString() {
        return "IceServer[urls=%s, username=%s]".formatted(urls, username);
    }
}
