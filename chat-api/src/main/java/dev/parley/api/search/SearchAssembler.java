package dev.parley.api.search;

import dev.parley.api.search.SearchResponses.SearchHit;
import dev.parley.api.search.SearchResponses.SearchPage;
import dev.parley.api.user.UserMapper;
import dev.parley.chat.log.EventBody.MessageSent;
import dev.parley.chat.search.MessageSearch;
import dev.parley.chat.user.Users;
import java.util.stream.Collectors;
import lombok.RequiredArgsConstructor;
import org.springframework.stereotype.Component;

/** Puts found messages and their authors together. */
@Component
@RequiredArgsConstructor
class SearchAssembler {

    private final Users users;
    private final UserMapper mapper;

    SearchPage page(MessageSearch.Page page) {
        var authors = page
            .hits()
            .stream()
            .map(hit -> hit.message().actor())
            .collect(Collectors.toSet());
        return new SearchPage(
            page.hits().stream().map(SearchAssembler::hit).toList(),
            users.all(authors).stream().map(mapper::toResponse).toList(),
            page.next(),
            page.indexing()
        );
    }

    private static SearchHit hit(MessageSearch.Hit hit) {
        var message = hit.message();
        String text = ((MessageSent) message.body()).content().text();
        return new SearchHit(message.chatId(), message.seq(), message.at(), message.actor(), text, hit.ranges());
    }
}
