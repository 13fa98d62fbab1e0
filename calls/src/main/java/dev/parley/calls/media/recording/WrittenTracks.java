package dev.parley.calls.media.recording;

import dev.parley.calls.media.forwarding.RoomRecorder;
import dev.parley.calls.media.forwarding.TrackName;
import dev.parley.calls.media.recording.RecordingPart.Track;
import dev.parley.calls.media.rtp.MediaKind;
import dev.parley.calls.media.rtp.Rtcp;
import dev.parley.calls.media.rtp.RtpPacketView;
import dev.parley.calls.place.Person;
import dev.parley.chat.attachment.GrowingFile;
import dev.parley.chat.attachment.ServerFiles;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import lombok.RequiredArgsConstructor;

/** The files of a part while they grow, one for each track; the part knows of each before it has a byte. */
@RequiredArgsConstructor
final class WrittenTracks implements RecordingWriter.Tracks {

    /** More tracks of one part are left out: who makes up names for them fills no store. */
    private static final int MAX_TRACKS = 200;

    private final RecordingPart part;
    private final RecordingParts parts;
    private final RecordingDelivery delivery;
    private final ServerFiles files;
    private final long startNs;
    private final long maxBytes;
    private final Map<TrackName, Open> open = new LinkedHashMap<>();
    private final Clocks clocks = new Clocks();
    private final RtpPacketView packet = new RtpPacketView();

    private record Open(MediaKind kind, GrowingFile bytes, TrackFile file, TrackClock clock) {}

    @Override
    public void media(TrackName name, MediaKind kind, byte[] bytes, long atNs) {
        var track = open.get(name);
        if (track == null) {
            if (open.size() >= MAX_TRACKS) {
                return;
            }
            track = begin(name, kind);
        }
        if (track.kind() == kind && packet.read(bytes, 0, bytes.length) && packet.payloadLength() > 0) {
            track.file().add(packet, atNs);
        }
    }

    private Open begin(TrackName name, MediaKind kind) {
        var bytes = files.begin();
        var clock = new TrackClock(name.participant(), kind, clocks);
        var target = target(bytes);
        var file =
            kind == MediaKind.AUDIO
                ? new SoundFile(target, clock, RoomRecorder.REDUNDANT_TYPE, bytes.id().hashCode())
                : new PictureFile(target, clock);
        var track = new Open(kind, bytes, file, clock);
        boolean first = open.isEmpty();
        open.put(name, track);
        if (first) {
            parts.add(part.with(tracks(), 0));
        } else {
            parts.save(part.with(tracks(), 0));
        }
        return track;
    }

    private static ByteTarget target(GrowingFile file) {
        return new ByteTarget() {
            @Override
            public void write(byte[] bytes, int from, int length) {
                file.write(bytes, from, length);
            }

            @Override
            public void overwrite(long position, byte[] bytes) {
                file.overwrite(position, bytes);
            }
        };
    }

    @Override
    public void report(TrackName name, Rtcp.SenderReport report, long atNs) {
        var track = open.get(name);
        if (track != null) {
            clocks.told(name.participant(), report, atNs);
            track.clock().told(report);
        }
    }

    @Override
    public Set<TrackName> takeBroken() {
        var broken = new HashSet<TrackName>();
        open.forEach((name, track) -> {
            if (track.file().takeBroken()) {
                broken.add(name);
            }
        });
        return broken;
    }

    @Override
    public boolean save(long overrun) {
        if (open.isEmpty()) {
            return true;
        }
        open.values().forEach(track -> {
            track.file().flush();
            track.bytes().flush();
        });
        long size = open
            .values()
            .stream()
            .mapToLong(track -> track.bytes().size())
            .sum();
        return parts.save(part.with(tracks(), overrun)) && size < maxBytes;
    }

    @Override
    public void close(Ending ending, long overrun) {
        if (open.isEmpty()) {
            return;
        }
        open.values().forEach(track -> {
            if (track.file().isPlayable()) {
                track.file().close();
                track.bytes().flush();
            }
        });
        var whole = part.with(tracks(), overrun).ended(ending);
        if (parts.save(whole)) {
            delivery.deliver(whole);
        }
    }

    private List<Track> tracks() {
        return open
            .entrySet()
            .stream()
            .map(each -> track(each.getKey(), each.getValue()))
            .toList();
    }

    private Track track(TrackName name, Open track) {
        return new Track(
            track.bytes().id(),
            Person.parse(name.participant()),
            name.track(),
            track.kind(),
            track.file().isPlayable() ? track.bytes().size() : 0,
            sinceStart(track.clock().ns(track.file().beginsAt())),
            sinceStart(track.clock().ns(track.file().endsAt()))
        );
    }

    private long sinceStart(long ns) {
        return Math.max(0, TimeUnit.NANOSECONDS.toMillis(ns - startNs));
    }
}
