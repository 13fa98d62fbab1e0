package dev.parley.api.meeting;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.parley.api.protocol.MeetingView.MeetingOptionsView;
import dev.parley.api.protocol.MeetingView.MeetingPersonView;
import dev.parley.api.user.UserResponse;
import dev.parley.calls.meeting.MeetingDraft;
import dev.parley.calls.meeting.MeetingOptions;
import dev.parley.calls.meeting.MeetingRole;
import dev.parley.calls.meeting.MeetingState;
import dev.parley.calls.meeting.MeetingTimes;
import dev.parley.calls.meeting.Whom;
import dev.parley.calls.place.CallPlace;
import dev.parley.calls.place.MeetingId;
import dev.parley.calls.session.CallEndReason;
import dev.parley.calls.session.CallId;
import dev.parley.calls.session.CallKind;
import dev.parley.calls.session.ParticipantQuality;
import dev.parley.chat.error.ErrorCode;
import dev.parley.chat.error.ParleyException;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The bodies of the routes about meetings. */
final class MeetingResponses {

    private MeetingResponses() {}

    enum MeetingRepetition {
        WEEKLY,
    }

    record MeetingOptionsRequest(
        @NotNull Boolean lobby,
        @NotNull Boolean guests,
        @NotNull Boolean startMuted,
        @NotNull Whom sharing,
        @NotNull Whom unmuting
    ) {
        MeetingOptions toOptions() {
            return new MeetingOptions(lobby, guests, startMuted, sharing, unmuting);
        }
    }

    /** @param timeZone an IANA name, null for UTC */
    record ChangeMeetingRequest(
        @NotNull String title,
        @NotNull CallKind kind,
        @NotNull @Valid MeetingOptionsRequest options,
        @JsonProperty(required = true) @Nullable Instant startsAt,
        @JsonProperty(required = true) @Nullable Instant endsAt,
        @JsonProperty(required = true) @Nullable String timeZone,
        @JsonProperty(required = true) @Nullable MeetingRepetition repeats,
        @JsonProperty(required = true) @Nullable Instant repeatsUntil
    ) {
        MeetingDraft toDraft() {
            var times = new MeetingTimes(startsAt, endsAt, zone(timeZone), repeats != null, repeatsUntil);
            return new MeetingDraft(title, kind, options.toOptions(), times);
        }
    }

    /** As {@link ChangeMeetingRequest}, with a passcode of 4 to 32 characters, or null. */
    record CreateMeetingRequest(
        @NotNull String title,
        @NotNull CallKind kind,
        @NotNull @Valid MeetingOptionsRequest options,
        @JsonProperty(required = true) @Nullable String passcode,
        @JsonProperty(required = true) @Nullable Instant startsAt,
        @JsonProperty(required = true) @Nullable Instant endsAt,
        @JsonProperty(required = true) @Nullable String timeZone,
        @JsonProperty(required = true) @Nullable MeetingRepetition repeats,
        @JsonProperty(required = true) @Nullable Instant repeatsUntil
    ) {
        MeetingDraft toDraft() {
            return new ChangeMeetingRequest(
                title,
                kind,
                options,
                startsAt,
                endsAt,
                timeZone,
                repeats,
                repeatsUntil
            ).toDraft();
        }

        /** Without the passcode, so that it never reaches a log. */
        @Override
        public String toString() {
            return "CreateMeetingRequest[" + title + "]";
        }
    }

    /** Of all that Java takes for a zone only what has a name in the database of zones. */
    private static @Nullable ZoneId zone(@Nullable String name) {
        try {
            if (name == null || ZoneId.getAvailableZoneIds().contains(name)) {
                return name == null ? null : ZoneId.of(name);
            }
        } catch (DateTimeException none) {
            // As for one that is not available.
        }
        throw new ParleyException(ErrorCode.INVALID_REQUEST, Map.of("timeZone", "is no time zone"));
    }

