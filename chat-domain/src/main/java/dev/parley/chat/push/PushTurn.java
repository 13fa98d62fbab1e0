package dev.parley.chat.push;

import dev.parley.chat.auth.AuthSessionId;
import dev.parley.chat.presence.Presences;
import dev.parley.chat.push.PushPost.Sent;
import dev.parley.chat.user.UserId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import lombok.RequiredArgsConstructor;
import lombok.extern.slf4j.Slf4j;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/** Tells the devices of one person of one chat or ring, all at once. */
@Slf4j
@Component
@RequiredArgsConstructor
class PushTurn {

    /** A device whose push service has failed so often in a row is told of the next message, not of this one. */
    private static final int MOST_FAILURES = 8;

    private final PendingPushes pending;
    private final PushSubscriptions subscriptions;
    private final Presences presences;
    private final ChatNotices messages;
    private final PushContents contents;
    private final PushPost post;
    private final PushProperties properties;
    private final Clock clock;

    void run(Claimed claimed) {
        if (claimed.ring() == null) {
            tellOfMessages(claimed);
        } else {
            tellOfRing(claimed, PushRings.Ring.read(claimed.ring()), claimed.ring().getString("over"));
        }
    }

    private void tellOfMessages(Claimed claimed) {
        var news = messages.of(claimed);
        if (news.isEmpty()) {
            pending.nothing(claimed);
            return;
        }
        if (isAtAPage(claimed.userId())) {
            // Who has just closed the page counts as being there for some seconds.
            if (claimed.looks() == 0) {
                pending.lookAgain(claimed, properties.secondLook());
            } else {
                pending.nothing(claimed);
            }
            return;
        }
        var seen = news.get();
        var all = devices(claimed);
        var read = messages.readSince(claimed.userId());
        var left = send(all, device -> seen.noticeFor(device.wishes(), read.keySet()));
        if (left.isEmpty()) {
            pending.told(claimed, seen.newest());
            pending.cleared(claimed.userId(), read);
        } else {
            again(claimed, left);
        }
    }

    private void tellOfRing(Claimed claimed, PushRings.Ring ring, @Nullable String over) {
        var now = clock.instant();
        if (over != null) {
            if (claimed.told() > 0) {
                send(devices(claimed), device -> contents.over(device.wishes(), claimed.of(), ring, over));
            }
            pending.forget(claimed);
        } else if (!ring.until().isAfter(now)) {
            pending.forget(claimed);
        } else if (isAtAPage(claimed.userId())) {
            pending.lookAgain(claimed, properties.settle());
        } else {
            var validFor = Duration.between(now, ring.until()).plusSeconds(1);
            var left = send(devices(claimed), device -> contents.ring(device.wishes(), claimed.of(), ring, validFor));
            log.debug("A ring reached all but {} devices", left.size());
            pending.told(claimed, 1);
        }
    }

    private List<PushSubscription> devices(Claimed claimed) {
        return subscriptions
            .of(claimed.userId())
            .stream()
            .filter(each -> claimed.left().isEmpty() || claimed.left().contains(each.login()))
            .toList();
    }

    /**
     * A device is told nothing where there is no notice for it.
     *
     * @return the devices for which another try may help, and when
     */
    private Map<AuthSessionId, Instant> send(
        List<PushSubscription> devices,
        Function<PushSubscription, @Nullable PushNotice> notices
    ) {
        var left = new ConcurrentHashMap<AuthSessionId, Instant>();
        var threads = new ArrayList<Thread>();
        for (PushSubscription device : devices) {
            var notice = device.wishes().level() == PushWishes.Level.OFF ? null : notices.apply(device);
            if (notice == null) {
                continue;
            }
            if (device.notBefore().isAfter(clock.instant())) {
                left.put(device.login(), device.notBefore());
                continue;
            }
            threads.add(
                Thread.ofVirtual()
                    .name("push")
                    .start(() -> later(device, notice).ifPresent(at -> left.put(device.login(), at)))
            );
        }
        threads.forEach(PushTurn::join);
        return left;
    }

    private Optional<Instant> later(PushSubscription device, PushNotice notice) {
        try {
            return switch (post.send(device, notice)) {
                case Sent.Later(var _, var at) when device.failures() < MOST_FAILURES -> Optional.of(at);
                case Sent.Later _, Sent.Taken _, Sent.Gone _ -> Optional.empty();
                case Sent.Refused(var result) -> {
                    log.warn("A push service has refused a push: {}", result);
                    yield Optional.empty();
                }
            };
        } catch (RuntimeException failure) {
            log.warn("A push could not be sent", failure);
            return Optional.empty();
        }
    }

    private void again(Claimed claimed, Map<AuthSessionId, Instant> left) {
        pending.again(claimed, left.keySet(), left.values().stream().min(Instant::compareTo).orElseThrow());
    }

    /** Where nobody can say, a push too many does less harm than one too few. */
    private boolean isAtAPage(UserId userId) {
        try {
            return presences.isInUse(userId);
        } catch (DataAccessException redisAway) {
            return false;
        }
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }
}
