package dev.parley.calls.media;

import dev.parley.calls.media.forwarding.Muted;
import dev.parley.calls.place.Person;
import dev.parley.calls.session.Call;
import dev.parley.calls.session.CallKind;
import dev.parley.calls.session.Track;
import dev.parley.calls.session.TrackSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the router withholds of the participants of a call, as hosts have muted it. */
final class MutedByHosts {

    private MutedByHosts() {}

    /** Those of whom nothing is muted are left out. */
    static Map<Person, Muted> in(Call call) {
        var floor = call.floor();
        return call
            .participants()
            .stream()
            .filter(each -> !floor.heldOf(each.person()).isEmpty())
            .collect(Collectors.toMap(Call.Participant::person, each -> muted(each, floor.heldOf(each.person()))));
    }

    /** The names that everybody looks for are muted too, whatever the participant says that they are for now. */
    private static Muted muted(Call.Participant participant, Set<TrackSource> held) {
        var tracks = Stream.of(participant.published().tracks(), Track.atStartOf(CallKind.VIDEO))
            .flatMap(List::stream)
            .filter(track -> held.contains(track.source()))
            .map(Track::id)
            .collect(Collectors.toUnmodifiableSet());
        return new Muted(tracks, held.contains(TrackSource.MICROPHONE));
    }
}
