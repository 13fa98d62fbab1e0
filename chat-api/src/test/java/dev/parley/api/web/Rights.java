package dev.parley.api.web;

import dev.parley.api.testing.Repository;
import dev.parley.chat.apikey.ApiScope;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What the documents say of the scopes of API keys: one row of a table for each. */
final class Rights {

    private static final Pattern LATER_WORD = Pattern.compile("_([a-z])");

    private Rights() {}

    /** As it stands in documents and bodies: {@code READ_CHATS} is readChats. */
    static String nameOf(ApiScope scope) {
        return LATER_WORD.matcher(scope.name().toLowerCase(Locale.ROOT)).replaceAll(found ->
            found.group(1).toUpperCase(Locale.ROOT)
        );
    }

    /** @param what the pattern of the things looked for, which stand in backticks */
    static Set<String> of(String document, ApiScope scope, String what) {
        String line = Repository.read(document)
            .lines()
            .filter(each -> each.startsWith("| `" + nameOf(scope) + "` |"))
            .findFirst()
            .orElseThrow();
        return Pattern.compile("`(" + what + ")`")
            .matcher(line)
            .results()
            .map(found -> found.group(1))
            .collect(Collectors.toSet());
    }
}
