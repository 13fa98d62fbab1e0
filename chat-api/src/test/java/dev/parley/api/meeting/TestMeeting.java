package dev.parley.api.meeting;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.api.protocol.CallCommand.StartCall;
import dev.parley.api.protocol.CallEvent;
import dev.parley.api.protocol.CallView;
import dev.parley.api.protocol.MeetingCommand.EnterMeeting;
import dev.parley.api.protocol.MeetingEvent.MeetingEntered;
import dev.parley.api.protocol.SessionCommand;
import dev.parley.api.protocol.SessionEvent;
import dev.parley.api.testing.Node;
import dev.parley.api.testing.Rest;
import dev.parley.api.testing.SocketClient;
import dev.parley.api.testing.TestUser;
import dev.parley.calls.place.CallPlace;
import dev.parley.calls.place.MeetingId;
import dev.parley.calls.place.Person;
import dev.parley.calls.session.CallKind;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A meeting of the tests, and how one comes into it. */
public record TestMeeting(MeetingId id, String code) {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** A body with a lobby, for guests, without a time. */
    static ObjectNode body() {
        return (ObjectNode) JSON.readTree(
            """
            {
              "title": "Planning", "kind": "video", "passcode": null,
              "options": {
                "lobby": true, "guests": true, "startMuted": false, "sharing": "everybody", "unmuting": "everybody"
              },
              "startsAt": null, "endsAt": null, "timeZone": null, "repeats": null, "repeatsUntil": null
            }
            """
        );
    }

    public static ObjectNode open() {
        var body = body();
        options(body).put("lobby", false);
        return body;
    }

    static ObjectNode options(ObjectNode body) {
        return (ObjectNode) body.path("options");
    }

    public static TestMeeting create(TestUser owner, ObjectNode body) {
        var created = owner.rest().post("/api/meetings", body.toString());
        assertThat(created.status()).as("%s", created).isEqualTo(201);
        return of(created.body());
    }

    static TestMeeting of(JsonNode meeting) {
        return new TestMeeting(new MeetingId(meeting.path("id").asString()), meeting.path("code").asString());
    }

    CallPlace place() {
        return new CallPlace.Meeting(id);
    }

    public String path() {
        return "/api/meetings/" + id;
    }

    String link() {
        return "/api/meeting-links/" + code;
    }

    Rest.Answer enter(Rest rest, String name, String passcode) {
        var body = JSON.createObjectNode().put("name", name).put("passcode", passcode);
        return rest.post(link() + "/enter", body.toString());
    }

    /** Follows the link as a user. */
    public Rest.Answer enter(TestUser user) {
        return user.rest().post(link() + "/enter", "{\"name\": null, \"passcode\": null}");
    }

    public Guest guest(Node node, String name) {
        return guest(new Rest(node), node, name);
    }

    Guest guest(Rest browser, Node node, String name) {
        var entered = enter(browser, name, "");
        assertThat(entered.status()).as("%s", entered).isEqualTo(200);
        return new Guest(browser, node, entered.body().path("guest"));
    }

    /** Comes to the door by this socket. */
    public MeetingEntered arrive(SocketClient socket) {
        return socket.ask(frame -> new EnterMeeting(frame, id), MeetingEntered.class);
    }

    SessionEvent.Failed refused(SocketClient socket) {
        return socket.ask(frame -> new EnterMeeting(frame, id), SessionEvent.Failed.class);
    }

    CallView call(SocketClient socket) {
        return socket.ask(frame -> new StartCall(frame, place(), CallKind.VIDEO), CallEvent.Started.class).call();
    }

    /** Somebody without an account, in a browser. */
    public record Guest(Rest browser, Node node, JsonNode identity) {
        public Person person() {
            return Person.parse(identity.path("person").asString());
        }

        String token() {
            return identity.path("token").asString();
        }

        /** The same guest, who connects to another node. */
        public Guest on(Node other) {
            return new Guest(browser, other, identity);
        }

        public SocketClient connect() {
            var socket = SocketClient.open(node, identity.path("name").asString());
            socket.ask(frame -> new SessionCommand.Authenticate(frame, token()), SessionEvent.GuestReady.class);
            return socket;
        }
    }
}
