package dev.parley.api.chat;

import dev.parley.api.chat.ChatResponses.LinkedMessageView;
import dev.parley.api.chat.ChatResponses.SharedLinkView;
import dev.parley.api.chat.ChatResponses.SharedLinksPage;
import dev.parley.api.limit.Limit;
import dev.parley.api.limit.Limited;
import dev.parley.api.security.UserCaller;
import dev.parley.api.user.UserMapper;
import dev.parley.chat.log.ChatId;
import dev.parley.chat.log.EventBody.MessageSent;
import dev.parley.chat.search.SharedLinks;
import dev.parley.chat.user.Users;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.util.stream.Collectors;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The links of a chat's messages, with the rate limit of searches. */
@RestController
@RequestMapping("/api/chats/{chatId}/links")
@RequiredArgsConstructor
class SharedLinksController {

    private final SharedLinks links;
    private final Users users;
    private final UserMapper mapper;

    /** Messages with links, newest first; {@code cursor} is {@code next} of the page before. */
    @GetMapping
    @Limited(Limit.SEARCHES)
    SharedLinksPage sharedLinks(
        @AuthenticationPrincipal UserCaller caller,
        @PathVariable ChatId chatId,
        @RequestParam(required = false) @Nullable String cursor,
        @RequestParam(defaultValue = "30") @Min(1) @Max(SharedLinks.PAGE_MAX) int limit
    ) {
        return response(links.find(caller.userId(), chatId, cursor, limit));
    }

    private SharedLinksPage response(SharedLinks.Page page) {
        var senders = page
            .messages()
            .stream()
            .map(linked -> linked.message().actor())
            .collect(Collectors.toSet());
        return new SharedLinksPage(
            page.messages().stream().map(SharedLinksController::view).toList(),
            users.all(senders).stream().map(mapper::toResponse).toList(),
            page.next(),
            page.indexing()
        );
    }

    private static LinkedMessageView view(SharedLinks.LinkedMessage linked) {
        var message = linked.message();
        var content = ((MessageSent) message.body()).content();
        return new LinkedMessageView(
            message.seq(),
            message.actor(),
            ChatEventMapper.webhook(content.webhook()),
            message.at(),
            linked
                .links()
                .stream()
                .map(link -> new SharedLinkView(link.address(), link.words()))
                .toList()
        );
    }
}
