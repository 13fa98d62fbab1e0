package dev.parley.calls.media;

import dev.parley.calls.media.forwarding.Sending;
import dev.parley.calls.media.forwarding.TrackName;
import dev.parley.calls.media.forwarding.Wanted;
import dev.parley.calls.media.rtp.MediaKind;
import dev.parley.calls.media.sdp.InvalidDescriptionException;
import dev.parley.calls.media.sdp.Offer;
import dev.parley.calls.media.sdp.OfferedSection;
import dev.parley.calls.session.Section;
import dev.parley.calls.session.Track;
import dev.parley.calls.session.TrackSource;
import dev.parley.chat.error.ErrorCode;
import dev.parley.chat.error.ParleyException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * An offer with what its sections are for.
 *
 * @param sends which of the participant's tracks is in which section, by mid
 * @param wants whose track the participant wants to receive in which section, by mid
 */
record NegotiatedOffer(Offer offer, Map<String, Sending> sends, Map<String, Wanted> wants) {
    /** @throws ParleyException {@code INVALID_REQUEST} where the description cannot be read, or the sections are not its own */
    static NegotiatedOffer read(String sdp, List<Section> sections) {
        var offer = parse(sdp);
        var byMid = offer.sections().stream().collect(Collectors.toMap(OfferedSection::mid, Function.identity()));
        var sends = new HashMap<String, Sending>();
        var wants = new HashMap<String, Wanted>();
        for (Section section : sections) {
            var offered = byMid.get(section.mid());
            if (offered == null || offered.kind() != kindOf(section.source())) {
                throw invalid("sections", "names a section that the description does not have: " + section.mid());
            }
            if (section.publisher() == null) {
                sends.put(section.mid(), new Sending(section.trackId(), section.source() == TrackSource.MICROPHONE));
            } else {
                var name = new TrackName(section.publisher().toString(), section.trackId());
                wants.put(section.mid(), new Wanted(name, section.source() == TrackSource.SCREEN));
            }
        }
        if (sends.size() > Track.MAX || sends.values().stream().map(Sending::track).distinct().count() < sends.size()) {
            throw invalid("sections", "may send at most " + Track.MAX + " tracks, each in one section");
        }
        return new NegotiatedOffer(offer, sends, wants);
    }

    private static Offer parse(String sdp) {
        try {
            return Offer.parse(sdp);
        } catch (InvalidDescriptionException unreadable) {
            throw invalid("sdp", String.valueOf(unreadable.getMessage()));
        }
    }

    private static MediaKind kindOf(TrackSource source) {
        return switch (source) {
            case MICROPHONE, SCREEN_SOUND -> MediaKind.AUDIO;
            case CAMERA, SCREEN -> MediaKind.VIDEO;
        };
    }

    private static ParleyException invalid(String field, String message) {
        return new ParleyException(ErrorCode.INVALID_REQUEST, Map.of(field, message));
    }
}
