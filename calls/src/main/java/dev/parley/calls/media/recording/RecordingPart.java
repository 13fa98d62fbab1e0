package dev.parley.calls.media.recording;

import dev.parley.calls.media.rtp.MediaKind;
import dev.parley.calls.place.Person;
import dev.parley.calls.session.CallId;
import dev.parley.calls.session.RecordingId;
import dev.parley.chat.log.AttachmentId;
import dev.parley.chat.log.ChatId;
import java.time.Instant;
import java.util.List;

/**
 * What one node has written of a recording so far: all of it, unless the call's router moves.
 *
 * @param id of this part alone
 * @param startedAt when the recording was started, from which all times are counted
 * @param begunAt when this part was
 * @param ending what becomes of it should its node say nothing more
 * @param overrun packets that could not be written in time
 */
record RecordingPart(
    Id id,
    RecordingId recording,
    CallId call,
    ChatId chat,
    Person startedBy,
    Instant startedAt,
    Instant begunAt,
    Ending ending,
    long overrun,
    List<Track> tracks
) {
    record Id(String value) {}

    /**
     * One file.
     *
     * @param source the publisher's own name for the track
     * @param fromMs when its playing begins, since the start of the recording
     */
    record Track(AttachmentId file, Person person, String source, MediaKind kind, long bytes, long fromMs, long toMs) {}

    RecordingPart {
        tracks = List.copyOf(tracks);
    }

    RecordingPart with(List<Track> now, long lost) {
        return new RecordingPart(id, recording, call, chat, startedBy, startedAt, begunAt, ending, lost, now);
    }

    RecordingPart ended(Ending how) {
        return new RecordingPart(id, recording, call, chat, startedBy, startedAt, begunAt, how, overrun, tracks);
    }
}
