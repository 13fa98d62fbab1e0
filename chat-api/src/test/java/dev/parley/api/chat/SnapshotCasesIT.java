package dev.parley.api.chat;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.api.protocol.ProtocolJson;
import dev.parley.api.testing.Node;
import dev.parley.api.testing.Repository;
import dev.parley.api.testing.TestUser;
import dev.parley.chat.avatar.AvatarId;
import dev.parley.chat.log.Audience;
import dev.parley.chat.log.Cause;
import dev.parley.chat.log.ChatId;
import dev.parley.chat.log.ChatLog;
import dev.parley.chat.log.ChatProfile;
import dev.parley.chat.log.ChatRules;
import dev.parley.chat.log.EventBody;
import dev.parley.chat.log.EventBody.MessageContent;
import dev.parley.chat.log.InviteId;
import dev.parley.chat.log.LoggedEvent;
import dev.parley.chat.log.Mention;
import dev.parley.chat.log.NewMember;
import dev.parley.chat.log.Role;
import dev.parley.chat.log.TimeOut;
import dev.parley.chat.user.UserId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * A stale snapshot and the events since are the fresh snapshot: REST answers after each event of a log with every kind of
 * event, from a node that has followed it and from one that knows an old state. The answers are committed, and the page's
 * own reducers are held to them ({@code snapshotCases.test.ts}).
 */
class SnapshotCasesIT {

    private static final String CASES = "docs/protocol/snapshot-cases.json";
    private static final JsonMapper MAPPER = ProtocolJson.configure(JsonMapper.builder()).build();
    private static final InviteId INVITE = new InviteId("01m7y5b0c3q6e8r9t0v1w2x3y4");

    /** The chat is there no more, so there is no snapshot after it. */
    private static final Class<?> LAST = EventBody.ChatDeleted.class;

    /** What a snapshot does not show: reactions belong to the history. */
    private static final Set<String> UNSEEN = Set.of("invite.created", "invite.revoked", "reaction.changed");

    private final TestUser anna = Node.first().newUser();
    private final TestUser boris = Node.first().newUser();
    private final TestUser carol = Node.first().newUser();
    private final TestUser dan = Node.first().newUser();
    private final TestUser viewer = boris;
    private final TestUser viewerElsewhere = boris.on(Node.second());
    private final ChatId chat = anna.createGroup("Team", boris);
    private final List<LoggedEvent> events = new ArrayList<>(log().read(chat, 1, 1));

    private record Happening(UserId actor, EventBody body) {}

    @Test
    void aStaleSnapshotAndTheEventsSinceAreTheFreshOne() {
        var steps = new ArrayList<ObjectNode>();
        steps.add(step(viewer));
        var stale = step(viewerElsewhere);
        assertThat(stale).isEqualTo(steps.getFirst());
        for (Happening each : happenings()) {
            var cause = Cause.ofServer(each.actor(), "case/" + events.size());
            events.add(
                log()
                    .append(chat, cause, _ -> each.body())
                    .event()
            );
            steps.add(step(viewer));
            // The other node reads now and then, and brings what it remembers up to date by the events since.
            if (events.size() % 7 == 0 || events.size() == happenings().size() + 1) {
                assertThat(step(viewerElsewhere)).isEqualTo(steps.getLast());
            }
        }
        assertThat(kinds()).containsExactlyInAnyOrderElementsOf(
            Stream.of(EventBody.class.getPermittedSubclasses())
                .filter(kind -> kind != LAST)
                .collect(Collectors.toSet())
        );
        for (int i = 1; i < steps.size(); i++) {
            String kind = steps.get(i).path("event").path("type").asString();
            assertThat(shown(steps.get(i)).equals(shown(steps.get(i - 1))))
                .as("%s changes nothing", kind)
                .isEqualTo(UNSEEN.contains(kind));
        }
        var cases = MAPPER.createObjectNode();
        cases.put("viewer", viewer.id().value());
        cases.putArray("steps").addAll(steps);
        Repository.assertCurrent(
            CASES,
            inTheirOrder(MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(cases)) + "\n"
        );
    }

    private Set<Class<?>> kinds() {
        return events
            .stream()
            .<Class<?>>map(event -> event.body().getClass())
            .collect(Collectors.toSet());
    }

