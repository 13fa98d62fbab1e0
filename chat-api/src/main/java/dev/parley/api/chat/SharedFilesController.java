package dev.parley.api.chat;

import dev.parley.api.chat.ChatResponses.SharedFileView;
import dev.parley.api.chat.ChatResponses.SharedFilesPage;
import dev.parley.api.limit.Limit;
import dev.parley.api.limit.Limited;
import dev.parley.api.security.UserCaller;
import dev.parley.api.user.UserMapper;
import dev.parley.chat.attachment.SharedFiles;
import dev.parley.chat.attachment.SharedKind;
import dev.parley.chat.log.AttachmentId;
import dev.parley.chat.log.ChatId;
import dev.parley.chat.user.Users;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.util.stream.Collectors;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What was shared in a chat, with the rate limit of searches. */
@RestController
@RequestMapping("/api/chats/{chatId}/attachments")
@RequiredArgsConstructor
class SharedFilesController {

    private final SharedFiles files;
    private final Users users;
    private final UserMapper mapper;

    /** Files of messages, newest first; {@code before} is {@code next} of the page before. */
    @GetMapping
    @Limited(Limit.SEARCHES)
    SharedFilesPage sharedFiles(
        @AuthenticationPrincipal UserCaller caller,
        @PathVariable ChatId chatId,
        @RequestParam(defaultValue = "all") SharedKind kind,
        @RequestParam(required = false) @Nullable AttachmentId before,
        @RequestParam(defaultValue = "30") @Min(1) @Max(SharedFiles.PAGE_MAX) int limit
    ) {
        return response(files.find(caller.userId(), chatId, kind, before, limit));
    }

    private SharedFilesPage response(SharedFiles.Page page) {
        var senders = page.files().stream().map(SharedFiles.SharedFile::sender).collect(Collectors.toSet());
        return new SharedFilesPage(
            page.files().stream().map(SharedFilesController::view).toList(),
            users.all(senders).stream().map(mapper::toResponse).toList(),
            page.next()
        );
    }

    private static SharedFileView view(SharedFiles.SharedFile file) {
        return new SharedFileView(ChatEventMapper.toWire(file.attachment()), file.seq(), file.sender(), file.at());
    }
}
