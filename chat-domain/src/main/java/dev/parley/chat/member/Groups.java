package dev.parley.chat.member;

import dev.parley.chat.ChatProperties;
import dev.parley.chat.block.Blocks;
import dev.parley.chat.error.ErrorCode;
import dev.parley.chat.error.ParleyException;
import dev.parley.chat.filter.Screening;
import dev.parley.chat.id.Ids;
import dev.parley.chat.log.Cause;
import dev.parley.chat.log.Chat;
import dev.parley.chat.log.ChatId;
import dev.parley.chat.log.ChatLog;
import dev.parley.chat.log.ChatProfile;
import dev.parley.chat.log.ChatType;
import dev.parley.chat.log.EventBody.ChatCreated;
import dev.parley.chat.log.NewMember;
import dev.parley.chat.log.Role;
import dev.parley.chat.user.Intent;
import dev.parley.chat.user.UserId;
import dev.parley.chat.user.Users;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import lombok.RequiredArgsConstructor;
import org.springframework.stereotype.Service;

/** Creates groups and channels. */
@Service
@RequiredArgsConstructor
public class Groups {

    private final Users users;
    private final Blocks blocks;
    private final Newcomers newcomers;
    private final Entrance entrance;
    private final ChatLog log;
    private final Screening screening;
    private final ChatProperties properties;

    /** @param asked those who were named and want to be asked first */
    public record Created(Chat chat, List<UserId> asked) {}

    /**
     * Creates a group or channel whose owner is its creator. Its id follows from the intent, so that a repeat finds it.
     *
     * @param title one line of 1 to 120 characters, without markup
     * @param description at most 1,000 characters, without markup; may be empty
     * @param memberIds the others; the creator and repeats among them do not count twice
     * @return the chat, and those who want to be asked first ({@link ChatRequests#ask}) and are not in it
     * @throws ParleyException {@code INVALID_REQUEST}, {@code MEMBER_LIMIT_REACHED}, {@code USER_NOT_FOUND},
     *     {@code BLOCKED} when one of them has blocked the creator, {@code CHAT_LIMIT_REACHED} when one has no room for
     *     more chats, {@code MESSAGE_NOT_ALLOWED} for title or description
     */
    public Created create(
        Intent intent,
        ChatType type,
        String title,
        String description,
        Collection<UserId> memberIds
    ) {
        if (type == ChatType.PERSONAL) {
            throw new ParleyException(ErrorCode.INVALID_REQUEST, Map.of("type", "must be group or channel"));
        }
        var profile = new ChatProfile(ChatTexts.title(title), ChatTexts.description(description));
        var creator = intent.actor();
        var everyone = new LinkedHashSet<UserId>();
        everyone.add(creator);
        everyone.addAll(memberIds);
        var chatId = new ChatId(Ids.named(intent.key()));
        return log
            .find(chatId)
            .map(chat -> created(chat, everyone))
            .orElseGet(() -> create(chatId, creator, type, profile, everyone));
    }

    /** A repeat: those who were added then are not asked, though they may have left. */
    private Created created(Chat chat, Collection<UserId> everyone) {
        var asked = new LinkedHashSet<>(everyone);
        if (log.read(chat.id(), 1, 1).getFirst().body() instanceof ChatCreated first) {
            first.members().forEach(member -> asked.remove(member.userId()));
        }
        return new Created(chat, List.copyOf(asked));
    }

    private Created create(
        ChatId chatId,
        UserId creator,
        ChatType type,
        ChatProfile profile,
        Collection<UserId> everyone
    ) {
        Screening.requireAllowed(screening.look(profile.words()));
        properties.requireRoom(type, everyone.size());
        users.requireAll(everyone);
        blocks.requireNoBlockAgainst(creator, everyone);
        var sorted = newcomers.sort(creator, everyone);
        var members = sorted
            .added()
            .stream()
            .map(userId -> new NewMember(userId, userId.equals(creator) ? Role.OWNER : Role.MEMBER))
            .toList();
        var first = new ChatCreated(type, profile, members);
        var joined = List.<UserId>of();
        try {
            var chat = entrance.enter(chatId, sorted.added(), () ->
                log.create(chatId, Cause.ofServer(creator, "created"), first)
            );
            joined = sorted.added();
            return new Created(chat, sorted.asked());
        } finally {
            newcomers.settle(creator, sorted, joined);
        }
    }
}
