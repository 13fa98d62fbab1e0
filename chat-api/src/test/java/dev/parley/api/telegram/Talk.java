package dev.parley.api.telegram;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.api.testing.Node;
import dev.parley.api.videocall.TestRoom;
import dev.parley.calls.place.RoomId;
import java.util.List;
import java.util.regex.Pattern;
import tools.jackson.databind.node.NullNode;

/** The links that the bot has given to two people, and what they do with them. */
record Talk(TestRoom room) {
    static final String PAGE = "https://chat.example.org";

    private static final Pattern LINK = Pattern.compile(
        Pattern.quote(PAGE) + "/video-call/([0-9a-z]{26})\\?token=([\\w.-]+)$"
    );

    static Talk of(Told one, Told other) {
        return new Talk(
            new TestRoom(new RoomId(part(one, 1)), List.of(part(one, 2), part(other, 2)), NullNode.getInstance())
        );
    }

    private static String part(Told told, int group) {
        var link = LINK.matcher(told.text());
        assertThat(link.find()).as(told.text()).isTrue();
        return link.group(group);
    }

    /** Both come in, and one leaves. */
    void hold(Node node) {
        try (var one = room.enter(node, 0); var other = room.enter(node, 1)) {
            room.call(one);
            TestRoom.leave(one, room.call(other));
        }
    }
}
