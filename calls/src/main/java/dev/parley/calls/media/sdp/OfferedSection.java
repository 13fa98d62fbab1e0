package dev.parley.calls.media.sdp;

import dev.parley.calls.media.rtp.HeaderExtension;
import dev.parley.calls.media.rtp.MediaKind;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A media section of an offer.
 *
 * @param media what stands after {@code m=}: audio, video or something else
 * @param kind null for what is not forwarded
 * @param sends whether the browser sends in it
 * @param receives whether it receives in it
 * @param payloads null where it does not offer the codec
 * @param extensions the header extensions that both understand, by the browser's ids
 * @param rids the layers that it sends, as it names them, in the order in which it offers them
 */
public record OfferedSection(
    String mid,
    String media,
    String protocol,
    @Nullable MediaKind kind,
    boolean sends,
    boolean receives,
    @Nullable PayloadTypes payloads,
    Map<HeaderExtension, Integer> extensions,
    List<String> rids
) {
    public OfferedSection {
        extensions = Map.copyOf(extensions);
        rids = List.copyOf(rids);
    }

    boolean isUnderstood() {
        return kind != null && payloads != null;
    }
}
