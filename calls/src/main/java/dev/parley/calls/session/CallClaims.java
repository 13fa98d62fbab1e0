package dev.parley.calls.session;

import dev.parley.calls.place.CallPlace;
import dev.parley.chat.error.ErrorCode;
import dev.parley.chat.error.ParleyException;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import lombok.RequiredArgsConstructor;
import org.springframework.core.io.ClassPathResource;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.data.redis.core.script.RedisScript;
import org.springframework.stereotype.Component;

/**
 * Claims of places and people, who have one call at most: {@code <callId>|<version>}, with the version of the state that is
 * to be written next. A claim and its call are in two places that change one after the other, so a claim holds as far as
 * the call's state bears it out:
 *
 * <ul>
 *   <li>The state has the place or the person: the claim holds.
 *   <li>The state is at the claim's version or beyond, without them: the claim is outdated, and another call may take it.
 *       Whoever is about to write a later version has claimed anew, by that version.
 *   <li>The state is behind the claim's version: it is about to be written, or whoever was about to write it has died.
 *       Another call waits a moment. Then it raises the version of the first one to that of the claim, so that what was
 *       about to be written is refused as a conflict, and the claim is outdated.
 * </ul>
 *
 * <p>A claim is taken over and released by a script that compares its version. So no two calls have the same person, however
 * long a node stands still between two steps: the wait only lets a neighbour finish, and no time decides.
 */
@Component
@RequiredArgsConstructor
class CallClaims {

    /** How often one looks at a claim whose call is about to be written: for some 200 ms. */
    private static final int LOOKS = 6;

    /** Each further attempt means that others have taken the claim in turn. */
    private static final int ATTEMPTS = 20;

    private static final Backoff BACKOFF = Backoff.between(Duration.ofMillis(8), Duration.ofMillis(64));

    private static final RedisScript<String> TAKE = RedisScript.of(
        new ClassPathResource("take.lua", CallClaims.class),
        String.class
    );
    private static final RedisScript<Long> RELEASE = RedisScript.of(
        new ClassPathResource("release.lua", CallClaims.class),
        Long.class
    );

    private final StringRedisTemplate redis;
    private final CallStates states;
    private final CallProperties properties;

    private record Claim(CallId call, long version) {
        static final Claim NONE = new Claim(new CallId("0".repeat(26)), 0);

        static Claim parse(String value) {
            int bar = value.lastIndexOf('|');
            return new Claim(new CallId(value.substring(0, bar)), Long.parseLong(value.substring(bar + 1)));
        }
    }

    /**
     * Takes the claim for a version of the call that is to be written after this.
     *
     * @param holds whether a state bears this claim out
     * @return the other call that has it; empty when it was taken
     */
    Optional<CallId> take(String key, CallId call, long version, Predicate<CallState> holds) {
        var outdated = Claim.NONE;
        for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
            var standing = take(key, call, version, outdated);
            if (standing.isEmpty()) {
                return Optional.empty();
            }
            var other = standing.get();
            var stored = states.load(other.call());
            if (stored.version() < other.version() && attempt < LOOKS && !bearsOut(stored, holds)) {
                BACKOFF.pause(attempt);
                continue;
            }
            if (stored.version() < other.version()) {
                stored = states.raise(other.call(), other.version());
            }
            if (bearsOut(stored, holds)) {
                return Optional.of(other.call());
            }
            outdated = other;
        }
        throw new ParleyException(ErrorCode.UNAVAILABLE);
    }

    private Optional<Claim> take(String key, CallId call, long version, Claim outdated) {
        var standing = redis.execute(
            TAKE,
            List.of(key),
            call.value(),
            String.valueOf(version),
            String.valueOf(properties.indexTtl().toMillis()),
            outdated.call().value(),
            String.valueOf(outdated.version())
        );
        return standing.isEmpty() ? Optional.empty() : Optional.of(Claim.parse(standing));
    }

    /** The call whose state bears the claim out. What is only about to be written does not count. */
    Optional<CallId> holder(String key, Predicate<CallState> holds) {
        return claimant(key).filter(call -> bearsOut(states.load(call), holds));
    }

    /** The call that has claimed it last, whether or not its state bears that out. */
    Optional<CallId> claimant(String key) {
        return Optional.ofNullable(redis.opsForValue().get(key)).map(value -> Claim.parse(value).call());
    }

    /** As {@link #claimant}, for some hundreds of places at once; those without are left out. */
    Map<CallPlace, CallId> claimants(Collection<? extends CallPlace> places) {
        if (places.isEmpty()) {
            return Map.of();
        }
        var asked = List.copyOf(places);
        var claims = redis.opsForValue().multiGet(asked.stream().map(CallKeys::claimOf).toList());
        var found = new HashMap<CallPlace, CallId>();
        for (int i = 0; claims != null && i < asked.size(); i++) {
            if (claims.get(i) instanceof String value) {
                found.put(asked.get(i), Claim.parse(value).call());
            }
        }
        return found;
    }

    /** Gives up a claim that the call's state of this version does not need. */
    void release(String key, CallId call, long version) {
        redis.execute(RELEASE, List.of(key), call.value(), String.valueOf(version));
    }

    /** Of what only a newer node can read, the claims hold. */
    private static boolean bearsOut(CallStates.Stored stored, Predicate<CallState> holds) {
        return stored.unreadable() || stored.call().map(VersionedCall::state).filter(holds).isPresent();
    }
}
