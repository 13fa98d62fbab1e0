package dev.parley.chat.presence;

import dev.parley.chat.access.Visibility;
import dev.parley.chat.block.BlockChanged;
import dev.parley.chat.presence.PresenceProfiles.Profile;
import dev.parley.chat.user.Intent;
import dev.parley.chat.user.UserId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import lombok.RequiredArgsConstructor;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;

/**
 * Who is online. Each node reports the states of its users; a query combines the reports of all nodes. Each change is
 * published as {@link PresenceChanged} after it can be read.
 */
@Service
@RequiredArgsConstructor
public class Presences {

    /** How often a node is to say that it is alive. */
    public static final Duration HEARTBEAT = PresenceLeases.LEASE.dividedBy(3);

    private final PresenceLeases leases;
    private final PresenceProfiles profiles;
    private final Visibility visibility;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    /**
     * Says that the node is alive, for 45 s.
     *
     * @return false when it did not count as alive any more: what it has reported may be lost, and must be reported anew
     */
    public boolean renew(String node) {
        var now = clock.instant();
        return leases.renew(node, now, now.plus(PresenceLeases.LEASE));
    }

    /** The node stops; its users stay for {@code grace}, to come back elsewhere. */
    public void leave(String node, Duration grace) {
        var now = clock.instant();
        leases.renew(node, now, now.plus(grace));
    }

    /** @param states how each of these users is there on this node; {@code OFFLINE} for those who are there no more */
    public void report(String node, Map<UserId, PresenceState> states) {
        var now = clock.instant();
        var changes = leases.report(node, now, states);
        tell(changes, now);
    }

    /** Whether or not it can be written when they were last seen: a repeat would find no change any more. */
    private void tell(PresenceLeases.Changes changes, Instant seenAt) {
        try {
            profiles.seen(changes.due(), seenAt);
        } finally {
            publish(changes.users());
        }
    }

    /** Has all watchers of these users look again, whether or not anything has changed. */
    public void refresh(Collection<UserId> users) {
        publish(Set.copyOf(users));
    }

    /** Sets users offline whose nodes have not reported for 45 s. */
    public void sweep() {
        for (var swept : leases.sweep(clock.instant())) {
            tell(swept.changes(), swept.leaseEnd().minus(PresenceLeases.LEASE));
        }
    }

    /**
     * The users' presence as the viewer may see it; whether the viewer may ask is for the caller to know. A user who
     * hides is shown as offline, without last seen, and does not see others' last seen. A user who is invisible to the
     * viewer is shown the same way.
     */
    public List<Presence> seenBy(UserId viewer, Collection<UserId> users) {
        var found = find(users);
        visibility.invisibleTo(viewer, users).forEach(userId -> found.put(userId, Presence.hidden(userId)));
        return of(users, found, hiding(List.of(viewer)).contains(viewer));
    }

    /** As {@link #seenBy}, for several viewers who look at some of the users each; without those invisible to them. */
    public Map<UserId, List<Presence>> seenBy(Map<UserId, ? extends Collection<UserId>> usersByViewer) {
        var users = new HashSet<UserId>();
        usersByViewer.values().forEach(users::addAll);
        var found = find(users);
        var hiding = hiding(usersByViewer.keySet());
        var seen = new HashMap<UserId, List<Presence>>();
        var invisible = visibility.invisibleTo(usersByViewer);
        usersByViewer.forEach((viewer, looked) -> {
            var visible = new ArrayList<>(looked);
            visible.removeAll(invisible.getOrDefault(viewer, Set.of()));
            seen.put(viewer, of(visible, found, hiding.contains(viewer)));
        });
        return seen;
    }

    /** The users who are there for the viewer to see, in no order. */
    public Set<UserId> visiblyPresent(UserId viewer) {
        var present = leases.present(clock.instant());
        present.removeAll(hiding(present));
        present.removeAll(visibility.invisibleTo(viewer, present));
        return present;
    }

    /** Whether some page of the user is in use, also where the user hides that from others. */
    public boolean isInUse(UserId userId) {
        return leases.read(clock.instant(), List.of(userId)).get(userId) == PresenceState.ONLINE;
    }

    /** When the last page of the user was closed, whether or not others may know; empty for whoever was never there. */
    public Optional<Instant> lastSeen(UserId userId) {
        return Optional.ofNullable(profiles.of(List.of(userId)).getOrDefault(userId, Profile.NONE).lastSeenAt());
    }

    /** A block hides the two users' presence from each other, or its end shows it again. */
    @EventListener
    void on(BlockChanged changed) {
        publish(Set.of(changed.blocker(), changed.userId()));
    }

    public boolean isHidden(UserId userId) {
        return !hiding(List.of(userId)).isEmpty();
    }

    /** The user's choice to be seen, or to be offline for all others. */
    public void hide(Intent intent, boolean hidden) {
        if (profiles.hide(intent, hidden)) {
            publish(Set.of(intent.actor()));
        }
    }

    private Map<UserId, Presence> find(Collection<UserId> users) {
        var states = leases.read(clock.instant(), users);
        var known = profiles.of(users);
        var found = new HashMap<UserId, Presence>();
        for (UserId userId : users) {
            var profile = known.getOrDefault(userId, Profile.NONE);
            var state = states.getOrDefault(userId, PresenceState.OFFLINE);
            found.put(userId, presence(userId, state, profile));
        }
        return found;
    }

    private static Presence presence(UserId userId, PresenceState state, Profile profile) {
        if (profile.hidden()) {
            return Presence.hidden(userId);
        }
        Instant lastSeenAt = state == PresenceState.OFFLINE ? profile.lastSeenAt() : null;
        return new Presence(userId, state, lastSeenAt);
    }

    private static List<Presence> of(Collection<UserId> users, Map<UserId, Presence> found, boolean viewerHides) {
        return users
            .stream()
            .flatMap(userId -> Optional.ofNullable(found.get(userId)).stream())
            .map(presence -> viewerHides ? presence.withoutLastSeen() : presence)
            .toList();
    }

    private Set<UserId> hiding(Collection<UserId> users) {
        var hiding = new HashSet<UserId>();
        profiles.of(users).forEach((userId, profile) -> {
            if (profile.hidden()) {
                hiding.add(userId);
            }
        });
        return hiding;
    }

    private void publish(Set<UserId> users) {
        if (!users.isEmpty()) {
            events.publishEvent(new PresenceChanged(users));
        }
    }
}
