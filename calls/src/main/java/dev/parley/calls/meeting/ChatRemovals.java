package dev.parley.calls.meeting;

import com.mongodb.WriteConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import dev.parley.calls.place.MeetingId;
import dev.parley.chat.attachment.SideFiles;
import dev.parley.chat.log.SideLogs;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import lombok.extern.slf4j.Slf4j;
import org.bson.Document;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Removes the chats of meetings that nobody can read any more. Each is noted first and removed once more a while later: so it
 * goes though the node dies, and with it what was being written at that moment.
 */
@Slf4j
@Component
class ChatRemovals {

    /** Longer than any append or upload takes. */
    private static final Duration AGAIN_AFTER = Duration.ofMinutes(10);

    private static final String AT = "at";
    private static final int AT_ONCE = 100;
    private static final UpdateOptions UPSERT = new UpdateOptions().upsert(true);

    private final MongoCollection<Document> noted;
    private final SideLogs logs;
    private final SideFiles files;
    private final ChatVisits visits;
    private final Clock clock;

    ChatRemovals(MongoTemplate mongo, SideLogs logs, SideFiles files, ChatVisits visits, Clock clock) {
        noted = mongo.getCollection("meeting_chat_removals").withWriteConcern(WriteConcern.MAJORITY.withJournal(true));
        this.logs = logs;
        this.files = files;
        this.visits = visits;
        this.clock = clock;
    }

    /** From now on the chat is to go, whatever becomes of this node. */
    void note(MeetingId meeting) {
        var at = Date.from(clock.instant().plus(AGAIN_AFTER));
        noted.updateOne(Filters.eq("_id", meeting.value()), Updates.set(AT, at), UPSERT);
    }

    /** Removes what was written, who has come, and the files. May be repeated. */
    void remove(MeetingId meeting) {
        var log = MeetingChat.logOf(meeting);
        logs.forget(log);
        visits.forget(meeting);
        files.forget(log);
    }

    /** Each node does it; it does no harm twice. */
    @Scheduled(
        fixedDelayString = "${parley.meetings.removal-interval:5m}",
        initialDelayString = "${parley.meetings.removal-interval:5m}"
    )
    void sweep() {
        for (MeetingId meeting : due()) {
            try {
                remove(meeting);
                noted.deleteOne(Filters.eq("_id", meeting.value()));
            } catch (RuntimeException failure) {
                log.warn("The chat of meeting {} is not removed yet: {}", meeting, failure.toString());
            }
        }
    }

    private List<MeetingId> due() {
        var due = new ArrayList<MeetingId>();
        for (Document note : noted.find(Filters.lte(AT, Date.from(clock.instant()))).limit(AT_ONCE)) {
            due.add(new MeetingId(note.getString("_id")));
        }
        return due;
    }
}
