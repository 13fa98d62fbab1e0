package dev.parley.api.meeting;

import dev.parley.api.meeting.MeetingResponses.LiveMeeting;
import dev.parley.api.meeting.MeetingResponses.MeetingCallResponse;
import dev.parley.api.meeting.MeetingResponses.MeetingLookResponse;
import dev.parley.api.meeting.MeetingResponses.MeetingNeeds;
import dev.parley.api.meeting.MeetingResponses.MeetingRepetition;
import dev.parley.api.meeting.MeetingResponses.MeetingResponse;
import dev.parley.api.meeting.MeetingResponses.MeetingYou;
import dev.parley.api.protocol.MeetingView.MeetingPersonView;
import dev.parley.api.user.UserMapper;
import dev.parley.api.user.UserResponse;
import dev.parley.calls.meeting.Meeting;
import dev.parley.calls.meeting.MeetingCall;
import dev.parley.calls.meeting.MeetingLinks;
import dev.parley.calls.meeting.MeetingOverviews;
import dev.parley.calls.meeting.MeetingTimes.Occurrence;
import dev.parley.calls.place.Person;
import dev.parley.chat.user.User;
import dev.parley.chat.user.UserId;
import dev.parley.chat.user.Users;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import lombok.RequiredArgsConstructor;
import org.springframework.stereotype.Component;

/** Puts together what the routes of meetings answer. */
@Component
@RequiredArgsConstructor
class MeetingAssembler {

    private final MeetingOverviews overviews;
    private final Users users;
    private final UserMapper mapper;

    MeetingResponse meeting(UserId host, Meeting meeting) {
        var overview = overviews.of(meeting);
        var times = meeting.times();
        var hosts = hosts(meeting);
        return new MeetingResponse(
            meeting.id(),
            meeting.place(),
            meeting.code().value(),
            meeting.title(),
            meeting.kind(),
            meeting.roleOf(Person.of(host)),
            hosts.getFirst(),
            hosts.subList(1, hosts.size()),
            MeetingMapper.options(meeting),
            times.startsAt(),
            times.endsAt(),
            Optional.ofNullable(times.zone()).map(ZoneId::getId).orElse(null),
            times.weekly() ? MeetingRepetition.WEEKLY : null,
            times.repeatsUntil(),
            overview.next().map(Occurrence::start).orElse(null),
            overview.state(),
            meeting.locked(),
            overview.live().map(MeetingAssembler::live).orElse(null),
            MeetingMapper.toViews(overview.absent()),
            removed(meeting),
            meeting.createdAt(),
            meeting.endedAt()
        );
    }

    /** The owner first. */
    private List<UserResponse> hosts(Meeting meeting) {
        var known = users.all(meeting.hosts()).stream().collect(Collectors.toMap(User::id, Function.identity()));
        return meeting.hosts().stream().map(known::get).filter(Objects::nonNull).map(mapper::toResponse).toList();
    }

    private static LiveMeeting live(MeetingOverviews.Live live) {
        return new LiveMeeting(
            live.callId(),
            live.since(),
            live.count(),
            MeetingMapper.toViews(live.people()),
            live.waiting()
        );
    }

    private static List<MeetingPersonView> removed(Meeting meeting) {
        return meeting
            .removed()
            .stream()
            .map(each -> new MeetingPersonView(each.person(), each.name(), meeting.roleOf(each.person())))
            .toList();
    }

    static MeetingCallResponse call(MeetingCall call) {
        return new MeetingCallResponse(
            call.callId(),
            call.kind(),
            call.startedAt(),
            call.endedAt(),
            call.durationMs(),
            call.reason(),
            call.count(),
            MeetingMapper.toViews(call.people()),
            call.quality()
        );
    }

    static MeetingLookResponse look(MeetingLinks.Look look) {
        var meeting = look.meeting();
        var options = meeting.options();
        return new MeetingLookResponse(
            meeting.title(),
            meeting.kind(),
            look.next().map(Occurrence::start).orElse(null),
            look.next().map(Occurrence::end).orElse(null),
            new MeetingNeeds(!options.guests(), meeting.passcode() != null, options.lobby()),
            meeting.locked(),
            options.startMuted(),
            look.count(),
            MeetingMapper.toViews(look.people()),
            look
                .role()
                .map(role -> new MeetingYou(meeting.id(), meeting.place(), role))
                .orElse(null)
        );
    }
}
