package dev.parley.api.chat;

import dev.parley.api.security.AuthenticatedLogin;
import dev.parley.api.user.UserMapper;
import dev.parley.api.user.UserResponse;
import dev.parley.chat.log.ChatId;
import dev.parley.chat.log.ChatType;
import dev.parley.chat.member.AddedBy;
import dev.parley.chat.member.ChatRequests;
import dev.parley.chat.user.Intent;
import dev.parley.chat.user.User;
import dev.parley.chat.user.Users;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import lombok.RequiredArgsConstructor;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Who may add the user to groups and channels, and the requests of those who have to ask first. */
@RestController
@RequestMapping("/api/me")
@RequiredArgsConstructor
class RequestController {

    private final ChatRequests requests;
    private final Users users;
    private final UserMapper mapper;

    /** @param addedBy who adds the user without asking */
    record AddingChoice(@NotNull AddedBy addedBy) {}

    /** @param from who asked */
    record RequestResponse(
        ChatId chatId,
        ChatType type,
        String title,
        String description,
        int memberCount,
        UserResponse from,
        Instant at
    ) {}

    /** @param requests the first one first; at most 200 */
    record RequestList(List<RequestResponse> requests) {}

    @GetMapping("/adding")
    AddingChoice choice(@AuthenticationPrincipal AuthenticatedLogin login) {
        return new AddingChoice(requests.choice(login.userId()));
    }

    @PutMapping("/adding")
    AddingChoice choose(Intent intent, @Valid @RequestBody AddingChoice body) {
        requests.choose(intent, body.addedBy());
        return body;
    }

    @GetMapping("/requests")
    RequestList list(@AuthenticationPrincipal AuthenticatedLogin login) {
        var waiting = requests.of(login.userId());
        var askers = waiting
            .stream()
            .map(each -> each.request().from())
            .collect(Collectors.toSet());
        var responses = users.all(askers).stream().collect(Collectors.toMap(User::id, mapper::toResponse));
        return new RequestList(
            waiting
                .stream()
                .flatMap(each ->
                    Stream.ofNullable(responses.get(each.request().from())).map(from -> response(each, from))
                )
                .toList()
        );
    }

    @PostMapping("/requests/{chatId}/accept")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void accept(Intent intent, @PathVariable ChatId chatId) {
        requests.accept(intent, chatId);
    }

    @DeleteMapping("/requests/{chatId}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void decline(Intent intent, @PathVariable ChatId chatId) {
        requests.decline(intent, chatId);
    }

    private static RequestResponse response(ChatRequests.Waiting waiting, UserResponse from) {
        var chat = waiting.chat();
        return new RequestResponse(
            chat.id(),
            chat.type(),
            chat.profile().title(),
            chat.profile().description(),
            chat.members().size(),
            from,
            waiting.request().at()
        );
    }
}
