package dev.parley.calls.media;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;
import dev.parley.calls.place.Person;
import dev.parley.calls.session.CallId;
import dev.parley.calls.session.ConnectionId;
import dev.parley.calls.session.Section;
import java.util.List;

/** What is asked of the node that has the router of a call, by itself or by another node. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
public sealed interface RouterRequest {
    CallId call();

    /** @param from where the answer is to go */
    @JsonTypeName("offer")
    record Answer(
        CallId call,
        Person participant,
        ConnectionId from,
        String sdp,
        List<Section> sections
    ) implements RouterRequest {
        public Answer {
            sections = List.copyOf(sections);
        }
    }

    @JsonTypeName("show")
    record Show(CallId call, Person participant, List<Subscription> shown) implements RouterRequest {
        public Show {
            shown = List.copyOf(shown);
        }
    }

    /** Who is in the call has changed, or it is over. */
    @JsonTypeName("follow")
    record Follow(CallId call) implements RouterRequest {}
}
