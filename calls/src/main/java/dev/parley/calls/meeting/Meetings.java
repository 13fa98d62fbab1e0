package dev.parley.calls.meeting;

import dev.parley.calls.place.MeetingId;
import dev.parley.calls.place.Person;
import dev.parley.calls.session.PlaceControl;
import dev.parley.chat.error.ErrorCode;
import dev.parley.chat.error.ParleyException;
import dev.parley.chat.id.Ids;
import dev.parley.chat.user.Intent;
import dev.parley.chat.user.UserId;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/**
 * What hosts make of their meetings. Whoever is no host of a meeting is told {@code MEETING_NOT_FOUND}, and a co-host {@code
 * FORBIDDEN} where only the owner may.
 */
@Service
@RequiredArgsConstructor
public class Meetings {

    private static final int CODES_TRIED = 5;

    private final MeetingStore store;
    private final HostedMeetings hosted;
    private final Removals removals;
    private final PlaceControl control;
    private final MeetingEnds ends;
    private final Passcodes passcodes;
    private final MeetingProperties properties;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    /**
     * Creates a meeting of the actor's.
     *
     * @throws ParleyException {@code MEETING_LIMIT_REACHED}; as {@link MeetingDraft#cleaned}, {@link Passcodes#keep}
     */
    public Meeting create(Intent intent, MeetingDraft wanted, @Nullable String passcode) {
        var now = clock.instant();
        var draft = wanted.cleaned(now);
        var id = new MeetingId(Ids.named("meeting/" + intent.key()));
        String kept = passcodes.keep(id, passcode);
        for (int attempt = 0; attempt < CODES_TRIED; attempt++) {
            var present = store.find(id);
            if (present.isPresent()) {
                return present.get();
            }
            if (store.isTaken(id)) {
                throw new ParleyException(ErrorCode.MEETING_NOT_FOUND);
            }
            requireRoom(intent.actor(), now);
            store.add(
                new Meeting(
                    id,
                    LinkCode.random(random),
                    intent.actor(),
                    List.of(),
                    draft.title(),
                    draft.kind(),
                    draft.options(),
                    kept,
                    draft.times(),
                    false,
                    List.of(),
                    now,
                    now,
                    null
                ).usedAt(now, properties.keptUnused())
            );
        }
        return store.find(id).orElseThrow(() -> new ParleyException(ErrorCode.UNAVAILABLE));
    }

    private void requireRoom(UserId owner, Instant now) {
        int limit = properties.maxPerUser();
        long coming = store
            .comingOf(owner, now, 0)
            .stream()
            .filter(meeting -> meeting.owner().equals(owner))
            .count();
        if (coming >= limit) {
            throw new ParleyException(ErrorCode.MEETING_LIMIT_REACHED, Map.of("limit", limit));
        }
    }

    /** The meeting to one of its hosts. */
    public Meeting get(UserId host, MeetingId id) {
        return hosted.get(host, id);
    }

    /** @throws ParleyException {@code MEETING_ENDED}; as {@link MeetingDraft#cleaned} */
    public Meeting change(Intent intent, MeetingId id, MeetingDraft wanted) {
        var now = clock.instant();
        var draft = wanted.cleaned(now);
        var before = hosted.get(intent.actor(), id);
        var after = hosted.change(intent, id, meeting -> meeting.as(draft).usedAt(now, properties.keptUnused()));
        ends.optionsChanged(before, after);
        return after;
    }

    /** @throws ParleyException {@code MEETING_ENDED}; as {@link Passcodes#keep} */
    public void setPasscode(Intent intent, MeetingId id, @Nullable String passcode) {
        hosted.get(intent.actor(), id);
        String kept = passcodes.keep(id, passcode);
        hosted.change(intent, id, meeting -> meeting.withPasscode(kept));
    }

    /** @throws ParleyException {@code MEETING_ENDED} */
    public void setLocked(Intent intent, MeetingId id, boolean locked) {
        hosted.get(intent.actor(), id);
        hosted.change(intent, id, meeting -> meeting.withLocked(locked));
    }

    /**
     * Removes somebody who has come by the link, in the call or not, who then does not come again.
     *
     * @throws ParleyException {@code INVALID_REQUEST} for oneself; {@code FORBIDDEN} for the owner; {@code NOT_A_MEMBER} for who
     *     has not come; {@code MEETING_ENDED}
     */
    public void remove(Intent intent, MeetingId id, Person person) {
        var meeting = hosted.get(intent.actor(), id);
        if (person.equals(Person.of(intent.actor()))) {
            throw new ParleyException(ErrorCode.INVALID_REQUEST, Map.of("person", "must be another one"));
        }
        if (removals.remove(intent, meeting, person)) {
            control.takeOut(meeting.place(), person);
        }
    }

    /** Somebody whom a host has removed may come again. */
    public void readmit(Intent intent, MeetingId id, Person person) {
        var meeting = hosted.get(intent.actor(), id);
        hosted.change(intent, id, present -> Removals.readmitting(present, person));
        control.readmit(meeting.place(), person);
    }

    /** Ends the meeting for good. */
    public void end(Intent intent, MeetingId id) {
        ends.end(hosted.own(intent.actor(), id), intent.key());
    }

    /** Ends the meeting, and forgets it. One that its owner has deleted stays so. */
    public void delete(Intent intent, MeetingId id) {
        if (store.isDeletedBy(id, intent.actor())) {
            return;
        }
        var meeting = hosted.own(intent.actor(), id);
        ends.end(meeting, intent.key());
        ends.forget(meeting);
    }
}
