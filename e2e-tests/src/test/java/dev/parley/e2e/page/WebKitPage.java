package dev.parley.e2e.page;

import dev.parley.e2e.environment.Person;
import dev.parley.e2e.environment.Waiting;
import java.net.URI;
import java.util.List;
import java.util.Objects;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.remote.RemoteWebDriver;

/** The page in WebKit, with what its walk does there. */
public final class WebKitPage {

    private final RemoteWebDriver driver;

    private WebKitPage(RemoteWebDriver driver) {
        this.driver = driver;
    }

    public static WebKitPage logIn(RemoteWebDriver driver, URI address, Person person) {
        driver.get(address.resolve("/login").toString());
        var page = new WebKitPage(driver);
        page.shown("login-username").sendKeys(person.username());
        page.shown("login-password").sendKeys(person.password());
        page.shown("login-submit").click();
        page.shown("chat-list");
        return page;
    }

    public void visit(URI address) {
        driver.get(address.toString());
    }

    public void send(String text) {
        shown("composer-input").sendKeys(text, Keys.ENTER);
    }

    /** Waits until a message that is sent shows this, in an element of that name where one is given. */
    public void awaitMessage(String text, String element) {
        Waiting.until(
            "“%s” in WebKit, sent".formatted(text),
            () ->
                found("[data-testid=message] " + element)
                    .stream()
                    .map(WebKitPage::described)
                    .toList(),
            seen -> seen.stream().anyMatch(each -> each.contains(text) && !each.startsWith("pending"))
        );
    }

    /** Searches the conversation, and waits until so many messages are found. */
    public void search(String words, int hits) {
        shown("chat-search-open").click();
        shown("chat-search-input").sendKeys(words);
        Waiting.until(
            "%d hits in WebKit".formatted(hits),
            () -> found("[data-testid=search-hit]").size(),
            seen -> seen == hits
        );
    }

    /** The name of a button that does nothing, which tells why. */
    public String nameOfDisabled(String hook) {
        var button = Waiting.until(
            hook + " to do nothing in WebKit",
            () -> shown(hook),
            each -> !each.isEnabled() || "true".equals(each.getDomAttribute("aria-disabled"))
        );
        return Objects.requireNonNullElse(button.getDomAttribute("aria-label"), "");
    }

    public void openSettings() {
        shown("settings-menu").click();
        shown("settings-dialog");
    }

    /** How many pixels of the page do not fit in its width. */
    public long sideways() {
        var width = "return document.documentElement.scrollWidth - document.documentElement.clientWidth";
        return driver.executeScript(width) instanceof Long pixels ? pixels : -1;
    }

    /** Its message's state, and what it shows. */
    private static String described(WebElement shown) {
        var message = shown.findElement(By.xpath("ancestor-or-self::*[@data-testid='message']"));
        return message.getDomAttribute("data-state") + " " + shown.getText();
    }

    private WebElement shown(String hook) {
        return Waiting.until(
            hook + " to be shown in WebKit",
            () -> found("[data-testid=%s]".formatted(hook)),
            seen -> !seen.isEmpty() && seen.getFirst().isDisplayed()
        ).getFirst();
    }

    private List<WebElement> found(String selector) {
        return driver.findElements(By.cssSelector(selector));
    }
}
