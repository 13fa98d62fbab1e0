package dev.parley.e2e.browser;

import dev.parley.e2e.environment.Environment;
import dev.parley.e2e.environment.ParleyServer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** What is kept of a test that failed: what each window showed, logged and exchanged, and what the server logged. */
public final class Artefacts {

    private static final int SERVER_LOG_LINES = 300;
    private static final JsonMapper JSON = JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private final Path folder;

    private Artefacts(Path folder) {
        this.folder = folder;
    }

    /** @return the folder they are in */
    public static Path keep(String test, Browser browser, List<Window> windows, ParleyServer server) {
        var folder = Environment.current().artifacts().resolve(test.replaceAll("[^A-Za-z0-9._-]", "_"));
        var artefacts = new Artefacts(folder);
        for (var i = 0; i < windows.size(); i++) {
            var window = windows.get(i);
            var name = "%d-%s".formatted(i + 1, window.name().replaceAll("[^A-Za-z0-9]", "_"));
            artefacts.write(name + ".png", window::screenshot);
            artefacts.write(name + ".html", () -> bytes("<!-- " + window.address() + " -->\n" + window.source()));
            artefacts.write(name + ".frames.json", () -> json(window, "return window.__parleyFrames ?? null"));
            artefacts.write(name + ".call.json", () -> json(window, "return window.__parleyCall?.stats() ?? null"));
        }
        artefacts.write("console.log", () -> bytes(browser.consoleLog()));
        artefacts.write("server.log", () -> bytes(server.logTail(SERVER_LOG_LINES)));
        if (!server.answers()) {
            artefacts.write("server-threads.txt", () -> bytes(server.diagnosis()));
        }
        return folder;
    }

    private static byte[] json(Window window, String script) {
        return JSON.writeValueAsBytes(window.run(script));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** What cannot be had is no reason to go without the rest. */
    private void write(String name, Callable<byte[]> content) {
        try {
            Files.createDirectories(folder);
            byte[] bytes;
            try {
                bytes = content.call();
            } catch (Exception e) {
                bytes = bytes("Not to be had: " + e);
            }
            Files.write(folder.resolve(name), bytes);
        } catch (IOException e) {
            System.err.println("Could not keep " + name + ": " + e);
        }
    }
}
