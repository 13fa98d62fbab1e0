package dev.parley.e2e.page;

import dev.parley.e2e.browser.Hook;
import dev.parley.e2e.browser.Window;
import dev.parley.e2e.environment.Person;
import dev.parley.e2e.environment.Waiting;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.openqa.selenium.Keys;

public final class ConversationPage {

    private static final String ON_SCREEN = """
    const list = document.querySelector('[data-testid=message-list]').getBoundingClientRect();
    const message = document.querySelector(`[data-testid=message][data-seq="${arguments[0]}"]`)?.getBoundingClientRect();
    return message !== undefined && message.bottom > list.top && message.top < list.bottom;
    """;

    private static final String BEGUN =
        "return document.querySelector('[data-testid=conversation] [data-testid=composer-input]')?.value ?? null";

    private static final String FIRST = """
    const list = document.querySelector('[data-testid=message-list]').getBoundingClientRect();
    return [...document.querySelectorAll('[data-testid=message]')]
        .find(message => message.getBoundingClientRect().top >= list.top).dataset.seq;
    """;

    private static final String TOP = """
    return document.querySelector(`[data-testid=message][data-seq="${arguments[0]}"]`)?.getBoundingClientRect().top;
    """;

    private final Window window;
    private final Hook root;
    private final Hook messages;
    private final Hook list;
    private final Hook input;

    ConversationPage(Window window) {
        this(window, window.hook("conversation"));
        root.awaitAttribute("data-loaded", "true");
    }

    private ConversationPage(Window window, Hook root) {
        this.window = window;
        this.root = root;
        messages = root.inside("message");
        list = root.inside("message-list");
        input = root.inside("composer-input");
    }

    /** What is written in the chat that stands beside a call. */
    static ConversationPage besideCall(Window window, Hook chat) {
        chat.inside("message-list").awaitShown();
        return new ConversationPage(window, chat);
    }

    ConversationPage(Window window, String chatId) {
        this(window);
        root.awaitAttribute("data-chat-id", chatId);
        root.awaitAttribute("data-loaded", "true");
    }

    public String chatId() {
        return root.attribute("data-chat-id").orElse("");
    }

    public String title() {
        return root.inside("conversation-title").text();
    }

    /** Whether it is a personal chat that the first message will create. */
    public boolean isDraft() {
        return root.attribute("data-draft").equals(Optional.of("true"));
    }

    public void awaitTitle(String title) {
        Waiting.until("the title of the conversation in " + window, this::title, title::equals);
    }

    /** Waits for the card of the meeting whose link somebody has sent. */
    public ConversationPage awaitMeeting(String title) {
        var shown = window.hook("meeting-card").inside("meeting-card-title");
        Waiting.until("the card of a meeting in " + window, shown::text, title::equals);
        return this;
    }

    /** Follows the card of the meeting whose link somebody has sent. */
    public MeetingPage joinMeeting(String title) {
        awaitMeeting(title);
        window.hook("meeting-card").inside("meeting-card-join").click();
        return new MeetingPage(window);
    }

    public ConversationPage send(String text) {
        input.type(text);
        input.press(Keys.ENTER);
        return this;
    }

    /** Writes at the end of what the composer holds, and does not send it. */
    public ConversationPage begin(String text) {
        input.type(text);
        return this;
    }

    /** What is written in the composer and not sent. */
    public String begun() {
        return String.valueOf(window.run(BEGUN));
    }

    /** Waits until the composer holds exactly this. */
    public ConversationPage awaitBegun(String text) {
        Waiting.until("what is begun in " + window, this::begun, text::equals);
        return this;
    }

    /** Sends what the composer holds, by Enter. */
    public ConversationPage sendBegun() {
        input.press(Keys.ENTER);
        return this;
    }

    /** Waits until slow mode is told of, and keeps one from nothing yet. */
    public ConversationPage awaitSlowMode() {
        root.inside("slow-mode-note").awaitAttribute("data-seconds", "0");
        return this;
    }

    public void awaitNoSlowMode() {
        root.inside("slow-mode-note").awaitGone();
    }

