package dev.parley.api.administration;

import dev.parley.api.administration.AdministrationResponses.ConsumerList;
import dev.parley.api.administration.AdministrationResponses.ConsumerResponse;
import dev.parley.api.security.AuthenticatedLogin;
import dev.parley.chat.administration.Consumers;
import lombok.RequiredArgsConstructor;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** How far the consumers of the chats' logs are behind, for administrators. */
@RestController
@RequestMapping("/api/admin/consumers")
@RequiredArgsConstructor
class ConsumersController {

    private final Consumers consumers;

    @GetMapping
    ConsumerList all(@AuthenticationPrincipal AuthenticatedLogin login) {
        return new ConsumerList(consumers.standings(login.userId()).stream().map(ConsumerResponse::of).toList());
    }

    @PostMapping("/{consumer}/retry")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void retry(@AuthenticationPrincipal AuthenticatedLogin login, @PathVariable String consumer) {
        consumers.retry(login.userId(), consumer);
    }
}
