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
 * @param payloads of the codec that everybody has; null where it does not offer that
 * @param scalable of VP9; null where it does not offer that
 * @param prefersScalable whether it would rather have VP9
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
    @Nullable PayloadTypes scalable,
    boolean prefersScalable,
    Map<HeaderExtension, Integer> extensions,
    List<String> rids
) {
    public OfferedSection {
        extensions = Map.copyOf(extensions);
        rids = List.copyOf(rids);
    }

    /** Whether what the browser sends here is scalable video, where the router takes such: then it has no layers of other names. */
    public boolean sendsScalable() {
        return sends && scalable != null && prefersScalable && extensions.containsKey(HeaderExtension.DEPENDENCIES);
    }

    boolean isUnderstood() {
        return kind != null && payloads != null;
    }
}