    /** @param passcode 4 to 32 characters; null for none */
    record PasscodeRequest(@JsonProperty(required = true) @Nullable String passcode) {
        @Override
        public String toString() {
            return "PasscodeRequest";
        }
    }

    record LockRequest(@NotNull Boolean locked) {}

    /**
     * A meeting, to one of its hosts.
     *
     * @param code the end of its address, {@code /m/<code>}
     * @param role of the host who asks
     * @param nextStart of the time that goes on or comes next, null where there is none
     * @param live while it has a call, or somebody waits
     * @param absent who is admitted, no host, and not in its call: the last 100
     * @param removed who may not come again
     */
    record MeetingResponse(
        MeetingId id,
        CallPlace place,
        String code,
        String title,
        CallKind kind,
        MeetingRole role,
        UserResponse owner,
        List<UserResponse> coHosts,
        MeetingOptionsView options,
        @Nullable Instant startsAt,
        @Nullable Instant endsAt,
        @Nullable String timeZone,
        @Nullable MeetingRepetition repeats,
        @Nullable Instant repeatsUntil,
        @Nullable Instant nextStart,
        MeetingState state,
        boolean locked,
        @Nullable LiveMeeting live,
        List<MeetingPersonView> absent,
        List<MeetingPersonView> removed,
        Instant createdAt,
        @Nullable Instant endedAt
    ) {}

    /**
     * What goes on in a meeting.
     *
     * @param callId null where there is no call
     * @param count how many are in it
     * @param people the first 5 of them
     * @param waiting how many wait in the lobby
     */
    record LiveMeeting(
        @Nullable CallId callId,
        @Nullable Instant since,
        int count,
        List<MeetingPersonView> people,
        int waiting
    ) {}

    /** @param next the cursor of the page after this one, null at the end */
    record MeetingPage(List<MeetingResponse> meetings, @Nullable String next) {}

    record MeetingCallResponse(
        CallId callId,
        CallKind kind,
        Instant startedAt,
        Instant endedAt,
        long durationMs,
        CallEndReason reason,
        int count,
        List<MeetingPersonView> people,
        List<ParticipantQuality> quality
    ) {}

    /** @param next the cursor of the page after this one, null at the end */
    record MeetingCallPage(List<MeetingCallResponse> calls, @Nullable CallId next) {}

    /** What a link is of. @param you for who has entered by it before, or hosts the meeting */
    record MeetingLookResponse(
        String title,
        CallKind kind,
        @Nullable Instant startsAt,
        @Nullable Instant endsAt,
        MeetingNeeds needs,
        boolean locked,
        boolean startMuted,
        int count,
        List<MeetingPersonView> people,
        @Nullable MeetingYou you
    ) {}

    record MeetingNeeds(boolean login, boolean passcode, boolean lobby) {}

    record MeetingYou(MeetingId meetingId, CallPlace place, MeetingRole role) {}

    /** @param name of a guest */
    record EnterMeetingRequest(
        @JsonProperty(required = true) @Nullable String name,
        @JsonProperty(required = true) @Nullable String passcode
    ) {
        @Override
        public String toString() {
            return "EnterMeetingRequest";
        }
    }

    /**
     * Where one has come in.
     *
     * @param waits whether {@code meeting.enter} leads to the lobby
     * @param guest null for a user
     */
    record MeetingEntryResponse(
        MeetingId meetingId,
        CallPlace place,
        String title,
        CallKind kind,
        MeetingRole role,
        boolean waits,
        @Nullable GuestIdentity guest
    ) {}

    record GuestIdentity(String person, String name, String token, Instant expiresAt, long expiresInMs) {
        @Override
        public String toString() {
            return "GuestIdentity[" + person + "]";
        }
    }

    record GuestTokenResponse(String token, Instant expiresAt, long expiresInMs) {
        @Override
        public String toString() {
            return "GuestTokenResponse";
        }
    }
}
