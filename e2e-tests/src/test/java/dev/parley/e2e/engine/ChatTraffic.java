package dev.parley.e2e.engine;

import java.util.ArrayList;
import java.util.List;

/** What has been sent to one chat and what has come of it, since {@link #restart}. */
final class ChatTraffic {

    private final int senders;
    private final List<Connection> members = new ArrayList<>();
    private long sent;
    private long delivered;
    private int next;

    /** @param senders how many of its first members send */
    ChatTraffic(int senders) {
        this.senders = senders;
    }

    void add(Connection member) {
        members.add(member);
    }

    /** Those who send do it in turn. */
    void send(long intended, long serial) {
        var member = members.get(next);
        next = (next + 1) % Math.min(senders, members.size());
        sent++;
        member.send(intended, serial);
    }

    void delivered() {
        delivered++;
    }

    long sent() {
        return sent;
    }

    long missing() {
        return sent * members.size() - delivered;
    }

    /** Whether fewer messages than this are on their way to somebody. */
    boolean hasFewerInFlight(int messages) {
        return missing() <= (long) (messages - 1) * members.size();
    }

    void restart() {
        sent = 0;
        delivered = 0;
    }
}
