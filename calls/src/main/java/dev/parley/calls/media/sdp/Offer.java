package dev.parley.calls.media.sdp;

import dev.parley.calls.media.rtp.HeaderExtension;
import dev.parley.calls.media.rtp.MediaKind;
import dev.parley.calls.media.transport.Fingerprint;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a browser offers: one transport for all sections (RFC 9143), which it makes itself.
 *
 * @param origin the id of its session and the version of the description (RFC 8866, section 5.2), by which the browser knows
 *     which of its peer connections an answer is for
 * @param fragment the browser's ICE user name fragment
 * @param fingerprint of the certificate that it will show
 * @param mixesExtensions whether it takes and sends header extensions of both forms in one connection (RFC 8285, section 6)
 */
public record Offer(
    String origin,
    String fragment,
    Fingerprint fingerprint,
    boolean mixesExtensions,
    List<OfferedSection> sections
) {
    /** A call of 25 with camera, screen and sound each, and what was there before. */
    private static final int MAX_SECTIONS = 200;

    static final String MIXED_EXTENSIONS = "a=extmap-allow-mixed";

    private static final int MAX_FRAGMENT = 256;
    private static final Pattern ORIGIN = Pattern.compile("o=\\S+ (\\d{1,20} \\d{1,20}) .*");
    private static final String NO_ORIGIN = "1 1";

    public Offer {
        sections = List.copyOf(sections);
    }

    /**
     * Reads an offer.
     *
     * @throws InvalidDescriptionException if it is none, has more than 200 sections, or no bundle with one transport
     */
    public static Offer parse(String sdp) throws InvalidDescriptionException {
        String origin = NO_ORIGIN;
        @Nullable
        String fragment = null;
        @Nullable
        Fingerprint fingerprint = null;
        boolean mixes = false;
        @Nullable
        SectionLines section = null;
        var sections = new ArrayList<OfferedSection>();
        for (var line : sdp.lines().toList()) {
            if (line.startsWith("m=")) {
                if (section != null) {
                    sections.add(section.read());
                }
                section = new SectionLines(line);
                if (sections.size() >= MAX_SECTIONS) {
                    throw new InvalidDescriptionException("it has more than " + MAX_SECTIONS + " sections");
                }
            } else if (section == null && ORIGIN.matcher(line) instanceof Matcher named && named.matches()) {
                origin = named.group(1);
            } else if (fragment == null && line.startsWith("a=ice-ufrag:")) {
                fragment = line.substring("a=ice-ufrag:".length());
            } else if (fingerprint == null && line.startsWith("a=fingerprint:")) {
                fingerprint = Fingerprint.parse(line.substring("a=fingerprint:".length())).orElse(null);
            } else if (line.equals(MIXED_EXTENSIONS)) {
                mixes = true;
            } else if (section != null) {
                section.add(line);
            }
        }
        if (section != null) {
            sections.add(section.read());
        }
        return new Offer(
            origin,
            requireFragment(fragment),
            requireFingerprint(fingerprint),
            mixes,
            requireNamed(sections)
        );
    }

    /** A browser uses the same ids in all sections of a bundle (RFC 8843, section 7.1.3 for payload types, RFC 8285). */
    public Map<HeaderExtension, Integer> extensions() {
        var ids = new EnumMap<HeaderExtension, Integer>(HeaderExtension.class);
        sections.forEach(section -> ids.putAll(section.extensions()));
        return ids;
    }

    /** Of sound; {@link PayloadTypes#NONE} where it offers none that is understood. */
    public PayloadTypes soundTypes() {
        return sections
            .stream()
            .filter(section -> section.kind() == MediaKind.AUDIO)
            .flatMap(section -> Stream.ofNullable(section.payloads()))
            .findFirst()
            .orElse(PayloadTypes.NONE);
    }

    /** The payload types of what is sent again. */
    public List<Integer> repairTypes() {
        return sections
            .stream()
            .flatMap(section -> Stream.of(section.payloads(), section.scalable()))
            .filter(types -> types != null && types.hasRepair())
            .map(PayloadTypes::repair)
            .toList();
    }

    private static String requireFragment(@Nullable String fragment) throws InvalidDescriptionException {
        if (fragment == null || fragment.isBlank() || fragment.length() > MAX_FRAGMENT) {
            throw new InvalidDescriptionException("it has no ICE user name fragment");
        }
        return fragment;
    }

    private static Fingerprint requireFingerprint(@Nullable Fingerprint fingerprint)
        throws InvalidDescriptionException {
        if (fingerprint == null) {
            throw new InvalidDescriptionException("it has no fingerprint by SHA-2");
        }
        return fingerprint;
    }

    private static List<OfferedSection> requireNamed(List<OfferedSection> sections) throws InvalidDescriptionException {
        var mids = new HashSet<String>();
        for (OfferedSection section : sections) {
            if (section.mid().isBlank() || !mids.add(section.mid())) {
                throw new InvalidDescriptionException("its sections have no mids of their own");
            }
        }
        return sections;
    }
}
