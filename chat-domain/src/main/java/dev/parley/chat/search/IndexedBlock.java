package dev.parley.chat.search;

import dev.parley.chat.user.UserId;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.Consumer;

/**
 * The messages of one stretch of a log, oldest first. Their texts lie in one string, so that a block in which nothing
 * matches is dismissed by one look at it.
 *
 * @param times in milliseconds of the epoch
 * @param authors the author of each message, as a place in {@code people}
 * @param ends where each message's text ends in {@code texts}; the next one begins one character later
 * @param texts the folded texts, a line each
 */
record IndexedBlock(long[] seqs, long[] times, int[] authors, int[] ends, List<UserId> people, String texts) {
    static final IndexedBlock EMPTY = of(List.of());

    static IndexedBlock of(Collection<IndexedMessage> messages) {
        var people = new LinkedHashMap<UserId, Integer>();
        var texts = new StringBuilder();
        int[] authors = new int[messages.size()];
        int[] ends = new int[messages.size()];
        int i = 0;
        for (IndexedMessage message : messages) {
            authors[i] = people.computeIfAbsent(message.author(), _ -> people.size());
            texts.append(message.text());
            ends[i] = texts.length();
            texts.append('\n');
            i++;
        }
        return new IndexedBlock(
            messages.stream().mapToLong(IndexedMessage::seq).toArray(),
            messages.stream().mapToLong(IndexedMessage::at).toArray(),
            authors,
            ends,
            List.copyOf(people.keySet()),
            texts.toString()
        );
    }

    static IndexedBlock unpack(byte[] packed) {
        return Packing.unpack(packed, IndexedBlock::read);
    }

    private static IndexedBlock read(DataInputStream in) throws IOException {
        int size = in.readInt();
        var block = new IndexedBlock(new long[size], new long[size], new int[size], new int[size], List.of(), "");
        for (int i = 0; i < size; i++) {
            block.seqs[i] = in.readLong();
            block.times[i] = in.readLong();
            block.authors[i] = in.readInt();
            block.ends[i] = in.readInt();
        }
        var people = new ArrayList<UserId>();
        for (int left = in.readInt(); left > 0; left--) {
            people.add(new UserId(in.readUTF()));
        }
        String texts = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        return new IndexedBlock(block.seqs, block.times, block.authors, block.ends, people, texts);
    }

    byte[] pack() {
        return Packing.pack(out -> {
            out.writeInt(seqs.length);
            for (int i = 0; i < seqs.length; i++) {
                out.writeLong(seqs[i]);
                out.writeLong(times[i]);
                out.writeInt(authors[i]);
                out.writeInt(ends[i]);
            }
            out.writeInt(people.size());
            for (UserId person : people) {
                out.writeUTF(person.value());
            }
            out.write(texts.getBytes(StandardCharsets.UTF_8));
        });
    }

    BlockSummary summary() {
        return new BlockSummary(
            Arrays.stream(times).min().orElse(Long.MAX_VALUE),
            Arrays.stream(times).max().orElse(Long.MIN_VALUE),
            texts.length()
        );
    }

    List<IndexedMessage> messages() {
        var messages = new ArrayList<IndexedMessage>(seqs.length);
        for (int i = 0; i < seqs.length; i++) {
            messages.add(message(i));
        }
        return messages;
    }

    /** Hands out the messages that match. */
    void search(SearchQuery query, Consumer<IndexedMessage> found) {
        if (query.matches(texts)) {
            messages()
                .stream()
                .filter(message -> query.matches(message.text()))
                .forEach(found);
        }
    }

    private IndexedMessage message(int i) {
        String text = texts.substring(i == 0 ? 0 : ends[i - 1] + 1, ends[i]);
        return new IndexedMessage(seqs[i], times[i], people.get(authors[i]), text);
    }
}
