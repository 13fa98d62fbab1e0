package dev.parley.api.moderation;

import dev.parley.api.moderation.FilterResponses.FilteredWordList;
import dev.parley.api.moderation.FilterResponses.FilteredWordRequest;
import dev.parley.api.moderation.FilterResponses.FilteredWordView;
import dev.parley.api.security.AuthenticatedLogin;
import dev.parley.chat.filter.FilteredWord;
import dev.parley.chat.filter.FilteredWordId;
import dev.parley.chat.filter.WordList;
import dev.parley.chat.user.Intent;
import jakarta.validation.Valid;
import java.util.List;
import lombok.RequiredArgsConstructor;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The words by which messages are filtered, for administrators. */
@RestController
@RequestMapping("/api/admin/words")
@RequiredArgsConstructor
class WordListController {

    private final WordList list;

    @GetMapping
    FilteredWordList list(@AuthenticationPrincipal AuthenticatedLogin login) {
        return answer(list.list(login.userId()));
    }

    /** Puts a word on the list, or changes what becomes of messages that have it. */
    @PutMapping
    FilteredWordList put(Intent intent, @Valid @RequestBody FilteredWordRequest body) {
        return answer(list.put(intent, body.text(), body.action()));
    }

    @DeleteMapping("/{wordId}")
    FilteredWordList remove(Intent intent, @PathVariable FilteredWordId wordId) {
        return answer(list.remove(intent, wordId));
    }

    private static FilteredWordList answer(List<FilteredWord> words) {
        return new FilteredWordList(
            words
                .stream()
                .map(word -> new FilteredWordView(word.id(), word.text(), word.action(), word.at()))
                .toList(),
            WordList.MAX
        );
    }
}
