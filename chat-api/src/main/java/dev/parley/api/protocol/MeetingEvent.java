package dev.parley.api.protocol;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.JsonTypeName;
import com.fasterxml.jackson.annotation.Nulls;
import dev.parley.api.protocol.MeetingView.LobbyView;
import dev.parley.calls.meeting.LobbyEnd;
import dev.parley.calls.place.MeetingId;
import org.jspecify.annotations.Nullable;

/** Replies and events about meetings; they go to every connection of those concerned. */
public sealed interface MeetingEvent extends ServerFrame {
    /**
     * What one may read of the chat.
     *
     * @param from the first seq that one may know of
     * @param head the newest seq; from that on the connection gets all
     */
    record MeetingChatView(long from, long head) {}

    enum MeetingStanding {
        ADMITTED,
        WAITING,
    }

    /**
     * The reply to {@code meeting.enter}.
     *
     * @param meeting null for who waits
     * @param lobby null for all but hosts
     * @param chat null for who waits
     */
    @JsonTypeName("meeting.entered")
    record MeetingEntered(
        String re,
        MeetingId meetingId,
        MeetingStanding standing,
        @JsonSetter(nulls = Nulls.SET) @Nullable MeetingView meeting,
        @JsonSetter(nulls = Nulls.SET) @Nullable LobbyView lobby,
        @JsonSetter(nulls = Nulls.SET) @Nullable MeetingChatView chat
    ) implements MeetingEvent {}

    /** The meeting as it stands now, to its hosts and to who is in its call. */
    @JsonTypeName("meeting.changed")
    record MeetingChanged(MeetingView meeting) implements MeetingEvent {}

    /** Who waits now, to the hosts. */
    @JsonTypeName("meeting.lobbyChanged")
    record LobbyChanged(MeetingId meetingId, LobbyView lobby) implements MeetingEvent {}

    /** To one who has waited: enter the call. */
    @JsonTypeName("meeting.admitted")
    record LobbyAdmitted(MeetingId meetingId) implements MeetingEvent {}

    /** To one who has waited in vain. */
    @JsonTypeName("meeting.refused")
    record LobbyRefused(MeetingId meetingId, LobbyEnd reason) implements MeetingEvent {}

    /** The meeting is over for good, to its hosts and to who was in its call. */
    @JsonTypeName("meeting.ended")
    record MeetingEnded(MeetingId meetingId) implements MeetingEvent {}
}
