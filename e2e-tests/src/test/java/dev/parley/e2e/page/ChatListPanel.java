package dev.parley.e2e.page;

import dev.parley.e2e.browser.Hook;
import dev.parley.e2e.browser.Window;
import dev.parley.e2e.environment.Person;
import dev.parley.e2e.environment.Waiting;
import java.util.List;
import org.openqa.selenium.Keys;

public final class ChatListPanel {

    private final Window window;
    private final Hook items;
    private final Hook search;

    ChatListPanel(Window window) {
        this.window = window;
        items = window.hook("chat-item");
        search = window.hook("people-search");
        window.hook("chat-list").awaitAttribute("data-loaded", "true");
    }

    public List<String> titles() {
        return items.inside("chat-item-title").texts();
    }

    public void awaitTitles(String... titles) {
        Waiting.until("the chats of " + window, this::titles, List.of(titles)::equals);
    }

    /** @param filter {@code all}, {@code unread}, {@code personal}, {@code group} or {@code channel} */
    public void filter(String filter) {
        var button = window.hook("chat-filter").where("data-filter", filter);
        button.click();
        button.awaitAttribute("aria-pressed", "true");
    }

    public DiscoverDialog discover() {
        window.hook("discover-open").click();
        return new DiscoverDialog(window);
    }

    public CreateGroupDialog newGroup() {
        window.hook("new-menu").click();
        window.hook("new-group").click();
        return new CreateGroupDialog(window);
    }

    public ConversationPage open(String chatId) {
        items.where("data-chat-id", chatId).click();
        return new ConversationPage(window, chatId);
    }

    /** Opens the personal chat with somebody by looking them up. */
    public ConversationPage openPersonal(Person person) {
        search.fill(person.username());
        window.hook("people-results").inside("user-option").where("data-username", person.username()).click();
        var conversation = new ConversationPage(window);
        conversation.awaitType("personal");
        return conversation;
    }

    /** Opens the personal chat with somebody who is chosen in the dialog of new chats. */
    public ConversationPage newChat(Person person) {
        window.hook("new-menu").click();
        window.hook("new-chat").click();
        var dialog = window.hook("new-chat-dialog").awaitShown();
        dialog.inside("new-chat-search").fill(person.username());
        dialog.inside("user-option").where("data-username", person.username()).click();
        dialog.awaitGone();
        var conversation = new ConversationPage(window);
        conversation.awaitType("personal");
        return conversation;
    }

    /** Looks for messages in all chats. */
    public GlobalResults search(String query) {
        search.fill(query);
        return new GlobalResults(window, query);
    }

    /** Waits until the dot of a personal chat says how the other is there: {@code online} or {@code away}. */
    public void awaitPresence(String chatId, String state) {
        items.where("data-chat-id", chatId).inside("presence").awaitAttribute("data-presence", state);
    }

    public void awaitOffline(String chatId) {
        items.where("data-chat-id", chatId).awaitShown();
        items.where("data-chat-id", chatId).inside("presence").awaitGone();
    }

    public void awaitTyping(String chatId) {
        items.where("data-chat-id", chatId).inside("chat-item-typing").awaitShown();
    }

    /** Waits until a chat is no longer there. */
    public void awaitLost(String chatId) {
        items.where("data-chat-id", chatId).awaitGone();
    }

    /** Waits until the chat's last message is shown in these words, whoever has written it. */
    public void awaitPreview(String chatId, String words) {
        var preview = items.where("data-chat-id", chatId).inside("chat-item-preview");
        Waiting.until("the preview of " + chatId + " in " + window, preview::text, seen -> seen.endsWith(words));
    }

    public void awaitUnread(String chatId, int count) {
        items
            .where("data-chat-id", chatId)
            .inside("chat-unread")
            .awaitShown()
            .awaitAttribute("data-count", Integer.toString(count));
    }

    /** How much is unread by the chat's badge; 0 without one. */
    public int unread(String chatId) {
        return items
            .where("data-chat-id", chatId)
            .inside("chat-unread")
            .attributes("data-count")
            .stream()
            .mapToInt(Integer::parseInt)
            .findFirst()
            .orElse(0);
    }

    public void awaitNothingUnread(String chatId) {
        items.where("data-chat-id", chatId).awaitShown();
        items.where("data-chat-id", chatId).inside("chat-unread").awaitGone();
    }

    public void awaitMentions(String chatId, int count) {
        items
            .where("data-chat-id", chatId)
            .inside("chat-mentions")
            .awaitShown()
            .awaitAttribute("data-count", Integer.toString(count));
    }

    public void awaitNoMentions(String chatId) {
        items.where("data-chat-id", chatId).awaitShown();
        items.where("data-chat-id", chatId).inside("chat-mentions").awaitGone();
    }

    /** Opens a chat's menu by the keyboard and takes one of its items, named by its test id. */
    public void choose(String chatId, String item) {
        items.where("data-chat-id", chatId).press(Keys.TAB);
        window.select("[data-chat-id='" + chatId + "'] ~ [data-testid='chat-menu']").press(Keys.ENTER);
        window.hook(item).press(Keys.ENTER);
        window.hook(item).awaitGone();
    }

    /** Waits until a chat says of what was written there that it waits ({@code pending}) or was refused ({@code failed}). */
    public void awaitUnsent(String chatId, String state) {
        items.where("data-chat-id", chatId).inside("chat-unsent").awaitAttribute("data-state", state);
    }

    public void awaitNothingUnsent(String chatId) {
        items.where("data-chat-id", chatId).awaitShown();
        items.where("data-chat-id", chatId).inside("chat-unsent").awaitGone();
    }

    /** Opens the list of the messages that were refused. */
    public UnsentDialog unsent() {
        window.hook("unsent-open").click();
        return new UnsentDialog(window);
    }

    public void awaitMuted(String chatId) {
        items.where("data-chat-id", chatId).awaitAttribute("data-muted", "true");
    }

    public void awaitNotMuted(String chatId) {
        items.where("data-chat-id", chatId).awaitShown();
        items.where("data-chat-id", chatId).where("data-muted", "true").awaitGone();
    }

    /** Waits until these chats are at the top, and no others are pinned there. */
    public void awaitPinned(String... chatIds) {
        Waiting.until(
            "the pinned chats of " + window,
            () -> items.where("data-pinned", "true").attributes("data-chat-id"),
            List.of(chatIds)::equals
        );
    }

    /** Waits until a chat has a picture instead of its initials. */
    public void awaitPicture(String chatId) {
        items.where("data-chat-id", chatId).part("[data-picture=true] img").awaitShown();
    }

    public void awaitNoPicture(String chatId) {
        items.where("data-chat-id", chatId).awaitShown();
        items.where("data-chat-id", chatId).part("[data-picture=true]").awaitGone();
    }

    public void awaitTitle(String chatId, String title) {
        var shown = items.where("data-chat-id", chatId).inside("chat-item-title");
        Waiting.until("the title of a chat of " + window, shown::text, title::equals);
    }

    /** Shows the archive instead of the list, or the list again. */
    public void toggleArchive() {
        window.hook("archive-toggle").click();
    }

    public void awaitNoArchive() {
        window.hook("archive-toggle").awaitGone();
    }
}
