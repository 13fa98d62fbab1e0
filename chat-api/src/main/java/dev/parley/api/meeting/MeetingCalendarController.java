package dev.parley.api.meeting;

import dev.parley.api.security.AuthenticatedLogin;
import dev.parley.calls.meeting.MeetingCalendar;
import dev.parley.calls.meeting.Meetings;
import dev.parley.calls.place.MeetingId;
import dev.parley.chat.error.ErrorCode;
import dev.parley.chat.error.ParleyException;
import java.time.Clock;
import java.util.Map;
import lombok.RequiredArgsConstructor;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** A meeting for the calendar of its host, who sends it to others. */
@RestController
@RequiredArgsConstructor
class MeetingCalendarController {

    private static final String TYPE = "text/calendar;charset=UTF-8";

    private final Meetings meetings;
    private final Clock clock;

    @GetMapping(path = "/api/meetings/{meetingId}/meeting.ics", produces = TYPE)
    ResponseEntity<String> calendar(
        @AuthenticationPrincipal AuthenticatedLogin login,
        @PathVariable MeetingId meetingId
    ) {
        var meeting = meetings.get(login.userId(), meetingId);
        if (meeting.times().startsAt() == null) {
            throw new ParleyException(ErrorCode.INVALID_REQUEST, Map.of("startsAt", "the meeting has no time"));
        }
        String link = ServletUriComponentsBuilder.fromCurrentContextPath()
            .path("/m/" + meeting.code())
            .toUriString();
        return ResponseEntity.ok()
            .header(HttpHeaders.CONTENT_TYPE, TYPE)
            .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"meeting.ics\"")
            .body(MeetingCalendar.of(meeting, link, clock.instant()));
    }
}
