package dev.parley.api.administration;

import dev.parley.api.administration.StorageResponses.OwnStorageResponse;
import dev.parley.api.security.AuthenticatedLogin;
import dev.parley.chat.storage.StorageRooms;
import lombok.RequiredArgsConstructor;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** How much room one's own files take, for everybody. */
@RestController
@RequestMapping("/api/me/storage")
@RequiredArgsConstructor
class OwnStorageController {

    private final StorageRooms rooms;

    @GetMapping
    OwnStorageResponse get(@AuthenticationPrincipal AuthenticatedLogin login) {
        var usage = rooms.of(login.userId());
        return new OwnStorageResponse(usage.bytes(), usage.limit());
    }
}
