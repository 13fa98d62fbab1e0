package dev.parley.calls.meeting;

import dev.parley.calls.place.MeetingId;
import dev.parley.calls.place.Person;
import java.util.Set;

/** What has happened in a meeting, for those who tell its people. Told after it is stored. */
public sealed interface MeetingNotice {
    MeetingId meeting();

    /** The meeting, or who is in it, looks otherwise than before. */
    record Changed(MeetingId meeting) implements MeetingNotice {}

    /** Others wait in its lobby than before. */
    record LobbyChanged(MeetingId meeting) implements MeetingNotice {}

    /** These have waited, and may enter the call. */
    record Admitted(MeetingId meeting, Set<Person> people) implements MeetingNotice {
        public Admitted {
            people = Set.copyOf(people);
        }
    }

    /** These have waited in vain, or may not be there any more. */
    record Refused(MeetingId meeting, Set<Person> people, LobbyEnd why) implements MeetingNotice {
        public Refused {
            people = Set.copyOf(people);
        }
    }

    /**
     * The meeting is over for good.
     *
     * @param people its hosts, and who was in its call
     */
    record Over(MeetingId meeting, Set<Person> people) implements MeetingNotice {
        public Over {
            people = Set.copyOf(people);
        }
    }
}
