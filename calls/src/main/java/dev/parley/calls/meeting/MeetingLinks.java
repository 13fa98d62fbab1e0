package dev.parley.calls.meeting;

import dev.parley.calls.place.GuestId;
import dev.parley.calls.place.Person;
import dev.parley.calls.session.Call;
import dev.parley.calls.session.PlaceControl;
import dev.parley.chat.error.ErrorCode;
import dev.parley.chat.error.ParleyException;
import dev.parley.chat.id.IdGenerator;
import dev.parley.chat.user.DisplayNames;
import dev.parley.chat.user.User;
import dev.parley.chat.user.UserId;
import dev.parley.chat.user.Users;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** What a link is of, and coming in by it. All of it may be asked by anybody who has the link. */
@Service
@RequiredArgsConstructor
public class MeetingLinks {

    private static final int SHOWN = 5;
    /** Looked up for what is no code, so that the answer takes as long. */
    private static final LinkCode NOBODYS = new LinkCode("aaa-aaaa-aaa");

    private final MeetingStore meetings;
    private final Entrants entrants;
    private final Admittance admittance;
    private final MeetingPeople people;
    private final PlaceControl control;
    private final Passcodes passcodes;
    private final PasscodeGuard guard;
    private final Users users;
    private final Clock clock;
    private final IdGenerator ids;

    /**
     * What the link is of.
     *
     * @param next the time that goes on or comes next, empty where there is none
     * @param count how many are in its call
     * @param people the first of them, for whom nothing keeps from entering
     * @param role of a user who has entered by the link or hosts the meeting; empty for others
     */
    public record Look(
        Meeting meeting,
        Optional<MeetingTimes.Occurrence> next,
        int count,
        List<NamedPerson> people,
        Optional<MeetingRole> role
    ) {}

    /**
     * Who has come in.
     *
     * @param waits whether a host has to let them in
     */
    public record Entry(Meeting meeting, Entrant entrant, MeetingRole role, boolean waits) {}

    /**
     * Who wants to come in.
     *
     * @param user null for a guest
     * @param name of a guest
     * @param device of a guest; of a user it is not asked
     * @param source where the request comes from, for the count of wrong passcodes
     */
    public record Comer(
        @Nullable UserId user,
        @Nullable String name,
        String device,
        @Nullable String passcode,
        String source
    ) {
        /** Without the passcode, so that it never reaches a log. */
        @Override
        public String toString() {
            return "Comer[" + user + "]";
        }
    }

    /** The meeting of a link, as people type it. @throws ParleyException {@code MEETING_NOT_FOUND} */
    public Meeting find(String code) {
        var typed = LinkCode.typed(code);
        return meetings
            .find(typed.orElse(NOBODYS))
            .filter(meeting -> typed.isPresent())
            .orElseThrow(() -> new ParleyException(ErrorCode.MEETING_NOT_FOUND));
    }

    /** @throws ParleyException {@code MEETING_ENDED} */
    public Look look(Meeting meeting, @Nullable UserId user) {
        admittance.requireOpen(meeting);
        var person = Optional.ofNullable(user).map(Person::of);
        var inCall = control.callIn(meeting.place()).map(MeetingLinks::participants).orElse(List.of());
        boolean open = person.filter(asking -> nothingKeepsOut(meeting, asking)).isPresent();
        var shown = open ? inCall.subList(0, Math.min(SHOWN, inCall.size())) : List.<Person>of();
        var role = person
            .filter(asking -> meeting.isHost(asking) || entrants.find(meeting.id(), asking).isPresent())
            .map(meeting::roleOf);
        return new Look(meeting, meeting.next(clock.instant()), inCall.size(), people.of(meeting, shown), role);
    }

    private boolean nothingKeepsOut(Meeting meeting, Person person) {
        if (meeting.hasRemoved(person)) {
            return false;
        }
        boolean open = !meeting.options().lobby() && meeting.passcode() == null && !meeting.locked();
        return open || meeting.isHost(person) || entrants.isAdmitted(meeting.id(), person);
    }

    private static List<Person> participants(Call call) {
        return call.participants().stream().map(Call.Participant::person).toList();
    }

    /**
     * Lets somebody come in, to the lobby at least.
     *
     * @throws ParleyException {@code MEETING_ENDED}, {@code NOT_AUTHENTICATED} where guests may not come, {@code
     *     PASSCODE_WRONG}, {@code MEETING_LOCKED}, {@code REMOVED_FROM_MEETING}, {@code BLOCKED}, {@code MEETING_FULL}; as
     *     {@link DisplayNames#clean} for a guest's name; as the {@link PasscodeGuard}
     */
    public Entry enter(Meeting meeting, Comer comer) {
        admittance.requireOpen(meeting);
        var entrant = comer.user() instanceof UserId user ? ofUser(meeting, user) : ofGuest(meeting, comer);
        var person = entrant.person();
        Admittance.requireNotRemoved(meeting, person);
        boolean known = entrants.find(meeting.id(), person).isPresent();
        boolean host = meeting.isHost(person);
        if (!known && !host) {
            requirePasscode(meeting, comer);
        }
        boolean admitted = host || entrants.isAdmitted(meeting.id(), person);
        if (meeting.locked() && !admitted) {
            throw new ParleyException(ErrorCode.MEETING_LOCKED);
        }
        if (!entrants.add(meeting.id(), entrant)) {
            throw new ParleyException(ErrorCode.MEETING_FULL);
        }
        return new Entry(meeting, entrant, meeting.roleOf(person), !admitted && meeting.options().lobby());
    }

    private Entrant ofUser(Meeting meeting, UserId user) {
        admittance.requireNoBlock(meeting, Person.of(user));
        var name = users.find(user).map(User::displayName).orElse("");
        return new Entrant(Person.of(user), name, null);
    }

    /** The same name from the same device is the same guest. */
    private Entrant ofGuest(Meeting meeting, Comer comer) {
        if (!meeting.options().guests()) {
            throw new ParleyException(ErrorCode.NOT_AUTHENTICATED);
        }
        if (meeting.hasRemovedDevice(comer.device())) {
            throw new ParleyException(ErrorCode.REMOVED_FROM_MEETING);
        }
        if (comer.name() == null) {
            throw new ParleyException(ErrorCode.INVALID_REQUEST, Map.of("name", "must be there"));
        }
        String name = DisplayNames.clean(comer.name());
        var person = entrants
            .guest(meeting.id(), comer.device(), name)
            .orElseGet(() -> new Person.Guest(new GuestId(ids.next())));
        return new Entrant(person, name, comer.device());
    }

    private void requirePasscode(Meeting meeting, Comer comer) {
        String kept = meeting.passcode();
        if (kept == null) {
            return;
        }
        String passcode = comer.passcode();
        if (passcode == null) {
            throw new ParleyException(ErrorCode.PASSCODE_WRONG, Map.of("needed", true));
        }
        var attempt = guard.begin(meeting.id(), comer.source());
        if (!passcodes.isRight(meeting.id(), kept, passcode)) {
            throw new ParleyException(ErrorCode.PASSCODE_WRONG, Map.of("needed", false));
        }
        attempt.succeeded();
    }
}
