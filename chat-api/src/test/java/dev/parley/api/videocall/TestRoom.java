package dev.parley.api.videocall;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.api.protocol.CallCommand.LeaveCall;
import dev.parley.api.protocol.CallCommand.StartCall;
import dev.parley.api.protocol.CallEvent;
import dev.parley.api.protocol.CallView;
import dev.parley.api.protocol.SessionCommand;
import dev.parley.api.protocol.SessionEvent;
import dev.parley.api.testing.Node;
import dev.parley.api.testing.Rest;
import dev.parley.api.testing.SocketClient;
import dev.parley.calls.place.CallPlace;
import dev.parley.calls.place.RoomId;
import dev.parley.calls.session.CallKind;
import dev.parley.calls.session.LeaveReason;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A room of the tests, and how its two come into it. */
record TestRoom(RoomId id, List<String> tokens, JsonNode created) {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** A body for two people without accounts. */
    static ObjectNode body() {
        return (ObjectNode) JSON.readTree(
            """
            {
              "call_type": "video",
              "people": [
                { "external_id": "crm-17", "display_name": "Ann" },
                { "external_id": "crm-18", "display_name": "Bob" }
              ]
            }
            """
        );
    }

    static TestRoom create(Rest owner, ObjectNode body) {
        var created = owner.post("/api/video-call/create", body.toString());
        assertThat(created.status()).as("%s", created).isEqualTo(201);
        return of(created.body());
    }

    static TestRoom of(JsonNode created) {
        var tokens = created
            .path("links")
            .valueStream()
            .map(link -> link.path("url").asString())
            .map(url -> url.substring(url.indexOf("?token=") + "?token=".length()))
            .toList();
        return new TestRoom(new RoomId(created.path("room_id").asString()), tokens, created);
    }

    CallPlace place() {
        return new CallPlace.Room(id);
    }

    String path() {
        return "/api/video-call/" + id;
    }

    Rest.Answer verify(Rest browser, int person) {
        return browser.get(path() + "/verify?token=" + tokens.get(person));
    }

    Rest.Answer join(Rest browser, int person) {
        return join(browser, tokens.get(person));
    }

    Rest.Answer join(Rest browser, String token) {
        return browser.post(path() + "/join", JSON.createObjectNode().put("token", token).toString());
    }

    /** Joins, and opens the socket. */
    SocketClient enter(Node node, int person) {
        var joined = join(new Rest(node), person);
        assertThat(joined.status()).as("%s", joined).isEqualTo(200);
        var guest = joined.body().path("guest");
        var socket = SocketClient.open(node, guest.path("display_name").asString());
        String token = guest.path("token").asString();
        socket.ask(frame -> new SessionCommand.Authenticate(frame, token), SessionEvent.GuestReady.class);
        return socket;
    }

    CallView call(SocketClient socket) {
        return socket.ask(frame -> new StartCall(frame, place(), CallKind.VIDEO), CallEvent.Started.class).call();
    }

    static void leave(SocketClient socket, CallView call) {
        socket.ask(id -> new LeaveCall(id, call.id(), LeaveReason.HUNG_UP), SessionEvent.Done.class);
    }
}
