package dev.parley.e2e;

import dev.parley.e2e.browser.Browser;
import dev.parley.e2e.environment.Api;
import dev.parley.e2e.environment.Environment;
import dev.parley.e2e.environment.ParleyServer;

/** A server and a browser, for one test after the other. */
record Stage(ParleyServer server, Api api, Browser browser) implements AutoCloseable {
    /** @param name unlike that of any other stage of the run */
    static Stage build(String name) {
        var environment = Environment.current();
        var server = ParleyServer.start(environment, name);
        return new Stage(server, new Api(server.address()), Browser.start(environment));
    }

    @Override
    public void close() {
        browser.close();
        server.close();
    }
}
