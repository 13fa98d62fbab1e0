package dev.parley.api.chat;

import dev.parley.api.chat.ChatResponses.ChatList;
import dev.parley.api.chat.ChatResponses.ChatResponse;
import dev.parley.api.chat.ChatResponses.CreateChatRequest;
import dev.parley.api.chat.ChatResponses.EventPage;
import dev.parley.api.chat.ChatResponses.Pinned;
import dev.parley.api.chat.ChatResponses.ReaderPage;
import dev.parley.api.limit.Limit;
import dev.parley.api.limit.Limited;
import dev.parley.api.security.AuthenticatedLogin;
import dev.parley.api.security.UserCaller;
import dev.parley.chat.inbox.Inboxes;
import dev.parley.chat.log.ChatId;
import dev.parley.chat.member.ChatRequests;
import dev.parley.chat.member.Groups;
import dev.parley.chat.message.History;
import dev.parley.chat.reading.ChatOverviews;
import dev.parley.chat.reading.Readers;
import dev.parley.chat.user.Intent;
import dev.parley.chat.user.UserId;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Snapshots of chats, their history by pages, and creating groups and channels; what is live goes over the socket. */
@RestController
@RequestMapping("/api/chats")
@RequiredArgsConstructor
class ChatController {

    private final Inboxes inboxes;
    private final ChatOverviews overviews;
    private final Groups groups;
    private final ChatRequests requests;
    private final History history;
    private final Readers readers;
    private final ChatAssembler assembler;

    @GetMapping
    ChatList list(@AuthenticationPrincipal UserCaller caller) {
        var inbox = inboxes.read(caller.userId());
        var summaries = assembler.summaries(caller.userId(), overviews.of(caller.userId(), inbox));
        return new ChatList(summaries, new Pinned(inbox.pinned().chatIds(), inbox.pinned().rev()));
    }

    @PostMapping
    @Limited(Limit.CHATS)
    @ResponseStatus(HttpStatus.CREATED)
    ChatResponse create(Intent intent, @Valid @RequestBody CreateChatRequest body) {
        var created = groups.create(intent, body.type(), body.title(), body.description(), body.memberIds());
        var asked = requests.ask(intent, created.chat().id(), created.asked());
        return assembler.chat(overviews.of(intent.actor(), created.chat().id()), asked);
    }

    @GetMapping("/{chatId}")
    ChatResponse chat(@AuthenticationPrincipal UserCaller caller, @PathVariable ChatId chatId) {
        return assembler.chat(overviews.of(caller.userId(), chatId));
    }

    /** The newest events before a seq, oldest first; the newest of all without {@code before}. */
    @GetMapping("/{chatId}/events")
    EventPage events(
        @AuthenticationPrincipal UserCaller caller,
        @PathVariable ChatId chatId,
        @RequestParam(defaultValue = "" + Long.MAX_VALUE) @Min(1) long before,
        @RequestParam(defaultValue = "50") @Min(1) @Max(History.PAGE_MAX) int limit
    ) {
        var page = history.before(caller.userId(), chatId, before, limit);
        return new EventPage(ChatEventMapper.toWire(page.events()), page.head());
    }

    /** Who has read a message, without its sender; 50 a page. */
    @GetMapping("/{chatId}/messages/{seq}/readers")
    ReaderPage readers(
        @AuthenticationPrincipal AuthenticatedLogin login,
        @PathVariable ChatId chatId,
        @PathVariable @Min(1) long seq,
        @RequestParam(required = false) @Nullable UserId cursor
    ) {
        return assembler.readers(readers.of(login.userId(), chatId, seq, cursor));
    }
}
