package dev.parley.calls.media.sdp;

import dev.parley.calls.media.rtp.HeaderExtension;
import dev.parley.calls.media.rtp.MediaKind;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The lines of one media section while they are read. */
final class SectionLines {

    private static final int MAX_RIDS = 4;
    static final String REDUNDANT = "red/48000/2";

    private final String media;
    private final String protocol;
    private final List<String> formats;
    private final Map<String, String> encodings = new HashMap<>();
    private final Map<String, String> repairs = new HashMap<>();
    /** Of which types a format is made. */
    private final Map<String, List<String>> parts = new HashMap<>();
    private final Map<HeaderExtension, Integer> extensions = new EnumMap<>(HeaderExtension.class);
    private final List<String> rids = new ArrayList<>();
    private String mid = "";
    private String direction = "sendrecv";

    /** @param line {@code m=<media> <port> <protocol> <formats>} */
    SectionLines(String line) {
        var words = List.of(line.substring("m=".length()).split(" "));
        media = words.getFirst();
        protocol = words.size() > 2 ? words.get(2) : "";
        formats = words.size() > 3 ? words.subList(3, words.size()) : List.of();
    }

    void add(String line) {
        int colon = line.indexOf(':');
        var value = colon < 0 ? "" : line.substring(colon + 1);
        switch (colon < 0 ? line : line.substring(0, colon)) {
            case "a=mid" -> mid = value;
            case "a=sendrecv", "a=sendonly", "a=recvonly", "a=inactive" -> direction = line.substring("a=".length());
            case "a=rtpmap" -> pair(value, encodings);
            case "a=fmtp" -> format(value);
            case "a=extmap" -> extension(value);
            case "a=rid" -> rid(value);
            default -> {
                // Nothing follows from it here.
            }
        }
    }

    OfferedSection read() {
        var kind = switch (media) {
            case "audio" -> MediaKind.AUDIO;
            case "video" -> MediaKind.VIDEO;
            default -> null;
        };
        return new OfferedSection(
            mid,
            media,
            protocol,
            kind,
            direction.equals("sendrecv") || direction.equals("sendonly"),
            direction.equals("sendrecv") || direction.equals("recvonly"),
            kind == null ? null : payloads(Codec.of(kind)),
            kind == MediaKind.VIDEO ? payloads(Codec.VP9) : null,
            prefers(Codec.VP9, Codec.VP8),
            extensions,
            rids
        );
    }

    /** In the browser's order; where it offers the codec in several variants, the first one. */
    private @Nullable PayloadTypes payloads(Codec codec) {
        for (String format : formats) {
            if (codec.encoding().equalsIgnoreCase(encodings.get(format))) {
                int number = number(format, 127);
                int repair = number(repairs.getOrDefault(format, ""), 127);
                return number < 0
                    ? null
                    : new PayloadTypes(number, repair, codec == Codec.OPUS ? redundant(format) : -1);
            }
        }
        return null;
    }

    private boolean prefers(Codec one, Codec other) {
        for (String format : formats) {
            if (one.encoding().equalsIgnoreCase(encodings.get(format))) {
                return true;
            }
            if (other.encoding().equalsIgnoreCase(encodings.get(format))) {
                return false;
            }
        }
        return false;
    }

    /** The type of redundant sound that is made of this format only; −1 where there is none. */
    private int redundant(String format) {
        return formats
            .stream()
            .filter(each -> REDUNDANT.equalsIgnoreCase(encodings.get(each)))
            .filter(each -> parts.getOrDefault(each, List.of()).stream().distinct().toList().equals(List.of(format)))
            .mapToInt(each -> number(each, 127))
            .findFirst()
            .orElse(-1);
    }

    /** {@code <payload type> apt=<of which>}, or {@code <payload type> <of which>/<of which>}. */
    private void format(String value) {
        int space = value.indexOf(' ');
        if (space <= 0) {
            return;
        }
        var type = value.substring(0, space);
        if (value.startsWith("apt=", space + 1)) {
            repairs.put(value.substring(space + 1 + "apt=".length()).strip(), type);
        } else {
            parts.put(
                type,
                List.of(
                    value
                        .substring(space + 1)
                        .strip()
                        .split("/")
                )
            );
        }
    }

    /** {@code <id>[/<direction>] <uri>}; only ids of the one-byte form. */
    private void extension(String value) {
        var words = value.split(" ");
        if (words.length >= 2) {
            int id = number(words[0].split("/")[0], 14);
            HeaderExtension.of(words[1])
                .filter(_ -> id > 0)
                .ifPresent(extension -> extensions.put(extension, id));
        }
    }

    private void rid(String value) {
        var words = value.split(" ");
        if (words.length >= 2 && words[1].equals("send") && rids.size() < MAX_RIDS) {
            rids.add(words[0]);
        }
    }

    private static void pair(String value, Map<String, String> target) {
        int space = value.indexOf(' ');
        if (space > 0) {
            target.put(value.substring(0, space), value.substring(space + 1));
        }
    }

    /** −1 for what is no number up to the largest. */
    private static int number(String text, int largest) {
        boolean digits =
            !text.isEmpty() && text.length() <= 3 && text.chars().allMatch(each -> each >= '0' && each <= '9');
        int number = digits ? Integer.parseInt(text) : -1;
        return number <= largest ? number : -1;
    }
}
