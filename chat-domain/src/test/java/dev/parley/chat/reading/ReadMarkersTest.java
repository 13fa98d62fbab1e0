package dev.parley.chat.reading;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ReadMarkersTest {

    @Test
    void countsNothingUnreadWhereTheMarkerIsNewerThanTheChat() {
        assertThat(ReadMarkers.unread(7, 4)).isEqualTo(3);
        assertThat(ReadMarkers.unread(4, 7)).isZero();
    }
}