    /** Waits until slow mode keeps one from sending. @return the seconds shown */
    public int awaitSlowed() {
        var note = root.inside("slow-mode-note").awaitShown();
        root.inside("composer-send").awaitAttribute("disabled", "");
        return Waiting.until(
            "the wait in " + window,
            () -> note.attribute("data-seconds").map(Integer::valueOf).orElse(0),
            seconds -> seconds > 0
        );
    }

    /** Waits until the seconds left are fewer than some seen before. */
    public void awaitCountedBelow(int seconds) {
        var note = root.inside("slow-mode-note");
        Waiting.until(
            "the countdown in " + window,
            () -> note.attribute("data-seconds").map(Integer::valueOf).orElse(seconds),
            left -> left < seconds
        );
    }

    public ConversationPage sendByButton(String text) {
        input.type(text);
        root.inside("composer-send").click();
        return this;
    }

    /** Begins a mention and chooses the person from the list. */
    public ConversationPage mention(Person person) {
        input.type("@" + person.username().substring(0, 3));
        window.hook("mention-option").where("data-username", person.username()).awaitShown();
        while (
            !window
                .hook("mention-option")
                .where("aria-selected", "true")
                .attribute("data-username")
                .equals(Optional.of(person.username()))
        ) {
            input.press(Keys.ARROW_DOWN);
        }
        input.press(Keys.ENTER);
        window.hook("mention-list").awaitGone();
        return this;
    }

    /** The texts of the messages that mention the person logged in. */
    public List<String> mentioning() {
        return messages.where("data-mentions-me", "true").inside("message-text").texts();
    }

    /** Forwards a message to other chats. */
    public void forward(String seq, String... chatIds) {
        var message = messages.where("data-seq", seq);
        message.inside("message-menu").press(Keys.ENTER);
        window.hook("message-forward").press(Keys.ENTER);
        for (String chatId : chatIds) {
            window.hook("forward-option").where("data-chat-id", chatId).click();
        }
        window.hook("forward-submit").click();
        window.hook("forward-dialog").awaitGone();
    }

    public void awaitForwardedFrom(Person author) {
        messages.inside("message-forwarded").where("data-user-id", author.id()).awaitShown();
    }

    public void awaitBlocked() {
        root.inside("composer-blocked").awaitShown();
    }

    /** Only reading is left. */
    public void awaitTimedOut() {
        root.inside("composer-timed-out").awaitShown();
    }

    /** Reads why something was done, and says so of each. */
    public void readNotices(String reason, String... kinds) {
        root.inside("timed-out-why").click();
        read(reason, kinds);
    }

    /** As {@link #readNotices}, by the bar above the chats. */
    public void openNotices(String reason, String... kinds) {
        window.hook("notices-open").click();
        read(reason, kinds);
    }

    private void read(String reason, String... kinds) {
        for (String kind : kinds) {
            var notice = window.hook("notice").where("data-kind", kind);
            Waiting.until("the reason of " + kind, () -> notice.inside("notice-reason").text(), reason::equals);
            notice.inside("notice-seen").click();
            notice.awaitGone();
        }
        window.hook("notices-dialog").awaitGone();
    }

    public void unblock() {
        root.inside("composer-unblock").click();
        root.inside("composer-blocked").awaitGone();
    }

    /** Waits until so many messages could not be sent. */
    public void awaitFailed(int count) {
        Waiting.until(
            "failed messages in " + window,
            () -> messages.where("data-state", "failed").count(),
            seen -> seen == count
        );
    }

    /** Waits until a message is not sent for this reason, or waits for an administrator. */
    public ConversationPage awaitUnsent(String code) {
        root.inside("message-unsent").awaitAttribute("data-code", code);
        return this;
    }

    /** Takes the one message that could not be sent back into the composer. */
    public ConversationPage takeBack() {
        root.inside("message-take-back").click();
        return this;
    }

    /** Waits until the composer holds an answer to a message. */
    public ConversationPage awaitReplying(String seq) {
        root.inside("composer-replying").awaitAttribute("data-seq", seq);
        return this;
    }

