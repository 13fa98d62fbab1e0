package dev.parley.api.meeting;

import dev.parley.api.limit.Limit;
import dev.parley.api.limit.Limited;
import dev.parley.api.meeting.MeetingResponses.ChangeMeetingRequest;
import dev.parley.api.meeting.MeetingResponses.CreateMeetingRequest;
import dev.parley.api.meeting.MeetingResponses.LockRequest;
import dev.parley.api.meeting.MeetingResponses.MeetingCallPage;
import dev.parley.api.meeting.MeetingResponses.MeetingPage;
import dev.parley.api.meeting.MeetingResponses.MeetingResponse;
import dev.parley.api.meeting.MeetingResponses.PasscodeRequest;
import dev.parley.api.security.AuthenticatedLogin;
import dev.parley.calls.meeting.CoHosts;
import dev.parley.calls.meeting.MeetingCursor;
import dev.parley.calls.meeting.MeetingLists;
import dev.parley.calls.meeting.MeetingOverviews;
import dev.parley.calls.meeting.MeetingState;
import dev.parley.calls.meeting.Meetings;
import dev.parley.calls.place.MeetingId;
import dev.parley.calls.place.Person;
import dev.parley.calls.session.CallId;
import dev.parley.chat.user.Intent;
import dev.parley.chat.user.UserId;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The asking user's own meetings, and those that the user co-hosts. */
@RestController
@RequestMapping("/api/meetings")
@RequiredArgsConstructor
class MeetingController {

    private final Meetings meetings;
    private final MeetingLists lists;
    private final CoHosts coHosts;
    private final MeetingOverviews overviews;
    private final MeetingAssembler assembler;

    @PostMapping
    @Limited(Limit.MEETINGS)
    @ResponseStatus(HttpStatus.CREATED)
    MeetingResponse create(Intent intent, @Valid @RequestBody CreateMeetingRequest body) {
        return assembler.meeting(intent.actor(), meetings.create(intent, body.toDraft(), body.passcode()));
    }

    /** Upcoming ones by their next time, those without one first; others the last one first. */
    @GetMapping
    MeetingPage list(
        @AuthenticationPrincipal AuthenticatedLogin login,
        @RequestParam MeetingState state,
        @RequestParam(required = false) @Nullable MeetingCursor cursor,
        @RequestParam(defaultValue = "20") @Min(1) @Max(MeetingLists.PAGE_MAX) int limit
    ) {
        var page = lists.list(login.userId(), state, cursor, limit);
        var found = page
            .meetings()
            .stream()
            .map(meeting -> assembler.meeting(login.userId(), meeting))
            .toList();
        return new MeetingPage(found, page.next() == null ? null : page.next().toString());
    }

    @GetMapping("/{meetingId}")
    MeetingResponse get(@AuthenticationPrincipal AuthenticatedLogin login, @PathVariable MeetingId meetingId) {
        return assembler.meeting(login.userId(), meetings.get(login.userId(), meetingId));
    }

    @PutMapping("/{meetingId}")
    MeetingResponse change(
        Intent intent,
        @PathVariable MeetingId meetingId,
        @Valid @RequestBody ChangeMeetingRequest body
    ) {
        return assembler.meeting(intent.actor(), meetings.change(intent, meetingId, body.toDraft()));
    }

    @PutMapping("/{meetingId}/passcode")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void setPasscode(Intent intent, @PathVariable MeetingId meetingId, @Valid @RequestBody PasscodeRequest body) {
        meetings.setPasscode(intent, meetingId, body.passcode());
    }

    /** Nobody new comes into a locked meeting. */
    @PutMapping("/{meetingId}/lock")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void setLocked(Intent intent, @PathVariable MeetingId meetingId, @Valid @RequestBody LockRequest body) {
        meetings.setLocked(intent, meetingId, body.locked());
    }

    @PutMapping("/{meetingId}/co-hosts/{userId}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void addCoHost(Intent intent, @PathVariable MeetingId meetingId, @PathVariable UserId userId) {
        coHosts.add(intent, meetingId, userId);
    }

    @DeleteMapping("/{meetingId}/co-hosts/{userId}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void removeCoHost(Intent intent, @PathVariable MeetingId meetingId, @PathVariable UserId userId) {
        coHosts.remove(intent, meetingId, userId);
    }

    /** Removes somebody from the meeting, who is in its call or not, and does not come again. */
    @PutMapping("/{meetingId}/removed/{person}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void removePerson(Intent intent, @PathVariable MeetingId meetingId, @PathVariable Person person) {
        meetings.remove(intent, meetingId, person);
    }

    /** Somebody whom a host has removed may come again. */
    @DeleteMapping("/{meetingId}/removed/{person}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void readmit(Intent intent, @PathVariable MeetingId meetingId, @PathVariable Person person) {
        meetings.readmit(intent, meetingId, person);
    }

    /** Ends the meeting for good. */
    @PostMapping("/{meetingId}/end")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void end(Intent intent, @PathVariable MeetingId meetingId) {
        meetings.end(intent, meetingId);
    }

    /** Ends the meeting, and forgets it with its history. */
    @DeleteMapping("/{meetingId}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(Intent intent, @PathVariable MeetingId meetingId) {
        meetings.delete(intent, meetingId);
    }

    /** The calls that the meeting has had, newest first. */
    @GetMapping("/{meetingId}/calls")
    MeetingCallPage calls(
        @AuthenticationPrincipal AuthenticatedLogin login,
        @PathVariable MeetingId meetingId,
        @RequestParam(required = false) @Nullable CallId cursor,
        @RequestParam(defaultValue = "20") @Min(1) @Max(MeetingLists.PAGE_MAX) int limit
    ) {
        var found = overviews.callsOf(login.userId(), meetingId, cursor, limit + 1);
        var page = found.stream().limit(limit).map(MeetingAssembler::call).toList();
        return new MeetingCallPage(page, found.size() > limit ? page.getLast().callId() : null);
    }
}
