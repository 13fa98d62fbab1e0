package dev.parley.api.chat;

import dev.parley.api.chat.ChatResponses.ChatResponse;
import dev.parley.api.chat.ChatResponses.ChatSummary;
import dev.parley.api.chat.ChatResponses.MemberResponse;
import dev.parley.api.chat.ChatResponses.ReaderPage;
import dev.parley.api.chat.ChatResponses.Rules;
import dev.parley.api.chat.ChatResponses.TimeOutView;
import dev.parley.api.user.UserMapper;
import dev.parley.api.user.UserResponse;
import dev.parley.chat.log.Chat;
import dev.parley.chat.log.ChatRules;
import dev.parley.chat.reading.ChatOverview;
import dev.parley.chat.reading.Readers;
import dev.parley.chat.user.User;
import dev.parley.chat.user.UserId;
import dev.parley.chat.user.Users;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import lombok.RequiredArgsConstructor;
import org.springframework.stereotype.Component;

/** Puts chats and the users they name together, with one look-up of users for all of them. */
@Component
@RequiredArgsConstructor
class ChatAssembler {

    private final Users users;
    private final UserMapper mapper;

    List<ChatSummary> summaries(UserId viewer, List<ChatOverview> overviews) {
        var named = new HashSet<UserId>();
        for (ChatOverview overview : overviews) {
            named.add(overview.chat().shown().actor());
            peer(overview.chat(), viewer).ifPresent(named::add);
        }
        var responses = responses(named);
        return overviews
            .stream()
            .map(overview -> summary(viewer, overview, responses))
            .toList();
    }

    ChatResponse chat(ChatOverview overview) {
        return chat(overview, List.of());
    }

    /** @param asked who was named and becomes a member by accepting */
    ChatResponse chat(ChatOverview overview, List<UserId> asked) {
        var chat = overview.chat();
        var responses = responses(chat.members().keySet());
        var members = chat
            .members()
            .values()
            .stream()
            .flatMap(member ->
                Stream.ofNullable(responses.get(member.userId())).map(user -> new MemberResponse(user, member.role()))
            )
            .toList();
        return new ChatResponse(
            chat.id(),
            chat.type(),
            chat.profile().title(),
            chat.profile().description(),
            chat.admission().handle(),
            chat.profile().avatar(),
            rules(chat.rules()),
            overview.retryAfter().toMillis(),
            members,
            overview
                .timedOut()
                .entrySet()
                .stream()
                .map(timeOut -> new TimeOutView(timeOut.getKey(), timeOut.getValue()))
                .toList(),
            chat.pinned(),
            overview.allowed(),
            chat.seq(),
            overview.marker().seq(),
            overview.unread(),
            overview.mentions(),
            overview.missedCalls(),
            ChatEventMapper.toWire(overview.preferences()),
            asked
        );
    }

    private static Rules rules(ChatRules rules) {
        return new Rules(rules.posting(), rules.adding(), rules.calling(), rules.slowModeSeconds(), rules.keptDays());
    }

    ReaderPage readers(Readers.Page page) {
        return new ReaderPage(page.count(), page.users().stream().map(mapper::toResponse).toList(), page.next());
    }

    private static ChatSummary summary(UserId viewer, ChatOverview overview, Map<UserId, UserResponse> responses) {
        var chat = overview.chat();
        return new ChatSummary(
            chat.id(),
            chat.type(),
            chat.profile().title(),
            chat.profile().avatar(),
            chat.members().size(),
            peer(chat, viewer).map(responses::get).orElse(null),
            chat.seq(),
            ChatEventMapper.toWire(chat.shown()),
            responses.get(chat.shown().actor()),
            overview.marker().seq(),
            overview.unread(),
            overview.mentions(),
            overview.missedCalls(),
            ChatEventMapper.toWire(overview.preferences())
        );
    }

    private static Optional<UserId> peer(Chat chat, UserId viewer) {
        return chat
            .id()
            .personalPair()
            .flatMap(pair ->
                pair
                    .stream()
                    .filter(userId -> !userId.equals(viewer))
                    .findFirst()
            );
    }

    private Map<UserId, UserResponse> responses(Collection<UserId> ids) {
        return users.all(ids).stream().collect(Collectors.toMap(User::id, mapper::toResponse));
    }
}
