package dev.parley.chat.search;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.chat.user.UserId;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class IndexedBlockTest {

    private static final UserId ANNA = new UserId("01j00000000000000000000001");
    private static final UserId BORIS = new UserId("01j00000000000000000000002");
    private static final List<IndexedMessage> MESSAGES = List.of(
        new IndexedMessage(2, 2_000, ANNA, "good morning"),
        new IndexedMessage(5, 4_000, BORIS, "доброе утро 東京 😀"),
        new IndexedMessage(6, 3_000, ANNA, "")
    );

    @Test
    void isReadAsItWasPacked() {
        var block = IndexedBlock.unpack(IndexedBlock.of(MESSAGES).pack());
        assertThat(block.messages()).isEqualTo(MESSAGES);
        assertThat(IndexedBlock.unpack(IndexedBlock.EMPTY.pack()).messages()).isEmpty();
    }

    @Test
    void findsInsideOfMessagesAndNotAcrossThem() {
        assertThat(found("morn")).containsExactly(2L);
        assertThat(found("o")).containsExactly(2L);
        assertThat(found("東")).containsExactly(5L);
        assertThat(found("morning доброе")).isEmpty();
        assertThat(found("gд")).isEmpty();
    }

    @Test
    void knowsItsTimes() {
        assertThat(IndexedBlock.of(MESSAGES).summary()).isEqualTo(new BlockSummary(2_000, 4_000, 32));
    }

    @Test
    void keepsItsPlacesWithHalvesOfSurrogatePairs() {
        var odd = List.of(new IndexedMessage(1, 1, ANNA, "a\uD800b"), new IndexedMessage(2, 2, ANNA, "plain"));
        var block = IndexedBlock.unpack(IndexedBlock.of(odd).pack());
        assertThat(block.messages().getLast()).isEqualTo(odd.getLast());
    }

    private static List<Long> found(String query) {
        var found = new ArrayList<Long>();
        IndexedBlock.of(MESSAGES).search(SearchQuery.parse(query), message -> found.add(message.seq()));
        return found;
    }
}
