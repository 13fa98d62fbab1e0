package dev.parley.api.realtime.feed;

import dev.parley.api.protocol.ChatEvent;
import dev.parley.api.protocol.MemberView;
import dev.parley.api.realtime.connection.Connection;
import dev.parley.api.realtime.connection.Connections;
import dev.parley.api.realtime.connection.EncodedEvent;
import dev.parley.chat.log.Chat;
import dev.parley.chat.log.ChatId;
import dev.parley.chat.log.Role;
import dev.parley.chat.user.UserId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;

/**
 * The live end of one chat on this node. Events may be offered by several sources, doubled and out of order; each goes to
 * every connection once and in the order of {@code seq}. Who joins the chat by an event gets that event first.
 */
final class ChatFeed {

    private final ReentrantLock lock = new ReentrantLock();
    private final Set<Connection> receivers = ConcurrentHashMap.newKeySet();
    private final TreeMap<Long, EncodedEvent> early = new TreeMap<>();
    private final Departures departures;
    private final ChatId chatId;
    private final Connections connections;
    private final FollowedChats followed;
    private final AtomicBoolean filling = new AtomicBoolean();
    private long delivered;
    private boolean ended;

    /** What has become of events that were offered. */
    enum Offered {
        /** They went out, or had gone out before. */
        DELIVERED,
        /** Some before them have not come yet; they wait for these. */
        EARLY,
        /** The feed has ended: another one may have taken its place. */
        ENDED,
    }

    /** What has become of a connection whose user was a member at some seq. */
    enum Attached {
        /** It gets what follows the feed's place. */
        ATTACHED,
        /** The user has left since. */
        LEFT,
        /** The feed cannot tell whether the user has left since: the chat is to be read again. */
        OUTDATED,
    }

    /** @param delivered the newest seq that receivers know otherwise, from a snapshot */
    ChatFeed(ChatId chatId, Connections connections, FollowedChats followed, long delivered) {
        this.chatId = chatId;
        this.connections = connections;
        this.followed = followed;
        this.delivered = delivered;
        this.departures = new Departures(delivered);
    }

    /**
     * Attaches a connection of a user who was a member as the chat stood at {@code asOf}. The feed may be further on by
     * then, and the user gone: what counts is the membership at the feed's own place.
     */
    Attached attach(Connection connection, UserId userId, long asOf) {
        lock.lock();
        try {
            if (asOf < delivered) {
                if (!departures.areKnownAfter(asOf)) {
                    return Attached.OUTDATED;
                }
                if (departures.hasLeftAfter(asOf, userId)) {
                    return Attached.LEFT;
                }
            }
            attach(connection);
            return Attached.ATTACHED;
        } finally {
            lock.unlock();
        }
    }

    private void attach(Connection connection) {
        receivers.add(connection);
        followed.add(connection, chatId);
        if (!connection.isOpen()) {
            receivers.remove(connection);
        }
    }

    void detach(Connection connection) {
        receivers.remove(connection);
    }

    Set<Connection> receivers() {
        return Set.copyOf(receivers);
    }

    /** Who leaves by an event before it is not told. */
    void tell(Predicate<Connection> whom, byte[] frame) {
        lock.lock();
        try {
            receivers
                .stream()
                .filter(whom)
                .forEach(receiver -> receiver.send(frame));
        } finally {
            lock.unlock();
        }
    }

    boolean isDeserted() {
        return receivers.isEmpty();
    }

    /** Ends the feed if nobody is attached to it; true when it has ended. */
    boolean endIfDeserted() {
        lock.lock();
        try {
            ended = ended || receivers.isEmpty();
            return ended;
        } finally {
            lock.unlock();
        }
    }

    Offered offer(List<EncodedEvent> events) {
        lock.lock();
        try {
            if (ended) {
                return Offered.ENDED;
            }
            events
                .stream()
                .filter(each -> each.event().seq() > delivered)
                .forEach(each -> early.put(each.event().seq(), each));
            deliverConsecutive();
            return early.isEmpty() ? Offered.DELIVERED : Offered.EARLY;
        } finally {
            lock.unlock();
        }
    }

    long delivered() {
        lock.lock();
        try {
            return delivered;
        } finally {
            lock.unlock();
        }
    }

    /** The newest seq that has come; above {@link #delivered()} where some before it are missing. */
    long seen() {
        lock.lock();
        try {
            return early.isEmpty() ? delivered : early.lastKey();
        } finally {
            lock.unlock();
        }
    }

    /** True for one caller until {@link #endFill()}: what is missing is read once, however many events came early. */
    boolean beginFill() {
        return filling.compareAndSet(false, true);
    }

    void endFill() {
        filling.set(false);
    }

    /** Those between two changes of the members go out together, with one write for each receiver. */
    private void deliverConsecutive() {
        var together = new ArrayList<EncodedEvent>();
        while (early.remove(delivered + 1) instanceof EncodedEvent next) {
            delivered++;
            var joining = joining(next.event());
            if (!joining.isEmpty()) {
                send(together);
                joining.forEach(member -> join(member.userId()));
            }
            together.add(next);
            departures.add(next.event());
            if (Departures.isOne(next.event())) {
                send(together);
                receivers.removeIf(receiver -> leavesBy(next.event(), receiver));
            }
        }
        send(together);
    }

    private void send(List<EncodedEvent> together) {
        if (!together.isEmpty()) {
            var events = List.copyOf(together);
            connections.counts().delivered((long) events.size() * receivers.size());
            receivers.forEach(receiver -> receiver.sendEvents(events));
            together.clear();
        }
    }

    private void join(UserId userId) {
        departures.forget(userId);
        connections.of(userId).forEach(this::attach);
    }

    /** The receivers that are none of the chat's members, if it stands where the feed does; there should be none. */
    List<Connection> strangersTo(Chat chat) {
        lock.lock();
        try {
            return chat.seq() != delivered
                ? List.of()
                : receivers
                      .stream()
                      .filter(receiver -> receiver.userId().flatMap(chat::member).isEmpty())
                      .toList();
        } finally {
            lock.unlock();
        }
    }

    /** Those who become members by the event. */
    static List<MemberView> joining(ChatEvent event) {
        return switch (event) {
            case ChatEvent.Created created -> created.members();
            case ChatEvent.MembersAdded added -> added.members();
            case ChatEvent.MemberJoined joined -> List.of(new MemberView(joined.actor(), Role.MEMBER));
            default -> List.of();
        };
    }

    private boolean leavesBy(ChatEvent event, Connection receiver) {
        boolean leaves = receiver
            .userId()
            .filter(userId -> Departures.leavesBy(event, userId))
            .isPresent();
        if (leaves) {
            followed.lost(receiver, chatId);
        }
        return leaves;
    }
}
