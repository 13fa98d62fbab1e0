package dev.parley.api.realtime.bus;

import dev.parley.api.realtime.bus.NodeMessage.ChatCallTold;
import dev.parley.api.realtime.bus.NodeMessage.ChatEventLogged;
import dev.parley.api.realtime.bus.NodeMessage.FactorDue;
import dev.parley.api.realtime.bus.NodeMessage.KeyRevoked;
import dev.parley.api.realtime.bus.NodeMessage.LoginRevoked;
import dev.parley.api.realtime.bus.NodeMessage.MarkerMoved;
import dev.parley.api.realtime.bus.NodeMessage.MarkersSeen;
import dev.parley.api.realtime.bus.NodeMessage.MeetingChatGrown;
import dev.parley.api.realtime.bus.NodeMessage.PairBlocked;
import dev.parley.api.realtime.bus.NodeMessage.PersonFrame;
import dev.parley.api.realtime.bus.NodeMessage.PresenceTouched;
import dev.parley.api.realtime.bus.NodeMessage.RouterAsked;
import dev.parley.api.realtime.bus.NodeMessage.SeatLost;
import dev.parley.api.realtime.bus.NodeMessage.Typed;
import dev.parley.api.realtime.bus.NodeMessage.UserTouched;
import dev.parley.api.realtime.bus.NodeMessage.WordsChanged;
import dev.parley.chat.log.EventBody;
import dev.parley.chat.log.LoggedEvent;
import dev.parley.chat.log.NewMember;
import dev.parley.chat.user.UserId;
import java.util.Set;
import java.util.stream.Stream;

/** A message and the topic by which it reaches those whom it concerns. */
record Letter(Topic topic, NodeMessage message) {
    static Stream<Letter> of(NodeMessage message) {
        return switch (message) {
            case ChatEventLogged(var event) -> of(event, message);
            case MeetingChatGrown grown -> Stream.of(new Letter(Topic.meeting(grown.meetingId()), grown));
            case PersonFrame(var people, var connection, var frame) -> people
                .stream()
                .map(person -> new Letter(Topic.person(person), new PersonFrame(Set.of(person), connection, frame)));
            case MarkerMoved moved -> Stream.of(new Letter(Topic.user(moved.userId()), moved));
            case PresenceTouched(var users) -> users
                .stream()
                .map(user -> new Letter(Topic.presence(user), new PresenceTouched(Set.of(user))));
            case UserTouched(var userId, var chats) -> Stream.concat(
                Stream.of(new Letter(Topic.user(userId), new UserTouched(userId, Set.of()))),
                chats.stream().map(chat -> new Letter(Topic.chat(chat), new UserTouched(userId, Set.of(chat))))
            );
            case Typed typed -> Stream.of(new Letter(Topic.chat(typed.chatId()), typed));
            case PairBlocked pair -> Stream.of(pair.blocker(), pair.blocked()).map(user ->
                new Letter(Topic.user(user), pair)
            );
            case MarkersSeen seen -> Stream.of(new Letter(Topic.chat(seen.chatId()), seen));
            case ChatCallTold told -> Stream.of(new Letter(Topic.chat(told.chatId()), told));
            case RouterAsked asked -> Stream.of(new Letter(Topic.node(asked.node()), asked));
            case SeatLost lost -> Stream.of(new Letter(Topic.person(lost.person()), lost));
            // Requests by the login may come to nodes that have no connection of the user.
            case KeyRevoked revoked -> Stream.of(new Letter(Topic.everywhere(), revoked));
            case WordsChanged changed -> Stream.of(new Letter(Topic.everywhere(), changed));
            case FactorDue due -> Stream.of(new Letter(Topic.everywhere(), due));
            case LoginRevoked revoked -> Stream.of(new Letter(Topic.everywhere(), revoked));
        };
    }

    /** The nodes of those who become members by the event do not listen to the chat yet, but to their users. */
    private static Stream<Letter> of(LoggedEvent event, NodeMessage message) {
        return Stream.concat(
            Stream.of(new Letter(Topic.chat(event.chatId()), message)),
            joining(event).map(user -> new Letter(Topic.user(user), message))
        );
    }

    private static Stream<UserId> joining(LoggedEvent event) {
        return switch (event.body()) {
            case EventBody.ChatCreated created -> created.members().stream().map(NewMember::userId);
            case EventBody.MembersAdded added -> added.members().stream().map(NewMember::userId);
            case EventBody.MemberJoined _ -> Stream.of(event.actor());
            default -> Stream.empty();
        };
    }
}
