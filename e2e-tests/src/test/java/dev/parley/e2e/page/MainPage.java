package dev.parley.e2e.page;

import dev.parley.e2e.browser.Hook;
import dev.parley.e2e.browser.Window;
import dev.parley.e2e.environment.Person;
import dev.parley.e2e.environment.Waiting;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.openqa.selenium.Keys;

/** The page after logging in. */
public final class MainPage {

    /** Outside of calls the page waits up to 20 s between two attempts to reconnect. */
    private static final Duration RECONNECTION = Duration.ofSeconds(45);

    private final Window window;
    private final Hook root;
    private final Hook connection;

    public MainPage(Window window) {
        this(window, true);
    }

    private MainPage(Window window, boolean online) {
        this.window = window;
        root = window.hook("app");
        connection = window.hook("connection-state");
        root.awaitShown();
        if (online) {
            awaitOnline();
        }
    }

    /** The page as it opens where the server is away. */
    public static MainPage withoutServer(Window window) {
        return new MainPage(window, false);
    }

    public Window window() {
        return window;
    }

    public String username() {
        return root.attribute("data-username").orElse("");
    }

    public ChatListPanel chats() {
        return new ChatListPanel(window);
    }

    /** The conversation that is open. */
    public ConversationPage conversation() {
        return new ConversationPage(window);
    }

    /** Opens what one is asked to join, once there is as much. */
    public RequestsDialog requests(int count) {
        return RequestsDialog.open(window, count);
    }

    public void awaitNoRequests() {
        RequestsDialog.awaitNone(window);
    }

    public CallWindow call() {
        return new CallWindow(window);
    }

    public IncomingCallOverlay incomingCall() {
        return new IncomingCallOverlay(window);
    }

    public boolean isRinging() {
        return window.hook(IncomingCallOverlay.ROOT).isShown();
    }

    public void awaitSilence() {
        window.hook(IncomingCallOverlay.ROOT).awaitGone();
    }

    public boolean isInCall() {
        return window.hook(CallWindow.ROOT).isShown();
    }

    /** Waits until so many calls count as missed. */
    public void awaitMissedCalls(int count) {
        var badge = window.hook("calls-missed");
        if (count == 0) {
            badge.awaitGone();
        } else {
            badge.awaitAttribute("data-count", Integer.toString(count));
        }
    }

    public CallHistoryPage callHistory() {
        window.hook("calls-open").click();
        return new CallHistoryPage(window);
    }

    /** Takes the offer to go back to a call that goes on without this page. */
    public CallWindow returnToCall() {
        window.hook("call-return-join").click();
        return call();
    }

    public MeetingDialog newMeeting() {
        window.hook("new-meeting").click();
        return new MeetingDialog(window);
    }

    /** One's own meetings. */
    public MeetingsPage meetings() {
        window.hook("my-meetings").click();
        return new MeetingsPage(window);
    }

    /** Who waits for a meeting of one's own. */
    public MeetingLobby lobby() {
        return new MeetingLobby(window);
    }

    /** Is told of a login on a new device, and ends it; the settings open. */
    public SecuritySection endNewLogin() {
        window.hook("login-notice").awaitShown();
        window.hook("login-notice-not-me").click();
        window.hook("login-notice").awaitGone();
        return new SecuritySection(window, window.hook("settings-dialog").awaitShown());
    }

    /** Follows the link of a mail by which the own address is confirmed. */
    public MainPage confirmEmail(URI link) {
        window.visit(link);
        window.hook("confirm-email-done").awaitShown();
        window.hook("confirm-email-done-on").click();
        return new MainPage(window);
    }

    /** Says "not now" where the page asks whether it may show notifications. */
    public void declineNotifications() {
        window.hook("notification-ask-no").click();
        window.hook("notification-ask").awaitGone();
    }

    public SettingsDialog settings() {
        window.hook("settings-menu").click();
        return new SettingsDialog(window);
    }

    /** Waits until no chat is open. */
    public void awaitNoConversation() {
        window.hook("conversation-none").awaitShown();
    }

    /** Opens the quick switch, by its keys. */
    public void openQuickSwitch() {
        window.select("body").press(Keys.chord(Keys.CONTROL, "k"));
        window.hook("quick-switch").awaitShown();
    }

    /** Goes to the first that the quick switch finds. */
    public ConversationPage quickSwitchTo(Person person) {
        openQuickSwitch();
        var option = window.hook("quick-switch").inside("quick-switch-option");
        window.hook("quick-switch-input").fill(person.username());
        Waiting.until("one found in " + window, option::count, count -> count == 1);
        window.hook("quick-switch-input").press(Keys.ENTER);
        window.hook("quick-switch").awaitGone();
        var conversation = new ConversationPage(window);
        conversation.awaitType("personal");
        return conversation;
    }

    /** Opens the overview of the keys, by its keys. */
    public void openShortcuts() {
        window.select("body").press(Keys.chord(Keys.CONTROL, "/"));
        window.hook("shortcuts-dialog").awaitShown();
    }

    public void openEmoji() {
        window.hook("emoji-open").click();
        window.hook("emoji-picker").awaitAttribute("data-loaded", "true");
    }

    public void closeEmoji() {
        window.hook("emoji-search").press(Keys.ESCAPE);
        window.hook("emoji-picker").awaitGone();
    }

    public void closeDialog() {
        window.hook("dialog-close").click();
        window.hook("dialog-close").awaitGone();
    }

    public ConversationPage visitChat(URI address, String chatId) {
        window.visit(address.resolve("/chats/" + chatId));
        return new MainPage(window).conversation();
    }

    /** Goes to a chat one is not a member of, which looks like one that does not exist. */
    public void visitForeignChat(URI address, String chatId) {
        window.visit(address.resolve("/chats/" + chatId));
        awaitNoSuchChat();
    }

    public void awaitNoSuchChat() {
        window.hook("conversation-missing").awaitShown();
        window.hook("composer-input").awaitGone();
    }

    public static URI messageAddress(URI address, String chatId, String seq) {
        return address.resolve("/chats/" + chatId + "/messages/" + seq);
    }

    public void awaitOnline() {
        Waiting.until(
            "the connection in " + window,
            RECONNECTION,
            () -> connection.attribute("data-state").orElse(""),
            "online"::equals
        );
    }

    /** Waits until the page knows that its server is gone. */
    public void awaitOutage() {
        Waiting.until(
            "an outage in " + window,
            () -> connection.attribute("data-state").orElse(""),
            state -> List.of("connecting", "reconnecting", "offline").contains(state)
        );
    }
}