    /** Waits until the composer changes a message. */
    public ConversationPage awaitEditing(String seq) {
        root.inside("composer-editing").awaitAttribute("data-seq", seq);
        return this;
    }

    /** Leaves an edit without saving it. */
    public ConversationPage cancelEdit() {
        root.inside("composer-cancel").click();
        root.inside("composer-editing").awaitGone();
        return this;
    }

    /** Waits until the last message could not be sent. */
    public void awaitRefused() {
        messages.where("data-state", "failed").awaitShown();
    }

    /** Waits until these and no other messages are there, in this order, all of them taken by the server. */
    public void awaitMessages(String... texts) {
        awaitMessages(List.of(texts));
    }

    public void awaitMessages(List<String> texts) {
        Waiting.until("the messages in " + window, this::texts, texts::equals);
        Waiting.until(
            "the messages in " + window + " to be sent",
            () -> messages.attributes("data-state"),
            states -> states.stream().allMatch("sent"::equals)
        );
    }

    /** Waits until a message under this name is marked as a webhook's. */
    public void awaitWebhookMark(String name) {
        Waiting.until(
            "a webhook's mark in " + window,
            () -> messages.inside("message-author").texts(),
            names -> names.stream().anyMatch(seen -> seen.startsWith(name) && !seen.equals(name))
        );
        messages.inside("webhook-mark").awaitShown();
    }

    /** Waits until so many messages are there, whatever their order, and says which. */
    public List<String> awaitMessageCount(int count) {
        return Waiting.until("the messages in " + window, this::texts, seen -> seen.size() == count);
    }

    /** The texts of all messages, oldest first, whatever became of them. */
    public List<String> texts() {
        return messages.inside("message-text").texts();
    }

    public List<String> seqs() {
        return messages.attributes("data-seq");
    }

    /** Waits until so many messages are there and have been acknowledged, and says at which places. */
    public List<String> awaitSeqs(int count) {
        return Waiting.until(
            "the messages in " + window,
            this::seqs,
            seen -> seen.size() == count && seen.stream().noneMatch(String::isEmpty)
        );
    }

    /** Waits until so many messages wait for the server. */
    public void awaitPending(int count) {
        Waiting.until(
            "pending messages in " + window,
            () -> messages.where("data-state", "pending").count(),
            seen -> seen == count
        );
    }

    /** The seq of the one message with this text. */
    public String seqOf(String text) {
        var place = new AtomicInteger();
        Waiting.until("a message \"" + text + "\" in " + window, () -> {
            // Deleted messages have no text: the two lists are of those that have one.
            place.set(texts().indexOf(text));
            return place.get() >= 0;
        });
        return window.select("[data-testid=\"message\"]:not([data-deleted])").attributes("data-seq").get(place.get());
    }

    /** Opens the menu of the message with this text, over which the pointer is by that. */
    public MessageMenu menu(String text) {
        return menuAt(seqOf(text));
    }

    /** As {@link #menu}, of the message at this place. */
    public MessageMenu menuAt(String seq) {
        over(seq).inside("message-menu").click();
        return new MessageMenu(window);
    }

    /** Reacts by the bar over the message with this text. */
    public void reactQuickly(String text, String emoji) {
        over(seqOf(text)).inside("message-quick-react").where("data-emoji", emoji).click();
    }

    /** Reacts with one of all emoji, found by a word. */
    public void reactWithAny(String text, String word, String emoji) {
        over(seqOf(text)).inside("message-react-any").click();
        var picker = window.hook("reaction-picker");
        picker.inside("emoji-search").fill(word);
        picker.inside("emoji").where("data-emoji", emoji).click();
        picker.awaitGone();
    }

    /** Begins an answer by the bar over the message with this text. */
    public void replyQuickly(String text) {
        over(seqOf(text)).inside("message-quick-reply").click();
        root.inside("composer-replying").awaitShown();
    }

