package dev.parley.e2e.page;

import dev.parley.e2e.browser.Window;
import dev.parley.e2e.environment.Person;
import java.util.Map;
import java.util.Objects;

/**
 * What a window plays of another one's voice, counted in samples of sound as the browser's statistics tell them: however the
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
    const person = arguments[0];
    const heard = (window.__heard = {
      received: 0, concealed: 0, twice: 0, tracks: [], overlapped: true,
    });
    let before = new Map();
    const samples = (one) => one?.entry.totalSamplesReceived ?? 0;
    const hidden = (one) => one?.entry.concealedSamples ?? 0;
    const played = () => new Set(
      [...document.querySelectorAll('audio')]
        .flatMap((audio) => audio.srcObject?.getAudioTracks() ?? [])
        .map(({ id }) => id),
    );
    const look = async () => {
      const now = new Map();
      for (const connection of window.__connections) {
        if (connection.connectionState === 'closed') continue;
        const stats = await connection.getStats();
        for (const { track } of connection.getReceivers()) {
          stats.forEach((entry) => {
            if (entry.type === 'inbound-rtp' && entry.trackIdentifier === track.id) {
              now.set(track.id, { entry, track, connection });
            }
          });
        }
      }
      const since = (id, count) => count(now.get(id)) - count(before.get(id));
      const genuine = (id) => since(id, samples) - since(id, hidden);
      const voice = document.querySelector(`[data-testid=call-remote-audio][data-person="${person}"]`);
      const id = voice?.srcObject?.getAudioTracks()[0]?.id;
      if (before.size > 0) {
        heard.received += since(id, samples);
        heard.concealed += since(id, hidden);
        const inElements = played();
        for (const [key, { track }] of now) {
          // A browser may mix in what no element plays.
          if (track.enabled && !inElements.has(key)) heard.twice += genuine(key);
        }
        const former = heard.tracks.at(-1);
        if (id && former !== id) {
          heard.overlapped &&= former === undefined || (now.get(former)?.connection.connectionState === 'connected'
            && samples(now.get(id)) > hidden(now.get(id)));
          heard.tracks.push(id);
        }
      }
      before = now;
      if (window.__heard === heard) setTimeout(look, 40);
    };
    void look();
    """;

    private static final String STOP = """
    const { received, concealed, twice, tracks, overlapped } = window.__heard;
    window.__heard = null;
    return { received, concealed, twice, tracks: tracks.length, overlapped };
    """;

    private final Window window;

    private HeardSound(Window window) {
        this.window = window;
    }

    /** Begins to count what comes from a person. */
    static HeardSound in(Window window, Person person) {
        window.run(LISTEN, person.id());
        return new HeardSound(window);
    }

    /**
     * @param received samples that were played
     * @param concealed those of them that the browser has made up, as none had come
     * @param twice samples of anybody's sound that came by a track that is not played, and was not silent
     * @param tracks how many tracks they came from, one after the other
     * @param overlapped each other track had genuine sound already while the connection of the former one was there still
     */
    public record Count(long received, long concealed, long twice, int tracks, boolean overlapped) {}

    /** Ends it. */
    public Count stop() {
        var counted = (Map<?, ?>) Objects.requireNonNull(window.run(STOP));
        return new Count(
            number(counted, "received"),
            number(counted, "concealed"),
            number(counted, "twice"),
            (int) number(counted, "tracks"),
            Boolean.TRUE.equals(counted.get("overlapped"))
        );
    }

    private static long number(Map<?, ?> counted, String name) {
        return counted.get(name) instanceof Number number ? number.longValue() : -1;
    }
}
