package dev.parley.chat.log;

import java.util.List;

/** What happened in a chat. A new kind of event is a record here; the compiler then names every place that must know. */
public sealed interface EventBody {
    /** The first event of every chat. {@code title} is empty for a personal chat. */
    record ChatCreated(ChatType type, String title, List<NewMember> members) implements EventBody {
        public ChatCreated {
            members = List.copyOf(members);
        }
    }

    record MembersAdded(List<NewMember> members) implements EventBody {
        public MembersAdded {
            members = List.copyOf(members);
        }
    }

    /** {@code text} is stored as it was written; whoever shows it escapes it. */
    record MessageSent(String clientId, String text) implements EventBody {}

    /**
     * A call in the chat has ended. The log keeps it in order like any event and does not interpret it.
     *
     * @param durationMs from the answer to the end, 0 where nobody answered
     */
    record CallRecorded(String callId, String kind, String outcome, long durationMs) implements EventBody {}
}