    private List<Happening> happenings() {
        return List.of(
            by(anna, message("c1", "hello @all", null, List.of(Mention.ofAll(6, 4)))),
            by(anna, new EventBody.MembersAdded(List.of(member(carol), member(dan)))),
            by(
                anna,
                new EventBody.CallRecorded(
                    "01m7y5a0c3q6e8r9t0v1w2x3y4",
                    "voice",
                    "missed",
                    0,
                    1,
                    List.of(anna.id()),
                    List.of(carol.id()),
                    List.of(boris.id())
                )
            ),
            by(anna, new EventBody.RoleChanged(carol.id(), Role.ADMIN)),
            by(anna, new EventBody.ProfileChanged(new ChatProfile("Crew", "all of us"))),
            by(
                anna,
                new EventBody.RulesChanged(new ChatRules(Audience.EVERYONE, Audience.ADMINS, Audience.ADMINS, 30, 90))
            ),
            by(carol, message("c2", "bye", 2L, List.of())),
            by(anna, new EventBody.PinChanged(8, true)),
            by(anna, new EventBody.PinChanged(2, true)),
            by(dan, new EventBody.MemberLeft()),
            by(carol, new EventBody.MessageEdited(8, "good bye @boris", List.of(new Mention(boris.id(), 9, 6)))),
            by(boris, message("c3", "oops", null, List.of())),
            by(dan, new EventBody.MemberJoined(INVITE, anna.id())),
            by(anna, message("c4", "look", null, List.of())),
            by(boris, new EventBody.ReactionChanged(15, "👍", true)),
            by(anna, new EventBody.MessageDeleted(8, carol.id())),
            by(anna, new EventBody.MemberRemoved(dan.id())),
            by(anna, new EventBody.InviteCreated(INVITE, Instant.ofEpochMilli(99_000), 2)),
            by(anna, new EventBody.HandleChanged("crew")),
            by(anna, new EventBody.InviteRevoked(INVITE)),
            by(anna, new EventBody.PinChanged(2, false)),
            by(anna, new EventBody.AvatarChanged(new AvatarId("01m7y5b1d4r7f9s0t1v2w3x4y6"))),
            by(anna, new EventBody.OwnershipTransferred(boris.id())),
            by(
                boris,
                new EventBody.SanctionsChanged(
                    carol.id(),
                    null,
                    new TimeOut(Instant.parse("2999-01-01T00:00:00Z"), "spam", false),
                    null
                )
            ),
            by(
                anna,
                new EventBody.MessagesRemoved(
                    List.of(
                        new EventBody.RemovedMessage(2, anna.id()),
                        new EventBody.RemovedMessage(13, boris.id()),
                        new EventBody.RemovedMessage(15, anna.id())
                    ),
                    15
                )
            )
        );
    }

    private static Happening by(TestUser actor, EventBody body) {
        return new Happening(actor.id(), body);
    }

    private static NewMember member(TestUser user) {
        return new NewMember(user.id(), Role.MEMBER);
    }

    private static EventBody message(String clientId, String text, @Nullable Long replyTo, List<Mention> mentions) {
        return new EventBody.MessageSent(new MessageContent(clientId, text, replyTo, mentions, null, List.of()));
    }

    /** The newest event as it was announced, and what REST answers after it. */
    private ObjectNode step(TestUser asking) {
        var step = MAPPER.createObjectNode();
        step.set("event", MAPPER.valueToTree(ChatEventMapper.toWire(events.getLast())));
        for (JsonNode each : asking.rest().get("/api/chats").body().path("chats")) {
            if (each.path("id").asString().equals(chat.value())) {
                step.set("summary", each);
            }
        }
        var answer = (ObjectNode) asking
            .rest()
            .get("/api/chats/" + chat)
            .body();
        // Depends on the moment, not on the log.
        answer.put("retryAfterMs", 0);
        step.set("chat", answer);
        return step;
    }

    /** All but how far it reaches, which every event changes. */
    private static JsonNode shown(ObjectNode step) {
        var shown = step.deepCopy();
        shown.remove("event");
        ((ObjectNode) shown.path("summary")).remove("head");
        ((ObjectNode) shown.path("chat")).remove("head");
        return shown;
    }

    private static ChatLog log() {
        return Node.first().bean(ChatLog.class);
    }

    /** Ids, names and times differ from run to run, so they are numbered. */
    private static String inTheirOrder(String json) {
        String ids = numbered(json, "\\b[0-9a-hjkmnp-tv-z]{26}\\b", "01m7y%021d"::formatted);
        String names = numbered(ids, "user-\\d+", "user-%d"::formatted);
        return numbered(names, "\\d{4}-\\d\\d-\\d\\dT[0-9:.]+Z", n ->
            Instant.ofEpochSecond(1_800_000_000L + n).toString()
        );
    }

    private static String numbered(String text, String pattern, IntFunction<String> name) {
        Map<String, String> names = new LinkedHashMap<>();
        return Pattern.compile(pattern)
            .matcher(text)
            .replaceAll(found -> names.computeIfAbsent(found.group(), _ -> name.apply(names.size() + 1)));
    }
}
