package dev.parley.e2e.page;

import dev.parley.e2e.browser.Hook;
import dev.parley.e2e.browser.Window;
import dev.parley.e2e.environment.Waiting;

/** The invites of a group or channel. */
public final class InvitesDialog {

    private final Hook dialog;
    private final Hook items;

    InvitesDialog(Window window) {
        dialog = window.hook("invites-dialog");
        items = dialog.inside("invite-item");
        dialog.awaitShown();
        // An empty list is there, but has no size.
        Waiting.until("the invites of " + window, dialog.inside("invite-list")::count, lists -> lists == 1);
    }

    /** @param uses how many may join by the next invite */
    public InvitesDialog limit(int uses) {
        dialog.inside("invite-limit").choose(Integer.toString(uses));
        return this;
    }

    /** @return the address of the new invite */
    public String create() {
        var before = items.count();
        dialog.inside("invite-create").click();
        awaitInvites(before + 1);
        return items.inside("invite-address").texts().getFirst();
    }

    public InvitesDialog revokeNewest() {
        var before = items.count();
        items.inside("invite-revoke").click();
        awaitInvites(before - 1);
        return this;
    }

    /** Shows the newest invite as a QR code. */
    public InvitesDialog showCode() {
        items.inside("invite-qr").click();
        items.inside("invite-qr-image").awaitShown();
        return this;
    }

    public void close() {
        dialog.inside("dialog-close").click();
        dialog.awaitGone();
    }

    private void awaitInvites(int count) {
        Waiting.until(count + " of " + items, items::count, seen -> seen == count);
    }
}
