package dev.parley.api.meeting;

import dev.parley.api.edge.ClientAddress;
import dev.parley.api.limit.Limit;
import dev.parley.api.limit.Limited;
import dev.parley.api.limit.LinkGuesses;
import dev.parley.api.limit.RouteLimits;
import dev.parley.api.meeting.MeetingResponses.EnterMeetingRequest;
import dev.parley.api.meeting.MeetingResponses.GuestIdentity;
import dev.parley.api.meeting.MeetingResponses.MeetingEntryResponse;
import dev.parley.api.meeting.MeetingResponses.MeetingLookResponse;
import dev.parley.api.security.AuthenticatedLogin;
import dev.parley.api.security.GuestTokens;
import dev.parley.api.security.Principal;
import dev.parley.calls.meeting.Meeting;
import dev.parley.calls.meeting.MeetingLinks;
import dev.parley.calls.meeting.MeetingLinks.Comer;
import dev.parley.calls.place.Person;
import dev.parley.chat.user.UserId;
import io.swagger.v3.oas.annotations.security.SecurityRequirements;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What anybody may ask who has a meeting's link, with a login or without. */
@RestController
@RequestMapping("/api/meeting-links/{code}")
@RequiredArgsConstructor
class MeetingLinkController {

    private final MeetingLinks links;
    private final LinkGuesses guesses;
    private final GuestTokens tokens;
    private final GuestCookie cookie;
    private final RouteLimits limits;

    @GetMapping
    @Limited(Limit.MEETING_LINKS)
    @SecurityRequirements
    MeetingLookResponse look(
        @AuthenticationPrincipal @Nullable Principal principal,
        @PathVariable String code,
        HttpServletRequest request
    ) {
        return MeetingAssembler.look(links.look(find(code, request), userOf(principal)));
    }

    /** A user comes in by the login, whoever has none as a guest. */
    @PostMapping("/enter")
    @Limited(Limit.MEETING_LINKS)
    @SecurityRequirements
    ResponseEntity<MeetingEntryResponse> enter(
        @AuthenticationPrincipal @Nullable Principal principal,
        @PathVariable String code,
        @Valid @RequestBody EnterMeetingRequest body,
        HttpServletRequest request,
        HttpServletResponse response
    ) {
        var meeting = find(code, request);
        var user = userOf(principal);
        String address = ClientAddress.of(request).key();
        if (user == null) {
            limits.require(Limit.GUESTS, address, response);
        }
        String device = cookie.device(request);
        String source = user == null ? address : user.value();
        var entry = links.enter(meeting, new Comer(user, body.name(), device, body.passcode(), source));
        var answer = ResponseEntity.ok();
        if (user == null) {
            answer.header(HttpHeaders.SET_COOKIE, cookie.of(device, request));
        }
        return answer.body(toResponse(entry));
    }

    private Meeting find(String code, HttpServletRequest request) {
        return guesses.find(ClientAddress.of(request).key(), () -> links.find(code));
    }

    private MeetingEntryResponse toResponse(MeetingLinks.Entry entry) {
        var meeting = entry.meeting();
        return new MeetingEntryResponse(
            meeting.id(),
            meeting.place(),
            meeting.title(),
            meeting.kind(),
            entry.role(),
            entry.waits(),
            identity(entry)
        );
    }

    private @Nullable GuestIdentity identity(MeetingLinks.Entry entry) {
        if (!(entry.entrant().person() instanceof Person.Guest guest)) {
            return null;
        }
        String name = entry.entrant().name();
        var issued = tokens.issue(guest.id(), entry.meeting().place(), name);
        return new GuestIdentity(
            guest.toString(),
            name,
            issued.token(),
            issued.expiresAt(),
            issued.lifetime().toMillis()
        );
    }

    private static @Nullable UserId userOf(@Nullable Principal principal) {
        return principal instanceof AuthenticatedLogin login ? login.userId() : null;
    }
}
