package dev.parley.api.administration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.api.protocol.CallCommand.AcceptCall;
import dev.parley.api.protocol.CallCommand.EndCall;
import dev.parley.api.protocol.CallCommand.StartCall;
import dev.parley.api.protocol.CallEvent;
import dev.parley.api.protocol.SessionEvent;
import dev.parley.api.testing.Node;
import dev.parley.api.testing.TestUser;
import dev.parley.calls.place.CallPlace;
import dev.parley.calls.session.CallId;
import dev.parley.calls.session.CallKind;
import dev.parley.chat.log.ChatId;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What administrators see of calls that go on, on whichever node. */
class OngoingCallsIT {

    private final TestUser administrator = Node.second().newAdministrator();
    private final TestUser anna = Node.first().newUser();
    private final TestUser boris = Node.second().newUser();

    @Test
    void tellsWhereACallIsAndHowManyAreInItUntilItHasEnded() {
        var group = anna.createGroup("Choir", boris);
        try (var annas = anna.connect(); var boriss = boris.connect()) {
            var call = annas
                .ask(id -> new StartCall(id, CallPlace.of(group), CallKind.VIDEO), CallEvent.Started.class)
                .call();
            var ringing = seen(call.id()).orElseThrow();
            assertThat(ringing.path("where").asString()).isEqualTo("group");
            assertThat(ringing.path("title").asString()).isEqualTo("Choir");
            assertThat(ringing.path("kind").asString()).isEqualTo("video");
            assertThat(ringing.path("answeredAt").isNull()).isTrue();
            assertThat(ringing.path("people").asInt()).isEqualTo(1);
            assertThat(ringing.path("ringing").asInt()).isEqualTo(1);

            boriss.expect(CallEvent.Ringing.class);
            boriss.ask(id -> new AcceptCall(id, call.id()), SessionEvent.Done.class);
            var answered = seen(call.id()).orElseThrow();
            assertThat(answered.path("answeredAt").isNull()).isFalse();
            assertThat(answered.path("people").asInt()).isEqualTo(2);
            assertThat(answered.path("recorded").asBoolean()).isFalse();

            annas.ask(id -> new EndCall(id, call.id()), SessionEvent.Done.class);
            assertThat(seen(call.id())).isEmpty();
        }
    }

    @Test
    void tellsNobodyWhoTalksInAPersonalChat() {
        var chat = ChatId.personal(anna.id(), boris.id());
        try (var annas = anna.connect()) {
            var call = annas
                .ask(id -> new StartCall(id, CallPlace.of(chat), CallKind.VOICE), CallEvent.Started.class)
                .call();
            var ringing = seen(call.id()).orElseThrow();
            assertThat(ringing.path("where").asString()).isEqualTo("personal");
            assertThat(ringing.path("title").isNull()).isTrue();
            assertThat(ringing.toString())
                .doesNotContain(anna.id().value())
                .doesNotContain(boris.id().value())
                .doesNotContain(chat.value());
        }
    }

    private Optional<JsonNode> seen(CallId id) {
        return administrator
            .rest()
            .get("/api/admin/calls")
            .body()
            .path("calls")
            .valueStream()
            .filter(call -> call.path("id").asString().equals(id.value()))
            .findFirst();
    }
}
