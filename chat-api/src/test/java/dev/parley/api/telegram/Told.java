package dev.parley.api.telegram;

import java.util.List;
import tools.jackson.databind.JsonNode;

/** What the bot has told somebody: a message, another text of one, or what comes of pressing a button. */
record Told(String method, long messageId, JsonNode body) {
    String text() {
        return body.path("text").asString();
    }

    /** The parts of the text that lead to somebody. */
    List<String> mentions() {
        return body
            .path("entities")
            .valueStream()
            .map(each -> {
                int offset = each.path("offset").asInt();
                return text().substring(offset, offset + each.path("length").asInt());
            })
            .toList();
    }

    /** What the bot gets when this button is pressed. */
    String buttonData(int index) {
        return body.path("reply_markup").path("inline_keyboard").path(0).path(index).path("callback_data").asString();
    }

    boolean isRewritten() {
        return method.equals("editMessageText");
    }

    @Override
    public String toString() {
        return method + ": " + text();
    }
}
