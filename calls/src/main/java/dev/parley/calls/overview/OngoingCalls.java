package dev.parley.calls.overview;

import dev.parley.calls.media.RouterNodes;
import dev.parley.calls.place.CallPlace;
import dev.parley.calls.session.Call;
import dev.parley.calls.session.CallsGoingOn;
import dev.parley.calls.session.MediaPath;
import dev.parley.chat.administration.Administrators;
import dev.parley.chat.log.Chat;
import dev.parley.chat.log.ChatLog;
import dev.parley.chat.log.ChatType;
import dev.parley.chat.node.NodeId;
import dev.parley.chat.node.NodeStatus;
import dev.parley.chat.node.Nodes;
import dev.parley.chat.user.UserId;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** The calls of the whole installation that go on, to administrators: where and how large, never who talks with whom. */
@Service
@RequiredArgsConstructor
public class OngoingCalls {

    private static final int SHOWN_MAX = 200;

    private final Administrators administrators;
    private final CallsGoingOn calls;
    private final ChatLog chats;
    private final RouterNodes routers;
    private final Nodes nodes;

    /**
     * @param chatType null for a call of a meeting or of a link
     * @param title of the group or channel; null for every other
     * @param router the address of the node that forwards its media; null where none does
     */
    public record Ongoing(Call call, @Nullable ChatType chatType, @Nullable String title, @Nullable String router) {}

    /**
     * The largest first, of equal ones the longest; {@value #SHOWN_MAX} at most.
     *
     * @throws dev.parley.chat.error.ParleyException {@code FORBIDDEN} for who is no administrator
     */
    public List<Ongoing> all(UserId actor) {
        administrators.require(actor);
        return calls
            .some()
            .stream()
            .sorted(
                Comparator.comparingInt((Call call) -> call.participants().size())
                    .reversed()
                    .thenComparing(Call::startedAt)
                    .thenComparing(call -> call.id().value())
            )
            .limit(SHOWN_MAX)
            .map(this::placed)
            .toList();
    }

    private Ongoing placed(Call call) {
        Optional<Chat> chat = call.place() instanceof CallPlace.Chat(var id) ? chats.find(id) : Optional.empty();
        return new Ongoing(
            call,
            chat.map(Chat::type).orElse(null),
            chat
                .filter(each -> each.type() != ChatType.PERSONAL)
                .map(each -> each.profile().title())
                .orElse(null),
            router(call).orElse(null)
        );
    }

    private Optional<String> router(Call call) {
        Optional<NodeId> node = call.mediaPath() == MediaPath.ROUTER ? routers.of(call.id()) : Optional.empty();
        return node.flatMap(nodes::find).map(NodeStatus::address);
    }
}
