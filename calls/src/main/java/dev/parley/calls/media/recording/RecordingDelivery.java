package dev.parley.calls.media.recording;

import dev.parley.calls.media.recording.RecordingPart.Track;
import dev.parley.calls.media.rtp.MediaKind;
import dev.parley.calls.place.Person;
import dev.parley.chat.attachment.Attachments;
import dev.parley.chat.attachment.ServerFiles;
import dev.parley.chat.log.AttachmentId;
import dev.parley.chat.message.FileMessages;
import dev.parley.chat.user.User;
import dev.parley.chat.user.UserId;
import dev.parley.chat.user.Users;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import lombok.RequiredArgsConstructor;
import lombok.extern.slf4j.Slf4j;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Brings the files of a part into its chat, as messages of whoever has started the recording. All of it can be repeated: what was
 * done before is not done again.
 */
@Slf4j
@Component
@RequiredArgsConstructor
class RecordingDelivery {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH.mm.ss").withZone(
        ZoneOffset.UTC
    );
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final RecordingParts parts;
    private final ServerFiles files;
    private final FileMessages messages;
    private final Users users;

    /** What a file of the index is called, and what of it one has to know to play all together. */
    private record Entry(
        String file,
        String person,
        String name,
        String source,
        String mediaType,
        long fromMs,
        long toMs
    ) {}

    private record Index(
        String recording,
        String call,
        String startedAt,
        String startedBy,
        String begunAt,
        Ending ending,
        long packetsNotWritten,
        List<Entry> tracks
    ) {}

    void deliver(RecordingPart part) {
        var starter = part.startedBy().userId();
        var playable = part
            .tracks()
            .stream()
            .filter(track -> track.bytes() > 0)
            .toList();
        boolean sent =
            starter.isPresent() &&
            !playable.isEmpty() &&
            messages.canReach(part.chat()) &&
            sent(part, starter.get(), playable);
        if (!sent) {
            log.info("Nothing is left of recording {} of call {}", part.recording(), part.call());
            part.tracks().forEach(track -> files.discard(track.file()));
        }
        parts.remove(part.id());
    }

    private boolean sent(RecordingPart part, UserId starter, List<Track> playable) {
        var entries = playable
            .stream()
            .map(track -> entry(part, track))
            .toList();
        var offered = new ArrayList<AttachmentId>();
        offered.add(offerIndex(part, starter, entries));
        for (int i = 0; i < playable.size(); i++) {
            var track = playable.get(i);
            var entry = entries.get(i);
            files.offer(track.file(), starter, part.chat(), entry.file(), entry.mediaType(), track.bytes());
            offered.add(track.file());
        }
        for (int from = 0; from < offered.size(); from += Attachments.MAX_PER_MESSAGE) {
            var some = offered.subList(from, Math.min(offered.size(), from + Attachments.MAX_PER_MESSAGE));
            if (!messages.send(starter, part.chat(), "recording-" + part.id().value() + "-" + from, some)) {
                return false;
            }
        }
        return true;
    }

    /** Under an id that follows from the part, so that a repeat makes no second one. */
    private AttachmentId offerIndex(RecordingPart part, UserId starter, List<Entry> entries) {
        var index = new Index(
            part.recording().value(),
            part.call().value(),
            part.startedAt().toString(),
            part.startedBy().toString(),
            part.begunAt().toString(),
            part.ending(),
            part.overrun(),
            entries
        );
        byte[] json = JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(index);
        var id = new AttachmentId(part.id().value());
        files.write(id, json);
        String what = switch (part.ending()) {
            case ENDED -> "index";
            case MOVED -> "index (part)";
            case CUT_OFF -> "index (cut off)";
        };
        files.offer(id, starter, part.chat(), what + " - " + title(part) + ".json", "application/json", json.length);
        return id;
    }

    private Entry entry(RecordingPart part, Track track) {
        boolean sound = track.kind() == MediaKind.AUDIO;
        String name = nameOf(track.person());
        return new Entry(
            // What differs comes first: a phone shows two lines of a name.
            "%s - %s - %s.%s".formatted(track.source(), name, title(part), sound ? "ogg" : "webm"),
            track.person().toString(),
            name,
            track.source(),
            sound ? "audio/ogg" : "video/webm",
            track.fromMs(),
            track.toMs()
        );
    }

    private static String title(RecordingPart part) {
        return "Recording " + TIME.format(part.begunAt());
    }

    /** Whoever has deleted the account has no name any more. */
    private String nameOf(Person person) {
        return person.userId().flatMap(users::find).map(User::displayName).orElse(person.toString());
    }
}
