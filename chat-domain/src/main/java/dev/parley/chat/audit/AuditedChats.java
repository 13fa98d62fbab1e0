package dev.parley.chat.audit;

import dev.parley.chat.consumer.Batch;
import dev.parley.chat.consumer.Gathering;
import dev.parley.chat.consumer.LogConsumer;
import dev.parley.chat.id.Ids;
import dev.parley.chat.log.EventBody.MemberRemoved;
import dev.parley.chat.log.EventBody.MembersAdded;
import dev.parley.chat.log.EventBody.OwnershipTransferred;
import dev.parley.chat.log.EventBody.RoleChanged;
import dev.parley.chat.log.EventBody.RulesChanged;
import dev.parley.chat.log.EventBody.SanctionsChanged;
import dev.parley.chat.log.LoggedEvent;
import dev.parley.chat.log.NewMember;
import dev.parley.chat.log.SanctionChange;
import dev.parley.chat.user.UserId;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Notes in the audit log what is done to the members of groups and channels, and to their rules: behind the writer of the log,
 * and once, since each entry has an id that follows from its event.
 */
@Component
@RequiredArgsConstructor
class AuditedChats implements LogConsumer {

    private static final Gathering GATHERING = new Gathering(100, Duration.ofMillis(500), _ -> false);

    private final AuditLog log;

    @Override
    public String name() {
        return "audit";
    }

    /** What was before is in the logs of the chats. */
    @Override
    public Start start() {
        return Start.PRESENT;
    }

    @Override
    public Gathering gathering() {
        return GATHERING;
    }

    @Override
    public void handle(List<Batch> batches) {
        log.addMissing(
            batches
                .stream()
                .flatMap(batch -> batch.events().stream())
                .flatMap(AuditedChats::entries)
                .toList()
        );
    }

    /** Who comes by an invite and who leaves is nobody else's doing. */
    private static Stream<AuditEntry> entries(LoggedEvent event) {
        return switch (event.body()) {
            case MembersAdded added -> added
                .members()
                .stream()
                .filter(member -> !member.userId().equals(event.actor()))
                .map(member -> added(event, member));
            case MemberRemoved removed when removed.ban() != null -> Stream.of(
                entry(event, AuditKind.SANCTIONS_CHANGED, removed.userId(), sanctions(true, SanctionChange.BANNED))
            );
            case MemberRemoved removed -> Stream.of(entry(event, AuditKind.MEMBER_REMOVED, removed.userId(), Map.of()));
            case RoleChanged changed -> Stream.of(
                entry(event, AuditKind.ROLE_CHANGED, changed.userId(), role(changed.role().name()))
            );
            // That an administrator of the installation has done it is noted where it is known who.
            case OwnershipTransferred transferred when !transferred.byServer() -> Stream.of(
                entry(event, AuditKind.OWNERSHIP_TRANSFERRED, transferred.to(), Map.of())
            );
            case SanctionsChanged changed -> Stream.of(
                entry(event, AuditKind.SANCTIONS_CHANGED, changed.userId(), sanctions(changed))
            );
            case RulesChanged _ -> Stream.of(entry(event, AuditKind.CHAT_RULES_CHANGED, null, Map.of()));
            default -> Stream.empty();
        };
    }

    private static AuditEntry added(LoggedEvent event, NewMember member) {
        return entry(event, AuditKind.MEMBER_ADDED, member.userId(), role(member.role().name()));
    }

    private static Map<String, String> role(String name) {
        return Map.of("role", name.toLowerCase(Locale.ROOT));
    }

    private static Map<String, String> sanctions(boolean banned, @Nullable SanctionChange what) {
        var details = new HashMap<>(Map.of("banned", String.valueOf(banned)));
        if (what != null) {
            details.put("what", name(what));
        }
        return details;
    }

    private static String name(SanctionChange what) {
        return switch (what) {
            case BANNED -> "banned";
            case BAN_LIFTED -> "banLifted";
            case TIMED_OUT -> "timedOut";
            case TIME_OUT_ENDED -> "timeOutEnded";
        };
    }

    private static Map<String, String> sanctions(SanctionsChanged changed) {
        var details = new HashMap<>(sanctions(changed.ban() != null, changed.what()));
        if (changed.timeOut() != null) {
            details.put("timedOutUntil", changed.timeOut().until().toString());
        }
        return details;
    }

    private static AuditEntry entry(
        LoggedEvent event,
        AuditKind kind,
        @Nullable UserId person,
        Map<String, String> details
    ) {
        var all = new HashMap<>(details);
        all.put("chatId", event.chatId().value());
        String name = "audit/" + event.chatId() + "/" + event.seq() + (person == null ? "" : "/" + person);
        return new AuditEntry(new AuditEntryId(Ids.named(name)), event.at(), kind, event.actor(), person, null, all);
    }
}
