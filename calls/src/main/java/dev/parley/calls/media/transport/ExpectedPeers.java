package dev.parley.calls.media.transport;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The peers of a port, by the fragment that their checks name, and which have ended. Confined to the port's thread. */
final class ExpectedPeers {

    /** Of as many peers it is remembered that they have ended. */
    private static final int REMEMBERED = 4_096;

    private final Map<String, PeerTransport> byFragment = new HashMap<>();
    private final Map<Fingerprint, Boolean> ended = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Fingerprint, Boolean> eldest) {
            return size() > REMEMBERED;
        }
    };

    void add(PeerTransport peer) {
        byFragment.put(peer.credentials().fragment(), peer);
    }

    @Nullable
    PeerTransport by(String fragment) {
        return byFragment.get(fragment);
    }

    List<PeerTransport> all() {
        return List.copyOf(byFragment.values());
    }

    void end(PeerTransport peer) {
        byFragment.remove(peer.credentials().fragment());
        if (!peer.isTrial()) {
            ended.put(peer.remote(), true);
        }
    }

    boolean hasEnded(Fingerprint remote) {
        return ended.containsKey(remote);
    }
}
