package dev.parley.api.realtime.feed;

import dev.parley.api.protocol.UserEvent;
import dev.parley.api.protocol.UserView;
import dev.parley.api.realtime.connection.Connections;
import dev.parley.api.realtime.connection.FrameCodec;
import dev.parley.chat.log.ChatId;
import dev.parley.chat.user.User;
import dev.parley.chat.user.UserId;
import dev.parley.chat.user.Users;
import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/**
 * Tells of changed users to the connections of this node that share a chat with them, each once however many chats that
 * are, and to their own. Several changes within a second are one; what is told is how the user is when it is told.
 */
@Component
public class UserFeed implements DisposableBean {

    private static final Duration WINDOW = Duration.ofSeconds(1);

    private final Connections connections;
    private final ChatFeeds feeds;
    private final Users users;
    private final FrameCodec codec;
    private final Coalescer<UserId, Set<ChatId>> touched;

    public UserFeed(Connections connections, ChatFeeds feeds, Users users, FrameCodec codec) {
        this.connections = connections;
        this.feeds = feeds;
        this.users = users;
        this.codec = codec;
        this.touched = new Coalescer<>("users-tell", WINDOW, UserFeed::union, this::tell);
    }

    /** @param chats of which the user is a member, or was until now. Never blocks. */
    public void touched(UserId userId, Set<ChatId> chats) {
        touched.add(userId, chats);
    }

    private void tell(Map<UserId, Set<ChatId>> changed) {
        for (User user : users.all(changed.keySet())) {
            var receivers = new HashSet<>(connections.of(user.id()));
            changed.getOrDefault(user.id(), Set.of()).forEach(chatId -> receivers.addAll(feeds.receivers(chatId)));
            if (!receivers.isEmpty()) {
                byte[] frame = codec.encode(new UserEvent.UserChanged(UserView.of(user)));
                receivers.forEach(connection -> connection.send(frame));
            }
        }
    }

    private static Set<ChatId> union(Set<ChatId> earlier, Set<ChatId> later) {
        var all = new HashSet<>(earlier);
        all.addAll(later);
        return all;
    }

    @Override
    public void destroy() {
        touched.close();
    }
}