    /** Begins an answer by drawing the message with this text to the side, negative for the left. */
    public void swipeToReply(String text, int pixels) {
        messages.where("data-seq", seqOf(text)).inside("message-text").swipe(pixels);
        root.inside("composer-replying").awaitShown();
    }

    private Hook over(String seq) {
        var message = messages.where("data-seq", seq);
        message.hover();
        return message;
    }

    /** Presses a finger on the message with this text for long enough. */
    public MessageMenu longPress(String text) {
        messages.where("data-seq", seqOf(text)).inside("message-text").press(Duration.ofMillis(800));
        return new MessageMenu(window);
    }

    public ConversationPage edit(String text, String changed) {
        menu(text).edit();
        input.fill(changed);
        input.press(Keys.ENTER);
        root.inside("composer-editing").awaitGone();
        return this;
    }

    public ConversationPage reply(String text, String answer) {
        menu(text).reply();
        return send(answer);
    }

    public void awaitEdited(String seq) {
        messages.where("data-seq", seq).inside("message-edited").awaitShown();
    }

    /** By the mark of an edited message. */
    public VersionsDialog versions(String seq) {
        messages.where("data-seq", seq).inside("message-edited").click();
        return new VersionsDialog(window);
    }

    public void awaitDeleted(String seq) {
        messages.where("data-seq", seq).inside("message-deleted").awaitShown();
    }

    public void awaitReaction(String seq, String emoji, int count) {
        var reaction = messages.where("data-seq", seq).inside("reaction").where("data-emoji", emoji);
        if (count == 0) {
            reaction.awaitGone();
        } else {
            reaction.awaitAttribute("data-count", Integer.toString(count));
        }
    }

    /** Waits until whoever has written a message is marked as a bot. */
    public void awaitByBot(String text) {
        messages.where("data-seq", seqOf(text)).inside("bot-mark").awaitShown();
    }

    /** Waits until whoever has written a message is marked as a guest. */
    public void awaitByGuest(String text) {
        messages.where("data-seq", seqOf(text)).inside("guest-mark").awaitShown();
    }

    /** Waits until the list says that it begins where one has come in. */
    public ConversationPage awaitSinceComing() {
        root.inside("meeting-chat-since").awaitShown();
        return this;
    }

    /** Waits until a message quotes another one by its words. */
    public void awaitQuote(String text, String quoted, String words) {
        var quote = messages.where("data-seq", seqOf(text)).inside("reply-quote");
        quote.awaitAttribute("data-seq", quoted);
        Waiting.until("the quote of " + quoted + " in " + window, quote::text, seen -> seen.contains(words));
    }

    /** Goes to the message that another one quotes. */
    public void followQuote(String text) {
        messages.where("data-seq", seqOf(text)).inside("reply-quote").click();
    }

    /** Waits until a message is on the screen, and marked as the one that was asked for. */
    public void awaitFound(String seq) {
        messages.where("data-seq", seq).awaitAttribute("data-found", "true");
        awaitOnScreen(seq);
    }

    public void awaitOnScreen(String seq) {
        Waiting.until(
            "message " + seq + " on the screen of " + window,
            () -> window.run(ON_SCREEN, seq) == Boolean.TRUE
        );
    }

    public void awaitPin(String seq, String words) {
        var pin = root.inside("pin-bar");
        pin.awaitAttribute("data-seq", seq);
        Waiting.until("the pin in " + window, pin::text, seen -> seen.contains(words));
    }

    public void awaitNoPin() {
        root.inside("pin-bar").awaitGone();
    }

    /** Waits for the line of what has happened in the chat. @param event the frame's type */
    public void awaitLine(String event) {
        root.inside("system-message").where("data-event", event).awaitShown();
    }

    public void awaitClosedComposer() {
        root.inside("composer-closed").awaitShown();
        root.inside("composer-input").awaitGone();
    }

    public void awaitOpenComposer() {
        input.awaitShown();
    }

    /** The chat's panel, with its members. */
    public ChatPanel members() {
        choose("members-open");
        return new ChatPanel(window);
    }

