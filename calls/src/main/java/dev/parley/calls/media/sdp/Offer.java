package dev.parley.calls.media.sdp;

import dev.parley.calls.media.transport.Fingerprint;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a browser offers: one transport for all sections (RFC 9143), which it makes itself.
 *
 * @param fragment the browser's ICE user name fragment
 * @param fingerprint of the certificate that it will show
 */
public record Offer(String fragment, Fingerprint fingerprint, List<OfferedSection> sections) {
    /** A call of 25 with camera, screen and sound each, and what was there before. */
    private static final int MAX_SECTIONS = 200;

    private static final int MAX_FRAGMENT = 256;

    public Offer {
        sections = List.copyOf(sections);
    }

    /**
     * Reads an offer.
     *
     * @throws InvalidDescriptionException if it is none, has more than 200 sections, or no bundle with one transport
     */
    public static Offer parse(String sdp) throws InvalidDescriptionException {
        @Nullable
        String fragment = null;
        @Nullable
        Fingerprint fingerprint = null;
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
            } else if (fragment == null && line.startsWith("a=ice-ufrag:")) {
                fragment = line.substring("a=ice-ufrag:".length());
            } else if (fingerprint == null && line.startsWith("a=fingerprint:")) {
                fingerprint = Fingerprint.parse(line.substring("a=fingerprint:".length())).orElse(null);
            } else if (section != null) {
                section.add(line);
            }
        }
        if (section != null) {
            sections.add(section.read());
        }
        return new Offer(requireFragment(fragment), requireFingerprint(fingerprint), requireNamed(sections));
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
