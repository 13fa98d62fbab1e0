package dev.parley.e2e.engine;

import java.util.List;
import java.util.Map;

/** A {@link Peer} that runs. */
interface Server extends AutoCloseable {
    int port();

    /** The ids of its processes, by what they do. */
    Map<Role, List<Long>> processes();

    /**
     * What a member says; each may have several connections.
     *
     * @param chat after the last comes a large one, whose first member alone sends
     */
    Talk talk(int chat, int member);

    @Override
    void close();
}
