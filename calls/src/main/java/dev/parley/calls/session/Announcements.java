package dev.parley.calls.session;

import dev.parley.calls.place.CallPlace;
import dev.parley.calls.session.CallState.Ended;
import java.util.Optional;
import lombok.RequiredArgsConstructor;
import lombok.extern.slf4j.Slf4j;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Tells everybody in a place of its call, where the place wants that: when it begins, looks otherwise, and ends. */
@Slf4j
@Component
@RequiredArgsConstructor
class Announcements {

    private final CallPolicy policy;
    private final ChangedPlaces changed;
    private final CallNotices notices;

    /** The call is about to be written: should nobody tell of it any more, the nodes will find it. */
    void expect(@Nullable VersionedCall before, VersionedCall next) {
        between(before, next).ifPresent(notice -> changed.add(notice.place()));
    }

    /** The call is written. */
    void announce(@Nullable VersionedCall before, VersionedCall next) {
        between(before, next).ifPresent(this::publish);
    }

    void announceEnd(Ended ended) {
        var origin = ended.origin();
        if (policy.showsCallToAll(origin.place())) {
            publish(new CallNotice.Over(origin.place(), origin.id()));
        }
    }

    private Optional<CallNotice> between(@Nullable VersionedCall before, VersionedCall next) {
        CallPlace place = next.state().origin().place();
        if (!policy.showsCallToAll(place)) {
            return Optional.empty();
        }
        var held = CallSummary.of(before);
        return CallSummary.of(next)
            .<Optional<CallNotice>>map(call ->
                held.filter(call::looksLike).isPresent() ? Optional.empty() : Optional.of(new CallNotice.GoesOn(call))
            )
            .orElseGet(() -> Optional.of(new CallNotice.Over(place, next.id())));
    }

    /** The change stands, whether or not it can be told now: the nodes compare what they have told. */
    private void publish(CallNotice notice) {
        try {
            notices.publish(notice);
        } catch (RuntimeException failure) {
            log.error("Could not publish {}", notice.getClass().getSimpleName(), failure);
        }
    }
}
