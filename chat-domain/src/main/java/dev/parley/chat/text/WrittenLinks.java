package dev.parley.chat.text;

import dev.parley.chat.text.Addresses.Address;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The links that somebody reads in a message's text, as the page's {@code linksIn.ts} finds them in the formatted text; both
 * are held to {@code docs/protocol/text-cases.json}. A link is a web address, alone or behind words ({@code [words](address)}),
 * that is neither in code nor in a spoiler. Other schemes are none, nor is an address with a user's name in it, which serves to
 * look like another one.
 */
public final class WrittenLinks {

    /** Of more in one text the first count. */
    public static final int MAX = 20;

    private WrittenLinks() {}

    /**
     * @param address as it was written, with {@code http} or {@code https}
     * @param words what the page shows in its place, with their marks as written; null where it shows the address
     */
    public record Link(String address, @Nullable String words) {}

    /** The first {@value #MAX}, in the order of the text; one that is written again counts once. */
    public static List<Link> in(String text) {
        var addresses = Addresses.in(text).stream().filter(Address::web).toList();
        if (addresses.isEmpty()) {
            return List.of();
        }
        var links = new LinkedHashMap<String, Link>();
        for (Stretch stretch : Stretches.of(text)) {
            var within = addresses.stream().filter(stretch::contains).toList();
            if (!within.isEmpty()) {
                add(text, stretch, within, links);
            }
        }
        return List.copyOf(links.values());
    }

    private static void add(String text, Stretch stretch, List<Address> addresses, Map<String, Link> links) {
        var covered = CoveredText.of(text, stretch);
        for (Address place : addresses) {
            String address = text.substring(place.start(), place.end());
            boolean isNew = links.size() < MAX && !links.containsKey(address);
            if (isNew && !covered.get(place.start()) && WebAddress.leadsSomewhere(address)) {
                links.put(address, new Link(address, words(text, stretch, place, addresses, covered)));
            }
        }
    }

    /** Words that are an address themselves are not shown in the place of another one. */
    private static @Nullable String words(
        String text,
        Stretch stretch,
        Address place,
        List<Address> addresses,
        BitSet covered
    ) {
        int close = place.start() - 2;
        if (close < stretch.start() || !text.startsWith("](", close) || !text.startsWith(")", place.end())) {
            return null;
        }
        int open = opening(text, stretch.start(), close, covered);
        boolean named = open >= 0 && addresses.stream().noneMatch(each -> each.start() > open && each.end() <= close);
        String words = named ? text.substring(open + 1, close).strip() : "";
        return words.isEmpty() ? null : words;
    }

    /** Where the bracket stands that is closed at {@code close}; -1 for none. */
    private static int opening(String text, int from, int close, BitSet covered) {
        var open = new ArrayList<Integer>();
        for (int at = from; at < close; at++) {
            char character = text.charAt(at);
            if (covered.get(at)) {
                continue;
            }
            if (character == '\\') {
                at++;
            } else if (character == '[') {
                open.add(at);
            } else if (character == ']' && !open.isEmpty()) {
                open.removeLast();
            }
        }
        return open.isEmpty() ? -1 : open.getLast();
    }
}
