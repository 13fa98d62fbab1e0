package dev.parley.api.administration;

import dev.parley.api.administration.ChatResponses.AdministeredChatPage;
import dev.parley.api.administration.ChatResponses.AdministeredChatResponse;
import dev.parley.api.administration.ChatResponses.ChatCountsResponse;
import dev.parley.api.administration.ChatResponses.DeleteChatRequest;
import dev.parley.api.administration.ChatResponses.HandOverRequest;
import dev.parley.api.administration.ChatResponses.HeirList;
import dev.parley.api.limit.Limit;
import dev.parley.api.limit.Limited;
import dev.parley.api.security.AuthenticatedLogin;
import dev.parley.api.user.UserMapper;
import dev.parley.chat.listing.AllChats;
import dev.parley.chat.listing.ChatOrder;
import dev.parley.chat.listing.ChatsOfOthers;
import dev.parley.chat.log.ChatId;
import dev.parley.chat.log.ChatType;
import dev.parley.chat.user.Intent;
import jakarta.validation.Valid;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** All groups and channels, for administrators: never their contents. */
@RestController
@RequestMapping("/api/admin/chats")
@RequiredArgsConstructor
class ChatsController {

    private final AllChats chats;
    private final ChatsOfOthers ofOthers;
    private final UserMapper mapper;

    /** Those of whose title a word begins with {@code query}; 20 a page. */
    @GetMapping
    @Limited(Limit.SEARCHES)
    AdministeredChatPage list(
        @AuthenticationPrincipal AuthenticatedLogin login,
        @RequestParam(defaultValue = "") String query,
        @RequestParam(required = false) @Nullable ChatType type,
        @RequestParam(defaultValue = "bytes") ChatOrder order,
        @RequestParam(required = false) @Nullable String cursor
    ) {
        var page = chats.list(login.userId(), query, type, order, cursor);
        return new AdministeredChatPage(page.chats().stream().map(this::response).toList(), page.next());
    }

    private AdministeredChatResponse response(AllChats.Listed listed) {
        var facts = listed.facts();
        var owner = listed.owner();
        return new AdministeredChatResponse(
            facts.chatId(),
            facts.type(),
            facts.title(),
            owner == null ? null : mapper.toResponse(owner),
            listed.ownerless(),
            facts.members(),
            facts.messages(),
            facts.bytes(),
            facts.createdAt(),
            facts.lastMessageAt()
        );
    }

    /** How many there are, personal ones too. */
    @GetMapping("/counts")
    @Limited(Limit.SEARCHES)
    ChatCountsResponse counts(@AuthenticationPrincipal AuthenticatedLogin login) {
        var counts = chats.counts(login.userId());
        return new ChatCountsResponse(counts.groups(), counts.channels(), counts.personal());
    }

    /** The members who may become the owner of a chat for which none can act; at most 50. */
    @GetMapping("/{administeredChatId}/heirs")
    @Limited(Limit.SEARCHES)
    HeirList heirs(
        @AuthenticationPrincipal AuthenticatedLogin login,
        @PathVariable ChatId administeredChatId,
        @RequestParam(defaultValue = "") String query
    ) {
        var heirs = ofOthers.heirs(login.userId(), administeredChatId, query);
        return new HeirList(heirs.stream().map(mapper::toResponse).toList());
    }

    /** Makes a member the owner. */
    @PutMapping("/{administeredChatId}/owner")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void handOver(Intent intent, @PathVariable ChatId administeredChatId, @Valid @RequestBody HandOverRequest body) {
        ofOthers.handOver(intent, administeredChatId, body.userId());
    }

    /** Ends a chat for all. */
    @PostMapping("/{administeredChatId}/deletion")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(Intent intent, @PathVariable ChatId administeredChatId, @Valid @RequestBody DeleteChatRequest body) {
        ofOthers.delete(intent, administeredChatId, body.title());
    }
}
