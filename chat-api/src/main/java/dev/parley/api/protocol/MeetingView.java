package dev.parley.api.protocol;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import dev.parley.calls.meeting.MeetingRole;
import dev.parley.calls.meeting.Whom;
import dev.parley.calls.place.CallPlace;
import dev.parley.calls.place.MeetingId;
import dev.parley.calls.place.Person;
import dev.parley.calls.session.CallId;
import dev.parley.calls.session.CallKind;
import dev.parley.chat.user.UserId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A meeting as it stands, to those who are in it.
 *
 * @param code the end of its link
 * @param version an older view than the one held is to be ignored
 * @param startsAt of the time that goes on or comes next, null where there is none
 * @param endsAt of that, or null
 * @param callId null while it has no call
 * @param people who is in its call or awaited, by name
 */
public record MeetingView(
    MeetingId id,
    CallPlace place,
    String code,
    long version,
    String title,
    CallKind kind,
    UserId owner,
    List<UserId> coHosts,
    MeetingOptionsView options,
    @JsonSetter(nulls = Nulls.SET) @Nullable Instant startsAt,
    @JsonSetter(nulls = Nulls.SET) @Nullable Instant endsAt,
    boolean locked,
    @JsonSetter(nulls = Nulls.SET) @Nullable CallId callId,
    List<MeetingPersonView> people
) {
    /** @param passcode whether there is one */
    public record MeetingOptionsView(
        boolean lobby,
        boolean guests,
        boolean passcode,
        boolean startMuted,
        Whom sharing,
        Whom unmuting
    ) {}

    /** @param name what they are called in the meeting; nobody has made sure of a guest's */
    public record MeetingPersonView(Person person, String name, MeetingRole role) {}

    /**
     * Who waits, the longest first.
     *
     * @param version an older view than the one held is to be ignored
     */
    public record LobbyView(long version, List<WaitingView> waiting) {}

    /** @param since when the person began to wait */
    public record WaitingView(Person person, String name, boolean guest, Instant since) {}
}
