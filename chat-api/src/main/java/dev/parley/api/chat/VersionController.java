package dev.parley.api.chat;

import dev.parley.api.chat.ChatResponses.VersionPage;
import dev.parley.api.chat.ChatResponses.VersionView;
import dev.parley.api.security.UserCaller;
import dev.parley.chat.log.ChatId;
import dev.parley.chat.log.MessageVersion;
import dev.parley.chat.message.Versions;
import jakarta.validation.constraints.Min;
import lombok.RequiredArgsConstructor;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What messages have said before they were edited. */
@RestController
@RequestMapping("/api/chats/{chatId}/messages/{seq}/versions")
@RequiredArgsConstructor
class VersionController {

    private final Versions versions;

    /** The newest first, with what the message says now; 20 a page, or fewer where they are long. */
    @GetMapping
    VersionPage versions(
        @AuthenticationPrincipal UserCaller caller,
        @PathVariable ChatId chatId,
        @PathVariable @Min(1) long seq,
        @RequestParam(defaultValue = "" + Long.MAX_VALUE) @Min(1) long before
    ) {
        var found = versions.of(caller.userId(), chatId, seq, before);
        var views = found.versions().stream().map(VersionController::view).toList();
        return new VersionPage(views, found.more() ? views.getLast().seq() : null, found.complete());
    }

    private static VersionView view(MessageVersion version) {
        var mentions = ChatEventMapper.mentions(version.mentions());
        return new VersionView(version.seq(), version.at(), version.text(), mentions);
    }
}
