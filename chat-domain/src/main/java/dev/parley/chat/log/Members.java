package dev.parley.chat.log;

import dev.parley.chat.user.UserId;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** How the members of a chat follow from one event. The maps are never changed in place. */
final class Members {

    private Members() {}

    static Map<UserId, Member> joined(Map<UserId, Member> members, List<NewMember> joining, LoggedEvent event) {
        var all = new LinkedHashMap<>(members);
        for (NewMember member : joining) {
            all.put(member.userId(), new Member(member.userId(), member.role(), event.seq(), event.messages()));
        }
        return Collections.unmodifiableMap(all);
    }

    static Map<UserId, Member> without(Map<UserId, Member> members, UserId leaving) {
        var remaining = new LinkedHashMap<>(members);
        remaining.remove(leaving);
        return Collections.unmodifiableMap(remaining);
    }

    static Map<UserId, Member> withRole(Map<UserId, Member> members, UserId userId, Role role) {
        var all = new LinkedHashMap<>(members);
        all.computeIfPresent(userId, (_, member) ->
            new Member(userId, role, member.joinedSeq(), member.joinedMessages())
        );
        return Collections.unmodifiableMap(all);
    }
}
