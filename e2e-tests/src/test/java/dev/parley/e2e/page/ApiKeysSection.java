package dev.parley.e2e.page;

import dev.parley.e2e.browser.Hook;
import dev.parley.e2e.browser.Window;
import dev.parley.e2e.environment.Waiting;

/** The API keys in the settings. */
public final class ApiKeysSection {

    private final Window window;
    private final Hook section;
    private final Hook keys;

    ApiKeysSection(Window window, Hook section) {
        this.window = window;
        this.section = section;
        keys = section.inside("api-key");
    }

    /**
     * Makes a key and copies it.
     *
     * @param scopes as the API names them, {@code readChats}
     * @return the key
     */
    public String create(String name, String... scopes) {
        return fill(name, scopes).make().keep();
    }

    public ApiKeysSection fill(String name, String... scopes) {
        section.inside("api-key-new").click();
        section.inside("api-key-name").fill(name);
        for (String scope : scopes) {
            section.inside("api-key-scope-" + scope).click();
        }
        return this;
    }

    public ApiKeysSection make() {
        section.inside("api-key-create").click();
        section.inside("api-key-text").awaitShown();
        return this;
    }

    /** Copies the key that was made and puts it away. */
    private String keep() {
        section.inside("api-key-copy").click();
        section.inside("api-key-copy").awaitAttribute("data-copied", "true");
        String key = section.inside("api-key-text").text();
        section.inside("api-key-done").click();
        section.inside("api-key-text").awaitGone();
        return key;
    }

    public ApiKeysSection awaitKeys(int count) {
        Waiting.until(count + " API keys", keys::count, seen -> seen == count);
        return this;
    }

    public ApiKeysSection revokeNewest() {
        var before = keys.count();
        keys.inside("api-key-revoke").click();
        window.hook("api-key-revoke-confirm").click();
        return awaitKeys(before - 1);
    }
}
