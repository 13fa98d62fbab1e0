package dev.parley.e2e;

import dev.parley.e2e.browser.Browser;
import dev.parley.e2e.environment.Api;
import dev.parley.e2e.environment.Environment;
import dev.parley.e2e.environment.ParleyServer;

/** What all suites of a run share: one server and one browser. */
record Stage(ParleyServer server, Api api, Browser browser) implements AutoCloseable {
    static Stage build() {
        var environment = Environment.current();
        var server = ParleyServer.start(environment, "server");
        return new Stage(server, new Api(server.address()), Browser.start(environment));
    }

    @Override
    public void close() {
        browser.close();
        server.close();
    }
}
