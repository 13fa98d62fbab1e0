package dev.parley.chat.member;

import dev.parley.chat.access.ChatAccess;
import dev.parley.chat.access.ChatAction;
import dev.parley.chat.block.Blocks;
import dev.parley.chat.error.ErrorCode;
import dev.parley.chat.error.ParleyException;
import dev.parley.chat.log.Chat;
import dev.parley.chat.log.ChatId;
import dev.parley.chat.log.ChatLog;
import dev.parley.chat.user.Intent;
import dev.parley.chat.user.UserId;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import lombok.RequiredArgsConstructor;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;

/** Requests to users who want to be asked before they are added to a chat. */
@Service
@RequiredArgsConstructor
public class ChatRequests {

    private final ChatAccess access;
    private final Additions additions;
    private final Memberships memberships;
    private final Blocks blocks;
    private final ChatLog log;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    /** A request, with the chat as it stands. */
    public record Waiting(ChatRequest request, Chat chat) {}

    public AddedBy choice(UserId userId) {
        return additions.choices(List.of(userId)).getOrDefault(userId, AddedBy.EVERYBODY);
    }

    public void choose(Intent intent, AddedBy choice) {
        additions.choose(intent, choice);
    }

    /** Asks users whether they want to become members; returns those who had room for one more request. */
    public List<UserId> ask(Intent intent, ChatId chatId, Collection<UserId> users) {
        return users
            .stream()
            .filter(userId -> ask(intent, chatId, userId))
            .toList();
    }

    private boolean ask(Intent intent, ChatId chatId, UserId userId) {
        if (isMember(chatId, userId)) {
            return false;
        }
        var open = tidied(userId);
        boolean asked = open.stream().anyMatch(request -> request.chatId().equals(chatId));
        if (!asked && !Additions.hasRoom(open, intent.actor())) {
            return false;
        }
        if (additions.ask(intent, userId, chatId, clock.instant())) {
            events.publishEvent(new ChatRequestsChanged(userId));
        }
        return true;
    }

    /** The requests that can still be accepted; removes the others, so that they do not count. */
    private List<ChatRequest> tidied(UserId userId) {
        var open = of(userId).stream().map(Waiting::request).toList();
        var closed = new ArrayList<>(additions.of(userId));
        closed.removeAll(open);
        if (!closed.isEmpty()) {
            additions.forget(userId, closed.stream().map(ChatRequest::chatId).toList());
        }
        return open;
    }

    private boolean isMember(ChatId chatId, UserId userId) {
        return log
            .find(chatId)
            .flatMap(chat -> chat.member(userId))
            .isPresent();
    }

    /** The requests that can still be accepted, oldest first. */
    public List<Waiting> of(UserId userId) {
        var requests = additions.of(userId);
        Map<ChatId, Chat> chats = log
            .findReadable(requests.stream().map(ChatRequest::chatId).toList())
            .stream()
            .collect(Collectors.toMap(Chat::id, Function.identity()));
        var blocked = blocks.between(userId, requests.stream().map(ChatRequest::from).toList());
        return requests
            .stream()
            .filter(request -> !blocked.contains(request.from()))
            .flatMap(request ->
                Stream.ofNullable(chats.get(request.chatId()))
                    .filter(chat -> isOpen(chat, userId, request.from()))
                    .map(chat -> new Waiting(request, chat))
            )
            .toList();
    }

    private boolean isOpen(Chat chat, UserId userId, UserId from) {
        return (
            chat.member(userId).isEmpty() &&
            !chat.sanctions().isBanned(userId) &&
            access.timeOut(chat, from).isEmpty() &&
            ChatAccess.allowed(chat, from).contains(ChatAction.ADD_MEMBERS)
        );
    }

    /**
     * Accepts a request: the user becomes a member, if the one who asked may still add members.
     *
     * @throws ParleyException {@code REQUEST_NOT_FOUND}, also if that one no longer may; {@code MEMBER_LIMIT_REACHED},
     *     {@code CHAT_LIMIT_REACHED}
     */
    public void accept(Intent intent, ChatId chatId) {
        var userId = intent.actor();
        if (chatId.personalPair().isPresent()) {
            throw new ParleyException(ErrorCode.REQUEST_NOT_FOUND);
        }
        var waiting = of(userId)
            .stream()
            .filter(each -> each.request().chatId().equals(chatId))
            .findFirst();
        if (waiting.isPresent()) {
            memberships.admit(intent, chatId, waiting.get().request().from());
            additions.forget(userId, List.of(chatId));
            events.publishEvent(new ChatRequestsChanged(userId));
        } else if (!isMember(chatId, userId)) {
            throw new ParleyException(ErrorCode.REQUEST_NOT_FOUND);
        }
    }

    /** Declines a request. The one who asked is not told, and cannot ask for this chat again. */
    public void decline(Intent intent, ChatId chatId) {
        if (additions.decline(intent, chatId)) {
            events.publishEvent(new ChatRequestsChanged(intent.actor()));
        }
    }

    /** Forgets all that is kept here of a user. */
    public void delete(UserId userId) {
        additions.delete(userId);
    }
}
