package dev.parley.e2e.page;

import dev.parley.e2e.browser.Hook;
import dev.parley.e2e.browser.Window;
import dev.parley.e2e.environment.Waiting;

/** The webhooks of a group or channel, out and in. */
public final class WebhooksDialog {

    private final Window window;
    private final Hook out;
    private final Hook in;

    WebhooksDialog(Window window) {
        this.window = window;
        var dialog = window.hook("webhooks-dialog");
        out = dialog.inside("webhooks-out");
        in = dialog.inside("webhooks-in");
        dialog.awaitShown();
    }

    /** Makes an outgoing webhook that is told of messages. @return its secret */
    public String create(String address) {
        out.inside("webhook-new").click();
        return fill(address).save();
    }

    /** Makes one that the server refuses; the form stays. */
    public WebhooksDialog createRefused(String address) {
        out.inside("webhook-new").click();
        fill(address);
        out.inside("webhook-save").click();
        out.inside("webhook-error").awaitShown();
        return this;
    }

    public WebhooksDialog fill(String address) {
        out.inside("webhook-address").fill(address);
        return this;
    }

    /** @return the secret of what is made */
    public String save() {
        out.inside("webhook-save").click();
        return keep(out);
    }

    /** Makes an incoming webhook. @return its address */
    public String createIncoming(String name, String picture) {
        in.inside("incoming-webhook-new").click();
        in.inside("incoming-webhook-name").fill(name);
        in.inside("incoming-webhook-picture").fill(picture);
        in.inside("incoming-webhook-create").click();
        return keep(in);
    }

    private static String keep(Hook section) {
        var text = section.inside("webhook-once").awaitShown();
        String secret = text.text();
        section.inside("webhook-once-done").click();
        text.awaitGone();
        return secret;
    }

    public WebhooksDialog openLog() {
        out.inside("webhook-log-open").click();
        out.inside("webhook-log").awaitShown();
        return this;
    }

    /** Reloads the log until the newest delivery has ended so. */
    public WebhooksDialog awaitDelivery(String outcome) {
        var newest = out.inside("webhook-delivery");
        Waiting.until(
            "a delivery that is " + outcome,
            () -> {
                out.inside("webhook-log-reload").click();
                return newest.attributes("data-outcome");
            },
            seen -> seen.contains(outcome)
        );
        return this;
    }

    public WebhooksDialog sendAgain() {
        var deliveries = out.inside("webhook-delivery");
        int before = deliveries.count();
        out.inside("webhook-again").click();
        Waiting.until("one more delivery", deliveries::count, seen -> seen == before + 1);
        return this;
    }

    public WebhooksDialog switchOff() {
        out.inside("webhook-switch").click();
        out.inside("webhook").awaitAttribute("data-state", "switchedOff");
        return this;
    }

    public WebhooksDialog removeIncoming() {
        in.inside("incoming-webhook-remove").click();
        window.hook("incoming-webhook-remove-confirm").click();
        in.inside("incoming-webhook").awaitGone();
        return this;
    }
}
