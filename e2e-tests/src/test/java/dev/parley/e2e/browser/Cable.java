package dev.parley.e2e.browser;

import java.util.Map;

/** The socket of one window, which can be cut off from a server that goes on; over reloads, too. */
public final class Cable {

    private static final String SCRIPT = """
    (() => {
        const Real = WebSocket;
        const open = new Set();
        const isCut = () => sessionStorage.getItem('cut') !== null;
        window.WebSocket = class extends Real {
            constructor(address) {
                // Nobody takes a socket there: it closes as one that finds no network.
                super(isCut() ? String(address).replace('/api/socket', '/api/nowhere') : address);
                open.add(this);
                this.addEventListener('close', () => open.delete(this));
            }
        };
        window.cable = {
            cut() {
                sessionStorage.setItem('cut', '');
                open.forEach(socket => socket.close());
            },
            mend() {
                sessionStorage.removeItem('cut');
                window.dispatchEvent(new Event('online'));
            },
        };
    })();
    """;

    private final Window window;

    private Cable(Window window) {
        this.window = window;
    }

    /** Loads the window anew, with a cable that can be cut. */
    public static Cable of(Window window) {
        window.command("Page.addScriptToEvaluateOnNewDocument", Map.of("source", SCRIPT));
        window.reload();
        return new Cable(window);
    }

    public void cut() {
        window.run("window.cable.cut()");
    }

    /** Lets the page connect again, which it does at once. */
    public void mend() {
        window.run("window.cable.mend()");
    }
}
