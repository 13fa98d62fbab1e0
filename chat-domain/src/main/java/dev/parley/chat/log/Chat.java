package dev.parley.chat.log;

import dev.parley.chat.log.EventBody.CallRecorded;
import dev.parley.chat.log.EventBody.ChatCreated;
import dev.parley.chat.log.EventBody.MembersAdded;
import dev.parley.chat.log.EventBody.MessageSent;
import dev.parley.chat.user.UserId;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A chat as it stands after the event {@code last}: nothing but the fold of its log.
 *
 * @param members in the order in which they joined
 */
public record Chat(ChatId id, ChatType type, String title, Map<UserId, Member> members, LoggedEvent last) {
    /** The chat that its first event makes. */
    static Chat created(LoggedEvent first) {
        if (first.seq() != 1 || !(first.body() instanceof ChatCreated body)) {
            throw new IllegalStateException("log of " + first.chatId() + " does not start with its creation");
        }
        return new Chat(first.chatId(), body.type(), body.title(), joined(Map.of(), body.members(), first), first);
    }

    /** The chat after one more event, which must be the very next one. */
    Chat after(LoggedEvent event) {
        if (event.seq() != seq() + 1) {
            throw new IllegalStateException("event " + event.seq() + " after " + seq() + " of " + id);
        }
        return switch (event.body()) {
            case MembersAdded added -> new Chat(id, type, title, joined(members, added.members(), event), event);
            case MessageSent _, CallRecorded _ -> new Chat(id, type, title, members, event);
            case ChatCreated _ -> throw new IllegalStateException(id + " is created twice");
        };
    }

    private static Map<UserId, Member> joined(Map<UserId, Member> members, List<NewMember> joining, LoggedEvent event) {
        var all = new LinkedHashMap<>(members);
        for (NewMember member : joining) {
            all.put(member.userId(), new Member(member.userId(), member.role(), event.seq(), event.messages()));
        }
        return Collections.unmodifiableMap(all);
    }

    /** The place of the newest event. */
    public long seq() {
        return last.seq();
    }

    /** How many messages have been sent. */
    public long messages() {
        return last.messages();
    }

    public Optional<Member> member(UserId userId) {
        return Optional.ofNullable(members.get(userId));
    }
}
