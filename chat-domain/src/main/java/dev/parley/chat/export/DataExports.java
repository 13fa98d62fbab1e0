package dev.parley.chat.export;

import dev.parley.chat.audit.AuditKind;
import dev.parley.chat.audit.AuditLog;
import dev.parley.chat.auth.AuthSessionId;
import dev.parley.chat.auth.AuthSessions;
import dev.parley.chat.auth.PasswordSource;
import dev.parley.chat.error.ErrorCode;
import dev.parley.chat.error.ParleyException;
import dev.parley.chat.factor.SecondFactors;
import dev.parley.chat.id.Ids;
import dev.parley.chat.id.Secrets;
import dev.parley.chat.user.AccountFollower;
import dev.parley.chat.user.UserId;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;

/** Exports of what users have written and are. A user has one at a time, and nobody else gets it. */
@Service
@RequiredArgsConstructor
public class DataExports implements AccountFollower {

    private static final Duration DAY = Duration.ofDays(1);
    private static final Duration TICKET_GOOD_FOR = Duration.ofMinutes(1);

    private final ExportStore store;
    private final ExportRemoval removal;
    private final SecondFactors factors;
    private final AuthSessions sessions;
    private final AuditLog audit;
    private final ApplicationEventPublisher events;
    private final ExportProperties properties;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    /** The user's latest one. */
    public Optional<DataExport> of(UserId user) {
        return store.find(user);
    }

    /**
     * Asks for an export, in the place of the former one. Where one is under way it is the answer.
     *
     * @param code of the second factor; needed where one is on
     * @throws ParleyException as {@link SecondFactors#requireAll}; {@code RATE_LIMITED} after some within a day
     */
    public DataExport ask(UserId user, String password, @Nullable String code, PasswordSource source) {
        factors.requireAll(user, password, code, source);
        var former = store.find(user);
        if (former.filter(DataExport::isUnderWay).isPresent()) {
            return former.get();
        }
        var asked = askedWithThis(user);
        former.ifPresent(this::end);
        if (store.begin(user, former.map(DataExport::id).orElse(null), asked)) {
            audit.add(AuditKind.DATA_EXPORTED, user, user, source.address(), Map.of());
            events.publishEvent(new ExportAsked());
        }
        return store.find(user).orElseThrow(DataExports::notFound);
    }

    private List<Instant> askedWithThis(UserId user) {
        var now = clock.instant();
        var asked = new ArrayList<>(store.askedSince(user, now.minus(DAY)));
        if (asked.size() >= properties.maxPerDay()) {
            var next = asked.getFirst().plus(DAY);
            throw new ParleyException(
                ErrorCode.RATE_LIMITED,
                Map.of("limit", "exports", "retryAfterMs", Math.max(1, Duration.between(now, next).toMillis()))
            );
        }
        asked.add(now);
        return asked;
    }

    /** Removes the user's export, also one that is under way. */
    public void remove(UserId user) {
        store.find(user).ifPresent(this::end);
    }

    private void end(DataExport export) {
        store.expire(export);
        removal.removeFiles(export);
    }

    /**
     * A token by which a part can be downloaded once, within a minute, while the login goes on. The user's former one is void.
     *
     * @param number of the part, from 1
     * @throws ParleyException {@code NOT_FOUND} where there is none, or none any more
     */
    public String ticket(UserId user, AuthSessionId login, int number) {
        var export = store.find(user).orElseThrow(DataExports::notFound);
        requirePart(export, number);
        String secret = Secrets.random(random);
        store.putTicket(export, number, login, Secrets.hash(secret), clock.instant().plus(TICKET_GOOD_FOR));
        return user.value() + "." + secret;
    }

    /** A part that is being downloaded, by this login. */
    public record Download(DataExport export, int number, DataExport.Part part, AuthSessionId login) {}

    /**
     * Takes up a ticket.
     *
     * @param address of whoever has it
     * @throws ParleyException {@code NOT_FOUND} also for one that was used
     */
    public Download download(String ticket, String address) {
        int dot = ticket.indexOf('.');
        if (dot < 0 || !Ids.isUlid(ticket.substring(0, dot))) {
            throw notFound();
        }
        var user = new UserId(ticket.substring(0, dot));
        var taken = store
            .takeTicket(user, Secrets.hash(ticket.substring(dot + 1)))
            .filter(each -> isLive(each.login()))
            .orElseThrow(DataExports::notFound);
        var part = requirePart(taken.export(), taken.part());
        audit.add(AuditKind.DATA_DOWNLOADED, user, user, address, Map.of("part", String.valueOf(taken.part())));
        return new Download(taken.export(), taken.part(), part, taken.login());
    }

    boolean isLive(AuthSessionId login) {
        return sessions.isLive(login);
    }

    private DataExport.Part requirePart(DataExport export, int number) {
        boolean there =
            export.state() == ExportState.DONE &&
            export.expiresAt() != null &&
            export.expiresAt().isAfter(clock.instant()) &&
            number >= 1 &&
            number <= export.parts().size();
        if (!there) {
            throw notFound();
        }
        return export.parts().get(number - 1);
    }

    private static ParleyException notFound() {
        return new ParleyException(ErrorCode.NOT_FOUND);
    }

    @Override
    public void deleted(UserId user) {
        store.find(user).ifPresent(export -> {
            end(export);
            store.forget(user);
        });
    }
}