    /** The chat's panel, by a click on its title. */
    public ChatPanel about() {
        root.inside("chat-panel-open").click();
        return new ChatPanel(window);
    }

    /** The card of somebody, by a click on the name over a message. */
    public ProfileCard author(Person person) {
        authorOf(person).click();
        return new ProfileCard(window, person);
    }

    /** The name over a message. */
    public Hook authorOf(Person person) {
        return root.inside("message-author").inside("person-link").where("data-user-id", person.id());
    }

    /** The card of somebody who is mentioned. */
    public ProfileCard mentioned(Person person) {
        root.inside("mention").where("data-user-id", person.id()).click();
        return new ProfileCard(window, person);
    }

    /** Of the header, or where there is no room of its menu. */
    private void choose(String action) {
        var menu = root.inside("conversation-menu");
        if (menu.isShown()) {
            menu.click();
            window.hook(action).where("role", "menuitem").click();
        } else {
            root.inside(action).click();
        }
    }

    public ComposerFormat format() {
        return new ComposerFormat(this, root);
    }

    /** The message at this place, once it is there. */
    public FormattedMessage formatted(String seq) {
        var message = messages.where("data-seq", seq);
        message.awaitShown();
        return new FormattedMessage(message);
    }

    public SlashCommandsPart slashCommands() {
        return new SlashCommandsPart(root);
    }

    public ConversationFiles files() {
        return new ConversationFiles(window, root);
    }

    public ChatSearchPanel search() {
        choose("chat-search-open");
        return new ChatSearchPanel(window);
    }

    /** Waits until the header of a group says that this person types. */
    public void awaitTyping(Person person) {
        var typing = root.inside("conversation-typing").awaitShown();
        Waiting.until("typing in " + window, typing::text, seen -> seen.contains(person.displayName()));
    }

    public void awaitNobodyTyping() {
        root.inside("conversation-typing").awaitGone();
        root.inside("conversation-subtitle").awaitShown();
    }

    /** Waits until the header of a personal chat says how the other is there. */
    public void awaitPresence(String state) {
        root.inside("conversation-subtitle").awaitAttribute("data-presence", state);
    }

    /** Waits for the tick of a message of one's own. */
    public void awaitTick(String text, boolean seen) {
        messages
            .where("data-seq", seqOf(text))
            .inside("message-tick")
            .awaitAttribute("data-seen", Boolean.toString(seen));
    }

    /** To the chat's first event, as the key Home in the list does. */
    public void goToBeginning() {
        list.press(Keys.HOME);
    }

    public void goToEnd() {
        list.press(Keys.END);
        list.awaitAttribute("data-at-end", "true");
    }

    public void awaitAtEnd() {
        list.awaitAttribute("data-at-end", "true");
    }

    /** Turns the wheel over the list. @param pixels downwards, negative upwards */
    public void scroll(int pixels) {
        list.wheel(pixels);
    }

    /** Goes back to the list of chats, on a phone. */
    public void back() {
        root.inside("conversation-back").click();
        root.awaitGone();
    }

    /** How many messages are elements of the document. */
    public int rows() {
        return messages.count();
    }

    /** The first message on the screen. */
    public int firstSeq() {
        return Integer.parseInt(String.valueOf(window.run(FIRST)));
    }

    /** How far below the upper edge of the window a message stands, in pixels. */
    public double topOf(int seq) {
        if (window.run(TOP, seq) instanceof Number top) {
            return top.doubleValue();
        }
        throw new AssertionError("message %d is not there".formatted(seq));
    }

    /** The line that a finished call leaves. */
    public CallRecord awaitCallRecord() {
        var line = root.inside("system-message").where("data-event", "call.recorded");
        Waiting.until("the call's line in " + window, line::count, seen -> seen == 1);
        return new CallRecord(
            line.attribute("data-kind").orElse(""),
            line.attribute("data-outcome").orElse(""),
            line.attribute("data-part").orElse(""),
            line.text()
        );
    }

    /** Calls back from the line of a missed call. */
    public CallWindow callBack() {
        root.inside("call-back").click();
        return new CallWindow(window);
    }

