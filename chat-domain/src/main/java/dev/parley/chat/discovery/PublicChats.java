package dev.parley.chat.discovery;

import dev.parley.chat.access.ChatAccess;
import dev.parley.chat.access.ChatAction;
import dev.parley.chat.discovery.HandleClaims.Claim;
import dev.parley.chat.error.ErrorCode;
import dev.parley.chat.error.ParleyException;
import dev.parley.chat.filter.Screening;
import dev.parley.chat.id.IdGenerator;
import dev.parley.chat.log.Cause;
import dev.parley.chat.log.Chat;
import dev.parley.chat.log.ChatId;
import dev.parley.chat.log.ChatLog;
import dev.parley.chat.log.EventBody.HandleChanged;
import dev.parley.chat.log.EventBody.MemberJoined;
import dev.parley.chat.member.Joining;
import dev.parley.chat.user.Intent;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/**
 * Groups and channels that everybody may find and join. A handle is claimed first and then written into the chat's log;
 * a chat is public where claim and log agree. Every change ends with {@link #settle}, which makes the two agree
 * whatever happened at the same time; a claim that a crash has left behind expires after a minute.
 */
@Service
@RequiredArgsConstructor
public class PublicChats {

    private static final int PAGE = 20;
    private static final Duration CLAIM_GRACE = Duration.ofMinutes(1);

    private final ChatAccess access;
    private final ChatLog log;
    private final HandleClaims claims;
    private final Joining joining;
    private final Screening screening;
    private final IdGenerator ids;
    private final Clock clock;

    /**
     * Some public chats in the order of their handles.
     *
     * @param next the cursor of the page after this one, null at the end
     */
    public record Page(List<Chat> chats, @Nullable String next) {}

    /**
     * Makes the chat public under a handle, or gives it another one.
     *
     * @param handle 3 to 32 of {@code a-z 0-9 _}, whatever the case
     * @throws ParleyException {@code INVALID_REQUEST}, {@code HANDLE_TAKEN}, {@code CHAT_NOT_FOUND}, {@code FORBIDDEN}, {@code
     *     MESSAGE_NOT_ALLOWED}
     */
    public void publish(Intent intent, ChatId chatId, String handle) {
        String name = HandleName.require(handle);
        var chat = access.require(chatId, intent.actor(), ChatAction.CHANGE_HANDLE);
        claim(name, chat);
        try {
            change(intent, chatId, name);
        } finally {
            settle(chatId, name);
        }
    }

    /**
     * Makes the chat private again and frees its handle. @throws ParleyException {@code CHAT_NOT_FOUND}, {@code
     * FORBIDDEN}
     */
    public void unpublish(Intent intent, ChatId chatId) {
        change(intent, chatId, null);
    }

    /** @throws ParleyException {@code CHAT_NOT_FOUND} */
    public Chat require(String handle) {
        return find(handle).orElseThrow(PublicChats::notFound);
    }

    /**
     * Joins a public chat.
     *
     * @return the chat
     * @throws ParleyException {@code CHAT_NOT_FOUND}, {@code MEMBER_LIMIT_REACHED}; {@code FORBIDDEN} for somebody who
     *     was removed
     */
    public ChatId join(Intent intent, String handle) {
        var found = require(handle);
        String name = Objects.requireNonNull(found.admission().handle());
        joining.join(intent, found.id(), chat -> {
            if (!name.equals(chat.admission().handle())) {
                throw notFound();
            }
            return new MemberJoined(null, null);
        });
        return found.id();
    }

    /**
     * The public chats whose handle, or any word of whose title, starts with the text; at most 20 a page, and fewer where a
     * handle was given up a moment ago.
     *
     * @param cursor {@link Page#next} of the page before, or null
     * @throws ParleyException {@code INVALID_REQUEST} for a text that no handle or title can have
     */
    public Page search(String text, @Nullable String cursor) {
        // A pattern that holds a NUL is none for the store.
        if (text.indexOf('\0') >= 0) {
            throw new ParleyException(ErrorCode.INVALID_REQUEST, Map.of("query", "must not have a NUL"));
        }
        var found = claims.search(text, cursor, PAGE + 1);
        boolean more = found.size() > PAGE;
        var page = more ? found.subList(0, PAGE) : found;
        Map<ChatId, Chat> chats = log
            .findAll(page.stream().map(Claim::chatId).toList())
            .stream()
            .collect(Collectors.toMap(Chat::id, Function.identity()));
        var agreed = page
            .stream()
            .filter(claim -> agrees(chats.get(claim.chatId()), claim.handle()))
            .map(claim -> chats.get(claim.chatId()))
            .toList();
        return new Page(agreed, more ? page.getLast().handle() : null);
    }

    private Optional<Chat> find(String handle) {
        String name = HandleName.normalised(handle);
        return claims
            .find(name)
            .flatMap(claim -> log.find(claim.chatId()))
            .filter(chat -> agrees(chat, name));
    }

    private static boolean agrees(@Nullable Chat chat, String handle) {
        return chat != null && handle.equals(chat.admission().handle());
    }

    private void claim(String handle, Chat chat) {
        if (claims.claim(handle, chat.id(), chat.profile().title(), clock.instant())) {
            return;
        }
        var present = claims.find(handle);
        if (present.isPresent() && present.get().chatId().equals(chat.id())) {
            return;
        }
        present.filter(this::isLeftBehind).ifPresent(claims::release);
        if (!claims.claim(handle, chat.id(), chat.profile().title(), clock.instant())) {
            throw HandleName.taken(handle);
        }
    }

    private boolean isLeftBehind(Claim claim) {
        boolean settled = claim.claimedAt().plus(CLAIM_GRACE).isBefore(clock.instant());
        return (
            settled &&
            !log
                .find(claim.chatId())
                .filter(chat -> agrees(chat, claim.handle()))
                .isPresent()
        );
    }

    private void change(Intent intent, ChatId chatId, @Nullable String handle) {
        var former = new Former();
        var word = screening.look(handle == null ? "" : handle);
        log.append(chatId, Cause.of(intent), standing -> {
            var chat = standing.chat();
            access.check(chat, intent.actor(), ChatAction.CHANGE_HANDLE);
            former.handle = chat.admission().handle();
            if (Objects.equals(former.handle, handle)) {
                return null;
            }
            Screening.requireAllowed(word);
            return new HandleChanged(handle);
        });
        if (former.handle != null) {
            settle(chatId, former.handle);
        }
    }

    /** What a decision has seen last. */
    private static final class Former {

        private @Nullable String handle;
    }

    /**
     * Makes the claim of a handle that the chat had or wanted agree with the chat's log: releases the claim, confirms
     * it, or, if another chat has it, makes the chat give it up.
     */
    private void settle(ChatId chatId, String handle) {
        if (!agrees(log.find(chatId).orElseThrow(PublicChats::notFound), handle)) {
            claims.release(handle, chatId);
        }
        var chat = log.find(chatId).orElseThrow(PublicChats::notFound);
        if (agrees(chat, handle) && !claims.claim(handle, chatId, chat.profile().title(), clock.instant())) {
            var holder = claims.find(handle);
            if (holder.isPresent() && !holder.get().chatId().equals(chatId)) {
                log.append(chatId, Cause.ofServer(chat.last().actor(), "settled/" + ids.next()), standing ->
                    agrees(standing.chat(), handle) ? new HandleChanged(null) : null
                );
            }
        }
    }

    private static ParleyException notFound() {
        return new ParleyException(ErrorCode.CHAT_NOT_FOUND);
    }
}
