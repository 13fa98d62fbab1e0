package dev.parley.chat.log;

import dev.parley.chat.log.EventBody.InviteCreated;
import dev.parley.chat.user.UserId;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * How one comes into a chat without being added. Part of the fold, so that the uses of an invite and the members of the
 * chat are counted at the same place of the log.
 *
 * @param handle the name under which everybody finds the chat and may join it; null for a chat that is not public
 * @param invites in the order of their making, at most {@link #MAX_INVITES}, some of which may be over
 * @param removed the latest {@link #MAX_REMOVED} who were taken out: they come back by being added only
 */
public record Admission(@Nullable String handle, Map<InviteId, Invite> invites, Set<UserId> removed) {
    public static final int MAX_INVITES = 50;
    static final int MAX_REMOVED = 1_000;

    static final Admission CLOSED = new Admission(null, Map.of(), Set.of());

    public Admission {
        invites = Collections.unmodifiableMap(new LinkedHashMap<>(invites));
        removed = Collections.unmodifiableSet(new LinkedHashSet<>(removed));
    }

    Admission after(LoggedEvent event) {
        return switch (event.body()) {
            case EventBody.InviteCreated created -> withInvites(made(created, event));
            case EventBody.InviteRevoked revoked -> without(invite -> invite.id().equals(revoked.inviteId()));
            case EventBody.MemberJoined joined -> withInvites(used(joined.inviteId()));
            case EventBody.HandleChanged changed -> new Admission(changed.handle(), invites, removed);
            case EventBody.MemberLeft _ -> without(invite -> invite.maker().equals(event.actor()));
            case EventBody.MemberRemoved taken -> without(invite -> invite.maker().equals(taken.userId())).withRemoved(
                taken.userId()
            );
            case EventBody.MembersAdded added -> removed.isEmpty() ? this : forgiving(added.members());
            case EventBody.ChatDeleted _ -> CLOSED;
            default -> this;
        };
    }

    /** Whether one more invite has room: one that is over makes way for it. */
    public boolean hasRoomForInvite(Instant now) {
        return (
            invites.size() < MAX_INVITES ||
            invites
                .values()
                .stream()
                .anyMatch(invite -> !invite.isLive(now))
        );
    }

    private Map<InviteId, Invite> made(InviteCreated created, LoggedEvent event) {
        var all = new LinkedHashMap<>(invites);
        if (all.size() >= MAX_INVITES) {
            all.values().removeIf(invite -> !invite.isLive(event.at()));
        }
        var invite = new Invite(
            created.inviteId(),
            event.actor(),
            event.at(),
            created.expiresAt(),
            created.maxUses(),
            0
        );
        all.put(invite.id(), invite);
        return all;
    }

    private Map<InviteId, Invite> used(@Nullable InviteId inviteId) {
        var all = new LinkedHashMap<>(invites);
        if (inviteId != null) {
            all.computeIfPresent(inviteId, (_, invite) -> invite.used());
        }
        return all;
    }

    private Admission without(Predicate<Invite> which) {
        if (invites.values().stream().noneMatch(which)) {
            return this;
        }
        var all = new LinkedHashMap<>(invites);
        all.values().removeIf(which);
        return withInvites(all);
    }

    private Admission withInvites(Map<InviteId, Invite> changed) {
        return new Admission(handle, changed, removed);
    }

    private Admission withRemoved(UserId userId) {
        var all = new LinkedHashSet<>(removed);
        if (all.size() >= MAX_REMOVED) {
            all.remove(Objects.requireNonNull(all.iterator().next()));
        }
        all.add(userId);
        return new Admission(handle, invites, all);
    }

    /** The user may come back by themselves. */
    Admission forgiving(UserId userId) {
        var all = new LinkedHashSet<>(removed);
        all.remove(userId);
        return new Admission(handle, invites, all);
    }

    private Admission forgiving(List<NewMember> added) {
        var all = new LinkedHashSet<>(removed);
        added.forEach(member -> all.remove(member.userId()));
        return new Admission(handle, invites, all);
    }
}