    /** The past calls of this chat alone. */
    public CallHistoryPage callHistory() {
        choose("chat-calls-open");
        return new CallHistoryPage(window);
    }

    /** Whether its header has what starts a call. */
    public boolean offersCalls() {
        return root.inside("call-video").isShown() || root.inside("call-voice").isShown();
    }

    public CallWindow callWithVideo() {
        root.inside("call-video").click();
        return new CallWindow(window);
    }

    public CallWindow callWithVoice() {
        root.inside("call-voice").click();
        return new CallWindow(window);
    }

    /** Starts a call that can be recorded. */
    public CallWindow callWithVideoToRecord() {
        return callToRecord("video");
    }

    /** Starts a call that can be recorded. */
    public CallWindow callWithVoiceToRecord() {
        return callToRecord("voice");
    }

    private CallWindow callToRecord(String kind) {
        root.inside("call-recordable").click();
        window.hook("call-recordable-" + kind).click();
        return new CallWindow(window);
    }

    public void awaitCallRecorded() {
        root.inside("call-join").inside("call-recording").awaitShown();
    }

    /** What lies over each other in the header, or stands out of it; each as a line, none where all is in its place. */
    public List<String> crowdedInHeader() {
        var found = window.run(
            """
            const header = document.querySelector('[data-testid=conversation-title]').closest('header')
            const frame = header.getBoundingClientRect()
            const shown = [...header.querySelectorAll('h2, button')].filter((each) => each.offsetWidth > 0)
            const named = (each) => each.dataset.testid ?? each.localName
            const faults = []
            for (const [index, each] of shown.entries()) {
              const box = each.getBoundingClientRect()
              if (box.left < frame.left || box.right > frame.right) faults.push(`${named(each)} stands out`)
              for (const other of shown.slice(index + 1).filter((other) => !each.contains(other))) {
                const { left, right } = other.getBoundingClientRect()
                if (left < box.right - 1 && box.left < right - 1) faults.push(`${named(each)} and ${named(other)}`)
              }
            }
            return faults
            """
        );
        return ((List<?>) Objects.requireNonNull(found)).stream().map(String::valueOf).toList();
    }

    /** Asks for the call that goes on, and thinks better of it when the question comes. */
    public void stayOutOfRecordedCall() {
        root.inside("call-join").click();
        var question = window.hook("recording-question").awaitShown();
        question.inside("recording-leave").click();
        question.awaitGone();
        window.hook(CallWindow.ROOT).awaitGone();
    }

    /** @param answer {@code agree} or {@code decline} */
    public CallWindow joinRecordedCall(String answer) {
        root.inside("call-join").click();
        window
            .hook("recording-question")
            .awaitShown()
            .inside("recording-" + answer)
            .click();
        return new CallWindow(window);
    }

    /** Waits until the header says that a call goes on, with so many in it. */
    public void awaitCallGoingOn(int count) {
        root.inside("call-join").awaitShown().awaitAttribute("data-count", String.valueOf(count));
    }

    public void awaitNoCall() {
        root.inside("call-join").awaitGone();
    }

    /** Enters the call that goes on. */
    public CallWindow joinCall() {
        root.inside("call-join").click();
        return new CallWindow(window);
    }

    /** Takes over the call that goes on, in which the person is on another device. */
    public CallWindow continueCallHere() {
        root.inside("call-join").where("data-elsewhere", "true").click();
        return new CallWindow(window);
    }

    /** Tries to call somebody who is in a call; a notice says why not. */
    public void callWithVoiceRefused() {
        root.inside("call-voice").click();
        window.hook("toast").where("data-tone", "danger").awaitShown();
        window.hook(CallWindow.ROOT).awaitGone();
    }

    void awaitType(String type) {
        root.awaitAttribute("data-chat-type", type);
        root.awaitAttribute("data-loaded", "true");
    }

    /**
     * @param part what came of it for the person who looks
     * @param text as shown, in the page's language
     */
    public record CallRecord(String kind, String outcome, String part, String text) {}
}
