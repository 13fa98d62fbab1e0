package dev.parley.chat.digest;

import dev.parley.chat.digest.DigestMails.Outcome;
import dev.parley.chat.email.EmailAddresses;
import dev.parley.chat.email.UserAddress;
import dev.parley.chat.presence.Presences;
import dev.parley.chat.user.Locks;
import dev.parley.chat.user.User;
import dev.parley.chat.user.UserId;
import dev.parley.chat.user.Users;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import lombok.RequiredArgsConstructor;
import lombok.extern.slf4j.Slf4j;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/** Tells one person what they have missed, if they have, and are away. */
@Slf4j
@Component
@RequiredArgsConstructor
class DigestTurn {

    private static final Duration FIRST_DELAY = Duration.ofSeconds(10);
    private static final int MOST_DOUBLINGS = 6;
    /** About a day. A server that takes mails again, but not this one, would keep all that comes after it. */
    private static final int MOST_TRIES = 130;

    private final DigestStore store;
    private final MissedThings missed;
    private final DigestMails mails;
    private final DigestTokens tokens;
    private final DigestCounts counts;
    private final EmailAddresses addresses;
    private final Users users;
    private final Locks locks;
    private final Presences presences;
    private final Clock clock;

    void run(ClaimedDigest claimed) {
        var userId = claimed.userId();
        var user = users.find(userId).filter(found -> !found.deleted() && !found.bot() && !locks.isHeld(userId));
        var address = addresses.find(userId);
        if (user.isEmpty() || address.isEmpty()) {
            store.nothing(claimed);
            return;
        }
        var notBefore = notBefore(userId);
        if (notBefore.isPresent()) {
            store.later(claimed, notBefore.get());
            return;
        }
        missed
            .of(claimed)
            .ifPresentOrElse(digest -> send(claimed, user.get(), address.get(), digest), () -> store.nothing(claimed));
    }

    private void send(ClaimedDigest claimed, User user, UserAddress address, Digest digest) {
        String token = tokens.of(user.id(), address.address());
        var outcome = mails.send(user, address, claimed.wishes().frequency(), digest, token);
        counts.add(outcome);
        if (outcome == Outcome.LATER && claimed.tries() < MOST_TRIES) {
            store.again(claimed, FIRST_DELAY.multipliedBy(1L << Math.min(claimed.tries(), MOST_DOUBLINGS)));
        } else {
            store.told(claimed);
        }
    }

    /** While nobody can say where somebody is, the mail waits. */
    private Optional<Instant> notBefore(UserId userId) {
        var now = clock.instant();
        try {
            return Away.notBefore(now, presences.isInUse(userId), presences.lastSeen(userId));
        } catch (DataAccessException redisAway) {
            log.debug("A digest waits until it is known who is there", redisAway);
            return Optional.of(now.plus(Away.LOOK_AGAIN));
        }
    }
}
