package dev.parley.e2e.page;

import dev.parley.e2e.browser.Window;
import java.util.List;
import java.util.Objects;

/**
 * What a window plays of the other's voice, counted in samples of sound as the browser's statistics tell them: however the
 * track comes, and also while it changes. Nothing is taken from clocks.
 */
public final class HeardSound {

    /** To run before the page: its peer connections are found in {@code __connections}. */
    public static final String RECORD_CONNECTIONS = """
    const Native = window.RTCPeerConnection;
    window.__connections = [];
    window.RTCPeerConnection = class extends Native {
      constructor(...options) {
        super(...options);
        window.__connections.push(this);
      }
    };
    """;

    private static final String LISTEN = """
    const heard = (window.__heard = { received: 0, concealed: 0, gap: 0, longestGap: 0, tracks: [] });
    let before = null;
    const samples = (entry) => entry?.totalSamplesReceived ?? 0;
    const concealed = (entry) => entry?.concealedSamples ?? 0;
    const look = async () => {
      const now = new Map();
      for (const connection of window.__connections) {
        if (connection.connectionState !== 'closed') {
          (await connection.getStats()).forEach((entry) => {
            if (entry.type === 'inbound-rtp' && entry.kind === 'audio') now.set(entry.trackIdentifier, entry);
          });
        }
      }
      const stream = document.querySelector('[data-testid=call-remote-audio]')?.srcObject;
      const id = stream?.getAudioTracks()[0]?.id;
      if (before !== null) {
        const played = samples(now.get(id)) - samples(before.get(id));
        const hidden = concealed(now.get(id)) - concealed(before.get(id));
        // By whatever else came meanwhile one sees how long that was.
        const passed = Math.max(...[...now.keys()].map((key) => samples(now.get(key)) - samples(before.get(key))), 0);
        heard.received += played;
        heard.concealed += hidden;
        heard.gap = played - hidden > passed / 2 ? 0 : heard.gap + passed;
        heard.longestGap = Math.max(heard.longestGap, heard.gap);
        if (id && heard.tracks.at(-1) !== id) heard.tracks.push(id);
      }
      before = now;
      if (window.__heard === heard) setTimeout(look, 40);
    };
    void look();
    """;

    private static final String STOP = """
    const heard = window.__heard;
    window.__heard = null;
    return [heard.received, heard.concealed, heard.longestGap, heard.tracks.length];
    """;

    private final Window window;

    private HeardSound(Window window) {
        this.window = window;
    }

    /** Begins to count. */
    public static HeardSound in(Window window) {
        window.run(LISTEN);
        return new HeardSound(window);
    }

    /**
     * @param received samples that were played
     * @param concealed those of them that the browser has made up, as none had come
     * @param longestGap for how many samples in a row none were played, or most of them were made up
     * @param tracks how many tracks they came from, one after the other
     */
    public record Count(long received, long concealed, long longestGap, int tracks) {}

    /** Ends it. */
    public Count stop() {
        var counted = (List<?>) Objects.requireNonNull(window.run(STOP));
        var numbers = counted
            .stream()
            .mapToLong(number -> ((Number) number).longValue())
            .toArray();
        return new Count(numbers[0], numbers[1], numbers[2], (int) numbers[3]);
    }
}
